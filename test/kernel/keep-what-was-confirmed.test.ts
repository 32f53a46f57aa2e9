import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allOrAnew } from '../../src/kernel/database.ts'
import { makeEmbedded, openEmbedded } from '../../src/kernel/embedded.ts'
import { scratchFolder } from '../scratch.ts'
import { runScript } from '../scripts.ts'

const folder = scratchFolder()
const made = join(folder, 'made')
const commits = 20
let syncs = 0

const realSync = fs.fsyncSync
fs.fsyncSync = handle => {
  syncs += 1
  realSync(handle)
}
syncBuiltinESMExports()

const handle = await fs.promises.open(folder, 'r')
const handles = Object.getPrototypeOf(handle) as typeof handle
const syncHandle = handles.sync
handles.sync = async function () {
  syncs += 1
  await syncHandle.call(this)
}
await handle.close()

beforeAll(async () => {
  const { pool, close } = await openEmbedded(made)
  const client = await pool.connect()
  await client.query('create table note (number int)')
  client.release()
  await close()
})

afterAll(() => {
  fs.fsyncSync = realSync
  handles.sync = syncHandle
  syncBuiltinESMExports()
})

function copyAs(name: string): string {
  const copy = join(folder, name)
  fs.cpSync(made, copy, { recursive: true })
  return copy
}

async function syncsOf(pool: Pool, statement: string): Promise<number> {
  const client = await pool.connect()
  const before = syncs
  for (let number = 0; number < commits; number += 1) await client.query(statement)
  client.release()
  return syncs - before
}

test('each commit is synced to the disk before it is confirmed', async () => {
  const { pool, close } = await openEmbedded(copyAs('writing'))

  const count = await syncsOf(pool, 'insert into note values (1)')

  expect(count).toBeGreaterThanOrEqual(commits)
  await close()
})

test('what is begun anew when it was cut short is synced once, at its end; every commit after it by itself, also after a failure', async () => {
  const { pool, close } = await openEmbedded(copyAs('together'))
  const db = { engine: 'embedded' as const, pool }
  const write = () => syncsOf(pool, 'insert into note values (1)')
  const begun = syncs

  const within = await allOrAnew(db, write)
  const inAll = syncs - begun
  const after = await write()
  await expect(allOrAnew(db, () => Promise.reject(new Error('cut short')))).rejects.toThrow('cut short')
  const afterFailure = await write()

  expect(within).toBeLessThan(commits)
  expect(inAll).toBeGreaterThan(within)
  expect([after, afterFailure].filter(count => count < commits)).toEqual([])
  await close()
})

test('reading syncs nothing', async () => {
  const { pool, close } = await openEmbedded(copyAs('reading'))

  const count = await syncsOf(pool, 'select number from note')

  expect(count).toBe(0)
  await close()
})

test('planted violation: the engine as it comes confirms without a sync', async () => {
  const stock = new PGlite(copyAs('stock'))

  const count = await syncsOf(
    new Pool({ ...createPgConfig(stock), idleTimeoutMillis: 0 }),
    'insert into note values (1)',
  )

  expect(count).toBe(0)
  await stock.close()
})

test('a new database has its name only when all of it is on the disk', async () => {
  const place = join(folder, 'new')
  fs.mkdirSync(`${place}.new`)
  fs.writeFileSync(`${place}.new/PG_VERSION`, 'cut short')
  const before = syncs

  const { close } = await openEmbedded(place)

  expect(syncs - before).toBeGreaterThan(fs.readdirSync(place, { recursive: true }).length / 2)
  expect(fs.readdirSync(folder)).not.toContain('new.new')
  await close()
})

test('a database begun in memory stands in its folder once it is closed, all of it on the disk, and not before', async () => {
  const place = join(folder, 'begun')
  const { pool, close } = await makeEmbedded(place)
  await syncsOf(pool, 'create table if not exists note as select 7 as number')
  const before = syncs

  expect(fs.existsSync(place)).toBe(false)
  await expect(openEmbedded(place)).rejects.toThrow('in use by process')
  await close()

  expect(syncs - before).toBeGreaterThan(fs.readdirSync(place, { recursive: true }).length / 2)
  expect(fs.readdirSync(folder)).not.toContain('begun.new')
  await expect(makeEmbedded(place)).rejects.toThrow('There is a database in')
  const opened = await openEmbedded(place)
  const client = await opened.pool.connect()
  expect((await client.query('select number from note')).rows).toEqual([{ number: 7 }])
  client.release()
  await opened.close()
})

test('a sync that the disk refuses ends the process, and the next start has all that was confirmed', async () => {
  const place = copyAs('refused')

  const { code, output } = await runScript('test/kernel/write-until-the-disk-refuses.ts', place)

  const confirmed = output.split('\n').filter(Boolean).map(Number)
  const { pool, close } = await openEmbedded(place)
  const client = await pool.connect()
  const { rows } = await client.query<{ number: number }>('select number from note')
  expect(code).not.toBe(0)
  expect(confirmed.length).toBeGreaterThan(0)
  expect(rows.map(row => row.number)).toEqual(expect.arrayContaining(confirmed))
  client.release()
  await close()
})

test('a database that does not start says why', async () => {
  const place = copyAs('damaged')
  fs.rmSync(join(place, 'global/pg_control'))

  await expect(openEmbedded(place)).rejects.toThrow(/did not start\.[^]*pg_control/)
})
