import { beforeAll, expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { read } from '../../src/kernel/engine.ts'
import { looksAt } from '../../src/kernel/read-log.ts'
import { withdrawApplication } from '../../src/people/application.ts'
import { unite } from '../../src/people/same-person.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, type Enrolled, enrolled, participant } from './ground.ts'

let story: Story
let maria: Enrolled

beforeAll(async () => {
  story = await begin()
  maria = await participant(story, {
    identity: { familyName: '=HYPERLINK("x")', givenName: 'Maria', bornOn: '1990-05-12', sex: 'F' },
    situation: { onDay: '2026-02-02', labour: 'refused', educationNow: 'unknown', isced: '2' },
  })
  await enrolled(story, {
    identity: { familyName: 'Popa', givenName: 'Ana', sex: 'not-asked' },
    situation: { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'not-asked', isced: 'not-asked' },
  })
})

const uniteTwo = (one: Enrolled, other: Enrolled) =>
  story.perform('ioana', unite, { person: one.person, with: other.code, reason: 'aceeași persoană' })

async function rowOf({ code }: Enrolled) {
  const { bytes } = await story.as('dan').get('/app/people/completeness.xlsx')
  const { sheets } = await readXlsx(bytes)
  return sheets[0]?.rows.find(row => row[0] === code)
}

test('given, refused, not known, not asked and missing are five things', async () => {
  const { text } = await story.as('ioana').get('/app/people/completeness')

  expect(text).toContain('Întrebarea Răspuns Refuz Nu se știe Neîntrebat Lipsește')
  expect(text).toContain('Sexul 1 0 0 1 0')
  expect(text).toContain('Data nașterii 1 0 0 0 1')
  expect(text).toContain('Situația pe piața muncii 1 1 0 0 0')
  expect(text).toContain('Urmează o școală 0 0 1 1 0')
  expect(text).toContain('De când 0 1 0 0 1')
  expect(text).toMatch(/Popa Ana GT-\d+ nu se numără Sexul: neîntrebat, Data nașterii: lipsește/)
})

test('the form that stands is the last on or before entry', async () => {
  const other = await participant(story, {
    identity: { familyName: 'Formularescu', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
    situation: { onDay: '2026-02-02', labour: 'inactive', educationNow: 'none', isced: '2' },
  })
  const { recordSituation } = await import('../../src/people/situation.ts')
  await story.perform('ioana', recordSituation, {
    enrolment: other.enrolment,
    onDay: '2026-03-09',
    labour: 'refused',
    educationNow: 'refused',
    isced: 'refused',
  })

  const { text } = await story.as('ioana').get('/app/people/completeness')

  expect(text).toMatch(/Formularescu Ana GT-\d+ (?!nu se numără)/)
})

test('what only another record of the same person holds is known, and that person has entered', async () => {
  const first = await enrolled(story, {
    identity: { familyName: 'Pool', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
  })
  const again = await participant(story, {
    identity: { familyName: 'Pool', givenName: 'A', sex: 'M', phone: '+40700000001' },
    domicile: { county: 'RO213', locality: 'Țibana', degurba: 3 },
    situation: { onDay: '2026-02-02', labour: 'inactive', educationNow: 'none', isced: '2' },
    noDoubleFundingOn: '2026-02-02',
  })
  await uniteTwo(first, again)

  const { text } = await story.as('ioana').get('/app/people/completeness')
  const row = await rowOf(first)

  expect(text).toMatch(/Pool Ana GT-\d+ CNP: lipsește, Gospodăria: lipsește, De când: lipsește/)
  expect(row?.slice(2).join(' ')).toBe(
    'da Răspuns Răspuns Lipsește Răspuns Răspuns Răspuns Lipsește Răspuns Lipsește Răspuns Răspuns Răspuns',
  )
  expect(await rowOf(again)).toBeUndefined()
})

test('the form that stands is looked for on all records, and the sex and birth date of the first stand', async () => {
  const identity = { familyName: 'Formular', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' as const }
  const situation = { onDay: '2026-02-02', educationNow: 'none' as const, isced: '2' as const }
  const first = await participant(story, {
    identity: { ...identity, sex: 'refused' },
    situation: { ...situation, labour: 'refused' },
  })
  const again = await enrolled(story, {
    identity,
    situation: { ...situation, onDay: '2026-02-16', labour: 'employed' },
  })
  await uniteTwo(first, again)

  const { text } = await story.as('ioana').get('/app/people/completeness')

  expect(text).toMatch(/Formular Ana GT-\d+ nu se numără Sexul: refuz, CNP/)
})

test('whoever has withdrawn one of two applications is still asked, and counts once', async () => {
  const first = await enrolled(story, { identity: { familyName: 'Retrasă', givenName: 'Ana', sex: 'F' } })
  const again = await enrolled(story, { identity: { familyName: 'Retrasă', givenName: 'A', sex: 'F' } })
  await uniteTwo(first, again)
  const withdraw = ({ enrolment }: Enrolled) =>
    story.perform('ioana', withdrawApplication, { enrolment, withdrawnOn: '2026-02-10' })

  await withdraw(first)
  const one = await rowOf(first)
  await withdraw(again)

  expect(one?.[1]).toBe('Retrasă Ana')
  expect(await rowOf(first)).toBeUndefined()
})

test('the workbook holds every person, no cell of it is a formula, and whoever took it is noted', async () => {
  const refused = await story.as('ioana').get('/app/people/completeness.xlsx')
  const { bytes, headers } = await story.as('dan').get('/app/people/completeness.xlsx')

  const { sheets } = await readXlsx(bytes)
  const rows = sheets[0]?.rows ?? []
  const archive = new TextDecoder('latin1').decode(bytes)
  const seen = await read(story.engine, story, tx => looksAt(tx, story.tenant, maria.person))
  expect(refused.status).toBe(403)
  expect(headers.get('content-disposition')).toContain('.xlsx')
  expect(rows.find(row => row[0] === maria.code)?.slice(1, 4)).toEqual(['=HYPERLINK("x") Maria', 'da', 'Răspuns'])
  expect(sheets[0]?.cells ? [...sheets[0].cells.values()].some(cell => cell.formula !== undefined) : false).toBe(false)
  expect(archive).not.toContain('<f>')
  expect(seen.map(look => look.kind)).toContain('people.exported')
})
