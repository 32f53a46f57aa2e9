import { readFileSync } from 'node:fs'
import { beforeAll, expect, test, vi } from 'vitest'
import { slices } from '../../src/app.tsx'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { Problem } from '../../src/kernel/problem.ts'
import type { Who } from '../../src/kernel/who.ts'
import { commandsOf } from '../../src/pages/commands.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Browser } from '../story-browser.ts'
import { type Cast, castIn } from './cast.ts'
import { askedAbout, inputAbout, pathAbout, placed } from './castings.ts'

/**
 * Everybody who may come in, and what each door says to them. The tables beside this file are what should be, read and agreed by people;
 * no test writes them.
 *
 *   +  let in          -  not with this role          o  not there: somebody of another place, or of another organisation
 *
 * A form that is sent empty and comes back with what is missing has been let in. The recovery kit is there for an organisation that has
 * the server to itself, new recovery codes for whoever has tied a phone: here nobody.
 *
 * Three marks in a row are about somebody in the North-East, in the South-West, and in Bucharest in the care of Sonia; one is for whoever
 * works in all places, and for what is about nobody.
 */
const places = {
  here: { region: 'RO21', partner: 'punte', centre: 'CRES-NE' },
  there: { region: 'RO41', partner: 'lider', centre: 'CRES-SV' },
  own: { region: 'RO32', partner: 'punte' },
}

/** Thrown where a decision would be taken, or its rows written: whoever comes so far is let in, and nothing is written. */
class LetIn extends Error {}

interface World {
  story: Story
  everybody: Readonly<Record<string, Who>>
  casts: readonly Cast[]
  foreign: Cast
}

let world: World

beforeAll(async () => {
  const story = await begin()
  const sonia = await story.join({ name: 'Sonia Radu', role: 'counsellor', scope: { of: 'caseload' } })
  const vlad = await story.join({ name: 'Vlad Stan', role: 'manager', scope: { of: 'programme', id: 'o-sansa' } })
  const nina = await story.join({ name: 'Nina Lupu', role: 'counsellor', scope: { of: 'partner', id: 'lider' } })
  const irina = await story.join({ name: 'Irina Moga', role: 'auditor', scope: { of: 'partner', id: 'lider' } })
  const elsewhere = await begin()
  const here = await castIn(story, { place: places.here, by: story.who.ioana, familyName: 'Aici', asOf: '2026-02-01' })
  world = {
    story,
    // Sorin scores business plans, and was given the one of the first cast.
    everybody: { ...story.who, sonia, nina, vlad, irina, sorin: here.scorer },
    casts: [
      here,
      await castIn(story, { place: places.there, by: story.who.dan, familyName: 'Acolo', asOf: '2026-02-02' }),
      await castIn(story, { place: places.own, by: sonia, familyName: 'Aproape', asOf: '2026-02-03' }),
    ],
    foreign: await castIn(elsewhere, {
      place: places.here,
      by: elsewhere.who.ioana,
      familyName: 'Altundeva',
      asOf: '2026-02-04',
    }),
  }
  for (const command of commandsOf(slices).values()) {
    vi.spyOn(command, placed.has(command.kind) ? 'write' : 'decide').mockImplementation(() => {
      throw new LetIn('let in')
    })
  }
}, 600_000)

type Mark = '+' | '-' | 'o'

async function performed(command: AnyCommand, who: Who, cast: Cast): Promise<Mark> {
  try {
    await world.story.performAs(who, command, inputAbout(command, cast))
  } catch (error) {
    if (error instanceof Problem) return markOf(error.status)
    if (!(error instanceof LetIn)) throw error
  }
  return '+'
}

/** What is wrong with the answer is another matter: whoever is told so was let in. */
function markOf(status: number): Mark {
  if (status === 403) return '-'
  return status === 404 ? 'o' : '+'
}

const browsers = new Map<string, Browser>()

function browserOf(who: Who): Browser {
  const browser = browsers.get(who.account) ?? world.story.asWho(who)
  browsers.set(who.account, browser)
  return browser
}

async function asked(browser: Browser, { method, path: template }: Route, cast: Cast): Promise<Mark> {
  const path = pathAbout(template, cast)
  const fields = askedAbout(template, cast)
  const query = new URLSearchParams(fields as Record<string, string>)
  const answer = method === 'GET' ? await browser.get(`${path}?${query}`) : await browser.post(path, fields)
  const failure = answer.status === 500 ? world.story.log.at(-1)?.failure : undefined
  if (failure && failure.says !== 'let in') throw new Error(`${method} ${path} broke: ${failure.says}`)
  return markOf(answer.status)
}

