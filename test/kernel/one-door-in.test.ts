import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { perform, performAll } from '../../src/kernel/command.ts'
import { transaction } from '../../src/kernel/database.ts'
import { type Engine, knownAt, read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Line } from '../../src/kernel/journal.ts'
import type { Who } from '../../src/kernel/who.ts'
import { countHousehold, ground, openHousehold, somebody } from './ground.ts'

const members = (engine: Engine, who: Who, known: Parameters<typeof read>[3] = 'now') =>
  read(
    engine,
    who,
    async tx => (await tx.selectFrom('household').select('members').orderBy('id').execute()).map(row => row.members),
    known,
  )

const lines = (engine: Engine, who: Who) =>
  read(engine, who, async tx => {
    const { rows } = await sql<{ line: string }>`select line from journal order by entry`.execute(tx)
    return rows.map(row => JSON.parse(row.line) as Line)
  })

test('a command of the wrong shape is refused field by field, and nothing is stored', async () => {
  const { engine, ioana, do: send } = await ground()

  const refused = send(openHousehold, { members: 'many' })

  await expect(refused).rejects.toMatchObject({ status: 400, fields: [{ path: 'members' }] })
  expect(await lines(engine, ioana)).toEqual([])
})

test('somebody whose role lacks the right is refused before the database is asked', async () => {
  const { ioana, do: send } = await ground()
  const auditor: Who = { ...ioana, grants: [{ role: 'auditor', scope: { of: 'tenant' } }] }

  const refused = send(openHousehold, { members: 4 }, auditor)

  await expect(refused).rejects.toMatchObject({ status: 403, code: 'kernel.not-allowed' })
})

test('a rule that refuses leaves no row and no line', async () => {
  const { engine, ioana, do: send } = await ground()

  await expect(send(openHousehold, { members: 13 })).rejects.toMatchObject({ status: 422, code: 'test.thirteen' })

  expect(await members(engine, ioana)).toEqual([])
  expect(await lines(engine, ioana)).toEqual([])
})

test('one refusal in a batch refuses all of it and says which', async () => {
  const { engine, ioana } = await ground()
  const items = [4, 13, 5].map(count => ({ id: newId(), command: openHousehold, input: { members: count } }))

  await expect(performAll(engine, items, ioana)).rejects.toMatchObject({ code: 'test.thirteen', details: { item: 1 } })

  expect(await members(engine, ioana)).toEqual([])
})

test('a batch leaves one line for each command, chained, with the batch as their cause', async () => {
  const { engine, ioana } = await ground()
  const batch = newId()
  const items = [4, 3, 5].map(count => ({ id: newId(), command: openHousehold, input: { members: count } }))

  await performAll(engine, items, ioana, batch)

  const written = await lines(engine, ioana)
  expect(written.map(line => line.entry)).toEqual([1, 2, 3])
  expect(written.map(line => line.cause)).toEqual([batch, batch, batch])
})

test('the same command sent twice is one fact, and the second time gets the same answer', async () => {
  const { engine, ioana, do: send } = await ground()
  const id = newId()

  const first = await send(openHousehold, { members: 4 }, ioana, id)
  const second = await send(openHousehold, { members: 4 }, ioana, id)

  expect(second).toEqual({ ...first, again: true })
  expect(await lines(engine, ioana)).toHaveLength(1)
})

test('a used id with another body, or from somebody else, is refused', async () => {
  const { ioana, do: send } = await ground()
  const id = newId()
  await send(openHousehold, { members: 4 }, ioana, id)
  const dan: Who = { ...ioana, account: newId() }

  await expect(send(openHousehold, { members: 5 }, ioana, id)).rejects.toMatchObject({ status: 409 })
  await expect(send(openHousehold, { members: 4 }, dan, id)).rejects.toMatchObject({ status: 409 })
})

test('an edit of a version that has moved on is refused, and the first edit stands', async () => {
  const { engine, ioana, do: send } = await ground()
  const { answer, entry } = await send(openHousehold, { members: 4 })
  const edit = (count: number) =>
    perform(engine, countHousehold, { household: answer.household, members: count }, ioana, {
      id: newId(),
      shown: entry,
    })
  await edit(5)

  await expect(edit(6)).rejects.toMatchObject({
    status: 409,
    code: 'kernel.changed-meanwhile',
    details: { entry: 2, shown: 1 },
  })

  expect(await members(engine, ioana)).toEqual([5])
})

