import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/kernel/day.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { importProfile } from '../../src/programme/rules-command.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { contradictions } from '../../src/results/aggregate-checks.ts'
import { amountIn, countLive, type Values } from '../../src/results/count.ts'
import { type Counting, whoCounts } from '../../src/results/who-counts.ts'
import { bruteForce } from '../brute-force-count.ts'
import { choices } from './choices.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { golden, playGolden, take } from './cohort.ts'
import { adopt, beginTrial, esfplus, type Trial } from './trial.ts'

/** Golden cases G1 to G6 and P13 of the domain rules: small enough to be reckoned by hand, and reckoned so. */
let trial: Trial
let chronicle: Chronicle
let people: Map<string, Enrolled>

beforeAll(async () => {
  trial = await beginTrial('2026-12-31')
  await adopt(trial)
  chronicle = new Chronicle(trial)
  people = await playGolden(chronicle)
}, 120_000)

const asOf = async (day: Day, under?: string) => {
  const { story } = trial
  const rules = await read(story.engine, story, tx => getRulebook(tx, story.tenant, 'proba', day, under))
  return { tenant: story.tenant, programme: 'proba', rules, day }
}

async function valuesOn(day: Day, under?: string): Promise<Values> {
  const asked = await asOf(day, under)
  const open = await read(trial.story.engine, trial.story, tx => countLive(tx, asked))
  const sealed = await count(trial.story.engine, trial.story, tx => countLive(tx, { ...asked, sealed: true }))
  return new Map([...open, ...sealed])
}

async function whoOn(day: Day): Promise<Map<string, Counting>> {
  const asked = await asOf(day)
  return read(trial.story.engine, trial.story, tx => whoCounts(tx, asked))
}

const claimed = (values: Values) => Object.fromEntries([...values].map(([code, value]) => [code, value.claimed]))

const outputs = {
  total: 10,
  EECO01: 9,
  EECO02: 5,
  EECO03: 3,
  EECO04: 3,
  EECO05: 1,
  EECO06: 1,
  EECO07: 3,
  EECO08: 1,
  EECO09: 6,
  EECO10: 3,
  EECO11: 0,
  EECO12: 1,
  EECO15: 5,
  EECO17: 5,
}
const results = { EECR01: 1, EECR02: 1, EECR03: 2, EECR04: 3, EECR05: 3, EECR06: 1 }

test('G1: outputs, and a grand total with the incomplete record', async () => {
  expect(claimed(await valuesOn('2026-12-31'))).toMatchObject(outputs)
})

test('G2: results, with P06 hired a day too late and the job of P09 counted nowhere', async () => {
  const who = await whoOn('2026-12-31')

  expect(claimed(await valuesOn('2026-12-31'))).toMatchObject(results)
  const names = (code: string) => who.get(code)?.claimed.map(nameOf).toSorted()
  expect(names('EECR01')).toEqual(['P03'])
  expect(names('EECR02')).toEqual(['P08'])
  expect(names('EECR03')).toEqual(['P01', 'P04'])
  expect(names('EECR04')).toEqual(['P01', 'P02', 'P10'])
  expect(names('EECR05')).toEqual(['P01', 'P06', 'P10'])
  expect(names('EECR06')).toEqual(['P04'])
})

const nameOf = (person: string) => [...people.values()].find(one => one.person === person)?.name

test('G3: by category of region and sex, the cells adding up to the total', async () => {
  const values = await valuesOn('2026-12-31')

  expect(cells(values, 'EECO01')).toEqual([4, 3, 2, 0])
  expect(cells(values, 'EECO02')).toEqual([3, 1, 1, 0])
  expect(cells(values, 'EECO15')).toEqual([3, 2, 0, 0])
  expect(cells(values, 'EECR04')).toEqual([2, 1, 0, 0])
  expect(cells(values, 'EECR05')).toEqual([2, 0, 1, 0])
})

function cells(values: Values, code: string): number[] {
  const value = values.get(code)
  if (!value) throw new Error(`${code} is not counted.`)
  const parts = [
    { region_category: 'LD', sex: 'F' },
    { region_category: 'LD', sex: 'M' },
    { region_category: 'MD', sex: 'F' },
    { region_category: 'MD', sex: 'M' },
  ]
  return parts.map(part => amountIn(value, part).claimed)
}

test('G4: with twelve months for all, P02 leaves the long-term unemployed and nothing else changes', async () => {
  const profile = esfplus()
  const parameters = profile.parameters.map(one => (one.code === 'ltu-months-young' ? { ...one, value: 12 } : one))
  await trial.dan(importProfile, { ...profile, code: 'TWELVE', parameters })

  expect(claimed(await valuesOn('2026-12-31', 'TWELVE'))).toMatchObject({ ...outputs, ...results, EECO03: 2 })
  expect(claimed(await valuesOn('2026-12-31'))).toMatchObject({ EECO03: 3 })
})

