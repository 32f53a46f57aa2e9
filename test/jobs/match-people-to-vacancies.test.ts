import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { divide } from '../../src/jobs/batch.ts'
import { bestFirst, isFit, match, type Seeker, weights } from '../../src/jobs/match.ts'
import { follow, propose } from '../../src/jobs/mediation.ts'
import type { Skill } from '../../src/jobs/codes.ts'
import type { VacancyRow } from '../../src/jobs/tables.ts'
import { setWish } from '../../src/jobs/wish.ts'
import { setContact } from '../../src/people/contact.ts'
import { setResidence } from '../../src/people/residence.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { withdrawUse } from '../../src/privacy/withdrawal.ts'
import { begin, type Enrolled, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { cuis, employer, vacancy } from './ground.ts'

let story: Story
let bakery: string
let maria: Enrolled

const wish = {
  skills: ['cooking'],
  licences: [],
  schedules: ['day'],
  occupations: ['941101'],
  leastHours: 20,
  mostHours: 40,
  reach: 'county',
}

beforeAll(async () => {
  story = await begin({ on: '2026-09-30' })
  bakery = await employer(story)
  maria = await participant(story)
  await looksForWork(maria)
})

async function looksForWork({ person, enrolment }: Enrolled, more: object = {}): Promise<void> {
  const residence = { county: 'RO213', locality: 'Iași', degurba: 1, uatKind: 'municipiu' }
  await story.perform('ioana', setResidence, { person, kind: 'actual', residence })
  await story.perform('elena', setWish, { enrolment, ...wish, ...more })
}

const pageOf = async (id: string) => (await story.as('elena').get(`/app/jobs/${id}`)).text
const matchesIn = (text: string): string => text.slice(text.indexOf('Potriviri'), text.indexOf('Propuneri'))
const name = 'Lăcătuș'

test('somebody suits a vacancy, and the page says for and against', async () => {
  const text = matchesIn(await pageOf(await vacancy(story, bakery, { skills: ['cooking', 'sales'] })))

  expect(text).toContain(name)
  expect(text).toMatch(/Știe: Gătit\. .*Este ocupația dorită\. Este în localitatea unde locuiește\./)
  expect(text).toContain('Nu știe încă: Vânzare.')
})

test('somebody is almost there, and the page says what is missing', async () => {
  const text = matchesIn(await pageOf(await vacancy(story, bakery, { licences: ['forklift'] })))

  expect(text).toMatch(/Cine este aproape.*Lăcătuș.*Lipsește: Stivuitorist\./)
})

describe('what is sealed', () => {
  const answers = [
    { question: 'roma', answer: 'yes' },
    { question: 'disability', answer: 'yes' },
    { question: 'homeless', answer: 'no' },
  ]

  test('changes nothing in a match, whatever is answered', async () => {
    const one = await participant(story, {
      identity: { familyName: 'Șerban', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
    })
    await looksForWork(one)
    const id = await vacancy(story, bakery, { skills: ['cooking'] })
    const before = await pageOf(id)

    for (const said of answers) {
      const uses = [{ purpose: 'reporting' }, { purpose: 'support' }]
      await story.perform('ioana', answerSpecial, { person: one.person, askedOn: '2026-03-02', uses, ...said })
    }

    expect(await pageOf(id)).toBe(before)
    expect(before).toContain('Șerban')
  })

  test('opens a reserved post with a yes alone, as long as the answer may be used to help', async () => {
    const one = await participant(story, {
      identity: { familyName: 'Tudose', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
    })
    await looksForWork(one)
    const id = await vacancy(story, bakery, { reserved: true })
    const unknown = matchesIn(await pageOf(id))

    const uses = [{ purpose: 'reporting' }, { purpose: 'support' }]
    const about = { person: one.person, question: 'disability' }
    await story.perform('ioana', answerSpecial, { ...about, answer: 'yes', askedOn: '2026-03-02', uses })
    const known = matchesIn(await pageOf(id))
    await story.perform('ioana', withdrawUse, { ...about, purpose: 'support' })

    expect(unknown).not.toContain('Tudose')
    expect(known).toContain('Tudose')
    expect(known).not.toMatch(/handicap|dizabil|rom[ăi]/i)
    expect(matchesIn(await pageOf(id))).not.toContain('Tudose')
  })

  test('shuts a workplace that does not provide what somebody needs, and no page says that this was why', async () => {
    const one = await participant(story, {
      identity: { familyName: 'Ursu', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
    })
    await looksForWork(one)
    await story.perform('ioana', setContact, { person: one.person, needs: ['step-free'] })

    const shut = matchesIn(await pageOf(await vacancy(story, bakery)))
    const open = matchesIn(await pageOf(await vacancy(story, bakery, { provides: ['step-free'] })))

    expect(shut).not.toContain('Ursu')
    expect(shut).toMatch(/1 persoană nu îndeplinește toate condițiile locului/)
    expect(shut).not.toMatch(/trepte/i)
    expect(open).toContain('Ursu')
  })
})

test('a person decides and says why; nobody is proposed twice, nor for what is closed', async () => {
  const id = await vacancy(story, bakery, { deadlineOn: '2026-09-15' })
  const said = { vacancy: id, enrolment: maria.enrolment, proposedOn: '2026-09-10' }

  await expect(story.perform('elena', propose, said)).rejects.toMatchObject({ fields: [{ path: 'reason' }] })
  const late = { ...said, proposedOn: '2026-09-16', reason: 'Știe munca.' }
  await expect(story.perform('elena', propose, late)).rejects.toMatchObject({
    fields: [{ code: 'jobs.vacancy-is-closed' }],
  })
  await story.perform('elena', propose, { ...said, reason: 'Știe munca.' })
  await expect(story.perform('elena', propose, { ...said, reason: 'Știe munca.' })).rejects.toMatchObject({
    code: 'jobs.proposed-already',
  })
})

const post: VacancyRow = {
  tenant_id: '',
  id: 'a',
  entry: 1,
  employer_id: '',
  title: 'Ajutor de brutar',
  occupation: '941101',
  places: 1,
  weekly_hours: 40,
  contract: 'permanent',
  schedule: 'day',
  county: 'RO213',
  locality: 'Iași',
  isced: null,
  licences: [],
  skills: ['cooking'],
  training: [],
  provides: [],
  reserved: false,
  requirements: null,
  opens_on: '2026-01-05',
  deadline_on: null,
  closed_on: null,
}

const seeker = (more: Partial<Seeker> = {}): Seeker => ({
  enrolment: 'e',
  person: 'p',
  skills: ['cooking'],
  licences: [],
  schedules: ['day'],
  occupations: ['941101'],
  leastHours: 20,
  mostHours: 40,
  reach: 'county',
  county: 'RO213',
  locality: 'Iasi',
  isced: 3,
  trained: [],
  waitingDays: 0,
  ...more,
})

test('a match weighs a closed list of inputs, 100 points at most', () => {
  const all = match(
    { ...post, training: ['certified-oivpd'] },
    seeker({ trained: ['certified-oivpd'], waitingDays: 400 }),
  )

  expect(all.score).toBe(100)
  expect(Object.values<number>(weights).reduce((sum, one) => sum + one)).toBe(100)
  expect(match(post, seeker({ skills: [], occupations: ['532201'], locality: 'Pașcani' })).score).toBe(
    0 + 10 + 0 + 6 + 0,
  )
})

test.each([
  ['travel', { reach: 'county', county: 'RO216' }],
  ['schedule', { schedules: ['nights'] }],
  ['hours', { mostHours: 20 }],
  ['licence', {}],
  ['education', { isced: null }],
] as const)('%s is a condition before anything is weighed', (gate, more) => {
  const asking = {
    ...post,
    licences: gate === 'licence' ? (['driving-b'] as const) : [],
    isced: gate === 'education' ? 2 : null,
  }

  expect(match({ ...asking, licences: [...asking.licences] }, seeker(more)).shut).toEqual([gate])
})

test('in a batch whoever is not proposed is told what it would have taken, and it is true', () => {
  const skilled = fc.constantFrom<Skill[]>(['cooking'], ['cleaning'], ['cooking', 'cleaning'])
  const anybody = fc.record({ skills: skilled, waitingDays: fc.integer({ min: 0, max: 400 }) })
  const opening = fc.record({ skills: skilled, free: fc.integer({ min: 1, max: 2 }) })
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 8 }), fc.array(opening, { maxLength: 4 }), (people, openings) => {
      const seekers = people.map((one, at) => seeker({ ...one, enrolment: `e${at}`, person: `p${at}` }))
      const passing = new Set(seekers.map(one => one.person))
      const open = openings.map(({ skills, free }, at) => ({
        vacancy: { ...post, id: `v${at}`, skills },
        free,
        passing,
      }))

      const { proposed, without } = divide(open, seekers)

      expect(proposed.length + without.length).toBe(seekers.length)
      const told = [...proposed, ...without].flatMap(({ because, seeker: of }) => {
        if (because.why === 'best' || because.why === 'nothing') return []
        const best = bestFirst(open.map(one => match(one.vacancy, of)).filter(isFit))[0]
        const isTrue = because.why === 'tie' ? because.threshold === because.score : because.threshold > because.score
        return [isTrue && because.score === best?.score]
      })
      expect(told.filter(isTrue => !isTrue)).toEqual([])
    }),
  )
})

