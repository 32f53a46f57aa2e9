import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { count, read } from '../../src/kernel/engine.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { freeze } from '../../src/results/freeze.ts'
import { filedBefore, openFrozen } from '../../src/results/frozen.ts'
import { frozenOf, frozenValuesOf } from '../../src/results/frozen-tables.ts'
import { explain } from '../../src/results/note.ts'
import { whoCounts } from '../../src/results/who-counts.ts'
import { Chronicle, type Enrolled, type Recorded } from './chronicle.ts'
import { woman } from './woman.ts'
import { adopt, beginTrial, type Trial } from './trial.ts'

let trial: Trial
let chronicle: Chronicle
let maria: Enrolled
let job: Recorded
let frozen: string

beforeAll(async () => {
  trial = await beginTrial('2026-07-01')
  await adopt(trial)
  chronicle = new Chronicle(trial)
  maria = await chronicle.apply('Maria', { ...woman, special: ['roma'] }, '2026-01-12')
  await chronicle.decide(maria, '2026-01-12')
  await chronicle.support(maria, '2026-01-12')
  await chronicle.leave(maria, '2026-01-12')
  job = await chronicle.outcome(maria, 'employment', '2026-01-30')
  const { answer } = await trial.dan(freeze, { programme: 'proba', asOf: '2026-06-30', name: 'S1 2026' })
  frozen = String(answer.frozen)
}, 120_000)

const open = () => openFrozen(trial.story.engine, trial.story, frozen)
/** What a total may not fall below. */
const leastOf = async (code: string) => {
  const { engine } = trial.story
  const rows = await read(engine, trial.story, tx => frozenOf(tx, trial.story.tenant, 'proba'))
  const { before } = await filedBefore(engine, trial.story, rows, '2026-07-01', 'ESFPLUS-2021-RO')
  return before?.get(code)
}
const valueOf = async (code: string) => (await open()).values.find(value => value.filed.indicator === code)

describe('refused', () => {
  test('a period that is not over, and one that is frozen already', async () => {
    const input = { programme: 'proba', name: 'T3 2026' }

    await expect(trial.dan(freeze, { ...input, asOf: '2026-07-02' })).rejects.toMatchObject({
      fields: [{ path: 'asOf', code: 'results.lies-ahead' }],
    })
    await expect(trial.dan(freeze, { ...input, asOf: '2026-06-30' })).rejects.toMatchObject({
      fields: [{ path: 'asOf', code: 'results.frozen-already' }],
    })
  })

  test('by whoever may not freeze', async () => {
    const input = { programme: 'proba', asOf: '2026-03-31', name: 'T1 2026' }

    await expect(trial.story.perform('ioana', freeze, input)).rejects.toMatchObject({ status: 403 })
  })

  test('undoing it, and a note where nothing differs', async () => {
    const { entry } = (await open()).frozen

    await expect(trial.dan(trial.undo, { entry })).rejects.toMatchObject({ code: 'kernel.cannot-be-undone' })
    await expect(trial.dan(explain, { frozen, indicator: 'EECO01', note: 'Nimic nou.' })).rejects.toMatchObject({
      code: 'results.nothing-differs',
    })
  })

  test('reading who counted in an indicator on special data, by all but the counter', async () => {
    const ask = sql<{ claimed_ids: string[] }>`select claimed_ids from frozen_sealed where indicator = 'EECO15'`

    await expect(read(trial.story.engine, trial.story, tx => ask.execute(tx))).rejects.toThrow(/permission denied/)
    const { rows } = await count(trial.story.engine, trial.story, tx => ask.execute(tx))
    expect(rows.map(row => row.claimed_ids)).toEqual([[maria.person]])
  })
})

test('a frozen value keeps its rule in words, its target and who counted; of special data only the total', async () => {
  const values = await read(trial.story.engine, trial.story, tx => frozenValuesOf(tx, trial.story.tenant, frozen))

  const one = values.find(value => value.indicator === 'EECR04')
  expect(one).toMatchObject({ claimed: '1', proven: '0', target: '4', claimed_ids: [maria.person], proven_ids: [] })
  expect(one?.rule_ro).toMatch(/28/)
  expect(values.find(value => value.indicator === 'EECO15')).toMatchObject({ claimed: '1', claimed_ids: null })
})

test('what was frozen is what a recount says, as known at its line', async () => {
  const { frozen: row } = await open()
  const { engine, tenant } = trial.story

  const again = await read(
    engine,
    trial.story,
    async tx => {
      const rules = await getRulebook(tx, tenant, 'proba', row.as_of)
      return whoCounts(tx, { tenant, programme: 'proba', rules, day: row.as_of })
    },
    { entry: row.entry },
  )

  const values = await read(engine, trial.story, tx => frozenValuesOf(tx, tenant, frozen))
  const told = values.filter(value => value.claimed_ids !== null)
  expect(told.length).toBeGreaterThan(10)
  expect(told.map(value => [value.indicator, again.get(value.indicator)?.claimed])).toEqual(
    told.map(value => [value.indicator, value.claimed_ids]),
  )
})

test('nothing differs until something is recorded; then the record, its line and its reason are shown, and a note is wanted', async () => {
  const before = await open()

  const entry = await chronicle.withdraw(job)
  const after = await open()

  expect(before.values.every(value => !value.differs)).toBe(true)
  expect(before.changes).toEqual([])
  expect(after.values.filter(value => value.wantsNote).map(value => value.filed.indicator)).toEqual(['EECR04'])
  expect(after.changes).toContainEqual({
    indicator: 'EECR04',
    which: 'claimed',
    gained: false,
    subject: maria.person,
    about: maria.person,
    reason: 'withdrawn',
    entry,
  })
})

test('a note explains the value of its day, and a fall to that; when the value moves again, it wants another', async () => {
  const filed = await leastOf('EECR04')
  await trial.dan(explain, { frozen, indicator: 'EECR04', note: 'Contractul era al altei persoane.' })
  const explained = await valueOf('EECR04')
  const least = [await leastOf('EECR04'), await leastOf('EECO01')]

  await chronicle.outcome(maria, 'employment', '2026-01-31')
  await chronicle.outcome(maria, 'employment', '2026-02-01')
  const back = await valueOf('EECR04')

  expect(explained).toMatchObject({ differs: true, wantsNote: false, was: { claimed: 1 }, now: { claimed: 0 } })
  expect([filed, ...least]).toEqual([1, 0, 1])
  expect(back).toMatchObject({ differs: false, notes: [{ note: 'Contractul era al altei persoane.' }] })
})

test('a change of the rules changes no frozen value, and is told as the reason', async () => {
  const page = await trial.story.as('dan').get(`/app/results/frozen/${frozen}`)

  expect(page.status).toBe(200)
  expect(page.text).toContain('S1 2026')
  expect(page.text).toContain('Contractul era al altei persoane.')
})
