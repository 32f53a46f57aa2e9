import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { recordSale } from '../../src/enterprises/offer.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { asCounted } from '../people/as-counted.ts'
import { addWork } from '../../src/people/work.ts'
import { resultsReport } from '../../src/results/report.ts'
import { scratchFolder } from '../scratch.ts'
import { planted } from '../architecture/source.ts'
import { letOperate, openEnterprise } from './enterprise.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { woman } from './woman.ts'
import { adoptSource, beginTrial, type Trial } from './trial.ts'

/** What the source programme promises without a number, or beside it: each from the fact that keeps it. */
let trial: Trial
let chronicle: Chronicle

beforeAll(async () => {
  trial = await beginTrial('2026-06-30')
  await adoptSource(trial)
  chronicle = new Chronicle(trial, 'o-sansa', 'lider')
}, 120_000)

async function enter(name: string): Promise<Enrolled> {
  const of = await chronicle.apply(name, woman, '2026-01-12')
  await chronicle.decide(of, '2026-01-12')
  await give(of, 'counselling')
  return of
}

const give = ({ enrolment }: Enrolled, kind: string, more: object = {}) =>
  trial.dan(asCounted, { enrolment, kind, givenOn: '2026-01-19', minutes: 120, ...more })

const reach = ({ enrolment }: Enrolled, kind: string) =>
  trial.dan(recordOutcome, { enrolment, kind, reachedOn: '2026-02-09' })

async function claimed(...codes: string[]): Promise<number[]> {
  const asked = { programme: 'o-sansa', day: '2026-06-30' }
  const { indicators } = await resultsReport(trial.story.engine, trial.story, asked)
  return codes.map(code => indicators.find(one => one.code === code)?.claimed ?? Number.NaN)
}

test('whoever was informed, counselled and mediated counts for each, once', async () => {
  const maria = await enter('Maria')

  for (const kind of ['information', 'mediation', 'mediation']) await give(maria, kind)

  expect(await claimed('informed', 'counselled', 'mediated', 'service-hours')).toEqual([1, 1, 1, 8])
})

test('work in a social enterprise and in the formal economy are told apart; who had worked before is reintegrated', async () => {
  const [ana, ion] = [await enter('Ana'), await enter('Ion')]
  await trial.dan(addWork, {
    person: ion.person,
    beganOn: '2019-04-01',
    endedOn: '2023-10-31',
    occupation: 'Țesătoare',
  })

  await reach(ana, 'employment-ses')
  await reach(ion, 'employment-market')

  expect(await claimed('in-work', 'in-work-ses', 'in-work-market', 'reintegrated')).toEqual([2, 1, 1, 1])
})

test('enrolled, completed and certified are three figures of each course', async () => {
  const [rodica, sanda, doru] = [await enter('Rodica'), await enter('Sanda'), await enter('Doru')]
  for (const one of [rodica, sanda, doru]) await give(one, 'training-oivpd')
  for (const one of [rodica, sanda]) await reach(one, 'completed-oivpd')
  await reach(rodica, 'certified-oivpd')
  await give(doru, 'training-entrepreneurship')
  await reach(doru, 'completed-entrepreneurship')

  expect(await claimed('oivpd-enrolled', 'oivpd-completed', 'oivpd-certified')).toEqual([3, 2, 1])
  expect(
    await claimed('entrepreneurship-enrolled', 'entrepreneurship-completed', 'entrepreneurship-certified'),
  ).toEqual([1, 1, 0])
})

test('hours of a course count for the horizontal theme that it covered', async () => {
  const lia = await enter('Lia')
  const themes = ['equal-opportunities', 'non-discrimination', 'sustainable-development', 'environment']

  for (const [at, theme] of themes.entries()) {
    await give(lia, 'training-entrepreneurship', { theme, minutes: 60 * (at + 1) })
  }
  await give(lia, 'counselling', { theme: 'environment' })

  expect(
    await claimed(
      'theme-equal-opportunities',
      'theme-non-discrimination',
      'theme-sustainable-development',
      'theme-environment',
    ),
  ).toEqual([1, 2, 3, 4])
})

test('self-esteem is raised where a pair of assessments says so', async () => {
  const [vera, mira] = [await enter('Vera'), await enter('Mira')]
  await give(vera, 'assessment')
  await give(mira, 'assessment')

  await reach(vera, 'self-esteem-gain')

  expect(await claimed('self-esteem')).toEqual([1])
})

test('a structure that operates and sells counts for profit-generating services', async () => {
  const [seller, other] = [await openEnterprise(trial, 'SES-1'), await openEnterprise(trial, 'SES-2', '10000202')]
  for (const one of [seller, other]) await letOperate(trial, one)

  await trial.dan(recordSale, { ...recordSale.example, enterprise: seller, invoicedOn: '2026-05-04' })

  expect(await claimed('ses', 'ses-services')).toEqual([2, 1])
})

/** Rows of the table of promises whose test is not named, or does not speak of any indicator of the row. */
function unheld(document: string, textOf: (file: string) => string): string[] {
  const rows = document.split('\n').filter(line => /^\| (?!What|The page|---)/.test(line) && line.includes('`'))
  return rows.flatMap(row => {
    const [, says = '', indicators = '', , , heldBy = ''] = row.split('|').map(cell => cell.trim())
    const codes = [...indicators.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code)
    const files = [...heldBy.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, file = '']) => textOf(file))
    const held = (code: string) => files.some(text => new RegExp(`['" ]${code}['":]|\\b${code}:`).test(text))
    return codes.filter(code => !held(code)).map(code => `${says}: ${code}`)
  })
}

const ofRepository = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

test('every promise names a test that speaks of its indicator', () => {
  expect(unheld(ofRepository('docs/promises.md'), ofRepository)).toEqual([])
})

test('a promise that no test holds is found', () => {
  const table =
    '| informed | `informed` | 1 | Rezultate | |\n| jobs | `jobs` | 7 | Rezultate | [a](../test/a.test.ts) |'
  const [file] = planted(scratchFolder(), { 'test/a.test.ts': "expect(claimed('ses'))" })

  expect(unheld(table, () => file?.text ?? '')).toEqual(['informed: informed', 'jobs: jobs'])
})
