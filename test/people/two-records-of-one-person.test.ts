import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { leave } from '../../src/people/exit.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { findPerson } from '../../src/people/person-tables.ts'
import { part, unite } from '../../src/people/same-person.ts'
import { giveSupport } from '../../src/people/support.ts'
import type { Story } from '../people-of-the-story.ts'
import {
  cnpOf,
  decideEligible,
  type Enrolled,
  enrolled,
  participant,
  begin,
  proveEligibility,
  supported,
  takeBack,
} from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const reason = 'același nume, aceeași dată a nașterii'
const uniteTwo = (one: Enrolled, other: Enrolled) =>
  story.perform('ioana', unite, { person: one.person, with: other.code, reason })

const rowOf = ({ person }: Enrolled) => read(story.engine, story, tx => findPerson(tx, story.tenant, person))
const firstOf = async (one: Enrolled) => (await rowOf(one))?.same_as
const homeOf = async (one: Enrolled) => (await rowOf(one))?.household_id ?? null

describe('refused', () => {
  test('with oneself, with somebody unknown or out of reach, and without a reason', async () => {
    const maria = await enrolled(story)
    const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

    await expect(uniteTwo(maria, maria)).rejects.toMatchObject({ fields: [{ code: 'people.the-same-person' }] })
    await expect(uniteTwo(maria, elsewhere)).rejects.toMatchObject({ fields: [{ code: 'people.no-such-person' }] })
    await expect(story.perform('ioana', unite, { person: maria.person, with: elsewhere.code })).rejects.toMatchObject({
      status: 400,
    })
    await expect(story.perform('ioana', part, { person: maria.person, reason })).rejects.toMatchObject({
      code: 'people.stands-by-itself',
    })
  })

  test('for two different CNPs', async () => {
    const identity = { familyName: 'Popa', givenName: 'Ana', sex: 'F' as const }
    const one = await enrolled(story, { identity: { ...identity, cnp: cnpOf('F', '1885-01-01', 301) } })
    const other = await enrolled(story, { identity: { ...identity, cnp: cnpOf('F', '1885-01-01', 302) } })

    await expect(uniteTwo(one, other)).rejects.toMatchObject({ code: 'people.two-cnps-are-two-people' })
  })

  test('for two different CNPs, one of them on a record that is united already', async () => {
    const identity = { familyName: 'Popa', givenName: 'Ana', sex: 'F' as const }
    const without = await enrolled(story, { identity })
    const one = await enrolled(story, { identity: { ...identity, cnp: cnpOf('F', '1886-01-01', 303) } })
    const other = await enrolled(story, { identity: { ...identity, cnp: cnpOf('F', '1886-01-01', 304) } })
    await uniteTwo(without, one)

    const refusal = { code: 'people.two-cnps-are-two-people' }
    await expect(uniteTwo(without, other)).rejects.toMatchObject(refusal)
    await expect(uniteTwo(other, without)).rejects.toMatchObject(refusal)
  })
})

test('the older record stands, whichever of the two was opened', async () => {
  const [first, second, third] = [await enrolled(story), await enrolled(story), await enrolled(story)]

  await uniteTwo(second, third)
  await uniteTwo(third, first)

  expect([await firstOf(first), await firstOf(second), await firstOf(third)]).toEqual([
    null,
    first.person,
    first.person,
  ])
})

test('what both hold is one path: support, entry, exit and outcomes', async () => {
  const maria = await participant(story)
  const again = await enrolled(story)
  await uniteTwo(maria, again)

  await supported(story, again, '2026-03-02')
  await expect(
    story.perform('ioana', leave, { enrolment: maria.enrolment, leftOn: '2026-02-23', reason: 'completed' }),
  ).rejects.toMatchObject({ fields: [{ details: { on: '2026-03-02' } }] })
  await story.perform('ioana', leave, { enrolment: maria.enrolment, leftOn: '2026-03-02', reason: 'completed' })
  const got = await story.perform('ioana', recordOutcome, {
    enrolment: maria.enrolment,
    kind: 'employment',
    reachedOn: '2026-03-09',
  })
  const same = await story.perform('ioana', recordOutcome, {
    enrolment: again.enrolment,
    kind: 'employment',
    reachedOn: '2026-03-09',
  })

  const [one, other] = [
    await story.as('ioana').get(`/app/people/${maria.person}`),
    await story.as('ioana').get(`/app/people/${again.person}`),
  ]
  expect(same.answer).toEqual(got.answer)
  for (const page of [one, other]) {
    expect(page.text).toContain('02.03.2026')
    expect(page.text).toContain('Ieșit')
  }
  expect(one.text).toContain(`Aceeași persoană mai are fișa ${again.code}`)
  expect(other.text).toContain(`Aceeași persoană are fișa mai veche ${maria.code}`)
})

