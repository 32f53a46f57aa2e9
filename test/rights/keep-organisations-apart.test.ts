import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { commandsOf } from '../../src/pages/commands.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Browser, Fields } from '../story-browser.ts'
import { type Cast, castIn } from './cast.ts'
import { inputAbout, pathAbout } from './castings.ts'
import { at, idPaths, type Path, put } from './paths-in-input.ts'
import { believing, lookingBehindTheWall } from './planted.ts'
import { digestOf, idsOf } from './what-is-kept.ts'
import { isForPrograms } from '../site/routes.ts'

/**
 * Two organisations on one server. Somebody in ours who has learned every id of the other tries them everywhere: in each command, in each
 * address, in each question after an address, in each field of a form.
 */
const northEast = { region: 'RO21', partner: 'punte', centre: 'CRES-NE' }

/** Words that stand in the records of the other organisation only. */
const secrets = ['Tainicescu', 'Asociația de dincolo', 'Ascunsa']

let ours: Story
let theirs: Story
let own: Cast
let foreign: Cast
/** Their ids, in the order in which they were made. */
let ids: string[]
let before: string
/** We come with the same session to every door. */
let attackers: Record<'ana' | 'dan', Browser>

beforeAll(async () => {
  ours = await begin({ slices: [...slices, lookingBehindTheWall] })
  theirs = await begin({ organisation: 'Asociația de dincolo' })
  own = await castIn(ours, { place: northEast, by: ours.who.ioana, familyName: 'Aproape', asOf: '2026-02-01' })
  foreign = await castIn(theirs, {
    place: northEast,
    by: theirs.who.ioana,
    familyName: 'Tainicescu',
    asOf: '2026-02-01',
  })
  await theirs.join({ name: 'Ascunsa Pavel', role: 'trainer', scope: { of: 'tenant' } })
  ids = (await idsOf(theirs)).toSorted()
  attackers = { ana: ours.as('ana'), dan: ours.as('dan') }
}, 600_000)

/** Which secrets an answer gives away. */
const leaks = (text: string): string[] => secrets.filter(secret => text.includes(secret))

/** What an organisation has published of its events opens to everybody, under its name. A ticket is a key: whoever holds it may open it. */
const isPublic = (template: string): boolean => template === '/e' || template.startsWith('/e/')
const leaksAt = (template: string, text: string): string[] =>
  leaks(text).filter(secret => !(isPublic(template) && secret === 'Asociația de dincolo'))

const routesOf = (method: string) => [
  ...new Set(
    ours.app.routes
      .filter(({ method: by, path }) => by === method && !path.includes('*') && !isForPrograms(path))
      .map(({ path }) => path),
  ),
]

