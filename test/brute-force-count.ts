import { monthsBetween, plusDays, plusMonths, yearsBetween } from './brute-force-calendar.ts'
import { isParticipationProven, isProven } from './brute-force-proof.ts'

/**
 * The count as the domain tells it, written apart from the product: a plain list of happenings is played up to a line, and each
 * indicator is a sentence in TypeScript. It shares no code with the product, calendar included. Source of the rules: the common
 * indicators of Reg. (EU) 2021/1057, Annex I, and the choices that `programmes/profiles` name for what that text leaves open.
 */
export type Happening = { entry: number } & (
  | { what: 'person'; person: string; sex: string; bornOn: string | undefined }
  | { what: 'same'; person: string; as: string }
  | { what: 'domicile'; person: string; degurba: 1 | 2 | 3 }
  | { what: 'moved away'; person: string; from: 1 | 2 | 3; on: string }
  | { what: 'application'; person: string; region: string; on: string }
  | { what: 'decision'; person: string; outcome: 'eligible' | 'refused' | 'waiting' | 'proposed'; on: string }
  | ({ what: 'form'; person: string; on: string } & Form)
  | { what: 'support'; id: string; person: string; kind: string; from: string; until: string }
  | { what: 'exit'; id: string; person: string; on: string }
  | { what: 'outcome'; id: string; person: string; kind: string; on: string; endedOn: string | undefined }
  | { what: 'answer'; person: string; about: Special; yes: boolean }
  | ({ what: 'paper'; id: string } & Paper)
  | { what: 'gone'; id: string }
  | { what: 'undone'; line: number }
)

export interface Form {
  labour: string
  since: string | undefined
  education: string
  isced: string
}

/** A paper for one claim: `participation`, `eligibility.…`, `outcome.…` or `six-months.…`, of a person's record or of an outcome. */
export interface Paper {
  claim: string
  of: string
  kind: string
  datedOn: string
  validUntil: string | undefined
  accepted: boolean
}

export const specials = ['minority', 'disability', 'foreign-background', 'third-country', 'homeless'] as const
export type Special = (typeof specials)[number]

export interface Moment {
  day: string
  /** The last line that is known. */
  entry: number
}

export interface Choices {
  /** Months of unemployment that are not yet long, for those under 25. */
  longForTheYoung: number
  opensEntry: readonly string[]
  extendsExit: readonly string[]
  /** What must still be true when it is counted. */
  states: readonly string[]
  /** The wider kind that a narrower one satisfies, and whose papers it needs. */
  isA: Readonly<Record<string, string>>
  /** For each claim the papers it needs: all groups, any paper of a group. */
  needs: Readonly<Record<string, readonly (readonly string[])[]>>
  /** A paper of each general criterion, and one of a target-group criterion: signed by entry, valid on it, not older than so many days. */
  criteria: readonly { claim: string; papers: readonly string[]; maxAge?: number; ofTargetGroup?: true }[]
}

/** Who counts, by code: claimed, and with every mandatory paper. The pool is named by its first record. */
export interface Counted {
  claimed: Map<string, string[]>
  proven: Map<string, string[]>
  /** Region and sex of each who started. */
  places: Map<string, { region: string; sex: string }>
}

export function bruteForce(all: readonly Happening[], moment: Moment, choices: Choices): Counted {
  const known = all.filter(one => one.entry <= moment.entry)
  const taken = new Set(known.flatMap(one => (one.what === 'undone' ? [one.line] : [])))
  const stands = new Map<string, Happening>()
  for (const one of known) {
    if (taken.has(one.entry)) continue
    if (one.what === 'gone') stands.delete(one.id)
    else stands.set(keyOf(one), one)
  }
  const facts = [...stands.values()]
  const people = pick(facts, 'person').map(one => one.person)
  const headOf = new Map(people.map(person => [person, person]))
  for (const one of pick(facts, 'same')) headOf.set(one.person, one.as)
  const counted: Counted = { claimed: new Map(), proven: new Map(), places: new Map() }
  for (const head of new Set(headOf.values())) {
    const records = people
      .filter(person => headOf.get(person) === head)
      .toSorted((a, b) => Number(b === head) - Number(a === head))
    const one = participation(facts, records, moment.day, choices)
    if (!one) continue
    counted.places.set(head, { region: one.region, sex: one.sex })
    for (const code of codesOf(one, false, choices)) add(counted.claimed, code, head)
    for (const code of codesOf(one, true, choices)) add(counted.proven, code, head)
  }
  return counted
}

