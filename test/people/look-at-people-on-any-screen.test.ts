import { beforeAll, describe, expect, test } from 'vitest'
import { proposeDecision } from '../../src/people/decision.ts'
import { leave } from '../../src/people/exit.ts'
import { joinHousehold } from '../../src/people/household.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { addWork } from '../../src/people/work.ts'
import { axe, noBrowser, noSidewaysScroll } from '../browser.ts'
import type { Story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'
import { begin, enrolled, participant, proof } from './ground.ts'

let story: Story
let pages: string[]

const longName = { familyName: 'Constantinescu-Brâncoveanu', givenName: 'Ștefania-Alexandra-Mirela', sex: 'F' as const }

beforeAll(async () => {
  story = await begin()
  const ana = await participant(story, {
    identity: { ...longName, bornOn: '1990-05-12', phone: '+40700000123', email: 'mirela.demonstrescu@example.org' },
    household: { members: 6, dependentChildren: 4 },
    domicile: { county: 'RO213', locality: 'Demonești', degurba: 3, uatKind: 'comuna', address: 'Strada Lungă nr. 1' },
    categories: [{ kind: 'large-family', validFrom: '2026-01-01' }],
    situation: {
      onDay: '2026-02-02',
      labour: 'unemployed',
      labourSince: '2024-01-01',
      educationNow: 'none',
      isced: '2',
    },
  })
  await proof(story, ana, 'privacy-notice', { claim: 'participation', validUntil: '2026-03-01' })
  const work = { person: ana.person, beganOn: '2019-01-01', occupation: 'croitoreasă', employer: 'Atelierul de probă' }
  await story.perform('ioana', addWork, work)
  const out = await story.perform('ioana', leave, {
    enrolment: ana.enrolment,
    leftOn: '2026-02-23',
    reason: 'completed',
  })
  const job = await story.perform('ioana', recordOutcome, {
    enrolment: ana.enrolment,
    kind: 'employment',
    reachedOn: '2026-03-02',
    detail: 'Spălătoria Solidară, muncitoare',
  })
  const ion = await enrolled(story)
  await story.perform('ioana', joinHousehold, { person: ion.person, of: ana.code })
  await story.perform('ioana', proposeDecision, {
    enrolment: ion.enrolment,
    outcome: 'waiting',
    decidedOn: '2026-02-16',
    score: 50,
    reason: 'așteaptă un loc liber în grupă',
  })
  const sections = [
    'names',
    'contact',
    'signing',
    'domicile',
    'household',
    'situation',
    'category',
    'assignment',
    'unite',
  ]
  const [person, applicant] = [`/app/people/${ana.person}`, `/app/people/${ion.person}`]
  pages = [
    '/app/people',
    '/app/people?q=nimeni',
    '/app/people/new',
    ...['waiting', 'quotas', 'completeness', 'double-funding'].map(page => `/app/people/${page}`),
    ...['', '/file', '/eligibility', '/identity', '/papers', '/support', '/leave', '/outcome'].map(
      page => person + page,
    ),
    ...sections.map(section => `${person}/identity/${section}`),
    `${person}/forms/entry`,
    `${person}/exit/${out.answer.exit}`,
    `${person}/outcome/${job.answer.outcome}`,
    `${person}/outcome/${job.answer.outcome}/withdraw`,
    applicant,
    `${applicant}/eligibility`,
    `${applicant}/eligibility/revoke`,
  ]
})

const looks = [
  { locale: 'ro', colorScheme: 'dark' },
  { locale: 'en', colorScheme: 'light' },
] as const

describe.skipIf(noBrowser).each(looks)('pages about people, $locale, $colorScheme, 320 px wide', look => {
  test('are open to everybody and do not scroll sideways', async () => {
    const tab = await windowOf(story, story.who.dan, {
      ...look,
      viewport: { width: 320, height: 768 },
      bypassCSP: true,
    })
    const found: string[] = []

    for (const path of pages) {
      const answer = await tab.goto(path)
      if (answer?.status() !== 200) found.push(`${path}: ${answer?.status()}`)
      const faults = [...(await axe(tab)), ...(await noSidewaysScroll(tab))]
      found.push(...faults.map(fault => `${path}: ${fault}`))
    }

    expect(found).toEqual([])
  }, 300_000)
})
