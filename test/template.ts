import { setTimeout } from 'node:timers/promises'
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import packages from '../package.json' with { type: 'json' }
import { type Database, database, openDatabase } from '../src/kernel/database.ts'
import { openEmbedded } from '../src/kernel/embedded.ts'
import { migrate, type Migration, migrations } from '../src/kernel/migrate.ts'

/** One migrated database, made once for each state of the migrations, and copies of it that are quick to make. */
interface Template {
  make(): Promise<void>
  copy(): Promise<Database>
}

/** The suite runs on the embedded engine in memory; with `DATABASE_URL=postgres://…`, on that server, in databases of its own. */
export function template(url = process.env.DATABASE_URL ?? 'memory:'): Template {
  return /^postgres(ql)?:/.test(url) ? onServer(url) : inMemory
}

const state = (files: readonly Migration[] = migrations()): string =>
  createHash('sha256')
    .update(
      [packages.dependencies['@electric-sql/pglite'], ...files.flatMap(({ name, sql }) => [name, sql])].join('\0'),
    )
    .digest('hex')
    .slice(0, 16)

const cache = fileURLToPath(new URL('../.cache/templates/', import.meta.url))
const snapshotFile = (files?: readonly Migration[]) => `${cache}${state(files)}.tar`

const inMemory: Template = {
  make: () => makeSnapshot(),

  async copy() {
    const { pool, idle, close } = await openEmbedded('memory', await migratedSnapshot())
    return database(pool, 'embedded', idle, close)
  },
}

async function makeSnapshot(files?: Migration[]): Promise<void> {
  const file = snapshotFile(files)
  if (existsSync(file)) return utimesSync(file, new Date(), new Date())
  mkdirSync(cache, { recursive: true })
  dropOldSnapshots()
  const { pool, idle, snapshot, close } = await openEmbedded('memory')
  await migrate(database(pool, 'embedded', idle, close), files)
  await idle()
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, new Uint8Array(await (await snapshot()).arrayBuffer()))
  renameSync(unfinished, file)
  await close()
}

/** The same as a file, for tests of the engine itself; `files`: the migrations that an earlier version had. */
export async function migratedSnapshot(files?: Migration[]): Promise<Blob> {
  await makeSnapshot(files)
  // Read at once: a file that another worker touches meanwhile is no longer the one that was opened.
  return new Blob([readFileSync(snapshotFile(files))])
}

/** Each is 40 MB. Those used last stay, for whoever changes branches. */
function dropOldSnapshots(): void {
  const files = readdirSync(cache).map(name => `${cache}${name}`)
  const oldest = files.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(5)
  for (const file of oldest) rmSync(file, { force: true })
}

const templateName = () => `sansa_template_${state()}`

function onServer(url: string): Template {
  const urlOf = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    async make() {
      await asked(url, async client => {
        await client.query('select pg_advisory_lock(7310)')
        const made = await client.query('select from pg_database where datname = $1', [templateName()])
        if (made.rowCount) return
        const unfinished = `${templateName()}_unfinished`
        await client.query(`drop database if exists ${unfinished} with (force)`)
        await client.query(
          `create database ${unfinished} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
        )
        const db = await openDatabase(urlOf(unfinished))
        await migrate(db)
        await db.close()
        await client.query(`alter database ${unfinished} rename to ${templateName()}`)
      })
    },

    async copy() {
      const copy = `sansa_test_${randomBytes(8).toString('hex')}`
      await asked(url, client => client.query(`create database ${copy} template ${templateName()}`))
      const db = await openDatabase(urlOf(copy))
      const close = async () => {
        await db.close()
        await asked(url, async client => {
          await everybodyGone(client, copy)
          await client.query(`drop database ${copy} with (force)`)
        })
      }
      return { ...db, close }
    },
  }
}

/** A pool says that it has ended before its last sessions have; one that is thrown out meanwhile complains to nobody. */
async function everybodyGone(client: Client, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await client.query('select from pg_stat_activity where datname = $1', [name])
    if (!rowCount) return
    await setTimeout(20)
  }
}

async function asked(url: string, ask: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await ask(client)
  } finally {
    await client.end()
  }
}
