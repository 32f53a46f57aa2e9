import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { may } from '../../src/kernel/who.ts'
import { giveSupport } from '../../src/people/support.ts'
import { resultsReport } from '../../src/results/report.ts'
import { textOf } from '../people/pdf-text.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'
import { placesIn, roundOf } from '../site/round.ts'
import { templateOf, templatesOf } from '../site/routes.ts'
import { formsIn } from '../site/shown-form.ts'
import { fieldsIn, Marking } from './markers.ts'
import { talkative } from './planted.ts'
import { type Answer, recorder } from './recorder.ts'

/**
 * Every personal field of everybody in the story holds a text that stands nowhere else in the world. Then all colleagues go everywhere,
 * send every form, and take every file away; and the texts are looked for where they must not be.
 */
const marking = new Marking()
const { slice: recording, answers } = recorder()

let furnished: Furnished
let planted: Answer[]
let product: Answer[]

beforeAll(async () => {
  furnished = await furnishedStory({ typed: marking.type, slices: [recording, ...slices, talkative] })
  await goEverywhere()
  product = [...answers]
  const dan = furnished.story.as('dan')
  for (const leak of ['title', 'link', 'redirect', 'cookie', 'log', 'export']) await dan.get(`/app/planted/${leak}`)
  planted = answers.slice(product.length)
}, 600_000)

/** Forms come back empty, and with texts that are no answers. */
async function goEverywhere(): Promise<void> {
  const { story, mirela } = furnished
  const seen = await roundOf(story, placesIn(furnished))
  for (const form of formsIn(seen, templatesOf(story.app, 'POST'))) {
    if (form.by === 'nobody' || form.template?.startsWith('/me')) continue
    const texts = Object.fromEntries(form.texts.map(name => [name, marking.type('typed', name)]))
    await story.as(form.by).post(form.action, { ...form.hidden, ...texts })
  }
  const dan = story.as('dan')
  for (const name of exported) await dan.get(name)
  for (const part of ['entry', 'exit', 'six-months']) await dan.get(`/app/people/${mirela.person}/forms/${part}.pdf`)
  const { enrolment, person } = furnished.others[4]
  const note = marking.type('note', '')
  const given = { enrolment, kind: 'assessment', givenOn: '2026-10-02', minutes: 45, note }
  await story.perform('ioana', giveSupport, given)
  await story.as('ioana').get(`/app/people/${person}`)
}

const exported = [
  '/app/results.xlsx',
  '/app/results.pdf',
  '/app/people/completeness.xlsx',
  '/app/people/minutes?day=2026-09-21',
  '/app/settings/programme/o-sansa/file',
]

/** A list is taken along as a workbook or as text, with the same columns. */
const inBothForms = (list: string, fields: readonly string[]) => ({ [`${list}.xlsx`]: fields, [`${list}.csv`]: fields })

