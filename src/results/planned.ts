import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { hashOf } from '../kernel/journal.ts'
import { isId } from '../kernel/ids.ts'

/**
 * A statement about some ids that the database plans once in a session and then only runs. Planning the facts of all units takes ten times
 * as long as reading them for one person, and a command or a page waits for it.
 */
export interface Planned {
  name: string
  text: string
  takes: keyof typeof taken
}

/** As long as these are the ids of a statement, they stand for whichever it is run with. */
export const anyIds: readonly string[] = Object.freeze(['ffffffff-ffff-ffff-ffff-ffffffffffff'])

/** As long as this is a JSON text or a day of a statement, it stands for whichever rows or day it is run with. */
export const anyRows = '[{"any": "rows"}]'
export const anyDay: Day = '9999-12-30'

/** What a statement takes beside its ids. A session keeps few: each takes some megabytes. */
const taken = {
  rows: { any: anyRows, type: 'jsonb', most: 8 },
  day: { any: anyDay, type: 'date', most: 4 },
}

/**
 * `statement` names its ids as `anyIds`, its rows as `anyRows` or its day as `anyDay`, and nothing else of it changes from one run to the
 * next. A plan is one of the present or one of the past: `of` keeps them apart.
 */
export function planned(
  tx: Tx,
  statement: RawBuilder<unknown>,
  takes: Planned['takes'],
  of: 'now' | 'past' = 'now',
): Planned {
  const { sql: text, parameters } = statement.compile(tx)
  const inlined = text.replaceAll(/\$(\d+)/g, (_, n: string) => {
    const value = parameters[Number(n) - 1]
    if (isAnyIds(value)) return '$1'
    return value === taken[takes].any ? '$2' : literal(value)
  })
  return { name: `results_${takes}_${of}_${hashOf(inlined).slice(0, 32)}`, text: inlined, takes }
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

/** Runs it for these ids and rows. */
export async function run(tx: Tx, plan: Planned, ids: readonly string[], json: string): Promise<void> {
  await prepare(tx, plan)
  await sql.raw(`${generic}; ${execution(plan, ids, json)}; ${usual}`).execute(tx)
}

/** Asks it about these ids on each of these days. */
export async function askOn<T>(tx: Tx, plan: Planned, ids: readonly string[], days: readonly Day[]): Promise<T[][]> {
  await prepare(tx, plan)
  await sql.raw(generic).execute(tx)
  const found: T[][] = []
  for (const day of days) found.push((await sql.raw<T>(execution(plan, ids, day)).execute(tx)).rows)
  await sql.raw(usual).execute(tx)
  return found
}

const generic = 'set local plan_cache_mode = force_generic_plan'
const usual = 'set local plan_cache_mode to default'

function execution({ name }: Planned, ids: readonly string[], other: string): string {
  if (!ids.every(isId)) throw new Error('A planned statement is run for ids.')
  return `execute ${name} ('{${ids.join(',')}}', ${quoted(other)})`
}

/** The first time in a session it is planned. */
async function prepare(tx: Tx, { name, text, takes }: Planned): Promise<void> {
  const { type, most } = taken[takes]
  const { rows } = await sql<{ name: string }>`
    select name from pg_prepared_statements where name like ${`results\\_${takes}\\_%`} order by prepare_time desc`.execute(
    tx,
  )
  if (rows.some(row => row.name === name)) return
  const old = rows.slice(most - 1).map(row => `deallocate ${row.name};`)
  await sql.raw(`${old.join('')} prepare ${name} (uuid[], ${type}) as ${text}`).execute(tx)
}
