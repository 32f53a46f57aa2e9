import { beforeAll, describe, expect, test } from 'vitest'
import { count, read } from '../../src/kernel/engine.ts'
import type { Day } from '../../src/kernel/day.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { amountIn, countLive, type Values } from '../../src/results/count.ts'
import { playGolden } from './cohort.ts'
import { type Trial, trial as beginTrial } from './trial.ts'

/** Golden cases G1 to G6 and P13: small enough to be reckoned by hand, and reckoned so. */
let trial: Trial

beforeAll(async () => {
  trial = await beginTrial('2026-12-31')
  await playGolden(trial)
})

async function valuesOn(day: Day, { story }: Trial = trial): Promise<Values> {
  const { tenant, engine } = story
  const rules = await read(engine, story, tx => getRulebook(tx, tenant, 'proba', day))
  const asked = { tenant, programme: 'proba', rules, day }
  const open = await read(engine, story, tx => countLive(tx, asked))
  const sealed = await count(engine, story, tx => countLive(tx, { ...asked, sealed: true }))
  return new Map([...open, ...sealed])
}

const claimed = (values: Values) => Object.fromEntries([...values].map(([code, value]) => [code, value.claimed]))

test('G1: outputs', async () => {
  const values = await valuesOn('2026-12-31')

  expect(claimed(values)).toMatchObject({
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
  })
})

test('G2: results', async () => {
  const values = await valuesOn('2026-12-31')

  expect(claimed(values)).toMatchObject({ EECR01: 1, EECR02: 1, EECR03: 2, EECR04: 3, EECR05: 3, EECR06: 1 })
})

test('G3: by category of region and sex', async () => {
  const values = await valuesOn('2026-12-31')

  const cells = (code: string) =>
    ['LD F', 'LD M', 'MD F', 'MD M'].map(cell => {
      const [category = '', sex = ''] = cell.split(' ')
      const value = values.get(code)
      return value && amountIn(value, { region_category: category, sex }).claimed
    })
  expect(cells('EECO01')).toEqual([4, 3, 2, 0])
  expect(cells('EECO02')).toEqual([3, 1, 1, 0])
  expect(cells('EECO15')).toEqual([3, 2, 0, 0])
  expect(cells('EECR04')).toEqual([2, 1, 0, 0])
  expect(cells('EECR05')).toEqual([2, 0, 1, 0])
})
