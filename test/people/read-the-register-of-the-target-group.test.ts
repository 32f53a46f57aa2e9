import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { looksAt } from '../../src/kernel/read-log.ts'
import { leave } from '../../src/people/exit.ts'
import { unite } from '../../src/people/same-person.ts'
import { recordSituation } from '../../src/people/situation.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, decideEligible, type Enrolled, enrolled, participant, proveEligibility, supported } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin({ on: '2026-06-01' })
})

const inactive = 'Inactiv: nu lucrează și nu caută de lucru'
const employed = 'Lucrează, inclusiv pe cont propriu'

/** The rows of the register in which this code stands, by their headings. */
async function rowsOf({ code }: Enrolled, by = story.as('dan')): Promise<{ [head: string]: string }[]> {
  const { html } = await by.get('/app/people/register.csv')
  const [head = [], ...rows] = html
    .replace('\ufeff', '')
    .split('\r\n')
    .map(line => line.split(';'))
  return rows
    .filter(row => row.includes(code))
    .map(row => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

const depart = ({ enrolment }: Enrolled, leftOn: string) =>
  story.perform('ioana', leave, { enrolment, leftOn, reason: 'completed' })

const situation = ({ enrolment }: Enrolled, onDay: string, labour: string) =>
  story.perform('ioana', recordSituation, {
    enrolment,
    onDay,
    labour,
    educationNow: 'none',
    isced: '2',
    reason: 'completare',
  })

const uniteTwo = (one: Enrolled, other: Enrolled) =>
  story.perform('ioana', unite, { person: one.person, with: other.code, reason: 'aceeași persoană' })

test('whoever runs again after an exit has none, until the last one', async () => {
  const maria = await participant(story)
  await depart(maria, '2026-02-23')
  const gone = await rowsOf(maria)

  await supported(story, maria, '2026-04-06', { reEntry: true })
  const back = await rowsOf(maria)
  await depart(maria, '2026-04-06')

  expect(gone).toMatchObject([{ Intrare: '23.02.2026', Ieșire: '23.02.2026' }])
  expect(back).toMatchObject([{ Intrare: '23.02.2026', Ieșire: '' }])
  expect(await rowsOf(maria)).toMatchObject([{ Intrare: '23.02.2026', Ieșire: '06.04.2026' }])
})

test('a call after the exit is no re-entry', async () => {
  const maria = await participant(story)
  await depart(maria, '2026-02-23')

  await supported(story, maria, '2026-03-16', { kind: 'follow-up', minutes: 10 })

  expect(await rowsOf(maria)).toMatchObject([{ Ieșire: '23.02.2026' }])
})

test('the form that stands is the last on or before entry, else the first after it; of an applicant, the last', async () => {
  const [before, after, applicant] = [await participant(story), await participant(story), await enrolled(story)]
  await situation(before, '2026-02-02', 'unemployed')
  await situation(before, '2026-02-23', 'inactive')
  await situation(before, '2026-03-09', 'employed')
  await situation(after, '2026-02-26', 'inactive')
  await situation(after, '2026-03-09', 'employed')
  await situation(applicant, '2026-02-02', 'unemployed')
  await situation(applicant, '2026-03-09', 'employed')

  expect(await rowsOf(before)).toMatchObject([{ 'Statut ocupațional': inactive }])
  expect(await rowsOf(after)).toMatchObject([{ 'Statut ocupațional': inactive }])
  expect(await rowsOf(applicant)).toMatchObject([{ 'Statut ocupațional': employed }])
})

test('two records of one person are one row, under the first, which names the other and pools what both hold', async () => {
  const maria = await enrolled(story)
  const again = await enrolled(story, {
    appliedOn: '2026-02-01',
    identity: { familyName: 'Lacatus', givenName: 'M', sex: 'M' },
    situation: { onDay: '2026-02-16', labour: 'inactive', educationNow: 'none', isced: '2' },
    domicile: { county: 'RO213', locality: 'Țibana', degurba: 3 },
    categories: [{ kind: 'large-family', validFrom: '2026-02-01' }],
  })
  await proveEligibility(story, again)
  await proveEligibility(story, maria)
  await decideEligible(story, maria)
  await uniteTwo(maria, again)
  await supported(story, again, '2026-02-23')
  await supported(story, again, '2026-03-09')
  await depart(maria, '2026-03-09')

  const rows = await rowsOf(again)

  expect(rows).toEqual(await rowsOf(maria))
  expect(rows).toMatchObject([
    {
      Cod: maria.code,
      Nume: 'Lăcătuș',
      'Data nașterii': '12.05.1990',
      Sex: 'Femeie',
      Localitate: 'Țibana',
      'Statut ocupațional': inactive,
      Categorie: 'Familie cu mai mult de doi copii',
      'Data înscrierii': '01.02.2026',
      Intrare: '23.02.2026',
      Ieșire: '09.03.2026',
      'Alte fișe': again.code,
    },
  ])
  const seen = await read(story.engine, story, tx => looksAt(tx, story.tenant, again.person))
  expect(seen.map(look => look.kind)).toContain('people.exported')
})

test('whose record is out of sight is read from the one in sight, with what both hold', async () => {
  const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')
  const maria = await participant(story)
  await story.perform('dan', unite, { person: maria.person, with: elsewhere.code, reason: 'aceeași persoană' })
  const auditor = await story.join({ name: 'Nora Pop', role: 'auditor', scope: { of: 'partner', id: 'punte' } })

  const rows = await rowsOf(elsewhere, story.asWho(auditor))

  expect(rows).toMatchObject([{ Cod: maria.code, Intrare: '23.02.2026', 'Alte fișe': elsewhere.code }])
})