test('the proposal for all vacancies names people, places and sums, and leads to deciding', async () => {
  await vacancy(story, bakery, { title: 'Brutar', places: 1, skills: ['cooking'] })

  const { text, html } = await story.as('elena').get('/app/jobs/batch')

  expect(text).toMatch(
    /\d (persoană|persoane|de persoane) pe \d+ (loc|locuri|de locuri), potrivire .* Nicio altă împărțire nu are mai mult/,
  )
  expect(text).toContain(name)
  expect(html).toMatch(/\/app\/people\/[0-9a-f-]+\/jobs\/propose\/[0-9a-f-]+/)
})

test('whoever is proposed already is shown so, and is not proposed again for what came to nothing', async () => {
  const confectioner = await employer(story, { name: 'Cofetăria Vișinelul', cui: cuis[1] })
  const wanted = { title: 'Cofetar', weeklyHours: 30, skills: ['sewing'], places: 1 }
  const id = await vacancy(story, confectioner, wanted)
  const ana = await participant(story, {
    identity: { familyName: 'Sorescu', givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
  })
  await looksForWork(ana, { skills: ['sewing'], occupations: [] })
  const said = { vacancy: id, enrolment: ana.enrolment, proposedOn: '2026-09-10', reason: 'Știe munca.' }

  const before = await story.as('elena').get('/app/jobs/batch')
  const { referral } = (await story.perform('elena', propose, said)).answer
  const proposed = await story.as('elena').get('/app/jobs/batch')
  await story.perform('elena', follow, { referral, kind: 'refused', on: '2026-09-11', reason: 'employer-declined' })
  const refused = await story.as('elena').get('/app/jobs/batch')

  const deciding = `/app/people/${ana.person}/jobs/propose/${id}`
  expect(before.html).toContain(deciding)
  expect(before.text).toContain('Cofetar Cofetăria Vișinelul')
  expect(proposed.html).not.toContain(deciding)
  expect(proposed.html).toContain(`<a href="/app/referrals/${referral}">Propunere</a>`)
  expect(refused.html).not.toContain(deciding)
  expect(refused.html).not.toContain(String(referral))
})
