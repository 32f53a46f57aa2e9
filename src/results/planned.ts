import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { hashOf } from '../kernel/journal.ts'
import { isId } from '../kernel/ids.ts'

/**
 * A statement about some ids that the database plans once in a session and then only runs. Planning the facts of all units takes ten times
 * as long as reading them for one person, and a command waits for it.
 */
export interface Planned {
  name: string
  text: string
}

/** As long as these are the ids of a statement, they stand for whichever it is run with. */
export const anyIds: readonly string[] = Object.freeze(['ffffffff-ffff-ffff-ffff-ffffffffffff'])

/** As long as this is a JSON text of a statement, it stands for whichever rows it is run with. */
export const anyRows = '[{"any": "rows"}]'

/** `statement` names its ids as `anyIds`, its rows as `anyRows`, and nothing else of it changes from one run to the next. */
export function planned(tx: Tx, statement: RawBuilder<unknown>): Planned {
  const { sql: text, parameters } = statement.compile(tx)
  const inlined = text.replaceAll(/\$(\d+)/g, (_, n: string) => {
    const value = parameters[Number(n) - 1]
    if (isAnyIds(value)) return '$1'
    return value === anyRows ? '$2' : literal(value)
  })
  return { name: `results_${hashOf(inlined).slice(0, 32)}`, text: inlined }
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

/** Each takes some megabytes of the session. */
const mostPlans = 8

/** Runs it for these ids and rows; the first time in a session it is planned. */
export async function run(tx: Tx, { name, text }: Planned, ids: readonly string[], json: string): Promise<void> {
  if (!ids.every(isId)) throw new Error('A planned statement is run for ids.')
  const { rows } = await sql<{ name: string }>`
    select name from pg_prepared_statements where name like 'results\\_%' order by prepare_time desc`.execute(tx)
  if (!rows.some(row => row.name === name)) {
    const old = rows.slice(mostPlans - 1).map(row => `deallocate ${row.name};`)
    await sql.raw(`${old.join('')} prepare ${name} (uuid[], jsonb) as ${text}`).execute(tx)
  }
  const given = `'{${ids.join(',')}}', ${quoted(json)}`
  await sql
    .raw(`set local plan_cache_mode = force_generic_plan; execute ${name} (${given}); set local plan_cache_mode = auto`)
    .execute(tx)
}
