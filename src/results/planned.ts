import { type RawBuilder, sql } from 'kysely'
import { asKnown, type Known, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { hashOf } from '../kernel/journal.ts'
import { isId } from '../kernel/ids.ts'

/**
 * A statement about some ids that the database plans once in a session and then only runs. Planning the facts of all units takes ten times
 * as long as reading them for one person, and a command or a page waits for it.
 */
export interface Planned {
  family: Family
  name: string
  text: string
}

/** As long as these are the ids of a statement, they stand for whichever it is run with. */
export const anyIds: readonly string[] = Object.freeze(['ffffffff-ffff-ffff-ffff-ffffffffffff'])

/** As long as this is the day of a statement, it stands for whichever it is asked about. */
export const anyDay: Day = '9999-12-30'

/**
 * What is planned: the upkeep of copies, what was claimed on a day, and what those have who moved from there, added up or row by row, now or as
 * it was known. A session keeps few of each: one takes some megabytes.
 */
const families = {
  copy: { takes: 'uuid[]', most: 8 },
  claimed: { takes: 'uuid[], date', most: 2 },
  claimedthen: { takes: 'uuid[], date', most: 2 },
  moved: { takes: 'uuid[], date', most: 3 },
  movedthen: { takes: 'uuid[], date', most: 3 },
  rows: { takes: 'uuid[], date', most: 2 },
  rowsthen: { takes: 'uuid[], date', most: 2 },
}
type Family = keyof typeof families

/** Of now, or of what was known then: a plan is one of the two. */
export const familyAt = <F extends 'claimed' | 'moved' | 'rows'>(family: F, known: Known): F | `${F}then` =>
  known === 'now' ? family : `${family}then`

/**
 * `statement` names its ids as `anyIds`, its day as `anyDay`, and nothing else of it changes from one run to the next. A plan is one of the
 * present or one of the past: a family always asks about the same of the two.
 */
export function planned(tx: Tx, statement: RawBuilder<unknown>, family: Family): Planned {
  const { sql: text, parameters } = statement.compile(tx)
  const inlined = text.replaceAll(/\$(\d+)/g, (_, n: string) => {
    const value = parameters[Number(n) - 1]
    if (isAnyIds(value)) return '$1'
    return value === anyDay ? '$2' : literal(value)
  })
  return { family, name: `${family}_${hashOf(inlined).slice(0, 32)}`, text: inlined }
}

const isAnyIds = (value: unknown) => Array.isArray(value) && value.length === 1 && value[0] === anyIds[0]

/** As the driver would send it, quoted. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value))
    return quoted(`{${value.map(item => `"${String(item).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return quoted(String(value))
  throw new Error(`A ${typeof value} is no part of a planned statement.`)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What this session has planned of a family, the newest first: one column of a question that is asked in any case. */
export const plansOf = (family: Family): RawBuilder<string[]> => sql<string[]>`
  array(select name from pg_prepared_statements where name like ${`${family}\\_%`} order by prepare_time desc)`

/** Keeps these copies up for these ids. `plans`: what `plansOf` says. */
export async function run(
  tx: Tx,
  statements: readonly Planned[],
  { ids, plans }: { ids: readonly string[]; plans: readonly string[] },
): Promise<void> {
  if (statements.length === 0) return
  await prepare(tx, statements, plans)
  const executed = statements.map(one => execution(one, ids))
  await sql.raw([generic, ...executed, usual].join(';')).execute(tx)
}

interface Asking {
  ids: readonly string[]
  days: readonly Day[]
  known: Known
}

/**
 * Asks each of these, of the one family of that moment, about these ids on each of these days, as one goes about a question on a few; the
 * transaction goes on so. Now, no version of the past is looked at, which saves a fourth.
 */
export function askOn<T>(tx: Tx, plans: readonly Planned[], about: Asking): Promise<T[][]> {
  const ask = () => askEach<T>(tx, plans, about)
  return about.known === 'now' ? ask() : asKnown(tx, about.known.entry, ask, about.known)
}

async function askEach<T>(tx: Tx, plans: readonly Planned[], { ids, days }: Omit<Asking, 'known'>): Promise<T[][]> {
  const { family } = plans[0] as Planned
  const { rows } = await sql<{ plans: string[] }>`
    select ${plansOf(family)} as plans, set_config('enable_nestloop', 'on', true), set_config('enable_mergejoin', 'off', true),
      set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(tx)
  await prepare(tx, plans, rows[0]?.plans ?? [])
  const found: T[][] = []
  for (const plan of plans)
    for (const day of days) found.push((await sql.raw<T>(execution(plan, ids, day)).execute(tx)).rows)
  await sql.raw(usual).execute(tx)
  return found
}

const generic = 'set local plan_cache_mode = force_generic_plan'
const usual = 'set local plan_cache_mode to default'

function execution({ name }: Planned, ids: readonly string[], day?: Day): string {
  if (!ids.every(isId)) throw new Error('A planned statement is run for ids.')
  return `execute ${name} ('{${ids.join(',')}}'${day === undefined ? '' : `, ${quoted(day)}`})`
}

/** What the session has not planned of one family is planned first, in the place of the oldest. */
async function prepare(tx: Tx, wanted: readonly Planned[], plans: readonly string[]): Promise<void> {
  const { takes, most } = families[(wanted[0] as Planned).family]
  const missing = wanted.filter(({ name }) => !plans.includes(name))
  if (missing.length === 0) return
  const others = plans.filter(name => !wanted.some(one => one.name === name))
  const old = others.slice(Math.max(0, most - wanted.length)).map(name => `deallocate ${name}`)
  const prepared = missing.map(({ name, text }) => `prepare ${name} (${takes}) as ${text}`)
  await sql.raw([...old, ...prepared].join(';')).execute(tx)
}