/** Once for each person the door is about. One mark where it is about nobody, and for a role that holds everywhere. */
async function marks(who: Who, isAbout: (cast: Cast) => unknown, ask: (cast: Cast) => Promise<Mark>): Promise<string> {
  const abouts = new Set(world.casts.map(cast => JSON.stringify(isAbout(cast))))
  const everywhere = who.grants.every(({ scope }) => scope.of === 'tenant')
  const casts = abouts.size === 1 || everywhere ? world.casts.slice(0, 1) : world.casts
  let text = ''
  for (const cast of casts) text += await ask(cast)
  return text
}

interface Route {
  method: string
  path: string
}

/** The routes behind the door, as the server knows them. */
function routes(): Route[] {
  const behind = world.story.app.routes.filter(
    ({ path, method }) => !path.includes('*') && /^(GET|POST)$/.test(method) && /^\/(app|me)/.test(path),
  )
  return [...new Map(behind.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

interface Row {
  name: string
  cell(who: Who): Promise<string>
}

/** In the order of the alphabet and in columns that never move, so that a new row changes no other. */
async function table(rows: readonly Row[]): Promise<string[]> {
  const lines = [lineOf('', Object.keys(world.everybody))]
  for (const { name, cell } of rows.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const cells: string[] = []
    for (const who of Object.values(world.everybody)) cells.push(await cell(who))
    lines.push(lineOf(name, cells))
  }
  return lines
}

const lineOf = (name: string, cells: readonly string[]): string =>
  (name.padEnd(68) + cells.map(cell => cell.padEnd(7)).join('')).trimEnd()

const agreed = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

/** The lines that stand on one side only, as they would be written into the file. */
const differences = (found: readonly string[], file: string) => ({
  found: found.filter(line => !agreed(file).includes(line)),
  agreed: agreed(file).filter(line => !found.includes(line)),
})

test('each role performs what was agreed for it, in its places', { timeout: 600_000 }, async () => {
  const rows = [...commandsOf(slices).values()].map(command => ({
    name: command.kind,
    cell: (who: Who) =>
      marks(
        who,
        cast => inputAbout(command, cast, () => 'new'),
        cast => performed(command, who, cast),
      ),
  }))

  const found = await table(rows)

  expect(differences(found, 'who-performs-what.txt')).toEqual({ found: [], agreed: [] })
})

test('each role opens what was agreed for it, in its places', { timeout: 600_000 }, async () => {
  const rows = routes().map(route => ({
    name: `${route.path} ${route.method}`,
    cell: (who: Who) =>
      marks(
        who,
        cast => [pathAbout(route.path, cast), askedAbout(route.path, cast)],
        cast => asked(browserOf(who), route, cast),
      ),
  }))

  const found = await table(rows)

  expect(differences(found, 'who-opens-what.txt')).toEqual({ found: [], agreed: [] })
})

test('no page behind the door opens to a visitor', { timeout: 600_000 }, async () => {
  const opened: string[] = []

  for (const { method, path } of routes()) {
    const visitor = world.story.visitor()
    const address = pathAbout(path, world.casts[0] as Cast)
    const { status, location } = await (method === 'GET' ? visitor.get(address) : visitor.post(address))
    const turnedAway = method === 'GET' ? location.startsWith('/login?') : status === 401
    if (!turnedAway) opened.push(`${method} ${path}`)
  }

  expect(opened).toEqual([])
})

test('nobody performs anything on another organisation', { timeout: 600_000 }, async () => {
  const letIn: string[] = []

  for (const command of commandsOf(slices).values()) {
    if (isAboutNobody(command)) continue
    for (const [name, who] of Object.entries(world.everybody)) {
      if ((await performed(command, who, world.foreign)) === '+') letIn.push(`${name} ${command.kind}`)
    }
  }

  expect(letIn).toEqual([])
})

/** It names nothing that another organisation could have. Journal lines are numbered in each: 12 is the asker's own. */
const isAboutNobody = (command: AnyCommand): boolean =>
  command.kind === 'kernel.undo' ||
  JSON.stringify(inputAbout(command, world.foreign, () => 'new')) ===
    JSON.stringify(inputAbout(command, world.casts[0] as Cast, () => 'new'))
