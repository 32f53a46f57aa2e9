// Runs the tests on a PostgreSQL server that it starts and stops itself: `npm run test:postgres -- test/kernel`. Those that open no database
// of the suite, and those that look at colours and sizes, are left out: they say nothing about an engine.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { postgresBinaries, startScratchPostgres } from './scratch-postgres.ts'
import { filesWithoutDatabase } from './which-ask-the-database.ts'

const binaries = postgresBinaries()
if (!binaries) {
  console.error('No PostgreSQL 15 or later under /usr/lib/postgresql. On Debian: apt install postgresql-15')
  process.exit(2)
}

const server = await startScratchPostgres(binaries)
console.log(`Tests on ${binaries}`)
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
/** How pages look. Their HTML is that of the other engine: `every-page` reads it on both. */
const looks = ['test/every-page-in-a-browser.test.ts', 'test/**/*-on-any-screen.test.ts']
const without = [...filesWithoutDatabase(), ...looks].flatMap(file => ['--exclude', file])
const tests = spawn(process.execPath, [vitest, 'run', ...without, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: server.url },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal))
const [code] = (await once(tests, 'exit')) as [number | null]
await server.stop()
process.exit(code ?? 1)