test('G5: what was counted contradicts nothing; a cell set to zero and a wrong sum are found', async () => {
  const { rules } = await asOf('2026-12-31')
  const values = await valuesOn('2026-12-31')
  const mutated = new Map(values)
  const inactive = values.get('EECO04')
  if (inactive) {
    const kept = inactive.cells.filter(cell => cell.region_category !== 'MD' || cell.sex !== 'F')
    mutated.set('EECO04', { ...inactive, cells: kept })
  }

  expect(contradictions(rules, values)).toEqual([])
  const cell = { region_category: 'MD', sex: 'F' }
  expect(contradictions(rules, mutated)).toEqual([
    { check: 'A1', cell, left: 'EECO01', leftValue: 2, right: 'EECO02+04+05', rightValue: 1 },
    { check: 'A7', cell, left: 'EECR01', leftValue: 1, right: 'EECO04', rightValue: 0 },
  ])
  const filed = (value: number) => contradictions(rules, values, { sums: new Map([['EECO02+04', value]]) })
  expect(filed(8)).toEqual([])
  expect(filed(7)).toEqual([{ check: 'A6', left: 'EECO02+04', leftValue: 7, right: 'EECO02 + EECO04', rightValue: 8 }])
})

test('G6: P10 leaves without a result, comes back, leaves again, and has one', async () => {
  const p10 = people.get('P10')?.person ?? ''

  const afterFirst = await whoOn('2026-01-31')
  const between = await whoOn('2026-02-02')
  const afterLast = await whoOn('2026-06-30')

  expect(afterFirst.get('EECO01')?.claimed).toContain(p10)
  for (const code of Object.keys(results)) expect(afterFirst.get(code)?.claimed).not.toContain(p10)
  expect(between.get('EECR04')?.claimed).not.toContain(p10)
  expect(afterLast.get('EECR04')?.claimed).toContain(p10)
  expect(afterLast.get('EECR05')?.claimed).not.toContain(p10)
})

test('the brute force, which shares no code with the product, says the same of the golden cohort', async () => {
  const told = bruteForce(chronicle.happenings, { day: '2026-12-31', entry: Number.MAX_SAFE_INTEGER }, choices)

  const counts = Object.fromEntries([...told.claimed].map(([code, who]) => [code, who.length]))
  expect({ EECO11: 0, ...counts }).toMatchObject({ ...outputs, ...results })
})

test('the brute force can disagree: told another rule, it says something else', () => {
  const end = { day: '2026-12-31', entry: Number.MAX_SAFE_INTEGER }
  const told = (other: Partial<typeof choices>) =>
    bruteForce(chronicle.happenings, end, { ...choices, ...other }).claimed

  expect(told({ longForTheYoung: 12 }).get('EECO03')).toEqual(['P01', 'P10'])
  expect(told({ states: [] }).get('EECR05')).toBeUndefined()
})

test('P12: an applicant on the waiting list counts nowhere', async () => {
  const applicant = await chronicle.apply(
    'P12',
    { sex: 'M', region: 'RO21', bornOn: '1990-01-01', labour: 'unemployed', months: 20, isced: '2' },
    '2026-01-12',
  )

  await chronicle.wait(applicant, '2026-01-13')

  expect(claimed(await valuesOn('2026-12-31'))).toMatchObject({ ...outputs, ...results })
})

test('P11: P01 registered again by a partner is one head, once the two records are known to be one person', async () => {
  const first = people.get('P01') as Enrolled
  const again = await chronicle.apply('P11', { ...golden.people.P01, bornOn: '1991-05-12' } as never, '2026-02-01')
  await chronicle.decide(again, '2026-02-01')
  await chronicle.support(again, '2026-02-02')
  const twoHeads = claimed(await valuesOn('2026-12-31'))

  await chronicle.pool(again, first)

  expect(twoHeads).toMatchObject({ EECO01: 10 })
  expect(claimed(await valuesOn('2026-12-31'))).toMatchObject({ ...outputs, ...results })
})

test('P13: as P01, but in work since before the exit and still', async () => {
  const who = { ...golden.people.P01, special: [] } as never
  const p13 = await take(chronicle, 'P13', who)

  await chronicle.outcome(p13, 'employment', '2026-01-30')

  expect((await whoOn('2026-12-31')).get('EECR04')?.claimed).toContain(p13.person)
  expect((await whoOn('2026-12-31')).get('EECR05')?.claimed).toContain(p13.person)
  expect((await whoOn('2026-03-30')).get('EECR04')?.claimed).not.toContain(p13.person)
})
