// `npm run check`: everything that can be found wrong without running the product, one line each.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sizeReport } from './architecture/sizes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const guards = (...names: string[]): string[] => ['vitest', 'run', ...names.map(name => `test/architecture/${name}`)]

const checks: Record<string, string[]> = {
  types: ['tsc', '--noEmit'],
  lint: ['oxlint', '--deny-warnings'],
  format: ['oxfmt', '--check', '.'],
  architecture: guards('import-only-to-the-right', 'name-files-by-nouns', 'keep-sql-in-tables', 'lock-every-platform'),
  words: guards('say-it-in-words'),
  schema: guards('keep-the-schema'),
  links: guards('lead-somewhere'),
}

/** What it said where it failed, or nothing. */
async function faultOf([tool = '', ...rest]: string[]): Promise<string | undefined> {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const child = spawn(tool, rest, {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1' },
    shell: process.platform === 'win32',
  })
  let said = ''
  const hear = (text: Buffer) => {
    said += text.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0 ? undefined : said
}

const faults: [name: string, said: string][] = []
for (const [name, command] of Object.entries(checks)) {
  const start = performance.now()
  const said = await faultOf(command)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${name.padEnd(14)}${said === undefined ? 'ok' : 'FAILED'}  ${seconds} s`)
  if (said !== undefined) faults.push([name, said])
}
console.log(`sizes         ${sizeReport().join('\n              ')}`)
for (const [name, said] of faults) console.log(`\n${name}\n${said}`)
process.exit(faults.length === 0 ? 0 : 1)
