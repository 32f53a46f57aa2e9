import type { AnyCommand } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Fields } from '../story-browser.ts'
import type { Cast } from './cast.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Ids that these commands choose themselves, for what they create. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  'rights.found': ['account', 'grant'],
  'rights.invite': ['account', 'grant'],
  'rights.grant': ['grant'],
  'api.make-token': ['token'],
}

/** Commands that choose a place for what they create: their decision says whether it is the asker's. */
export const placed: ReadonlySet<string> = new Set([
  'people.enrol',
  'people.apply',
  'programme.record-deliverable',
  'enterprises.open',
  'centres.open',
  'partnerships.draw-up',
  'partnerships.promote',
  'events.plan',
  'timesheets.record-contract',
])

/**
 * The example of a command, about this cast. A name that holds an id and is not known here fails: whoever adds a command says whom it is
 * about.
 */
export function inputAbout({ kind, example }: AnyCommand, cast: Cast, fresh: () => string = newId): unknown {
  return about({ kind, cast, fresh }, example)
}

interface Casting {
  kind: string
  cast: Cast
  /** An id for what the command creates. */
  fresh: () => string
}

function about(casting: Casting, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => about(casting, item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, named(casting, name, inner)]))
}

function named(casting: Casting, name: string, value: unknown): unknown {
  if (name === 'entry') return casting.cast.entry
  if (placed.has(casting.kind) && name === 'region') return casting.cast.place.region
  if (placed.has(casting.kind) && name === 'partner') return casting.cast.place.partner
  if (name === 'file') return casting.cast.file
  if (name === 'claim') return claimOf(casting.cast)
  if (name === 'claims') return [claimOf(casting.cast)]
  if (name === 'programme' && typeof value === 'string') return 'o-sansa'
  if (typeof value === 'string' && /^GT-\d+$/.test(value)) return casting.cast.code
  if (Array.isArray(value) && value.every(isUuid)) return value.length > 0 ? [idFor(casting, name)] : value
  return isUuid(value) ? idFor(casting, name) : about(casting, value)
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && uuid.test(value)

function idFor({ kind, cast, fresh }: Casting, name: string): string {
  if (chosen[kind]?.includes(name)) return fresh()
  // `people.correct-exit` names its exit `record`.
  if (kind === 'counselling.plan-session' && name === 'people') return cast.enrolment
  if (kind === 'counselling.check-sheet' && name === 'paper') return cast.sheet
  if (kind === 'training.check-sheet' && name === 'paper') return cast.courseSheet
  const noun = name === 'record' ? (kind.split('-').at(-1) ?? name) : (otherwise[kind]?.[name] ?? aliases[name] ?? name)
  const id = (cast as unknown as Readonly<Record<string, unknown>>)[noun]
  if (typeof id !== 'string') throw new Error(`${kind} names ${name}, and the cast has none.`)
  return id
}

const aliases: Readonly<Record<string, string>> = {
  people: 'person',
  staff: 'account',
  enrolments: 'enrolment',
  trainer: 'account',
  trainers: 'account',
  occupancy: 'placement',
}

/** A name that means another thing to one command. */
const otherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'jobs.vacate-post': { occupancy: 'held' },
  'timesheets.record-contract': { staff: 'expert' },
  'timesheets.open-month': { staff: 'expert' },
  'events.drop-photo': { photo: 'eventPhoto' },
  'enterprises.change-plan-line': { line: 'planLine' },
  'enterprises.drop-plan-line': { line: 'planLine' },
  'centres.end-staff': { staff: 'staff' },
  'centres.answer-referral': { referral: 'referred' },
  'centres.end-referral': { referral: 'referred' },
  'centres.complete-opportunity': { opportunity: 'heard' },
  'centres.dismiss-opportunity': { opportunity: 'heard' },
}

/** What the last paper of the cast proves. */
const claimOf = ({ enrolment, person }: Cast) => ({
  kind: 'eligibility.minimum-income',
  id: enrolment,
  subject: person,
})

/** The address of a route, about this cast. Fails for a name that is not known here. */
export function pathAbout(template: string, cast: Cast): string {
  return template.replaceAll(/:(\w+)(\{[^}]+\})?/g, (whole, name: string) => valueIn(template, whole, name, cast))
}

/** What an address is asked, or a form sends, for there to be anything to find. */
export function askedAbout(template: string, cast: Cast): Fields {
  const { kind, id, subject } = claimOf(cast)
  if (/evidence\/(new|:paper\/(attach|detach))$/.test(template)) return { claim: kind, id, subject }
  const [, part] = /forms\/([a-z-]+)$/.exec(template) ?? []
  return part === undefined ? {} : { template: `registration-${part}.v1` }
}

/** Names that mean another thing in each place. */
const inPlace: readonly [RegExp, keyof Cast | { value: string }][] = [
  [/support\/:record/, 'support'],
  [/exit\/:record/, 'exit'],
  [/outcome\/:record/, 'outcome'],
  [/register\/:id/, 'deliverable'],
  [/check-in\/:ticket/, 'doorTicket'],
  [/^\/e\/:(code|held)/, 'publicCode'],
  [/^\/e\/:held\/photos\/:image/, { value: 'b'.repeat(64) }],
  [/courses\/:course/, 'course'],
  [/sessions\/:id/, { value: '0198f000-0000-7000-8000-00000000000f' }],
  [/calendar\/:number/, { value: '1' }],
  [/instruments\/:instrument/, { value: 'self-esteem-ten' }],
  [/profiles\/:code/, { value: 'ESFPLUS-2021-RO' }],
  [/settings\/programme\/:code/, { value: 'o-sansa' }],
  [/results\/:code/, { value: 'EECO01' }],
  [/reference\/:noun/, { value: 'people' }],
  [/partners\/:key/, { value: 'punte' }],
  [/regions\/:key/, { value: 'RO21' }],
  [/centres\/:key/, { value: 'CRES-NE' }],
  [/targets\/:key/, { value: 'EECO01' }],
  [/sensitive\/:question/, { value: 'disability' }],
  [/identity\/:section/, { value: 'contact' }],
  [/pages\/:page/, { value: '1' }],
  [/versions\/:version/, { value: '1' }],
  [/notices\/:about/, { value: 'start' }],
  [/photo\/:photo\/:size/, { value: 'small' }],
  [/assets\/:file/, { value: 'nothing.css' }],
  [/invite\/:token/, { value: 'x'.repeat(43) }],
  [/p\/:token/, 'linkToken'],
  [/(locuri-de-munca|jobs)\/:id/, 'vacancy'],
  [/(cursuri|courses)\/:id/, 'course'],
  [/(catalog|catalogue)\/:id/, 'offer'],
]

function valueIn(template: string, whole: string, name: string, cast: Cast): string {
  const meant = inPlace.find(([place]) => place.exec(template)?.[0].endsWith(whole))?.[1]
  if (typeof meant === 'object') return meant.value
  const value = (cast as unknown as Readonly<Record<string, unknown>>)[meant ?? name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`${template} names ${name}, and the cast has none.`)
}
