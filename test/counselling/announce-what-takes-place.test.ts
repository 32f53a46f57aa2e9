import { beforeAll, describe, expect, test } from 'vitest'
import { announce } from '../../src/counselling/announcement.ts'
import { changesSince, gatheringsOf } from '../../src/counselling/calendar.ts'
import { cancelSession, moveSession } from '../../src/counselling/session-change.ts'
import { planSession } from '../../src/counselling/session.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Enrolled } from '../people/ground.ts'
import { textOf } from '../people/pdf-text.ts'
import { begin, eligible, sessionOf } from './ground.ts'

test('what was announced is told from what is so now', () => {
  const one = { href: '/a', on: '2026-03-20', from: '10:00', to: '11:00', title: 'A' }
  const other = { ...one, href: '/b' }

  expect(changesSince([one], [one])).toEqual([])
  expect(changesSince([one], [one, other])).toEqual([{ what: 'new', now: other }])
  expect(changesSince([one, other], [other])).toEqual([{ what: 'gone', before: one }])
  const moved = { ...one, from: '12:00', to: '13:00' }
  expect(changesSince([one], [moved])).toEqual([{ what: 'changed', before: one, now: moved }])
})

test('what several rows say of one session is one gathering', () => {
  const at = { on: '2026-03-20', fromMinute: 600, toMinute: 660, title: 'A', href: '/a' }

  const found = gatheringsOf([
    { kind: 'participant', id: 'maria', ...at },
    { kind: 'participant', id: 'elena', ...at },
    { kind: 'staff', id: 'ioana', ...at },
    { kind: 'room', id: 'cres, sala 1', ...at },
  ])

  expect(found).toEqual([
    {
      href: '/a',
      on: '2026-03-20',
      from: '10:00',
      to: '11:00',
      title: 'A',
      place: 'cres, sala 1',
      staff: 'ioana',
      participants: ['maria', 'elena'],
    },
  ])
})

