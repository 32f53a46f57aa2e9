import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { looksAt } from '../../src/kernel/read-log.ts'
import { setSigning } from '../../src/people/contact.ts'
import { leave } from '../../src/people/exit.ts'
import { recordSituation } from '../../src/people/situation.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { dossier } from '../evidence/papers.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, cnpOf, type Enrolled, participant } from './ground.ts'
import { textOf } from './pdf-text.ts'

let story: Story
let maria: Enrolled
const cnp = cnpOf('F', '1890-05-12', 601)

beforeAll(async () => {
  story = await begin()
  maria = await participant(story, {
    identity: { familyName: 'Lăcătuș', givenName: '#eval("1+1")', cnp, sex: 'F' },
    situation: {
      onDay: '2026-02-02',
      labour: 'unemployed',
      labourSince: '2024-03-01',
      educationNow: 'none',
      isced: '2',
    },
    domicile: { county: 'RO213', locality: 'Pașcani', degurba: 2, uatKind: 'municipiu' },
  })
})

const form = (part: string, name: 'ioana' | 'mihai' = 'ioana') =>
  story.as(name).get(`/app/people/${maria.person}/forms/${part}`)

test('whoever may not write people prints no form, and there are three', async () => {
  expect((await form('entry.pdf', 'mihai')).status).toBe(403)
  expect((await form('later.pdf')).status).toBe(404)
})

test('the entry form is filled with what is known; what was typed stays text, and it carries its version', async () => {
  const { bytes } = await form('entry.pdf')
  const text = await textOf(bytes)

  expect(text).toContain('Lăcătuș #eval("1+1")')
  expect(text).toContain(cnp)
  expect(text).toContain('Pașcani, Iași')
  expect(text).toContain('01.03.2024')
  expect(text).toContain('registration-entry.v1')
  expect(text).toContain('Participant (semnătura, data)')
  expect(new TextDecoder('latin1').decode(bytes)).toContain('/StructTreeRoot')
  const seen = await read(story.engine, story, tx => looksAt(tx, story.tenant, maria.person))
  expect(seen.map(look => look.kind)).toContain('people.form-printed')
})

test('a special answer that was given is not printed: the form is the same before and after', async () => {
  const before = await textOf((await form('entry.pdf')).bytes)
  await story.perform('ioana', answerSpecial, {
    person: maria.person,
    question: 'roma',
    answer: 'yes',
    askedOn: '2026-03-16',
  })

  expect(await textOf((await form('entry.pdf')).bytes)).toBe(before)
})

test('whoever makes a mark has lines for two witnesses, and a guardian signs too', async () => {
  const ion = await participant(story)
  await story.perform('ioana', setSigning, {
    person: ion.person,
    signsByMark: true,
    witnesses: 'Ana Martor, Ion Martor',
    guardianName: 'Vasile Popa',
  })

  const { bytes } = await story.as('ioana').get(`/app/people/${ion.person}/forms/entry.pdf`)

  const text = await textOf(bytes)
  expect(text).toContain('Participant (semn, data)')
  expect(text).toContain('Martorul 2')
  expect(text).toContain('Tutore: Vasile Popa')
})

test('the exit form is blank until the situation is known, then filled; so is that of six months', async () => {
  const ion = await participant(story)
  await story.perform('ioana', leave, { enrolment: ion.enrolment, leftOn: '2026-02-23', reason: 'completed' })
  const path = `/app/people/${ion.person}/forms`
  const blank = await textOf((await story.as('ioana').get(`${path}/exit.pdf`)).bytes)
  await story.perform('ioana', recordSituation, {
    enrolment: ion.enrolment,
    onDay: '2026-03-09',
    labour: 'employed',
    labourSince: '2026-03-03',
    educationNow: 'none',
    isced: '2',
  })

  const filled = await textOf((await story.as('ioana').get(`${path}/exit.pdf`)).bytes)
  const later = await textOf((await story.as('ioana').get(`${path}/six-months.pdf`)).bytes)

  expect(blank).toContain('Data ieșirii')
  expect(blank).toContain('23.02.2026')
  expect(blank).not.toContain('03.03.2026')
  expect(filled).toContain('03.03.2026')
  expect(later).toContain('23.08.2026')
  expect(later).not.toContain('03.03.2026')
})

test('brought back signed, the paper keeps the version that was printed', async () => {
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/forms/entry`
  const file = new File([new Uint8Array(dossier(1))], 'formular.pdf')

  const page = await ioana.get(`${path}?template=registration-entry.v1`)
  const without = await ioana.post(path, { template: 'registration-entry.v1', datedOn: '23.02.2026' })
  const forged = await ioana.post(path, { template: 'registration-exit.v1', datedOn: '23.02.2026', file })
  const after = await ioana.send(path, { template: 'registration-entry.v1', datedOn: '23.02.2026', file })

  const papers = await read(story.engine, story, tx =>
    tx.selectFrom('paper').select(['kind', 'template', 'dated_on']).where('template', 'is not', null).execute(),
  )
  expect(page.text).toContain('Versiunea tipărită: registration-entry.v1')
  expect(without.status).toBe(422)
  expect(forged.status).toBe(404)
  expect(after.text).toContain('Formular adăugat; așteaptă verificarea')
  expect(papers).toEqual([{ kind: 'registration-form', template: 'registration-entry.v1', dated_on: '2026-02-23' }])
})
