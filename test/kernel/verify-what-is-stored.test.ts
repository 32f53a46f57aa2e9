import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Engine } from '../../src/kernel/engine.ts'
import { verify } from '../../src/kernel/verify.ts'
import type { Who } from '../../src/kernel/who.ts'
import { closeHousehold, countHousehold, ground, openHousehold } from './ground.ts'

/** Three households: one counted again twice, one closed, one as it was. Nine lines would be more of the same. */
async function threeHouseholds() {
  const { engine, ioana, do: send } = await ground()
  const [first, second] = [await send(openHousehold, { members: 4 }), await send(openHousehold, { members: 2 })]
  await send(openHousehold, { members: 7 })
  for (const members of [5, 6]) await send(countHousehold, { household: first.answer.household, members })
  await send(closeHousehold, { household: second.answer.household })
  return { engine, ioana }
}

/** As somebody who holds the database itself and is held by no wall. */
const tamper = (engine: Engine, { tenant }: Who, statement: string) =>
  sql.raw(statement.replaceAll('TENANT', `'${tenant}'`)).execute(engine.db.kysely)

test('what the commands wrote holds', async () => {
  const { engine, ioana } = await threeHouseholds()

  const verified = await verify(engine, ioana.tenant)

  expect(verified).toEqual({ lines: 6, versions: 5 })
})

const mine = 'where tenant_id = TENANT'

test.each([
  [
    'an edited line',
    `update journal set line = replace(line, '"members":4', '"members":9') ${mine} and entry = 1`,
    'chain',
    1,
  ],
  [
    'an edited line with a new hash',
    `update journal set line = replace(line, '"members":4', '"members":9'), hash = encode(sha256(convert_to(replace(line, '"members":4', '"members":9'), 'UTF8')), 'hex') ${mine} and entry = 1`,
    'chain',
    2,
  ],
  ['an edited column beside a line', `update journal set kind = 'test.other' ${mine} and entry = 2`, 'columns', 2],
  [
    'a line that was backdated',
    `update journal set received_at = received_at - interval '1 day' ${mine} and entry = 4`,
    'chain',
    4,
  ],
  [
    'a cut tail',
    `delete from journal_subject ${mine} and entry = 6; delete from command ${mine} and entry = 6; delete from journal ${mine} and entry = 6`,
    'head',
    6,
  ],
  [
    'a line taken out',
    `delete from journal_subject ${mine} and entry = 3; delete from command ${mine} and entry = 3; delete from journal ${mine} and entry = 3`,
    'sequence',
    4,
  ],
  ['a lost answer', `delete from command ${mine} and entry = 3`, 'commands', 3],
  [
    'an edited answer',
    `update command set answer = '{"household":"somebody else"}' ${mine} and entry = 3`,
    'commands',
    3,
  ],
  ['an edited MAC', `update command set body_mac = 'other' ${mine} and entry = 3`, 'commands', 3],
  [
    'two answers swapped',
    `update command c set answer = o.answer from command o where c.tenant_id = TENANT and o.tenant_id = TENANT and c.entry in (1, 3) and o.entry = 4 - c.entry`,
    'commands',
    1,
  ],
  ['a forgotten subject', `delete from journal_subject ${mine} and entry = 2`, 'subjects', 2],
  ['an edited row', `update household set members = 39 ${mine} and entry = 5`, 'rows', 5],
  ['a deleted row', `delete from household ${mine} and entry = 3`, 'rows', 3],
  [
    'an added row',
    `insert into household (tenant_id, id, entry, members, salt) values (TENANT, gen_random_uuid(), 3, 4, '')`,
    'rows',
    3,
  ],
  ['an edited past row', `update history.household set members = 39 ${mine} and entry = 4`, 'rows', 4],
  ['a deleted past row', `delete from history.household ${mine} and entry = 4`, 'rows', 4],
  ['a past row that stood longer', `update history.household set until_entry = 5 ${mine} and entry = 1`, 'rows', 1],
  ['an emptied table', `delete from household ${mine}`, 'rows', 3],
  ['an emptied past', `delete from history.household ${mine}`, 'rows', 1],
  [
    'a removed row that came back',
    `insert into household (tenant_id, id, entry, members, dependent_children, salt) select tenant_id, id, entry, members, dependent_children, salt from history.household ${mine} and until_entry = 6`,
    'rows',
    2,
  ],
  ['a head set back', `update journal_head set entry = 5 ${mine}`, 'head', 5],
])('%s is named', async (_, statement, check, entry) => {
  const { engine, ioana } = await threeHouseholds()

  await tamper(engine, ioana, statement)

  const { finding } = await verify(engine, ioana.tenant)
  expect(finding).toMatchObject({ check, entry })
})

test('two rows whose contents were swapped are named', async () => {
  const { engine, ioana } = await threeHouseholds()

  await tamper(
    engine,
    ioana,
    `update household h set members = o.members from household o where h.tenant_id = TENANT and o.tenant_id = TENANT and h.id <> o.id`,
  )

  expect((await verify(engine, ioana.tenant)).finding).toMatchObject({ check: 'rows' })
})

test.each([
  'journal, journal_subject, command',
  'household, person, residence, enrolment, situation, work, category, decision, support, exit, outcome, correction',
  'history.household',
  'command',
  'journal_subject',
  'journal_head',
])('TRUNCATE %s is named', async tables => {
  const { engine, ioana } = await threeHouseholds()

  await tamper(engine, ioana, `truncate ${tables} cascade`)

  expect((await verify(engine, ioana.tenant)).finding).toBeDefined()
})
