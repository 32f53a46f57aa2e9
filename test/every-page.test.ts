import { beforeAll, describe, expect, test } from 'vitest'
import { isId, newId } from '../src/kernel/ids.ts'
import { type Story, story } from './people-of-the-story.ts'
import { addressOf, type Examples, examplesIn, keysOf } from './site/examples.ts'
import { type Furnished, furnishedStory } from './site/furnished-story.ts'
import { headerFaults } from './site/header-faults.ts'
import { pageFaults } from './site/page-faults.ts'
import { everybody, placesIn, roundAtTheDoor, roundOf, roundOfScorer, type Seen } from './site/round.ts'
import { templatesOf } from './site/routes.ts'
import { all, type Element } from './site/html.ts'
import { isHtml, pathOf } from './site/walk.ts'
import type { Browser } from './story-browser.ts'

let furnished: Furnished
let empty: Story
let examples: Examples
let pages: string[]

/** What everybody comes to where the organisation has worked for months, and where it has just begun. */
let seen: Seen[]
let seenEarly: Seen[]

beforeAll(async () => {
  furnished = await furnishedStory()
  examples = examplesIn(furnished)
  pages = templatesOf(furnished.story.app, 'GET')
  seen = [
    ...(await roundOf(furnished.story, placesIn(furnished), { mostOfDan: 3 })),
    ...(await roundOfScorer(furnished)),
  ]
  empty = await story()
  seenEarly = await roundOf(empty, [])
}, 300_000)

const behindTheDoor = (template: string): boolean => /^\/(app|me)(\/|$)/.test(template)

const toldOf = ({ by, address, page }: Omit<Seen, 'document'>): string[] =>
  Array.from(isHtml(page) ? pageFaults(page) : headerFaults(page.headers), fault => `${by} at ${address}: ${fault}`)

test('every page that a page leads to opens for whoever is led there', () => {
  const shut = [...seen, ...seenEarly].filter(({ page }) => page.status >= 400)

  const told = shut.map(({ by, page, address, from }) => `${by} at ${from} is led to ${address}: ${page.status}`)
  expect(told).toEqual([])
})

test('every page is whole', () => {
  expect([...seen, ...seenEarly].flatMap(toldOf)).toEqual([])
})

test('every page behind the door is found by following links', () => {
  const found = new Set(seen.map(({ template }) => template))

  expect(pages.filter(template => behindTheDoor(template) && !found.has(template))).toEqual([])
})

/** Pages with a table that nobody takes along, and why. */
const noLists = new Map([
  // What is asked of somebody now: it is decided there, and gone.
  ['/app/people/duplicates', 'pairs to decide on'],
  ['/app/conflicts', 'to be settled'],
  ['/app/import', 'tables that wait, of one account'],
  ['/app/evidence/new', 'what a paper may prove'],
  ['/app/jobs/batch', 'a form for many'],
  ['/app/settings/grounds', 'three purposes beside their form'],
  ['/app/courses/forms/spoiled', 'a form beside the list of forms'],
  // Numbers: the workbook of the results has them.
  ['/app/themes', 'numbers by theme'],
  ['/app/people/quotas', 'numbers by quota'],
  ['/app/results/difference', 'numbers of two moments'],
  ['/app/results/frozen', 'periods that were filed: their numbers stand on the page of each'],
  // Of this server, not of the programme.
  ['/app/journal', 'goes along in an archive, and is verified there'],
  ['/app/calendar', 'has files of its own'],
  ['/app/tokens', 'keys for programs'],
  ['/app/tokens/reference', 'a manual'],
])

test('every list can be taken along as a file, and says so to whoever may', () => {
  const routes = new Set(pages)
  const lists = seen.filter(
    ({ by, template, document }) =>
      by === 'dan' &&
      template &&
      !template.includes(':') &&
      !noLists.has(template) &&
      document &&
      all(document, 'table').some(isOfRecords),
  )
  const told = lists.flatMap(({ template = '', address, page }) => {
    const files = [`${template}.xlsx`, `${template}.csv`].filter(file => routes.has(file))
    const linked = files.every(file => page.html.includes(`href="${pathOf(address)}.${file.split('.').at(-1)}`))
    return files.length === 0 ? [`${template} has no file`] : linked ? [] : [`${address} does not lead to its file`]
  })

  expect([...new Set(told)]).toEqual([])
})

const isOfRecords = (table: Element): boolean => table.attributes.has('data-rows')

test('every page before the door is whole, and leads to nothing that is not there', async () => {
  const visits = await roundAtTheDoor(furnished)

  expect(visits.filter(({ page }) => page.status >= 400).map(({ address }) => address)).toEqual([])
  expect(visits.filter(({ page }) => page.status === 200).flatMap(toldOf)).toEqual([])
})

describe('a page behind the door', () => {
  test('sends whoever is not signed in to the door', async () => {
    const visitor = furnished.story.visitor()
    const opened: string[] = []

    for (const template of pages.filter(behindTheDoor)) {
      const page = await visitor.get(addressOf(template, examples))
      if (pathOf(page.location) !== '/login') opened.push(template)
    }

    expect(opened).toEqual([])
  })

  test('answers everybody in words, whether it is for them or not', async () => {
    const told: string[] = []

    for (const by of everybody) {
      const browser = furnished.story.as(by)
      const opened = new Set(seen.flatMap(one => (one.by === by ? [one.template] : [])))
      for (const template of pages.filter(one => behindTheDoor(one) && !opened.has(one))) {
        const address = addressOf(template, examples)
        const page = await browser.get(address)
        if (![200, 303, 403, 404].includes(page.status)) told.push(`${by} at ${address}: ${page.status}`)
        if (page.status !== 303) told.push(...toldOf({ by, address, page, from: '', template }))
      }
    }

    expect(told).toEqual([])
  })

  test('is not there under an id that nobody has', async () => {
    const readers = readersOf(furnished.story)
    const found: string[] = []

    for (const template of pages) {
      for (const key of keysOf(template)) {
        const address = addressOf(template, { ...examples, [key]: newId() })
        if (!(await isHidden(address, readers))) found.push(address)
      }
    }

    expect(found).toEqual([])
  })

  test('of another organisation is not there', async () => {
    const theirs = pages.map(template => addressOf(template, examples)).filter(address => address.split('/').some(isId))
    const readers = readersOf(empty)
    const found: string[] = []

    for (const address of theirs) if (!(await isHidden(address, readers))) found.push(address)

    expect(found).toEqual([])
    expect(theirs.length).toBeGreaterThan(15)
  })
})

/** Whoever sees most, and whoever administers. */
const readersOf = ({ as }: Story): Browser[] => [as('dan'), as('ana')]

/** To both of them: 404 where the page would be theirs to see, 403 at most elsewhere. */
async function isHidden(address: string, readers: readonly Browser[]): Promise<boolean> {
  const statuses: number[] = []
  for (const reader of readers) statuses.push((await reader.get(address)).status)
  return statuses.includes(404) && statuses.every(status => status === 404 || status === 403)
}
