import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import type { Tx } from '../../src/kernel/database.ts'
import type { Condition } from '../../src/programme/condition.ts'
import type { CountedIndicator } from '../../src/programme/indicator.ts'
import type { Rulebook } from '../../src/programme/rulebook.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { contradictions, type Filed } from '../../src/results/aggregate-checks.ts'
import { countLive, type Value } from '../../src/results/count.ts'
import { brokenRecords } from '../../src/results/record-checks.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { adopt, beginTrial, type Trial } from './trial.ts'

/**
 * Commands refuse most of what the checks look for. So each check is shown what it is for in one of two ways: somebody who holds the
 * database changed a row, or somebody changed a rule so that it counts whom it should not.
 */
let trial: Trial
let rules: Rulebook
let maria: Enrolled
let vasile: Enrolled

const day = '2026-06-30'
const startsOn = '2025-01-01'

/** Maria was unemployed, left and has a job with its contract; Vasile was inactive and is still with us. */
beforeAll(async () => {
  trial = await beginTrial(day)
  await adopt(trial)
  const chronicle = new Chronicle(trial)
  const who = { sex: 'F', region: 'RO21', bornOn: '1990-05-12', isced: '2' } as const
  maria = await chronicle.apply('Maria', { ...who, labour: 'unemployed', months: 18, special: ['roma'] }, '2026-01-12')
  vasile = await chronicle.apply('Vasile', { ...who, labour: 'inactive' }, '2026-01-12')
  for (const of of [maria, vasile]) {
    await chronicle.decide(of, '2026-01-12')
    await chronicle.support(of, '2026-01-12')
  }
  await chronicle.leave(maria, '2026-01-12')
  const job = await chronicle.outcome(maria, 'employment', '2026-01-30')
  await chronicle.prove(maria, { kind: 'outcome.employment', id: job.id }, 'employment-contract', '2026-01-30')
  const { engine, tenant } = trial.story
  rules = await read(engine, trial.story, tx => getRulebook(tx, tenant, 'proba', day))
}, 120_000)

const started: Condition = { is: 'started' }

/** The rules, but for whom these indicators count. */
const counting = (changed: Record<string, Condition>): Rulebook => ({
  ...rules,
  indicators: rules.indicators.map(one =>
    'counts' in one && one.code in changed ? { ...one, counts: changed[one.code] ?? one.counts } : one,
  ),
})

interface Plant {
  rows?: (tx: Tx) => Promise<unknown>
  rules?: () => Rulebook
  programmeStart?: string
  breaks: () => Enrolled[]
}

const person = (set: ReturnType<typeof sql>) => (tx: Tx) =>
  sql`update person set ${set} where id = ${maria.person}`.execute(tx)

const records: Record<string, Plant> = {
  R1: { rows: person(sql`sex = 'not-asked'`), breaks: () => [maria] },
  R2: { programmeStart: '2026-01-13', breaks: () => [maria, vasile] },
  R3: {
    // Only support that does not put an exit off can stand after it.
    rules: () => ({ ...rules, supports: rules.supports.map(one => ({ ...one, extendsExit: false })) }),
    rows: tx => sql`update exit set left_on = '2026-01-11'`.execute(tx),
    breaks: () => [maria],
  },
  R4: { rows: person(sql`born_on = '1850-01-01'`), breaks: () => [maria] },
  R5: { rules: () => counting({ EECO04: started }), breaks: () => [maria] },
  R6: { rules: () => counting({ EECO03: { fact: 'labour', is: 'inactive' } }), breaks: () => [vasile] },
  R7: { rules: () => counting({ EECO11: started }), breaks: () => [maria, vasile] },
  R8: { rules: () => counting({ EECR01: { fact: 'labour', is: 'unemployed' } }), breaks: () => [maria] },
  R9: { rules: () => counting({ EECR03: started }), breaks: () => [vasile] },
  R10: { rules: () => counting({ EECR06: started }), breaks: () => [maria, vasile] },
  R11: {
    rows: tx => sql`update paper set verdict = 'rejected', reason = 'ilizibil'`.execute(tx),
    breaks: () => [maria],
  },
  R12: {
    rules: () => ({
      ...rules,
      supports: rules.supports.map(one => (one.code === 'training' ? { ...one, opensEntry: false } : one)),
    }),
    rows: tx =>
      sql`insert into support select (jsonb_populate_record(s, jsonb_build_object(
        'id', gen_random_uuid(), 'kind', 'training', 'given_on', '2026-01-05', 'until_on', '2026-01-05'))).*
        from support s where s.enrolment_id = ${vasile.enrolment}`.execute(tx),
    breaks: () => [vasile],
  },
}

/** What the check names once this is planted; whatever was done to rows is taken back. */
async function named(code: string, plant: Plant): Promise<string[]> {
  const { engine, tenant } = trial.story
  const ruled = plant.rules?.() ?? rules
  const asked = { tenant, programme: 'proba', rules: { ...ruled, startsOn: plant.programmeStart ?? startsOn }, day }
  return engine.db.kysely.connection().execute(async connection => {
    await sql`begin`.execute(connection)
    try {
      await sql`set local session_replication_role = replica`.execute(connection)
      await plant.rows?.(connection as Tx)
      const found = await brokenRecords(connection as Tx, asked)
      return found.find(one => one.check.code === code)?.subjects ?? []
    } finally {
      await sql`rollback`.execute(connection)
    }
  })
}