/** Which fields may be in a file that leaves the product. What is not here may hold none. */
const carried: Readonly<Record<string, readonly string[]>> = {
  '/app/people/:person/forms/entry.pdf': [
    'familyName',
    'givenName',
    'cnp',
    'bornOn',
    'nationality',
    'phone',
    'email',
    'guardianName',
    'locality',
    'address',
  ],
  '/app/people/:person/forms/exit.pdf': ['familyName', 'givenName', 'guardianName'],
  '/app/people/:person/forms/six-months.pdf': ['familyName', 'givenName', 'guardianName'],
  '/app/people/:person/plan/versions/:version/plan.pdf': [
    'familyName',
    'givenName',
    'note',
    'what',
    'goals',
    'barriers',
  ],
  '/app/sessions/:session/sheet.pdf': ['familyName', 'givenName'],
  '/app/people/minutes': ['familyName', 'givenName', 'reason'],
  ...inBothForms('/app/centres/:centre/log', ['familyName', 'givenName']),
  ...inBothForms('/app/courses/:course/group', ['familyName', 'givenName']),
  ...inBothForms('/app/courses/:course/certificates', ['familyName', 'givenName']),
  ...inBothForms('/app/placements', ['familyName', 'givenName']),
  '/app/courses/:course/sessions/:lesson/sheet.pdf': ['familyName', 'givenName'],
  '/app/courses/:course/certificates/:certificate/copy.pdf': ['familyName', 'givenName', 'bornOn'],
  '/app/courses/:course/certificates/:certificate/copy-en.pdf': ['familyName', 'givenName', 'bornOn'],
  '/app/courses/:course/payments.pdf': ['familyName', 'givenName'],
  '/app/courses/:course/payments.xlsx': ['familyName', 'givenName'],
  // Whom to ask for at a partner, for whoever may take the list along.
  ...inBothForms('/app/organisations', ['contactName', 'contactPhone', 'partnerEmail']),
  ...inBothForms('/app/people/register', [
    'familyName',
    'givenName',
    'cnp',
    'bornOn',
    'nationality',
    'nameOnDiploma',
    'phone',
    'email',
    'witnesses',
    'guardianName',
    'guardianPhone',
    'locality',
    'address',
    'name',
  ]),
  ...inBothForms('/app/people', ['familyName', 'givenName']),
  ...inBothForms('/app/people/completeness', ['familyName', 'givenName']),
  ...inBothForms('/app/people/outcomes', ['familyName', 'givenName']),
  ...inBothForms('/app/people/supports', ['familyName', 'givenName']),
  ...inBothForms('/app/people/waiting', ['familyName', 'givenName']),
  ...inBothForms('/app/evidence', ['familyName', 'givenName']),
  ...inBothForms('/app/results/checks', ['familyName', 'givenName']),
}

/** Of accounts, and what was typed into forms that are not about people. */
const notAboutPeople = new Set(['name', 'newName', 'colleagueEmail', 'typed'])

/** Who answers for an organisation: told to whoever keeps agreements with it. */
const ofOrganisations = ['contactName', 'contactPhone', 'organisation', 'partnerEmail', 'signatory']

const isHtml = ({ type }: Answer): boolean => type.startsWith('text/html')
const htmlOf = ({ body }: Answer): string => new TextDecoder().decode(body)

/** What a person reads in a file. */
async function textIn({ type, body }: Answer): Promise<string> {
  if (type.includes('spreadsheet')) return JSON.stringify((await readXlsx(body)).sheets.map(sheet => sheet.rows))
  if (type.includes('pdf')) return textOf(body)
  return new TextDecoder().decode(body)
}

const find = (text: string): string[] => fieldsIn(marking.markers, text)

/** Each place where one of the texts stands, as `place: fields`. */
function told(places: Iterable<readonly [string, string]>): string[] {
  const found = new Map<string, Set<string>>()
  for (const [place, text] of places) {
    const fields = find(text)
    if (fields.length > 0) found.set(place, new Set([...(found.get(place) ?? []), ...fields]))
  }
  return Array.from(found, ([place, fields]) => `${place}: ${[...fields].join(', ')}`)
}

/** The same, of people alone. */
const toldOfPeople = (places: Iterable<readonly [string, string]>, others = notAboutPeople): string[] =>
  told(places).filter(one => (one.split(': ')[1] ?? '').split(', ').some(field => !others.has(field)))

const templates = () => templatesOf(furnished.story.app, 'GET')
const routeOf = ({ address }: Answer): string =>
  templateOf(templates(), address.split('?')[0] ?? '') ?? address.split('?')[0] ?? ''

/** The addresses that an answer sends somebody to, or offers. */
function addressesIn(answer: Answer): [string, string][] {
  const offered = isHtml(answer)
    ? [...htmlOf(answer).matchAll(/<(?:a|form)\b[^>]*\s(?:href|action)="([^"]*)"/g)].map(([, at = '']) => at)
    : []
  const route = routeOf(answer)
  // A telephone is dialled, not asked for anything.
  return [answer.location, ...offered].filter(one => !one.startsWith('tel:')).map(one => [route, one])
}

const titles = (seen: readonly Answer[]) =>
  toldOfPeople(
    seen.filter(isHtml).map(answer => [routeOf(answer), /<title>(.*?)<\/title>/s.exec(htmlOf(answer))?.[1] ?? '']),
  )
