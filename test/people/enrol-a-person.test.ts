import { beforeAll, describe, expect, test } from 'vitest'
import { enrol } from '../../src/people/enrol.ts'
import type { Story } from '../people-of-the-story.ts'
import { application, cnpOf, enrolled, lineOf, begin, takeBack } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const refused = (more: Parameters<typeof application>[0], by: 'ioana' | 'dan' = 'ioana') =>
  story.perform(by, enrol, application(more)).then(
    () => 'taken',
    error => error,
  )

describe('refused', () => {
  test('an application dated tomorrow', async () => {
    expect(await refused({ appliedOn: '2026-03-17' })).toMatchObject({
      status: 422,
      fields: [{ path: 'appliedOn', code: 'people.lies-ahead' }],
    })
  })

  test.each([
    ['region', { region: 'RO11' }, 'people.no-such-region'],
    ['partner', { partner: 'nimeni' }, 'people.no-such-partner'],
    ['centre', { centre: 'CRES-SV' }, 'people.no-such-centre'],
  ])('a %s that the programme does not have there', async (path, more, code) => {
    expect(await refused(more, 'dan')).toMatchObject({ fields: [{ path, code }] })
  })

  test('a person where the counsellor could not see them afterwards', async () => {
    expect(await refused({ region: 'RO41', partner: 'lider' })).toMatchObject({
      status: 404,
      code: 'people.not-your-place',
    })
  })

  test.each([
    ['a wrong check digit', '3850715223459', 'people.cnp-check-digit'],
    ['a birth date that no calendar has', '4850229401231', 'people.cnp-no-such-day'],
    ['the serial number of invented people', '2900512220004', 'people.cnp-only-in-demo'],
  ])('a CNP with %s', async (_, cnp, code) => {
    const identity = { familyName: 'Popa', givenName: 'Ion', cnp, sex: 'not-asked' as const }

    expect(await refused({ identity })).toMatchObject({ fields: [{ path: 'identity.cnp', code }] })
  })

  test('a birth date or a sex that the CNP contradicts', async () => {
    const identity = { familyName: 'Popa', givenName: 'Ion', cnp: cnpOf('M', '1885-07-15', 77), sex: 'M' as const }

    expect(await refused({ identity: { ...identity, bornOn: '1885-07-16' } })).toMatchObject({
      fields: [{ path: 'identity.bornOn' }],
    })
    expect(await refused({ identity: { ...identity, bornOn: '1885-07-15', sex: 'F' } })).toMatchObject({
      fields: [{ path: 'identity.sex' }],
    })
  })

  test('more dependent children than a household of that size can have', async () => {
    expect(await refused({ household: { members: 3, dependentChildren: 3 } })).toMatchObject({
      fields: [{ path: 'household.dependentChildren', code: 'people.children-are-members' }],
    })
  })

  test('a mark without the names of its witnesses', async () => {
    const identity = { familyName: 'Popa', givenName: 'Ion', sex: 'M' as const, signsByMark: true }

    expect(await refused({ identity })).toMatchObject({ fields: [{ path: 'identity.witnesses' }] })
  })

  test('guaranteed minimum income after 2023, and inclusion income before 2024', async () => {
    expect(await refused({ categories: [{ kind: 'vmg', validFrom: '2024-01-01' }] })).toMatchObject({
      fields: [{ path: 'categories.0.kind', code: 'people.vmg-is-over' }],
    })
    expect(await refused({ categories: [{ kind: 'vmi', validFrom: '2023-12-31' }] })).toMatchObject({
      fields: [{ path: 'categories.0.kind', code: 'people.vmi-begins' }],
    })
  })

  test('a form about a day that lies ahead, or with a spell that begins after the day it is about', async () => {
    const asked = { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'none', isced: '2' } as const
    const typed = {
      ...form,
      'situation.labour': 'unemployed',
      'situation.isced': '2',
      'situation.labourSince': '3.2.2026',
    }

    expect(await refused({ situation: { ...asked, onDay: '2026-03-17' } })).toMatchObject({
      fields: [{ path: 'situation.onDay', code: 'people.lies-ahead' }],
    })
    expect(await refused({ situation: { ...asked, labourSince: '2026-02-03' } })).toMatchObject({
      fields: [{ path: 'situation.labourSince', code: 'people.began-after-that-day' }],
    })
    const page = await story.as('ioana').post('/app/people', typed)
    expect(page.status).toBe(422)
    expect(page.html).toContain('id="f-situation-labourSince-message"')
    expect(page.text).toContain('Perioada începe după ziua despre care este formularul.')
  })

  test('somebody whose role does not enrol', async () => {
    await expect(story.perform('mihai', enrol, application())).rejects.toMatchObject({ status: 403 })
    expect((await story.as('mihai').get('/app/people/new')).status).toBe(403)
  })
})