test('a line holds no personal text', async () => {
  const { engine, ioana, do: send } = await ground()

  await send(openHousehold, { members: 4, note: 'locuiesc cu bunica Zqxana' })

  const [line] = await lines(engine, ioana)
  expect(line?.input).toEqual({ members: 4, note: '…' })
  expect(JSON.stringify(line)).not.toContain('Zqxana')
})

test('what was known at an earlier moment can be asked again', async () => {
  let now = new Date('2026-03-02T09:00:00Z')
  const { engine, ioana, do: send } = await ground({ clock: () => now })
  const { answer } = await send(openHousehold, { members: 4 })
  now = new Date('2026-03-09T09:00:00Z')
  await send(countHousehold, { household: answer.household, members: 5 })

  const then = await knownAt(engine, ioana, '2026-03-05T22:00:00Z')

  expect(await members(engine, ioana, then)).toEqual([4])
  expect(await members(engine, ioana)).toEqual([5])
  expect(await members(engine, ioana, { entry: 0 })).toEqual([])
})

test('time never runs backwards in the journal, whatever the clock does', async () => {
  let now = new Date('2026-03-02T09:00:00Z')
  const { engine, ioana, do: send } = await ground({ clock: () => now })
  await send(openHousehold, { members: 4 })
  now = new Date('2020-01-01T00:00:00Z')

  await send(openHousehold, { members: 5 })

  const received = (await lines(engine, ioana)).map(line => line.receivedAt)
  expect(received).toEqual(['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z'])
})

test('another tenant sees neither the present nor the past of this one', async () => {
  const { engine, ioana, do: send } = await ground()
  const stranger = await somebody(engine, 'Altă organizație')
  const { answer } = await send(openHousehold, { members: 4 })
  await send(countHousehold, { household: answer.household, members: 5 })

  expect(await members(engine, stranger)).toEqual([])
  expect(await members(engine, stranger, { entry: 1 })).toEqual([])
  expect(await members(engine, ioana, { entry: 1 })).toEqual([4])
})

test('without a tenant nothing is seen', async () => {
  const { engine, do: send } = await ground()
  await send(openHousehold, { members: 4 })

  const seen = await transaction(engine.db, { role: 'reader' }, tx => tx.selectFrom('household').selectAll().execute())

  expect(seen).toEqual([])
})

const asWriter = (engine: Engine, who: Who, statement: string) =>
  transaction(engine.db, { role: 'writer', tenant: who.tenant }, tx => sql.raw(statement).execute(tx))

test.each([
  "update journal set kind = 'x'",
  'delete from journal',
  'truncate journal cascade',
  'delete from journal_subject',
  "update command set answer = '{}'",
  'update history.household set members = 1',
  'delete from history.household',
])('not even the writer may: %s', async statement => {
  const { engine, ioana, do: send } = await ground()
  await send(openHousehold, { members: 4 })

  await expect(asWriter(engine, ioana, statement)).rejects.toThrow(/permission denied|must be owner/)
})

test('a reader cannot write', async () => {
  const { engine, ioana } = await ground()

  const write = read(engine, ioana, tx => sql`delete from household`.execute(tx))

  await expect(write).rejects.toThrow(/read-only|permission denied/)
})

test('a second client asked for while one is held fails at once, instead of waiting for ever', async () => {
  const { engine, ioana } = await ground()

  const nested = read(engine, ioana, () => read(engine, ioana, async () => 1))

  await expect(nested).rejects.toThrow(/second client/)
})

test('what listens hears whose rows were written, once for a batch', async () => {
  const heard: string[][] = []
  const { engine, ioana } = await ground({ listeners: [async (_, { subjects }) => void heard.push([...subjects])] })
  const items = [4, 5].map(count => ({ id: newId(), command: openHousehold, input: { members: count } }))

  const done = await performAll(engine, items, ioana)

  expect(heard).toEqual([done.map(one => one.answer.household)])
})
