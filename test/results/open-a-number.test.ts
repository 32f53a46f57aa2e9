import { beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../story-browser.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { woman } from './woman.ts'
import { adopt, beginTrial, type Trial } from './trial.ts'

let trial: Trial
let chronicle: Chronicle
let dan: Browser
let maria: Enrolled
let ion: Enrolled
let vasile: Enrolled
let contract: string

const man = { ...woman, sex: 'M', region: 'RO41' } as const

/** Maria found work and it is proven; Ion found work and it is not; Vasile is still with us. */
beforeAll(async () => {
  trial = await beginTrial('2026-06-30')
  await adopt(trial)
  chronicle = new Chronicle(trial)
  const enter = async (name: string, who: typeof woman | typeof man) => {
    const of = await chronicle.apply(name, { ...who, special: name === 'Maria' ? ['roma'] : [] }, '2026-01-12')
    await chronicle.decide(of, '2026-01-12')
    await chronicle.support(of, '2026-01-12')
    return of
  }
  maria = await enter('Maria', woman)
  ion = await enter('Ion', man)
  vasile = await enter('Vasile', man)
  for (const of of [maria, ion]) await chronicle.leave(of, '2026-01-12')
  await chronicle.outcome(ion, 'qualification', '2026-01-31')
  const job = await chronicle.outcome(maria, 'employment', '2026-01-30')
  await chronicle.outcome(ion, 'employment', '2026-01-31')
  for (const kind of ['registration-form', 'privacy-notice', 'no-double-funding', 'session-record'])
    await chronicle.prove(maria, { kind: 'participation', id: maria.enrolment }, kind, '2026-01-12')
  contract = await chronicle.prove(
    maria,
    { kind: 'outcome.employment', id: job.id },
    'employment-contract',
    '2026-01-30',
  )
  dan = trial.story.as('dan')
}, 120_000)

/** The row of somebody in the list of those who are counted. */
const rowOf = (html: string, { code }: Enrolled): string =>
  html.split('<tr').find(row => row.includes(code)) ?? `no row of ${code}`

describe('refused', () => {
  test('results for whoever may not read them, and an indicator that the rules do not have', async () => {
    expect((await trial.story.visitor().get('/app/results')).status).not.toBe(200)
    expect((await trial.story.as('ana').get('/app/results')).status).toBe(403)
    expect((await dan.get('/app/results/EECO99')).status).toBe(404)
  })

  test('a day that is none comes back with what was typed and a word about it', async () => {
    const page = await dan.get('/app/results?on=31.02.2026')

    expect(page.status).toBe(200)
    expect(page.html).toContain('value="31.02.2026"')
    expect(page.text).toContain('Scrieți o zi care a fost')
  })
})

test('the board says claimed, proven and target; its page is small and needs no script of its own', async () => {
  const page = await dan.get('/app/results')

  expect(page.status).toBe(200)
  expect(page.text).toContain('Participanți cu un loc de muncă la ieșire')
  expect(page.html).toContain('href="/app/results/EECR04"')
  expect(page.bytes.length).toBeLessThan(60_000)
})

test('a paper that another outcome wants is not said to be missing here', async () => {
  const work = await dan.get('/app/results/EECR04')
  const qualified = await dan.get('/app/results/EECR03')

  const wanted = 'Proces-verbal de examen'
  expect(qualified.text).toContain(`lipsește: ${wanted}`)
  expect(work.text).not.toContain(wanted)
})

test('from the number to the scanned proof: the number, the paper, its image', async () => {
  const board = await dan.get('/app/results')

  const indicator = await dan.get(/href="(\/app\/results\/EECR04[^"]*)"/.exec(board.html)?.[1] ?? '')

  expect(indicator.text).toContain('De ce 2?')
  expect(indicator.text).toContain('Maria')
  expect(indicator.html).toContain(`href="/app/evidence/${contract}"`)
  expect(indicator.text).toContain('lipsește')
})

test('the funnel tells what each clause takes away, and opens those it takes', async () => {
  const indicator = await dan.get('/app/results/EECR04')
  const excluded = /href="([^"]*step=\d[^"]*)"/.exec(indicator.html)?.[1]?.replaceAll('&amp;', '&') ?? ''

  const page = await dan.get(excluded)

  expect(page.text).toContain('Vasile')
  expect(page.text).not.toContain('Maria')
  expect(page.text).toContain('nu:')
})

test('a reader of one region sees the names of that region, and is told of the others', async () => {
  const page = await trial.story.as('ioana').get('/app/results/EECR04')

  expect(page.text).toContain('De ce 2?')
  expect(page.text).toContain('Maria')
  expect(page.text).not.toContain('Ion')
  expect(page.text).toContain('1 persoană în afara ariei dumneavoastră')
})

test('special data: totals of yesterday, and names only for a reason', async () => {
  const today = await dan.get('/app/results/EECO15')
  trial.story.at('2026-07-01')
  dan = trial.story.as('dan')
  const tomorrow = await dan.get('/app/results/EECO15')

  const named = await dan.send('/app/results/EECO15/reveal', { reason: 'Verificarea dosarelor înainte de raport' })

  expect(today.text).toContain('De ce 0?')
  expect(tomorrow.text).toContain('De ce 1?')
  expect(tomorrow.text).not.toContain('Maria')
  expect(named.text).toContain('Maria')
  expect((await trial.story.as('victor').get('/app/results/EECO15')).text).not.toContain('Maria')
})

test('what was known on a past line, and what has changed since, with the line behind it', async () => {
  const first = chronicle.happenings.find(one => one.what === 'outcome' && one.kind === 'employment')

  const before = await dan.get(`/app/results/EECR04?entry=${(first?.entry ?? 1) - 1}`)
  const page = await dan.get(`/app/results/difference?from=30.06.2026&fromEntry=${(first?.entry ?? 1) - 1}`)

  expect(before.text).toContain('De ce 0?')
  expect(page.text).toContain('+2 înregistrat mai târziu')
  expect(page.html).toContain(`href="/app/journal/${first?.entry}"`)
})

test('the checks list the records that break them', async () => {
  const page = await dan.get('/app/results/checks')

  expect(page.status).toBe(200)
  expect(page.text).toContain('R11')
  expect(page.text).toContain('Ion')
})

test('a workbook in which no cell is a formula, and a PDF', async () => {
  const xlsx = await dan.get('/app/results.xlsx')
  const pdf = await dan.get('/app/results.pdf')

  expect(xlsx.headers.get('content-disposition')).toContain('proba-')
  expect([...xlsx.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
  expect(new TextDecoder('latin1').decode(pdf.bytes.subarray(0, 5))).toBe('%PDF-')
  expect((await trial.story.as('ioana').get('/app/results.xlsx')).status).toBe(403)
})

test('the page of a person says in which indicators they count, and what stands in the way of others', async () => {
  const page = await dan.get(`/app/people/${vasile.person}`)

  expect(page.text).toContain('Se numără în')
  expect(page.html).toContain('/app/results/EECO01')
})

test('whoever was recorded twice wants no papers of the other record once all of one are there', async () => {
  const before = await dan.get('/app/results/EECR04')
  const again = await chronicle.apply('Maria', woman, '2026-01-12')
  const ionAgain = await chronicle.apply('Ion', man, '2026-01-12')
  await chronicle.pool(maria, again)
  await chronicle.pool(ion, ionAgain)

  const after = await dan.get('/app/results/EECR04')

  expect(rowOf(after.html, maria)).toContain('dovedit')
  expect(rowOf(after.html, maria)).toBe(rowOf(before.html, maria))
  expect(rowOf(after.html, ion)).toContain('lipsește')
})