describe('on the page', () => {
  let story: Story
  let moved: string
  let cancelled: string
  let maria: Enrolled

  beforeAll(async () => {
    story = await begin()
    maria = await eligible(story)
    const plan = async (more: object) => {
      const input = sessionOf([], { onDay: '2026-03-20', people: [maria.enrolment], ...more })
      return String((await story.perform('ioana', planSession, input)).answer.session)
    }
    moved = await plan({})
    cancelled = await plan({ onDay: '2026-03-21', topic: 'Atelier' })
    await plan({ onDay: '2026-03-16', from: '15:00', to: '16:00' })
  })

  test('refused: days the wrong way round, days without anything, and by a counsellor', async () => {
    const dan = story.as('dan')
    const send = (announceFrom: string, announceTo: string) =>
      dan.post('/app/calendar', { programme: 'o-sansa', announceFrom, announceTo })

    expect((await send('21.3.2026', '20.3.2026')).text).toContain('Sfârșitul este înaintea începutului')
    expect((await send('1.5.2026', '2.5.2026')).text).toContain('nu e nimic de anunțat')
    expect((await send('mâine dimineață', '2.5.2026')).status).toBe(422)
    expect((await story.as('ioana').post('/app/calendar', { programme: 'o-sansa' })).status).toBe(403)
  })

  test('announced, then changed: both are shown, and go out as PDF, workbook and calendar', async () => {
    const dan = story.as('dan')
    await dan.send('/app/calendar', { programme: 'o-sansa', announceFrom: '16.3.2026', announceTo: '30.3.2026' })
    expect((await dan.get('/app/calendar')).text).toContain('Nicio schimbare față de ce s-a anunțat')
    const inEnglish = story.as('dan')
    await inEnglish.get('/app/calendar?lang=en')
    expect((await inEnglish.get('/app/calendar')).text).toContain('Nothing is otherwise than announced')

    await story.perform('ioana', moveSession, {
      ...moveSession.example,
      session: moved,
      onDay: '2026-03-20',
      from: '14:00',
      to: '15:00',
      staff: story.who.ioana.account,
    })
    await story.perform('ioana', cancelSession, { session: cancelled, because: 'Sala este închisă.' })

    const { text } = await dan.get('/app/calendar')
    expect(text).toContain('Schimbat')
    expect(text).toContain('Nu mai are loc')
    const files = await Promise.all(['pdf', 'xlsx', 'ics'].map(kind => dan.get(`/app/calendar/1/calendar.${kind}`)))
    expect(files[2]?.html).toContain('SUMMARY:Consiliere profesională: Atelier')
    expect(files[2]?.html).toMatch(/DTSTART;TZID=Europe\/Bucharest:2026\d{4}T\d{6}/)
    expect(files[2]?.html).toMatch(/DTSTAMP:\d{8}T\d{6}Z/)
    expect(files.map(file => file.headers.get('content-type')?.split(';')[0])).toEqual([
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/calendar',
    ])
    expect((await dan.get('/app/calendar/7/calendar.pdf')).status).toBe(404)
  })

  test('announced again, a telephone finds what it has already, and moves it', async () => {
    const dan = story.as('dan')
    await dan.send('/app/calendar', { programme: 'o-sansa', announceFrom: '16.3.2026', announceTo: '30.3.2026' })

    const [first = '', second = ''] = await Promise.all(
      [1, 2].map(async number => (await dan.get(`/app/calendar/${number}/calendar.ics`)).html),
    )

    const uid = `UID:${moved}@sansa`
    expect([first, second].map(file => file.includes(uid))).toEqual([true, true])
    expect(first).toContain('SEQUENCE:0')
    expect(second).toContain('SEQUENCE:1')
    expect(second).toMatch(/DTSTART;TZID=Europe\/Bucharest:20260320T140000/)
  })

  test('announced again, what is off is taken away by the same UID under a higher sequence, and said on paper', async () => {
    const dan = story.as('dan')
    const [first = '', second = ''] = await eventsOf(cancelled, [1, 2])

    expect(first).toMatch(/SEQUENCE:0[^]*STATUS:CONFIRMED/)
    expect(second).toMatch(/SEQUENCE:1[^]*STATUS:CANCELLED/)
    expect(second).toContain('DTSTART;TZID=Europe/Bucharest:20260321T')
    expect((await eventsOf(moved, [2]))[0]).toContain('STATUS:CONFIRMED')
    expect((await dan.get('/app/calendar')).text).toMatch(/Anunțul 2, .*; 1 retrasă/)
    const printed = await textOf((await dan.get('/app/calendar/2/calendar.pdf')).bytes)
    expect(printed).toMatch(/Retrase: anunțate înainte, nu mai au loc atunci[^]*Atelier/)
    expect(printed).toMatch(/Schimbări față de anunțul 2\s+Nicio schimbare/)
  })

  test('an announcement of other days takes back what was moved away from those announced, and gives it again on its new day', async () => {
    const dan = story.as('dan')
    const move = { ...moveSession.example, session: moved, from: '14:00', to: '15:00', staff: story.who.ioana.account }
    const send = (announceFrom: string, announceTo: string) =>
      dan.send('/app/calendar', { programme: 'o-sansa', announceFrom, announceTo })
    const april = sessionOf([], { onDay: '2026-04-02', topic: 'Aprilie', people: [maria.enrolment] })
    await story.perform('ioana', planSession, april)

    await story.perform('ioana', moveSession, { ...move, onDay: '2026-05-05' })
    await send('1.4.2026', '30.4.2026')
    await send('1.4.2026', '30.4.2026')
    await send('1.5.2026', '30.5.2026')

    const [third = '', fourth = '', fifth = ''] = await eventsOf(moved, [3, 4, 5])
    expect(third).toMatch(/SEQUENCE:2[^]*DTSTART;TZID=Europe\/Bucharest:20260320T140000[^]*STATUS:CANCELLED/)
    expect(fourth).toMatch(/SEQUENCE:3[^]*STATUS:CANCELLED/)
    expect(fifth).toMatch(/SEQUENCE:4[^]*DTSTART;TZID=Europe\/Bucharest:20260505T140000[^]*STATUS:CONFIRMED/)
    expect((await dan.get('/app/calendar')).text).toMatch(/Anunțul 4, 16\.03\.2026: 01\.04\.2026 – 30\.04\.2026 PDF/)
  })

  test('refused: to take back what was never announced', async () => {
    const { example } = announce
    const send = story.perform('dan', announce, { ...example, gone: ['/app/sessions/unknown'] })

    await expect(send).rejects.toMatchObject({ fields: [{ path: 'gone', code: 'counselling.was-not-announced' }] })
  })

  /** What each of these announcements tells a telephone of a session. */
  const eventsOf = (session: string, numbers: readonly number[]) =>
    Promise.all(
      numbers.map(async number => {
        const { html } = await story.as('dan').get(`/app/calendar/${number}/calendar.ics`)
        return html.split('BEGIN:VEVENT').find(event => event.includes(`UID:${session}@sansa`)) ?? ''
      }),
    )

  test('the visit sheet says where, who and under which authorisation, and names only those whom the reader sees', async () => {
    const { text } = await story.as('ioana').get('/app/visit')
    const elsewhere = await story.as('carmen').get('/app/visit')

    expect(text).toContain('15:00–16:00 Consiliere profesională: Profil profesional')
    expect(text).toContain('Lăcătuș Maria')
    expect(text).toMatch(
      /Acreditarea furnizorului 24\/2024, [^,]+: Informare profesională, [^:]+ Valabilă azi Participanți/,
    )
    expect(text).toMatch(/24\/2024, [^,]+ Informare profesională, Consiliere profesională, Mediere a muncii/)
    expect(elsewhere.status).toBe(200)
  })
})
