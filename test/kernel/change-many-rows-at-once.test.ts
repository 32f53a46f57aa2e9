import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Item, performAll } from '../../src/kernel/command.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { verify } from '../../src/kernel/verify.ts'
import { countHousehold, ground, openHousehold } from './ground.ts'

const nothingToKnow = async () => ({ of: () => undefined, took: () => {} })
const openMany = { ...openHousehold, givenAll: async () => ({ of: () => newId(), took: () => {} }) }
/** Lets everything through: what a decision of a real command would have refused. */
const countMany = { ...countHousehold, givenAll: nothingToKnow }

type Ground = Awaited<ReturnType<typeof ground>>

async function households({ engine, ioana }: Ground, count: number): Promise<string[]> {
  const items = Array.from({ length: count }, () => ({ id: newId(), command: openMany, input: { members: 1 } }))
  return (await performAll(engine, items, ioana)).map(({ answer }) => String(answer.household))
}

const counting = (household: string, members: number, shown?: number): Item => ({
  id: newId(),
  command: countMany,
  input: { household, members },
  ...(shown !== undefined && { shown }),
})

interface Standing {
  id: string
  members: number
  entry: number
  replaced: number | null
}

const standing = ({ engine, ioana }: Ground, ids: readonly string[]) =>
  read(engine, ioana, async tx => {
    const { rows } = await sql<Standing>`
      select t.id, t.members, t.entry, h.until_entry as replaced
      from household t left join history.household h on h.tenant_id = t.tenant_id and h.id = t.id
      where t.tenant_id = ${ioana.tenant} and t.id = any (${[...ids]}::uuid[]) order by t.entry`.execute(tx)
    return rows
  })

const holds = async ({ engine, ioana }: Ground) => (await verify(engine, ioana.tenant)).finding

test('a version that somebody else has replaced is refused, says which, and none is changed', async () => {
  const here = await ground()
  const [one, other] = (await households(here, 2)) as [string, string]
  const [{ entry }] = (await standing(here, [other])) as [Standing]
  await performAll(here.engine, [counting(other, 5)], here.ioana)

  await expect(
    performAll(here.engine, [counting(one, 2), counting(other, 3, entry)], here.ioana),
  ).rejects.toMatchObject({
    status: 409,
    code: 'kernel.changed-meanwhile',
    details: { item: 1 },
  })

  expect((await standing(here, [one, other])).map(({ members }) => members)).toEqual([1, 5])
})

test('planted violation: decisions that let two commands of one batch change one row are caught', async () => {
  const here = await ground()
  const [one, other] = (await households(here, 2)) as [string, string]

  const changing = performAll(here.engine, [counting(one, 2), counting(other, 3), counting(one, 4)], here.ioana)

  await expect(changing).rejects.toThrow(`Two commands of one batch change household ${one}`)
  expect((await standing(here, [one, other])).map(({ members }) => members)).toEqual([1, 1])
  expect(await holds(here)).toBeUndefined()
})

test('more rows than go into one statement change each by its own line, and verify', async () => {
  const here = await ground()
  const ids = await households(here, 1_100)

  const dones = await performAll(
    here.engine,
    ids.map((id, at) => counting(id, 2 + (at % 30))),
    here.ioana,
  )

  const rows = await standing(here, ids)
  expect(rows.map(({ id, members, entry, replaced }) => [id, members, entry, replaced])).toEqual(
    ids.map((id, at) => [id, 2 + (at % 30), dones[at]?.entry, dones[at]?.entry]),
  )
  expect(await holds(here)).toBeUndefined()
})

test('sent again with more, what was done is answered again and the rest is done', async () => {
  const here = await ground()
  const [one, other, third] = (await households(here, 3)) as [string, string, string]
  const sent = [counting(one, 2), counting(other, 3)]
  const before = await performAll(here.engine, sent, here.ioana)

  const after = await performAll(here.engine, [...sent, counting(third, 4)], here.ioana)

  expect(after.map(({ entry, again }) => [entry, again])).toEqual([
    [before[0]?.entry, true],
    [before[1]?.entry, true],
    [(before[1]?.entry ?? 0) + 1, false],
  ])
  expect((await standing(here, [one, other, third])).map(({ members }) => members)).toEqual([2, 3, 4])
})
