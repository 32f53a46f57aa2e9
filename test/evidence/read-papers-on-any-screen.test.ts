import { beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Slice } from '../../src/pages/slice.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { reveal } from '../../src/privacy/reveal.ts'
import { axe, noBrowser, noSidewaysScroll } from '../browser.ts'
import { anybody, story as beginStory, type Story } from '../people-of-the-story.ts'
import { somebody } from '../privacy/person.ts'
import { windowOf } from '../story-window.ts'
import { dossier } from './papers.ts'

let story: Story
let pages: string[]

const lacking = { claim: { kind: 'outcome.job', id: newId() }, papers: ['contract'] }

beforeAll(async () => {
  let person = ''
  const above: Slice = {
    name: 'above',
    commands: [],
    names: async () => new Map([[person, { title: 'Lăcătuș Maria-Ileana', href: `/app/people/${person}` }]]),
    paperKinds: async () => [{ code: 'contract', title: 'Contract individual de muncă' }],
    claimKinds: async () => [{ code: 'outcome.job', title: 'Loc de muncă la ieșirea din program' }],
    missingPapers: async () => ({ kinds: [lacking.claim.kind], papers: [{ ...lacking, subject: person }] }),
    problems: () => ({}),
  }
  story = await beginStory({ on: '2026-03-16', slices: [...slices, above], reach: anybody })
  person = await somebody(story)
  pages = await fill(person)
})

async function fill(person: string): Promise<string[]> {
  const claim = { kind: 'outcome.job', id: newId(), subject: person }
  const file = await takeFile(story.engine, story.who.elena, dossier(2))
  const input = { kind: 'contract', datedOn: '2026-03-01', file, claims: [claim, { ...claim, id: newId() }] }
  const { answer } = await story.perform('elena', addPaper, input)
  await story.perform('dan', answerSpecial, { person, question: 'roma', answer: 'yes', askedOn: '2026-03-16' })
  await story.perform('dan', reveal, {
    people: [person],
    purpose: 'reporting',
    reason: 'Pregătirea raportului trimestrial',
  })
  await story.perform('dan', recordConsent, {
    person,
    purpose: 'images',
    answer: 'given',
    answeredOn: '2026-03-16',
    textVersion: 'images-1',
    lang: 'ro',
    how: 'signed',
  })
  const sought = new URLSearchParams({ claim: claim.kind, id: newId(), subject: person, kind: 'contract' })
  return [
    '/app/evidence',
    '/app/evidence?list=missing',
    `/app/evidence/${answer.paper}`,
    `/app/evidence/${answer.paper}/correct`,
    `/app/evidence/new?${sought}`,
    `/app/people/${person}/sensitive`,
    `/app/people/${person}/sensitive/disability`,
    `/app/people/${person}/consents`,
  ]
}

const looks = [
  { locale: 'ro', colorScheme: 'light', width: 1366 },
  { locale: 'en', colorScheme: 'dark', width: 320 },
] as const

describe.skipIf(noBrowser).each(looks)(
  'pages of papers and of personal data, $locale, $colorScheme, $width px wide',
  look => {
    test('are open to everybody and do not scroll sideways', async () => {
      const { width, ...rest } = look
      const tab = await windowOf(story, story.who.dan, { ...rest, viewport: { width, height: 768 }, bypassCSP: true })

      for (const page of pages) {
        await tab.goto(page)
        expect([page, await axe(tab)]).toEqual([page, []])
        expect([page, await noSidewaysScroll(tab)]).toEqual([page, []])
      }
    })
  },
)

describe.skipIf(noBrowser)('in a real browser', () => {
  test('a paper is accepted with the letter A while its row has the focus', async () => {
    const tab = await windowOf(story, story.who.dan)
    await tab.goto('/app/evidence')
    await tab.getByRole('link', { name: 'Contract individual de muncă' }).focus()

    await tab.keyboard.press('a')

    await tab.getByText('Act acceptat').waitFor()
    expect(await tab.getByRole('link', { name: 'Contract individual de muncă' }).count()).toBe(0)
  })

  test('the images of a paper are shown, under the policy that lets nothing else in', async () => {
    const tab = await windowOf(story, story.who.dan)
    await tab.goto(pages[2] ?? '')
    const image = tab.getByAltText('Pagina 1 din 2')

    await image.waitFor()

    expect(await image.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(1000)
  })
})
