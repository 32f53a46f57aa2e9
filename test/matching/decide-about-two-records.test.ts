import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { verify } from '../../src/kernel/verify.ts'
import { askAgain, keepApart } from '../../src/people/apart.ts'
import { part, unite } from '../../src/people/same-person.ts'
import { setResidence } from '../../src/people/residence.ts'
import { erase } from '../../src/privacy/erasure.ts'
import { countFor } from '../../src/results/board.ts'
import { begin, type Enrolled, enrolled, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const named = (familyName: string, givenName: string, bornOn: string) => ({
  identity: { familyName, givenName, bornOn, sex: 'F' as const, phone: '+40700111222' },
})

const situation = { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'none', isced: '2' } as const

const zone = async (name: string) => (await story.as('ioana').get(`/app/people/duplicates?zone=${name}`)).text

const pathOf = (one: Enrolled, other: Enrolled) => `/app/people/duplicates/${one.person}/${other.person}`

const kept = (table: string) =>
  read(story.engine, story, async tx => {
    const { rows } = await sql<{ id: string }>`select person_id as id from ${sql.table(table)}`.execute(tx)
    return rows.map(({ id }) => id)
  })

describe('refused', () => {
  test('with oneself, with somebody united already, twice, and without a reason', async () => {
    const [one, other] = [
      await enrolled(story, named('Ababei', 'Ioana', '1971-01-01')),
      await enrolled(story, named('Ababei', 'Oana', '1971-01-01')),
    ]
    const apart = (from: string, reason: string | undefined = 'surori') =>
      story.perform('ioana', keepApart, { person: one.person, from, reason })

    await expect(apart(one.code)).rejects.toMatchObject({ fields: [{ code: 'people.the-same-person' }] })
    await expect(apart('GT-9999')).rejects.toMatchObject({ fields: [{ code: 'people.no-such-person' }] })
    await expect(apart(other.code, '')).rejects.toMatchObject({ status: 400 })
    await apart(other.code)
    await expect(apart(other.code)).rejects.toMatchObject({ code: 'people.apart-already' })
    await story.perform('ioana', unite, { person: one.person, with: other.code, reason: 'aceleași acte' })
    await expect(apart(other.code)).rejects.toMatchObject({ code: 'people.united-already' })
  })

  test('to ask again about two of whom nothing was said', async () => {
    const [one, other] = [await enrolled(story), await enrolled(story)]

    await expect(story.perform('ioana', askAgain, { person: one.person, from: other.code })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('on the page without an answer, and without saying how it is known', async () => {
    const [one, other] = [
      await enrolled(story, named('Bejenaru', 'Tita', '1972-02-02')),
      await enrolled(story, named('Bejenaru', 'Tita', '1972-02-02')),
    ]

    const blank = await story.as('ioana').post(pathOf(one, other), { reason: 'acte' })
    const mute = await story.as('ioana').post(pathOf(one, other), { answer: 'same' })

    expect(blank.status).toBe(422)
    expect(blank.text).toContain('aceeași persoană sau persoane diferite')
    expect(blank.html).toContain('value="acte"')
    expect(mute.status).toBe(400)
  })

  test('to whoever may not see one of the two', async () => {
    const near = await enrolled(story, named('Cotoară', 'Vera', '1973-03-03'))
    const far = await enrolled(
      story,
      { region: 'RO41', partner: 'lider', ...named('Cotoară', 'Vera', '1973-03-03') },
      'dan',
    )

    expect((await story.as('ioana').get(pathOf(near, far))).status).toBe(404)
    expect(await zone('certain')).not.toContain(far.code)
    expect((await story.as('dan').get(pathOf(near, far))).status).toBe(200)
  })
})

test('two records of one person stand among the certain ones, with the reasons in words, until somebody decides', async () => {
  const one = await enrolled(story, named('Dumbrăveanu', 'Gheorghe', '1974-04-12'))
  const other = await enrolled(story, named('DUMBRAVEANU', 'Ghiță', '1974-12-04'))

  const listed = await zone('certain')
  const pair = await story.as('ioana').get(pathOf(one, other))

  expect(listed).toContain(one.code)
  expect(pair.text).toContain('formă scurtă a aceluiași prenume')
  expect(pair.text).toContain('ziua și luna schimbate între ele')
  expect(pair.text).toContain('Total')

  const said = await story.as('ioana').post(pathOf(one, other), { answer: 'same', reason: 'același buletin' })
  expect(said.location).toContain(one.person)
  expect(await zone('certain')).not.toContain(other.code)
})

test('two people who look alike are asked about once, and again when somebody wants it', async () => {
  const one = await enrolled(story, named('Enescu', 'Maria', '1975-05-05'))
  const other = await enrolled(story, named('Enescu', 'Mărioara', '1975-05-05'))

  await story.as('ioana').send(pathOf(one, other), { answer: 'different', reason: 'gemene' })
  const [certain, apart] = [await zone('certain'), await zone('apart')]
  await story.as('ioana').send(`${pathOf(one, other)}/again`)

  expect(certain).not.toContain(other.code)
  expect(apart).toContain('gemene')
  expect(await zone('certain')).toContain(other.code)
})

test('before two records are united the page says what every number becomes, and that is what it becomes', async () => {
  const one = await participant(story, { situation, ...named('Filimon', 'Stela', '1976-06-06') })
  const other = await participant(story, { situation, ...named('Filimon', 'Steliana', '1976-06-06') })
  const count = async () => {
    const { values } = await countFor(story.engine, story, {
      programme: 'o-sansa',
      under: undefined,
      day: '2026-03-16',
      known: 'now',
    })
    return values.get('EECO01')?.claimed ?? 0
  }
  const before = await count()

  const page = await story.as('ioana').get(pathOf(other, one))
  expect(page.text).toContain(`${before} → ${before - 1}`)
  expect(await count()).toBe(before)

  await story.as('ioana').send(pathOf(other, one), { answer: 'same', reason: 'aceleași acte' })
  expect(await count()).toBe(before - 1)

  await story.perform('ioana', part, { person: other.person, reason: 'sunt două' })
  expect(await count()).toBe(before)
  expect(await zone('certain')).toContain(other.code)
})

test('a move or a new name is held against everybody anew, in the same transaction', async () => {
  const one = await enrolled(story, {
    ...named('Gavrilescu', 'Nela', '1977-07-07'),
    domicile: { county: 'RO213', locality: 'Pașcani' },
  })
  const other = await enrolled(story, named('Gavrilescu', 'Petronela', '1977-07-07'))
  const places = async () => (await story.as('ioana').get(pathOf(one, other))).text

  const silent = await places()
  await story.perform('ioana', setResidence, {
    person: other.person,
    kind: 'domicile',
    residence: { county: 'RO213', locality: 'Pascani' },
  })

  expect(silent).toContain('lipsește, nu spune nimic')
  expect(await places()).toContain('Pascani')
  expect(await kept('match_record')).toContain(other.person)
})

test('whoever is erased is found by nothing', async () => {
  const one = await enrolled(story, named('Hurduc', 'Lia', '1978-08-08'))
  const other = await enrolled(story, named('Hurduc', 'Lia', '1978-08-08'))
  await story.perform('ioana', keepApart, { person: one.person, from: other.code, reason: 'nu e ea' })

  await story.perform('ana', erase, { person: other.person })

  expect(await kept('match_key')).not.toContain(other.person)
  expect(await zone('apart')).not.toContain('nu e ea')
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})
