import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { begin, enrolled, lineOf } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const form = {
  programme: 'o-sansa',
  appliedOn: '02.02.2026',
  region: 'RO21',
  partner: 'punte',
  'identity.sex': 'F',
  'situation.labour': 'unemployed',
  'situation.educationNow': 'none',
  'situation.isced': '2',
}

const typed = (familyName: string, givenName: string, bornOn: string, more: Record<string, string> = {}) => ({
  ...form,
  'identity.familyName': familyName,
  'identity.givenName': givenName,
  'identity.bornOn': bornOn,
  ...more,
})

const person = (familyName: string, givenName: string, bornOn: string) => ({
  identity: { familyName, givenName, bornOn, sex: 'F' as const },
})

describe('somebody who seems to be here already', () => {
  test('is shown beside what was typed, and is not recorded a second time by accident', async () => {
    const known = await enrolled(story, person('Brânzaru', 'Elena', '1988-04-09'))

    const answer = await story.as('ioana').post('/app/people', typed('BRANZARU', 'Lenuța', '9.4.1988'))

    expect(answer.status).toBe(409)
    expect(answer.html).toContain(`href="/app/people/${known.person}"`)
    expect(answer.text).toContain('formă scurtă a aceluiași prenume')
    expect(answer.html).toContain('value="BRANZARU"')
  })

  test('is somebody else once the asker says how they know; nobody asks again', async () => {
    const known = await enrolled(story, person('Căldăraru', 'Ana', '1991-03-02'))
    const fields = typed('Căldăraru', 'Anica', '02.03.1991')
    const decided = { ...fields, likely: known.person, 'anotherThan.people': known.person }

    const silent = await story.as('ioana').post('/app/people', decided)
    const said = await story.as('ioana').post('/app/people', { ...decided, 'anotherThan.reason': 'verișoare' })
    const apart = await story.as('ioana').get('/app/people/duplicates?zone=apart')

    expect(silent.status).toBe(409)
    expect(silent.text).toContain('scrieți de unde știți că e altcineva')
    expect(said.status).toBe(303)
    expect(apart.text).toContain('verișoare')
    for (const zone of ['certain', 'review']) {
      const page = await story.as('ioana').get(`/app/people/duplicates?zone=${zone}`)
      expect(page.text).not.toContain('Căldăraru')
    }
  })

  test('and whose enrolment is sent twice is recorded once', async () => {
    const fields = { ...typed('Dobrogeanu', 'Tinca', '17.08.1979'), 'command-id': newId() }

    const first = await story.as('ioana').post('/app/people', fields)
    const again = await story.as('ioana').post('/app/people', fields)

    expect([first.status, again.status]).toEqual([303, 303])
    expect(again.location).toBe(first.location)
  })

  test('out of reach is told as one without a name', async () => {
    const far = { region: 'RO41', partner: 'lider' }
    const known = await enrolled(story, { ...far, ...person('Fântânaru', 'Smaranda', '1969-11-30') }, 'dan')

    const fields = typed('Fântânaru', 'Smaranda', '30.11.1969')
    const answer = await story.as('ioana').post('/app/people', fields)
    const warned = await story.as('ioana').post('/app/people', { ...fields, likely: 'elsewhere' })

    expect(answer.status).toBe(409)
    expect(answer.text).toContain('la alt partener sau în altă regiune')
    expect(answer.html).not.toContain(known.person)
    expect(answer.html).not.toContain(known.code)
    expect(warned.status).toBe(303)
  })
})

test('while typing, the panel alone answers, and nothing is said of somebody unlike', async () => {
  const known = await enrolled(story, person('Harabagiu', 'Mihaela', '1984-06-05'))
  const ask = (fields: Record<string, string>) => story.as('ioana').post('/app/people/likely', fields)

  const alike = await ask(typed('Mihaela', 'Harabagiu', '05.06.1984'))
  const unlike = await ask(typed('Necunoscut', 'Zoe', '01.01.1950'))
  const half = await ask({ 'identity.familyName': 'H' })

  expect(alike.text).toContain(known.code)
  expect(alike.text).toContain('schimbate între ele')
  expect(alike.html).not.toContain('<main')
  expect([unlike.html, half.html]).toEqual(['', ''])
})

test('the line of the enrolment says who is somebody else, and not why', async () => {
  const known = await enrolled(story, person('Ijderu', 'Paula', '1990-10-10'))
  const answer = await story.as('ioana').post('/app/people', {
    ...typed('Ijderu', 'Paula', '10.10.1990'),
    likely: known.person,
    'anotherThan.people': known.person,
    'anotherThan.reason': 'gemene',
  })
  const { entry } = await story.perform('ioana', (await import('../../src/people/contact.ts')).setContact, {
    person: answer.location.split('/')[3],
    phone: '+40700000000',
  })

  const line = await lineOf(story, entry - 1)

  expect(line).toContain(known.person)
  expect(line).not.toContain('gemene')
})
