import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from '../../src/kernel/embedded.ts'
import { migratedSnapshot } from '../template.ts'

/** Ways in which a statement can fail: while it is read, planned, bound, run, and at the commit. */
const failing = [
  'selec 1',
  'select 1/0',
  'select from nowhere',
  'select missing from pg_class',
  "select 'x'::int",
  "select '2026-02-30'::date",
  'insert into note values (1)',
  'insert into note values (null)',
  "do $$ begin raise exception 'refused'; end $$",
  'begin; insert into debt values (99); commit',
]

let embedded: Embedded

beforeAll(async () => {
  embedded = await openEmbedded('memory', await migratedSnapshot())
  const client = await embedded.pool.connect()
  await client.query('create table note (number int primary key); insert into note values (1)')
  await client.query('create table debt (note int references note deferrable initially deferred)')
  client.release()
})

afterAll(() => embedded.close())

interface Asker {
  fail(statement: string): Promise<unknown>
  ask(number: number): Promise<unknown>
}

/** After each of 30 failures three questions, each with an answer of its own. Returns what was answered wrongly. */
async function wrongAnswers({ fail, ask }: Asker): Promise<string[]> {
  const wrong: string[] = []
  for (let round = 0; round < 30; round += 1) {
    const statement = failing[round % failing.length] ?? ''
    const failed = await fail(statement).then(
      () => false,
      () => true,
    )
    if (!failed) wrong.push(`${statement}: was told that it succeeded`)
    for (const number of [1, 2, 3].map(question => round * 10 + question)) {
      const answer = await ask(number).catch(String)
      if (answer !== number) wrong.push(`${statement}: asked ${number}, was told ${String(answer)}`)
    }
  }
  return wrong
}

test('pool.query, which would mix up answers after an error, is refused', () => {
  expect(() => embedded.pool.query('select 1')).toThrow('never pool.query()')
})

test('after each of 30 errors through Kysely every answer is the right one', async () => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: embedded.pool }) })

  const wrong = await wrongAnswers({
    fail: statement => sql.raw(`rollback; ${statement}`).execute(db),
    ask: async number => (await sql<{ told: number }>`select ${number}::int as told`.execute(db)).rows[0]?.told,
  })

  expect(wrong).toEqual([])
})

test('a client released with its error is handed out again, and every answer is the right one', async () => {
  const wrong = await wrongAnswers({
    async fail(statement) {
      const client = await embedded.pool.connect()
      try {
        await client.query('rollback')
        await client.query(statement)
        client.release()
      } catch (error) {
        client.release(error instanceof Error ? error : true)
        throw error
      }
    },
    async ask(number) {
      const client = await embedded.pool.connect()
      const { rows } = await client.query<{ told: number }>('select $1::int as told', [number])
      client.release()
      return rows[0]?.told
    },
  })

  expect(wrong).toEqual([])
})

test('after a value that cannot be written, the same statement and every other have their own answers', async () => {
  const client = await embedded.pool.connect()
  const unwritable = {
    toPostgres() {
      throw new Error('This value cannot be written.')
    },
  }
  const doubled = (value: unknown) =>
    client.query({ name: 'doubled', text: 'select 2 * $1::int as told', values: [value] }).then(
      ({ rows }) => rows[0]?.told,
      ({ message }) => message,
    )
  const other = async () => (await client.query('select $1::int as told', [7])).rows[0]?.told

  const told = [await doubled(unwritable), await other(), await doubled(4)]
  told.push(await doubled(unwritable), await doubled(5), await other())
  client.release()

  expect(told).toEqual(['This value cannot be written.', 7, 8, 'This value cannot be written.', 10, 7])
})

test('planted violation: the pool as it comes mixes up answers', async () => {
  const engine = await PGlite.create({ loadDataDir: await migratedSnapshot() })
  const pool = new Pool(createPgConfig(engine))
  const ask = async (number: number) =>
    (await pool.query<{ told: number }>('select $1::int as told', [number])).rows[0]?.told

  const wrong = await wrongAnswers({ fail: statement => pool.query(`${statement} /* $1 */`), ask })

  expect(wrong).not.toEqual([])
  await engine.close()
})

/** Deeper than the stack of WebAssembly goes. */
const bottomless = "select repeat('[', 1000000)::jsonb as told where $1::int > 0"

test('a statement that breaks the engine is refused, and so is all that follows', async () => {
  const { pool } = await openEmbedded('memory', await migratedSnapshot())
  const client = await pool.connect()
  client.on('error', () => undefined)

  await expect(client.query(bottomless, [1])).rejects.toThrow('The embedded database stopped')
  client.release()
  await expect(pool.connect().then(next => next.query('select 1'))).rejects.toThrow(/stopped|terminated/)
})

test('planted violation: the engine as it comes answers such a statement with no rows', async () => {
  const engine = await PGlite.create({ loadDataDir: await migratedSnapshot() })

  const { rows } = await engine.query(bottomless, [1])

  expect(rows).toEqual([])
})