/** Names of questions after an address, as the code reads them. */
function questions(): string[] {
  const files = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  const code = files
    .filter(file => /\.tsx?$/.test(file))
    .map(file => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'))
  return [...new Set(code.flatMap(text => [...text.matchAll(/\.query\('(\w+)'\)/g)].map(match => match[1] ?? '')))]
}

test('an attack finds what is planted for it', async () => {
  const opened = await openedAt(['/app/planted/:person'])
  const taken = await takenBy([believing])

  expect(opened).toContain('dan /app/planted/:person says Tainicescu')
  expect(taken.length).toBe(2 * 2)
})

test('the secrets are there to be found', async () => {
  const page = await theirs.as('dan').get(`/app/people/${foreign.person}`)
  const accounts = await theirs.as('ana').get('/app/settings/accounts')

  expect(leaks(page.text)).toEqual(['Tainicescu'])
  expect(leaks(accounts.text)).toEqual(['Ascunsa'])
  expect(ids.length).toBeGreaterThan(30)
  before = await digestOf(theirs)
})

test('no command takes an id of another organisation, alone or among our own', { timeout: 600_000 }, async () => {
  expect(await takenBy(commandsOf(slices).values())).toEqual([])
})

/** What these commands did with ids of theirs, or said about them. */
async function takenBy(commands: Iterable<AnyCommand>): Promise<string[]> {
  const taken: string[] = []
  for (const command of commands) {
    for (const input of inputsWithForeignIds(command)) {
      for (const name of ['ana', 'dan'] as const) {
        const outcome = await attempt(command, name, input)
        if (outcome !== undefined) taken.push(`${name} ${command.kind}: ${outcome}`)
      }
    }
  }
  return taken
}

/** What went wrong for us, if anything: it was done, or the refusal says too much. */
async function attempt(command: AnyCommand, name: 'ana' | 'dan', input: unknown): Promise<string | undefined> {
  try {
    await ours.perform(name, command, input)
    return `done with ${JSON.stringify(input)}`
  } catch (error) {
    if (!(error instanceof Problem)) return `broke: ${String(error)}`
    const told = leaks(JSON.stringify({ ...error }))
    return told.length > 0 ? `says ${told.join()}` : undefined
  }
}

/** Everything theirs; then one id of theirs at a time, the rest ours. Journal lines are numbered in each organisation: no ids. */
function inputsWithForeignIds(command: AnyCommand): unknown[] {
  const whole = inputAbout(command, { ...foreign, place: northEast, entry: own.entry, file: own.file, code: own.code })
  const ourInput = inputAbout(command, own)
  const paths = idPaths(whole).filter(
    path => at(whole, path) !== at(ourInput, path) && ids.includes(String(at(whole, path))),
  )
  if (paths.length === 0) return []
  const alone = paths.filter(path => !isClaimed(path))
  return [whole, ...alone.map(path => put(ourInput, path, at(whole, path)))]
}

/** What a paper is about is checked by its subject. The id of a claim leads nowhere: a claim about nothing proves nothing. */
const isClaimed = (path: Path): boolean => /^claims?(\.\d+)?\.id$/.test(path.join('.'))

test('no address opens with an id of another organisation', { timeout: 900_000 }, async () => {
  expect(await openedAt(routesOf('GET').filter(path => !path.includes('planted')))).toEqual([])
})

/** Which of these addresses opened with ids of theirs, or told something. */
async function openedAt(templates: readonly string[]): Promise<string[]> {
  const opened = new Set<string>()
  for (const template of templates.filter(path => path.includes(':'))) {
    for (const name of ['ana', 'dan'] as const) {
      for (const path of await pathsWithForeignIds(template, name)) {
        const { status, text } = await attackers[name].get(path)
        if (status < 400 && !isPublic(template)) opened.add(`${name} ${status} ${template}`)
        for (const secret of leaksAt(template, text)) opened.add(`${name} ${template} says ${secret}`)
      }
    }
  }
  return [...opened]
}

/**
 * The right id of theirs in its place, and, for whoever may open our own, ids of theirs of every kind in every place where an id of ours
 * stands.
 */
async function pathsWithForeignIds(template: string, by: 'ana' | 'dan'): Promise<string[]> {
  const right = pathAbout(template, { ...foreign, entry: own.entry })
  const ourPath = pathAbout(template, own)
  if (right === ourPath) return []
  if ((await attackers[by].get(ourPath)).status === 403) return [right]
  const segments = ourPath.split('/')
  const places = segments.flatMap((segment, place) => (segment === right.split('/')[place] ? [] : [place]))
  const tried = places.flatMap(place => sample(ids).map(id => segments.with(place, id).join('/')))
  return [right, ...tried]
}

/** Ids made later sort later: a dozen, evenly apart, are of many kinds. */
const sample = (all: readonly string[]): string[] => all.filter((_, nth) => nth % Math.ceil(all.length / 12) === 0)

test('no question after an address brings anything of another organisation', { timeout: 900_000 }, async () => {
  const told: string[] = []
  const names = questions()
  const words = [
    foreign.person,
    foreign.enrolment,
    foreign.paper,
    `eligibility.identity:${foreign.enrolment}:${foreign.person}`,
  ]

  for (const [nth, template] of routesOf('GET')
    .filter(path => !path.includes('planted'))
    .entries()) {
    // The same word to all questions, then to each another one: over all pages every question is asked for each.
    for (const wordOf of [() => 'Tainic', (place: number) => words[(place + nth) % words.length] ?? '']) {
      const query = new URLSearchParams(names.map((name, place) => [name, wordOf(place)]))
      const { text } = await attackers.dan.get(`${pathAbout(template, own)}?${query}`)
      for (const secret of leaksAt(template, text)) told.push(`${template}?${query} says ${secret}`)
    }
  }

  expect(told).toEqual([])
})

test('no form takes an id of another organisation', { timeout: 900_000 }, async () => {
  const told: string[] = []
  const fields = foreignFields()

  for (const template of routesOf('POST')) {
    for (const name of ['ana', 'dan'] as const) {
      const theirPath = pathAbout(template, { ...foreign, entry: own.entry })
      const paths = ending.test(template) ? [theirPath] : [theirPath, pathAbout(template, own)]
      for (const path of new Set(paths)) {
        const { text } = await attackers[name].post(path, { ...fields, 'command-id': newId() })
        for (const secret of leaksAt(template, text)) told.push(`${name} ${template} says ${secret}`)
      }
    }
  }

  expect([...new Set(told)]).toEqual([])
})

/** What would end the record, the account or the session that the rest leans on. */
const ending = /erase|close|sessions|logout|start/

/** Every field of every command, with an id of theirs wherever there is one. */
function foreignFields(): Fields {
  const fields: Record<string, string> = {}
  for (const command of commandsOf(slices).values()) {
    const input = inputAbout(command, {
      ...foreign,
      place: northEast,
      entry: own.entry,
      file: own.file,
      code: own.code,
    })
    for (const path of idPaths(input)) fields[path.join('.')] ??= String(at(input, path))
  }
  return fields
}

test(
  'after all that, nothing of theirs has changed and nothing of ours names theirs',
  { timeout: 600_000 },
  async () => {
    const after = await digestOf(theirs)
    const now = await idsOf(ours)

    expect(after).toBe(before)
    expect(now.filter(id => ids.includes(id))).toEqual([])
  },
)