describe('the same CNP again', () => {
  test('is refused, with the way to the person for whoever may see them', async () => {
    const cnp = cnpOf('F', '1887-02-03', 101)
    const { person, code } = await enrolled(story, {
      identity: { familyName: 'Popa', givenName: 'Ana', cnp, sex: 'F' },
    })
    const fields = { ...form, 'identity.familyName': 'Popescu', 'identity.cnp': cnp }

    const answer = await story.as('ioana').post('/app/people', fields)

    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`deja înregistrată: ${code}`)
    expect(answer.html).toContain(`href="/app/people/${person}"`)
    expect(answer.html).toContain('value="Popescu"')
  })

  test('says nothing about a person in another region', async () => {
    const cnp = cnpOf('F', '1887-02-03', 102)
    const identity = { familyName: 'Popa', givenName: 'Ana', cnp, sex: 'F' as const }
    const { person, code } = await enrolled(story, { region: 'RO41', partner: 'lider', identity }, 'dan')

    const answer = await story.as('ioana').post('/app/people', { ...form, 'identity.cnp': cnp })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('înregistrată de altcineva')
    expect(answer.html).not.toContain(person)
    expect(answer.html).not.toContain(code)
  })
})

const form = {
  programme: 'o-sansa',
  appliedOn: '2.2.2026',
  region: 'RO21',
  partner: 'punte',
  'identity.familyName': 'Lăcătuș',
  'identity.givenName': 'Maria',
}

test('a form with mistakes comes back with what was typed and a word at each field', async () => {
  const fields = { ...form, appliedOn: 'mâine', 'identity.familyName': ' ', 'identity.phone': '12' }

  const answer = await story.as('ioana').post('/app/people', fields)

  expect(answer.status).toBe(400)
  expect(answer.html).toContain('id="f-identity-familyName-message"')
  expect(answer.html).toContain('id="f-identity-phone-message"')
  expect(answer.html).toContain('value="mâine"')
})

test('enrolled by the form: the CNP gives birth date and sex, days are read as typed, and the papers are asked for next', async () => {
  const cnp = cnpOf('F', '1890-05-12', 103)
  const fields = {
    ...form,
    'identity.cnp': cnp.replace(/(\d{7})/, '$1 '),
    'identity.phone': '0700 000 123',
    'situation.labour': 'unemployed',
    'situation.labourSince': '1 mar 2024',
    'situation.isced': '2',
    'household.members': '5',
    'household.dependentChildren': '3',
    category: 'vmi',
  }

  const ioana = story.as('ioana')
  const answer = await ioana.post('/app/people', fields)
  const person = answer.location.split('/')[3] ?? ''
  const papers = await ioana.get(answer.location)
  const identity = await ioana.get(`/app/people/${person}/identity`)

  expect(answer.location).toBe(`/app/people/${person}/papers`)
  expect(papers.text).toContain('Persoana este înscrisă')
  expect(papers.text).toContain('Eligibilitate: Venit minim de incluziune')
  expect(papers.text).not.toContain('Familie cu mai mult de doi copii')
  expect(identity.text).toContain('Data nașterii 12.05.1890')
  expect(identity.text).toContain('Femeie')
  expect(identity.text).toContain('0700 000 123')
  expect(identity.text).toContain('01.03.2024')
  expect(identity.html).not.toContain(cnp)
})

test('the same form sent twice enrols one person', async () => {
  const ioana = story.as('ioana')
  const fields = { ...form, 'identity.givenName': 'Dublă', 'command-id': '0197a000-0000-7000-8000-0000000000aa' }

  const [first, second] = [await ioana.post('/app/people', fields), await ioana.post('/app/people', fields)]

  expect(second.location).toBe(first.location)
})

const number = (code: unknown) => Number(String(code).slice(3))

test('codes are given in order and never again, also after an enrolment is taken back', async () => {
  const first = await enrolled(story)
  const { entry, answer } = await story.perform('ioana', enrol, application())
  await takeBack(story, 'ioana', entry)
  const third = await enrolled(story)

  expect(number(answer.code)).toBe(number(first.code) + 1)
  expect(number(third.code)).toBe(number(first.code) + 2)
  expect((await story.as('ioana').get(`/app/people/${String(answer.person)}`)).status).toBe(404)
})

test('the line of an enrolment tells nothing about the person', async () => {
  const identity = {
    familyName: 'Secretescu',
    givenName: 'Taina',
    cnp: cnpOf('F', '1891-08-09', 104),
    sex: 'F' as const,
    identityPaper: 'temporary-document' as const,
    needs: ['sign-language' as const],
  }
  const { entry } = await story.perform(
    'ioana',
    enrol,
    application({ identity, domicile: { county: 'RO213', locality: 'Ascunsa' } }),
  )

  const line = await lineOf(story, entry)

  expect(line).toContain('people.enrol')
  for (const secret of ['Secretescu', 'Taina', identity.cnp, 'temporary-document', 'sign-language', 'Ascunsa', '1891'])
    expect(line).not.toContain(secret)
})