describe('each check of records', () => {
  test('finds nothing in what the commands let in', async () => {
    const broken: string[] = []
    for (const code of Object.keys(records)) broken.push(...(await named(code, { breaks: () => [] })))

    expect(broken).toEqual([])
  })

  test.each(Object.entries(records))('%s names who breaks it, and nobody else', async (code, plant) => {
    expect(await named(code, plant)).toEqual(
      plant
        .breaks()
        .map(one => one.person)
        .toSorted(),
    )
  })

  test('is planted here, whatever the profile adds', () => {
    expect(Object.keys(records).toSorted()).toEqual(
      rules.checks
        .filter(one => one.code.startsWith('R'))
        .map(one => one.code)
        .toSorted(),
    )
  })
})

const totals: Record<string, { rules?: () => Rulebook; filed?: Filed; left: string[] }> = {
  A1: { rules: () => counting({ EECO05: started }), left: ['EECO01'] },
  A2: { rules: () => counting({ EECO03: started }), left: ['EECO03'] },
  A3: { rules: () => counting({ EECO11: started }), left: ['EECO01'] },
  A4: { rules: () => counting({ EECO07: started, EECO08: started }), left: ['EECO06+07+08'] },
  A5: { rules: () => counting({ EECO01: { fact: 'labour', is: 'inactive' }, EECO14: started }), left: ['EECO14'] },
  A6: { filed: { sums: new Map([['EECO02+04', 1]]) }, left: ['EECO02+04'] },
  A7: {
    rules: () => counting({ EECR01: { fact: 'labour', is: 'unemployed' }, EECO04: { fact: 'labour', is: 'employed' } }),
    left: ['EECR01'],
  },
  A8: { filed: { before: new Map([['EECR04', 2]]) }, left: ['EECR04'] },
}

async function contradicted(code: string, planted: Rulebook, filed: Filed = {}): Promise<string[]> {
  const { engine, tenant } = trial.story
  const question = { tenant, programme: 'proba', rules: planted, day }
  const values = await read(engine, trial.story, tx => countLive(tx, question))
  const found = contradictions(planted, values, filed)
  return [...new Set(found.filter(one => one.check === code).map(one => one.left))]
}

describe('each check of totals', () => {
  test('finds nothing in what was counted', async () => {
    const wrong: string[] = []
    for (const code of Object.keys(totals)) wrong.push(...(await contradicted(code, rules)))

    expect(wrong).toEqual([])
  })

  test.each(Object.entries(totals))('%s names the sum that contradicts another', async (code, plant) => {
    expect(await contradicted(code, plant.rules?.() ?? rules, plant.filed)).toEqual(plant.left)
  })

  test('of special categories are held against everybody, and never told for some', () => {
    const cell = { region: 'RO21', region_category: 'LD', sex: 'F', centre: null, partner: null }
    const value = (code: string, claimed: number, here: number) => {
      const indicator = rules.indicators.find(one => one.code === code) as CountedIndicator
      const told: [string, Value] = [
        code,
        { indicator, claimed, proven: 0, cells: [{ ...cell, claimed: here, proven: 0 }] },
      ]
      return told
    }
    const found = (roma: number) =>
      contradictions(rules, new Map([value('EECO01', 3, 0), value('EECO15', roma, 1)])).filter(
        one => one.check === 'A5',
      )

    expect(found(3)).toEqual([])
    expect(found(4)).toMatchObject([{ left: 'EECO15', leftValue: 4, right: 'EECO01', rightValue: 3 }])
    expect(found(4)[0]?.cell).toBeUndefined()
  })

  test('is planted here, whatever the profile adds', () => {
    expect(Object.keys(totals).toSorted()).toEqual(
      rules.checks
        .filter(one => one.code.startsWith('A'))
        .map(one => one.code)
        .toSorted(),
    )
  })
})

describe('a check of records is not taken in', () => {
  const plain = { sex: 'F', region: 'RO21', isced: '2', labour: 'unemployed', months: 18 } as const

  test('by a birth some months after entry, of which whole years say nothing', async () => {
    const planted = { rows: person(sql`born_on = '2026-04-12'`), breaks: () => [maria] }

    expect(await named('R4', planted)).toEqual([maria.person])
  })

  test('by an earlier job with its contract, where the one that counts upon exit has none', async () => {
    const chronicle = new Chronicle(trial)
    const elena = await chronicle.apply('Elena', { ...plain, bornOn: '1991-02-03' }, '2026-01-12')
    await chronicle.decide(elena, '2026-01-12')
    await chronicle.support(elena, '2026-01-12')
    await chronicle.support(elena, '2026-03-31')
    await chronicle.leave(elena, '2026-03-31')
    const first = await chronicle.outcome(elena, 'employment', '2026-02-01', '2026-02-20')
    await chronicle.prove(elena, { kind: 'outcome.employment', id: first.id }, 'employment-contract', '2026-02-01')
    expect(await named('R11', { breaks: () => [] })).toEqual([])

    await chronicle.outcome(elena, 'employment', '2026-04-10')

    expect(await named('R11', { breaks: () => [elena] })).toEqual([elena.person])
  })
})