const addresses = (seen: readonly Answer[]) => toldOfPeople(seen.flatMap(addressesIn))
const cookies = (seen: readonly Answer[]) => told(seen.map(answer => [routeOf(answer), answer.cookies.join('\n')]))
const files = async (seen: readonly Answer[]) => {
  const places: [string, string][] = []
  for (const answer of seen) {
    if (answer.status === 200 && !isHtml(answer)) places.push([routeOf(answer), await textIn(answer)])
  }
  return told(places)
}

test('the texts are on the pages of those who work with people: there is something to be found', () => {
  const pages = product.filter(answer => isHtml(answer) && may(answer.who, 'people.read')).map(htmlOf)

  const seen = new Set(pages.flatMap(find))
  const missed = [...marking.markers.keys()].filter(field => !seen.has(field))

  // A CNP is shown on no page: it is printed on the form of entry.
  expect(missed).toEqual(['cnp'])
})

test('a text that is planted in a title, an address, a cookie, a file or the log is found', async () => {
  expect(titles(planted)).toEqual(['/app/planted/title: familyName'])
  expect(addresses(planted)).toEqual(['/app/planted/link: familyName', '/app/planted/redirect: familyName'])
  expect(cookies(planted)).toEqual(['/app/planted/cookie: familyName'])
  expect(await files(planted)).toEqual(['/app/planted/export: familyName'])
  expect(told(furnished.story.log.map(line => [line.route, JSON.stringify(line)]))).toContain(
    '/app/planted/log: familyName',
  )
})

test('no title of a window tells anything about a person', () => {
  expect(titles(product)).toEqual([])
})

test('no address tells anything about a person, whether a page offers it or an answer leads there', () => {
  expect(addresses(product)).toEqual([])
})

test('no cookie tells anything about a person', () => {
  expect(cookies(product)).toEqual([])
})

test('the log tells nothing about a person', () => {
  const lines = furnished.story.log.filter(line => !line.route.includes('planted'))

  expect(told(lines.map(line => [line.route, JSON.stringify(line)]))).toEqual([])
  expect(lines.length).toBeGreaterThan(100)
})

test('a file that leaves the product carries what was agreed for it, and no more', async () => {
  const found = await files(product)
  const stated = Object.entries(carried).map(([route, fields]) => `${route}: ${fields.join(', ')}`)

  expect(found.toSorted()).toEqual(stated.toSorted())
})

test('the command line tells ids and totals, and nothing about a person', async () => {
  const { engine, who } = furnished.story

  const report = await resultsReport(engine, who.dan, {
    programme: 'o-sansa',
    day: '2026-10-05',
    by: ['sex', 'region'],
  })

  expect(find(JSON.stringify(report))).toEqual([])
  expect(JSON.stringify(report)).toContain(furnished.mirela.person)
})

test('whoever does not work with people is told nothing about them', () => {
  const others = product.filter(answer => isHtml(answer) && !may(answer.who, 'people.read'))

  const found = toldOfPeople(
    others.map(answer => [routeOf(answer), htmlOf(answer)]),
    new Set([...notAboutPeople, ...ofOrganisations]),
  )

  expect(others.length).toBeGreaterThan(10)
  expect(found).toEqual([])
})

test('the journal, the answers of commands and what is derived tell nothing; other tables only where they say so', async () => {
  const { rows } = await sql<{ name: string; personal: boolean }>`
    select n.nspname || '.' || c.relname as name, coalesce(obj_description(coalesce(to_regclass('public.' || c.relname), c.oid)) ~ 'Personal', false) as personal
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'history') and c.relkind in ('r', 'p') order by 1`.execute(
    furnished.story.engine.db.kysely,
  )
  const places: [string, string][] = []
  let inPersonal = 0
  for (const { name, personal } of rows) {
    const found = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
      furnished.story.engine.db.kysely,
    )
    const text = found.rows.map(row => row.text).join('\n')
    if (personal) inPersonal += find(text).length
    else places.push([name, text])
  }

  expect(toldOfPeople(places)).toEqual([])
  expect(inPersonal).toBeGreaterThan(20)
})