/** What a later happening replaces. */
function keyOf(one: Exclude<Happening, { what: 'gone' }>): string {
  switch (one.what) {
    case 'support':
    case 'exit':
    case 'outcome':
    case 'paper':
      return one.id
    case 'form':
    case 'moved away':
      return `${one.what} ${one.person} ${one.on}`
    case 'answer':
      return `answer ${one.person} ${one.about}`
    case 'undone':
      return `undone ${one.line}`
    default:
      return `${one.what} ${one.person}`
  }
}

interface Participation {
  region: string
  sex: string
  age: number | undefined
  labour: string | undefined
  months: number | undefined
  longIs: number
  education: string | undefined
  isced: number | undefined
  rural: boolean
  specials: Set<string>
  uponExit: { kind: string; proven: boolean }[]
  atSixMonths: { kind: string; proven: boolean }[]
  proven: boolean
}

/** The domicile before the first move that came after the day; the last one where none did. */
function homeOn(day: string, facts: readonly Happening[], person: string): 1 | 2 | 3 | undefined {
  const [next] = pick(facts, 'moved away')
    .filter(one => one.person === person && one.on > day)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return next ? next.from : pick(facts, 'domicile').find(one => one.person === person)?.degurba
}

/** Nothing where no first support that opens entry stands behind an eligibility decision on or before the day. */
function participation(
  facts: readonly Happening[],
  records: readonly string[],
  day: string,
  choices: Choices,
): Participation | undefined {
  const own = facts.filter(one => 'person' in one && records.includes(one.person))
  const applications = pick(own, 'application').filter(one => one.on <= day)
  const eligible = pick(own, 'decision').some(one => one.outcome === 'eligible' && one.on <= day)
  const given = pick(own, 'support').filter(one => one.from <= day)
  const entry = eligible
    ? given
        .filter(one => choices.opensEntry.includes(one.kind))
        .map(one => one.from)
        .toSorted()[0]
    : undefined
  if (entry === undefined || applications.length === 0) return undefined

  const firstRecord = records
    .map(person => pick(own, 'person').find(one => one.person === person))
    .find(one => one !== undefined)
  const home = records.map(person => homeOn(entry, own, person)).find(one => one !== undefined)
  const place = records.map(person => applications.find(one => one.person === person)).find(one => one !== undefined)
  const form = formAt(pick(own, 'form'), entry, records)
  const bornOn = firstRecord?.bornOn
  const age = bornOn === undefined ? undefined : yearsBetween(bornOn, entry)
  const papers = pick(facts, 'paper').filter(one => one.accepted)
  const exit = exitAt(pick(own, 'exit'), given, day, choices)
  const reached = pick(own, 'outcome').filter(one => one.on >= entry && one.on <= day)
  return {
    region: place?.region ?? '',
    sex: firstRecord?.sex ?? '',
    age,
    labour: known(form?.labour, ['unemployed', 'inactive', 'employed']),
    months: form?.labour === 'unemployed' && form.since !== undefined ? monthsBetween(form.since, entry) : undefined,
    longIs: age !== undefined && age < 25 ? choices.longForTheYoung : 12,
    education: known(form?.education, ['full-time', 'part-time', 'none']),
    isced: form && /^[0-8]$/.test(form.isced) ? Number(form.isced) : undefined,
    rural: home === 3,
    specials: new Set(pick(own, 'answer').flatMap(one => (one.yes ? [one.about] : []))),
    uponExit: reached
      .filter(one => exit !== undefined && isUponExit(one, exit, choices))
      .map(one => ({ kind: one.kind, proven: isProven(papers, `outcome.${one.kind}`, one.id, one.on, choices) })),
    atSixMonths: reached.flatMap(one => {
      const then = exit === undefined ? undefined : plusMonths(exit, 6)
      if (then === undefined || !isAtSixMonths(one, then, day, choices)) return []
      return [{ kind: one.kind, proven: isProven(papers, `six-months.${one.kind}`, one.id, then, choices) }]
    }),
    proven: applications.some(({ person }) => isParticipationProven(papers, person, entry, choices)),
  }
}