test('in one batch, what is recorded of the one carries what follows of the other', async () => {
  const [maria, again] = [await enrolled(story), await enrolled(story)]
  await proveEligibility(story, maria)
  await decideEligible(story, maria)
  await uniteTwo(maria, again)
  const given = { enrolment: maria.enrolment, kind: 'assessment', givenOn: '2026-02-23', minutes: 60 }
  const carried = { enrolment: again.enrolment, kind: 'mentoring', givenOn: '2026-02-24', minutes: 30 }
  const reached = { enrolment: again.enrolment, kind: 'job-search', reachedOn: '2026-02-25' }

  await story.performAll(
    'ioana',
    [given, carried].map(input => ({ command: giveSupport, input })),
  )
  const [one, other] = await story.performAll(
    'ioana',
    [reached, { ...reached, enrolment: maria.enrolment }].map(input => ({ command: recordOutcome, input })),
  )

  expect(other?.answer).toEqual(one?.answer)
})

test('the list shows one of them; the other is found by its code', async () => {
  const [maria, again] = [
    await enrolled(story, { identity: { familyName: 'Unicescu', givenName: 'Maria', sex: 'F' } }),
    await enrolled(story, { identity: { familyName: 'Unicescu', givenName: 'Mria', sex: 'F' } }),
  ]
  await uniteTwo(again, maria)

  const [list, found] = [
    await story.as('ioana').get('/app/people?region=RO21'),
    await story.as('ioana').get(`/app/people?q=${again.code}`),
  ]

  expect(list.text).toContain(maria.code)
  expect(list.text).not.toContain(again.code)
  expect(found.text).toContain(again.code)
})

test('two people after all: each record has again what was recorded in it', async () => {
  const maria = await participant(story)
  const again = await enrolled(story)
  await uniteTwo(maria, again)

  const parted = await story.as('ioana').send(`/app/people/${again.person}/identity/part`, {
    person: again.person,
    reason: 'sunt surori',
  })

  const [one, other] = [
    await story.as('ioana').get(`/app/people?q=${maria.code}`),
    await story.as('ioana').get(`/app/people?q=${again.code}`),
  ]
  expect(parted.text).toContain('Fișele sunt despărțite')
  expect(one.text).toMatch(/GT-\d+ Participant/)
  expect(other.text).toMatch(/GT-\d+ Solicitant/)
})

describe('the household', () => {
  const five = { household: { members: 5, dependentChildren: 3 } }

  test('of the later record is that of the person, where the first has none', async () => {
    const [first, later] = [await enrolled(story), await enrolled(story, five)]

    await uniteTwo(first, later)

    const page = await story.as('ioana').get(`/app/people/${first.person}/identity`)
    expect(await homeOf(first)).toBe(await homeOf(later))
    expect(page.text).toContain('Persoane în gospodărie 5')
  })

  test('of a record that was united before is, too, that of an older one found later', async () => {
    const [oldest, first, later] = [await enrolled(story), await enrolled(story), await enrolled(story, five)]
    await uniteTwo(first, later)

    await uniteTwo(later, oldest)

    expect(await homeOf(oldest)).toBe(await homeOf(later))
  })

  test('of the first record stands, where each has its own', async () => {
    const [first, later] = [await enrolled(story, { household: { members: 2 } }), await enrolled(story, five)]
    const before = [await homeOf(first), await homeOf(later)]

    await uniteTwo(first, later)

    expect([await homeOf(first), await homeOf(later)]).toEqual(before)
  })

  test('goes back with the later record, when the two are taken back or parted', async () => {
    const [first, later] = [await enrolled(story), await enrolled(story, five)]
    const home = await homeOf(later)

    const { entry } = await uniteTwo(first, later)
    await takeBack(story, 'ioana', entry)
    expect([await homeOf(first), await homeOf(later)]).toEqual([null, home])

    await uniteTwo(first, later)
    const parted = await story.perform('ioana', part, { person: later.person, reason: 'sunt surori' })
    expect([await homeOf(first), await homeOf(later)]).toEqual([null, home])

    await takeBack(story, 'ioana', parted.entry)
    expect([await homeOf(first), await homeOf(later)]).toEqual([home, home])
    await story.perform('ioana', part, { person: later.person, reason: 'sunt surori' })
    expect([await homeOf(first), await homeOf(later)]).toEqual([null, home])
  })

  test('that one record takes away is followed by that of another which stays', async () => {
    const [first, second, third] = [await enrolled(story), await enrolled(story, five), await enrolled(story, five)]
    await uniteTwo(first, second)
    await uniteTwo(first, third)

    await story.perform('ioana', part, { person: second.person, reason: 'sunt surori' })
    expect(await homeOf(first)).toBe(await homeOf(third))

    await story.perform('ioana', part, { person: third.person, reason: 'sunt surori' })
    expect(await homeOf(first)).toBeNull()
  })

  test('that another record which stays has as well is left by nobody', async () => {
    const [first, second] = [await enrolled(story), await enrolled(story, five)]
    const third = await enrolled(story, { withHousehold: (await homeOf(second)) ?? undefined })
    await uniteTwo(first, second)
    await uniteTwo(first, third)

    await story.perform('ioana', part, { person: second.person, reason: 'sunt surori' })

    expect(await homeOf(first)).toBe(await homeOf(third))
  })

  test('that both said to live in is left by neither', async () => {
    const first = await enrolled(story, five)
    const later = await enrolled(story, { withHousehold: (await homeOf(first)) ?? undefined })
    const home = await homeOf(first)
    await uniteTwo(first, later)

    await story.perform('ioana', part, { person: later.person, reason: 'sunt surori' })

    expect([await homeOf(first), await homeOf(later)]).toEqual([home, home])
  })
})
