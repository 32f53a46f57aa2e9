import { beforeAll, describe, expect, test } from 'vitest'
import { busyInLessons } from '../../src/training/busy.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept, reject } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { planSession } from '../../src/counselling/session.ts'
import { setSigning } from '../../src/people/contact.ts'
import { signersBeside } from '../../src/people/signing.ts'
import { issueCertificate } from '../../src/training/certificate.ts'
import { concludeCourse } from '../../src/training/conclusion.ts'
import { holdExam } from '../../src/training/exam.ts'
import { receiveForms } from '../../src/training/form-stock.ts'
import { moveLesson } from '../../src/training/lesson.ts'
import { recordNotice } from '../../src/training/notice.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, scan } from '../people/ground.ts'
import { textOf } from '../people/pdf-text.ts'
import { begin, closeAll, course, eligible, type Opened, placed, refusal } from './ground.ts'

describe('a course', () => {
  let story: Story
  let opened: Opened
  let people: Enrolled[]
  let learners: string[]

  const at = (section: string) => `/app/courses/${opened.course}${section}`
  const page = async (path: string) => (await story.as('mihai').get(path)).text
  const notice = (more: object) =>
    refusal(story, recordNotice, { course: opened.course, sentOn: '2026-03-02', number: '1/2026', ...more })

  beforeAll(async () => {
    story = await begin({ on: '2026-02-16' })
    opened = await course(story)
    people = [await eligible(story, 'Lăcătuș'), await eligible(story, 'Țuțea', 'Ana')]
    story.at('2026-03-02')
    learners = await placed(story, opened.course, people)
  }, 300_000)

  test('is told to the authority before it begins, and examiners are asked for: each until its letter is recorded', async () => {
    expect(await page('/app')).toContain('începerea cursului, de trimis')
    expect(await page('/app')).toContain('cererea de examinatori, de trimis')
    expect(await notice({ about: 'start', sentOn: '2026-03-03' })).toBe('training.lies-ahead')

    const letter = await story.as('mihai').get(at('/notices/examiners/letter.pdf'))
    expect(await textOf(letter.bytes)).toContain('desemnați specialiștii din afara furnizorului')
    expect(await notice({ about: 'start' })).toBe('done')
    expect(await notice({ about: 'start' })).toBe('training.told-already')
    expect(await notice({ about: 'examiners', number: '2/2026' })).toBe('done')

    expect(await page('/app')).not.toContain('de trimis')
  })

  test('has each letter to bring once it is sent: the scan that comes back closes the task, and a rejected one opens it again', async () => {
    const missingLetter = 'ANTR-NE-1: începerea cursului'
    const lacking = () => page('/app/evidence?list=missing')
    const toBring = 'ANTR-NE-1: începerea cursului, de adăugat scrisoarea înregistrată'
    expect(await page('/app')).toContain(toBring)
    expect(await lacking()).toContain(missingLetter)
    const { html } = await story.as('mihai').get(at('/notices'))
    const [, way = ''] = /href="(\/app\/evidence\/new[^"]+)"/.exec(html) ?? []
    const asked = new URLSearchParams(way.replaceAll('&amp;', '&').split('?')[1])
    const claims = [{ kind: 'course-notice', id: asked.get('id'), subject: asked.get('subject') }]
    const bring = async () =>
      String(
        (
          await story.perform('mihai', addPaper, {
            kind: 'course-notice',
            datedOn: '2026-03-02',
            file: await scan(story),
            claims,
          })
        ).answer.paper,
      )
    expect((await story.as('mihai').get(way.replaceAll('&amp;', '&'))).status).toBe(200)

    const first = await bring()
    expect(await page('/app')).not.toContain(toBring)
    expect(await lacking()).not.toContain(missingLetter)
    expect(await refusal(story, accept, { paper: first })).not.toBe('done')
    await story.perform('dan', reject, { paper: first, reason: 'Numărul nu se citește.' })
    expect(await page('/app')).toContain(toBring)
    expect(await lacking()).toContain(missingLetter)
    const paper = await bring()
    expect((await story.as('dan').get(`/app/evidence/${paper}`)).text).toContain('ANTR-NE-1: începerea cursului')
    await story.perform('dan', accept, { paper })

    expect(await page('/app')).not.toContain(toBring)
    expect(await page(at('/notices'))).toContain('acceptată')
  })

  test('is told again once its timetable has changed', async () => {
    const lesson = opened.lessons[4]
    const moved = {
      lesson,
      heldOn: '2026-03-09',
      begins: '10:00',
      trainer: story.who.mihai.account,
      room: 'Sala 1, Iași',
    }
    expect(await refusal(story, moveLesson, moved)).toBe('done')

    expect(await page('/app')).toContain('schimbarea orarului, de trimis')
    expect(await notice({ about: 'change', number: '3/2026' })).toBe('done')
    expect(await page(at('/notices'))).toContain('Nimic de trimis acum')
  })

  test('takes up its trainer, its room and its learners at its hours', async () => {
    const reader = { who: story.who.mihai, lang: 'ro' as const, today: '2026-03-02' }
    const span = { from: '2026-03-09', to: '2026-03-09' }

    const busy = await read(story.engine, story.who.mihai, tx => busyInLessons(tx, reader, span))

    const hours = { on: '2026-03-09', fromMinute: 600, toMinute: 1080 }
    expect(busy).toHaveLength(4)
    expect(busy).toContainEqual(expect.objectContaining({ kind: 'participant', id: people[0]?.person, ...hours }))
    expect(busy).toContainEqual(expect.objectContaining({ kind: 'staff', id: story.who.mihai.account, ...hours }))
    expect(busy).toContainEqual(expect.objectContaining({ kind: 'room', id: 'iasi, sala 1', ...hours }))
  })

  test('has its room found when a counselling session is held there too, however the room was typed', async () => {
    const enrolment = people[1]?.enrolment
    const planned = { ...planSession.example, onDay: '2026-03-09', from: '12:00', to: '13:00', people: [enrolment] }
    await story.perform('ioana', planSession, { ...planned, place: 'IAȘI', room: 'sala 1' })

    const conflicts = (await story.as('dan').get('/app/conflicts')).text

    expect(conflicts).toContain('Sala 1, Iași sală 09.03.2026 10:00–18:00 Curs ANTR-NE-1 12:00–13:00')
  })

  test('has a sheet with lines for two witnesses of a mark, and for the guardian of somebody under 18', async () => {
    const mark = { person: people[0]?.person, signsByMark: true, witnesses: 'Ana Exemplu, Ion Exemplu' }
    await story.perform('ioana', setSigning, mark)

    const { bytes } = await story.as('mihai').get(at(`/sessions/${opened.lessons[0]}/sheet.pdf`))

    const text = await textOf(bytes)
    expect(text.match(/Martor/g)).toHaveLength(2)
    expect(text).not.toContain('Părinte sau tutore')
    expect(signersBeside({ bornOn: '2010-03-03', signsByMark: false, hasGuardian: true }, '2026-03-02', 'ro')).toEqual([
      'Părinte sau tutore',
    ])
  })

  test('is what comes next for a person who is in it', async () => {
    expect(await page(`/app/people/${people[0]?.person}`)).toContain('ședința cursului ANTR-NE-1')
  })

  test('stands in the path of a person in one line, with its exam and its certificate; the copy says what the form says', async () => {
    story.at('2026-03-20')
    await closeAll(story, opened, learners)
    await story.perform('mihai', concludeCourse, { course: opened.course })
    const commission = [
      { name: 'Ion Exemplu', role: 'chair', external: true },
      { name: 'Ana Exemplu', role: 'member', external: true },
    ]
    const results = learners.map(learner => ({ learner, theory: 8.5, practice: 9 }))
    const held = { course: opened.course, heldOn: '2026-03-13', minutes: 120, number: 'PV 1/2026', commission, results }
    await story.perform('mihai', holdExam, held)
    const forms = { kind: 'completion', series: 'K', first: 101, last: 120, receivedOn: '2026-03-01' }
    await story.perform('mihai', receiveForms, forms)
    const form = { learner: learners[0], series: 'K', number: 101, issuedOn: '2026-03-20' }
    const { answer } = await story.perform('mihai', issueCertificate, form)

    const path = await page(`/app/people/${people[0]?.person}`)
    expect(path).toContain('Loc la curs: Competențe antreprenoriale')
    expect(path).toContain('5 ședințe, prezență 100')
    expect(path).toContain('Examen ANTR-NE-1: teorie 8,5, practică 9')
    expect(path).toContain('Certificat eliberat: K 000101')
    expect(path).not.toContain('Curs de antreprenoriat – 8 h')

    const copy = await story.as('mihai').get(at(`/certificates/${String(answer.certificate)}/copy.pdf`))
    const text = await textOf(copy.bytes)
    for (const part of [
      'Lăcătuș',
      '12.05.1990',
      'K 000101',
      'Competențe antreprenoriale',
      'Supliment descriptiv',
      'IS-0147/2026',
    ])
      expect(text).toContain(part)
    const english = await story.as('mihai').get(at(`/certificates/${String(answer.certificate)}/copy-en.pdf`))
    expect(await textOf(english.bytes)).toContain('Descriptive supplement')
    expect((await story.as('ioana').get(at(`/certificates/${String(answer.certificate)}/copy.pdf`))).status).toBe(403)
  })
})
