import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { Lately } from '../kernel/lately.ts'
import { missing, Problem } from '../kernel/problem.ts'
import type { Profile } from './profile.ts'
import type { Programme } from './programme.ts'
import type { Names } from './rule.ts'
import { type Rulebook, rulebook } from './rulebook.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    rule_profile: { tenant_id: string; code: string; entry: number; document: Profile }
    programme: { tenant_id: string; code: string; entry: number; profile: string; document: Programme }
  }
}

// Documents are kept whole and were checked when they came in. Each question asks at the moment that the transaction is about.

const programmes = (tx: Tx, tenant: string) =>
  tx.selectFrom('programme').where('tenant_id', '=', tenant).orderBy('code')
const profiles = (tx: Tx, tenant: string) =>
  tx.selectFrom('rule_profile').where('tenant_id', '=', tenant).orderBy('code')

export const findProgramme = async (tx: Tx, tenant: string, code: string): Promise<Programme | undefined> =>
  (await programmes(tx, tenant).select('document').where('code', '=', code).executeTakeFirst())?.document

export const findProfile = async (tx: Tx, tenant: string, code: string): Promise<Profile | undefined> =>
  (await profiles(tx, tenant).select('document').where('code', '=', code).executeTakeFirst())?.document

export const programmesOf = async (tx: Tx, tenant: string): Promise<Programme[]> =>
  (await programmes(tx, tenant).select('document').execute()).map(row => row.document)

export const profilesOf = async (tx: Tx, tenant: string): Promise<Profile[]> =>
  (await profiles(tx, tenant).select('document').execute()).map(row => row.document)

export const programmeCodes = async (tx: Tx, tenant: string): Promise<string[]> =>
  (await programmes(tx, tenant).select('code').execute()).map(row => row.code)

/** What programmes are called; their documents are large. */
export const programmeNames = (tx: Tx, tenant: string): Promise<{ code: string; names: Names }[]> =>
  programmes(tx, tenant)
    .select(['code', sql<Names>`document -> 'names'`.as('names')])
    .execute()

/** 404 where there is none. */
export async function getProgramme(tx: Tx, tenant: string, code: string): Promise<Programme> {
  const found = await findProgramme(tx, tenant, code)
  if (!found) throw missing('programme.no-such-programme')
  return found
}

export async function getProfile(tx: Tx, tenant: string, code: string): Promise<Profile> {
  const found = await findProfile(tx, tenant, code)
  if (!found) throw missing('programme.no-such-profile')
  return found
}

/** The programme with the line that wrote this version: an editing form carries it. */
export async function getProgrammeRow(
  tx: Tx,
  tenant: string,
  code: string,
): Promise<{ document: Programme; entry: number }> {
  const row = await programmes(tx, tenant).select(['document', 'entry']).where('code', '=', code).executeTakeFirst()
  if (!row) throw missing('programme.no-such-programme')
  return row
}

/** The rules in force for a programme on a day, or whenever they hold: under its own profile, or under another to compare with. */
export async function getRulebook(
  tx: Tx,
  tenant: string,
  code: string,
  on: Day | 'ever',
  under?: string,
): Promise<Rulebook> {
  const { rows } = await sql<{ settled: boolean; version: string }>`
    select p.entry <= h.entry and r.entry <= h.entry as settled, concat_ws('/', r.code, p.entry, r.entry) as version
    from programme p
    join rule_profile r on r.tenant_id = p.tenant_id and r.code = coalesce(${under ?? null}, p.profile)
    join journal_head h on h.tenant_id = p.tenant_id
    where p.tenant_id = ${tenant} and p.code = ${code}`.execute(tx)
  const version = `${tenant}/${code}/${rows[0]?.version}`
  const settled = rows[0]?.settled === true
  const known = turns.get(version)
  const kept = known && rulebooks.get(nameOf(version, on, known))
  if (kept) return kept
  const both = documents.get(version) ?? (await documentsOf(tx, tenant, code, under))
  const rules = rulebook(both.profile, both.programme, on === 'ever' ? undefined : on)
  if (settled) {
    const days = known ?? turnsOf(both)
    documents.keep(version, both)
    turns.keep(version, days)
    rulebooks.keep(nameOf(version, on, days), rules)
  }
  return rules
}

/** The rules are the same from one turn to the next, and so is their object: what is derived from it is derived once. */
const nameOf = (version: string, on: Day | 'ever', { first, last }: Turns): string =>
  on === 'ever'
    ? `${version}/${on}`
    : [version, first.findLast(day => day <= on), last.findLast(day => day < on)].join('/')

/** The first days and the last days on which a rule holds, the earliest first. */
interface Turns {
  first: readonly Day[]
  last: readonly Day[]
}

function turnsOf(both: Documents): Turns {
  const found = { validFrom: new Set<Day>(), validTo: new Set<Day>() }
  JSON.stringify(both, (key, value) => {
    if (key === 'validFrom' || key === 'validTo') found[key].add(value)
    return value
  })
  return { first: [...found.validFrom].toSorted(), last: [...found.validTo].toSorted() }
}

interface Documents {
  programme: Programme
  profile: Profile
}

async function documentsOf(tx: Tx, tenant: string, code: string, under?: string): Promise<Documents> {
  const programme = await getProgramme(tx, tenant, code)
  return { programme, profile: await getProfile(tx, tenant, under ?? programme.profile) }
}

/** The rules for many programmes and days; what is missing is refused when it is asked for. */
export async function rulebooksFor(
  tx: Tx,
  tenant: string,
  asked: readonly { code: string; on: Day }[],
): Promise<(code: string, on: Day) => Rulebook> {
  const found = new Map<string, Rulebook | Problem>()
  for (const { code, on } of asked) {
    if (!found.has(`${code}/${on}`))
      found.set(`${code}/${on}`, await getRulebook(tx, tenant, code, on).catch(orRefusal))
  }
  return (code, on) => {
    const rules = found.get(`${code}/${on}`)
    if (rules === undefined || rules instanceof Problem) throw rules ?? missing('programme.no-such-programme')
    return rules
  }
}

function orRefusal(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

/**
 * A version is named by the journal lines that wrote it, and kept only once those lines stand: what a transaction wrote and took back must
 * not be found under a line that later says something else. Documents are large, and rulebooks of many days are cut from the same two.
 */
const documents = new Lately<Documents>(20)
const turns = new Lately<Turns>(400)
const rulebooks = new Lately<Rulebook>(400)