/** The form that stands is the last on or before entry, else the first after it; of the same day, that of the first record. */
function formAt(
  forms: readonly ({ person: string; on: string } & Form)[],
  entry: string,
  records: readonly string[],
): Form | undefined {
  const rank = (form: { person: string }) => records.indexOf(form.person)
  const before = forms
    .filter(form => form.on <= entry)
    .toSorted((a, b) => (a.on === b.on ? rank(a) - rank(b) : a.on > b.on ? -1 : 1))
  const after = forms
    .filter(form => form.on > entry)
    .toSorted((a, b) => (a.on === b.on ? rank(a) - rank(b) : a.on < b.on ? -1 : 1))
  return before[0] ?? after[0]
}

interface Given {
  kind: string
  from: string
  until: string
}

/** The last exit. Support that reaches beyond it is a re-entry: the participation is running again. */
function exitAt(
  exits: readonly { on: string }[],
  given: readonly Given[],
  day: string,
  choices: Choices,
): string | undefined {
  const last = exits
    .map(one => one.on)
    .filter(on => on <= day)
    .toSorted()
    .at(-1)
  const support = given.filter(one => choices.extendsExit.includes(one.kind))
  if (last === undefined || support.some(one => one.until > last)) return undefined
  return last
}

interface Reached {
  kind: string
  on: string
  endedOn: string | undefined
}

/** Reached no later than 28 days after exit; a state must still be true on some day from the exit on. */
function isUponExit(one: Reached, exit: string, { states }: Choices): boolean {
  const still = !states.includes(one.kind) || one.endedOn === undefined || one.endedOn >= exit
  return one.on <= plusDays(exit, 28) && still
}

/** A state that is true on that day, six months after exit, once it has come. */
function isAtSixMonths(one: Reached, then: string, day: string, { states }: Choices): boolean {
  return (
    then <= day && states.includes(one.kind) && one.on <= then && (one.endedOn === undefined || one.endedOn >= then)
  )
}

/** Codes of Reg. (EU) 2021/1057, Annex I, 1.1 and 1.2, for people; `total` is the grand total, incomplete records included. */
function codesOf(one: Participation, proven: boolean, { isA }: Choices): string[] {
  if (proven && !one.proven) return []
  const complete =
    ['F', 'M', 'X'].includes(one.sex) && one.age !== undefined && one.labour !== undefined && one.isced !== undefined
  if (!complete) return ['total']
  const { age = -1, isced = -1, months = 0, labour } = one
  const has = (list: Participation['uponExit'], kind: string) =>
    list.some(it => (it.kind === kind || isA[it.kind] === kind) && (it.proven || !proven))
  const workless = labour === 'unemployed' || labour === 'inactive'
  const codes: [string, boolean][] = [
    ['total', true],
    ['EECO01', true],
    ['EECO02', labour === 'unemployed'],
    ['EECO03', labour === 'unemployed' && months > one.longIs],
    ['EECO04', labour === 'inactive'],
    ['EECO05', labour === 'employed'],
    ['EECO06', age < 18],
    ['EECO07', age >= 18 && age <= 29],
    ['EECO08', age >= 55],
    ['EECO09', isced <= 2],
    ['EECO10', isced === 3 || isced === 4],
    ['EECO11', isced >= 5],
    ['EECO12', one.specials.has('disability')],
    ['EECO13', one.specials.has('third-country')],
    ['EECO14', one.specials.has('foreign-background')],
    ['EECO15', one.specials.has('minority')],
    ['EECO16', one.specials.has('homeless')],
    ['EECO17', one.rural],
    ['EECR01', labour === 'inactive' && has(one.uponExit, 'job-search')],
    ['EECR02', one.education === 'none' && has(one.uponExit, 'education')],
    ['EECR03', has(one.uponExit, 'qualification')],
    ['EECR04', workless && has(one.uponExit, 'employment')],
    ['EECR05', workless && has(one.atSixMonths, 'employment')],
    ['EECR06', labour === 'employed' && has(one.atSixMonths, 'improvement')],
  ]
  return codes.filter(([, holds]) => holds).map(([code]) => code)
}

const pick = <W extends Happening['what']>(facts: readonly Happening[], what: W) =>
  facts.filter((one): one is Extract<Happening, { what: W }> => one.what === what)

const known = (value: string | undefined, codes: string[]) =>
  value !== undefined && codes.includes(value) ? value : undefined

function add(map: Map<string, string[]>, code: string, who: string): void {
  map.set(code, [...(map.get(code) ?? []), who].toSorted())
}
