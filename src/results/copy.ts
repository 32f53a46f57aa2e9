import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import type { Tx } from '../kernel/database.ts'
import { hashOf } from '../kernel/journal.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import type { Values } from './count.ts'
import type { UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyIds, anyRows, type Planned, planned, run } from './planned.ts'
import { forMany, type Side, sides, splitColumns, type Statement, statementFor } from './statement.ts'
import { addTotals, readTotals, totalsOf } from './totals.ts'

/**
 * The copy of the facts for the open day. It answers one question only, told by its digest: on another day, after a change of the rules,
 * or under a newer version of the product nobody takes its word.
 */
export const questionOf = (tx: Tx, { ground, rows }: Statement): string => {
  const { sql: text, parameters } = sql`${ground} ${rows}`.compile(tx)
  return hashOf(canonical([text, parameters]))
}

/** What everybody is asked, and the units that the answer is about. */
interface Whole {
  question: string
  units: UnitMarks[]
}

/** Writing the statement takes longer than reading totals. A rulebook is the same object as long as nobody changes the rules. */
const wholes = new WeakMap<Rulebook, Map<string, Whole | undefined>>()

/** Undefined where this role has nothing to count. */
export function wholeOf(tx: Tx, asked: Asked): Whole | undefined {
  const { tenant, programme, rules, day, sealed = false } = asked
  const known = wholes.get(rules) ?? new Map<string, Whole | undefined>()
  wholes.set(rules, known)
  const name = [tenant, programme, day, sealed].join(' ')
  if (known.has(name)) return known.get(name)
  const statement = statementFor({ tenant, programme, rules, day, ...(sealed && { sealed }) })
  const whole = statement && { question: questionOf(tx, statement), units: statement.units }
  known.set(name, whole)
  return whole
}

/** The units of the copy, if it answers this very question. */
export async function copyOf(tx: Tx, asked: Asked): Promise<UnitMarks[] | undefined> {
  const whole = wholeOf(tx, asked)
  if (!whole) return []
  const { rows: copies } = await sql<{
    question: string
  }>`select question from facts_copy where ${ofCopy(asked)}`.execute(tx)
  return copies[0]?.question === whole.question ? whole.units : undefined
}

/** From the copy, if it answers this very question. */
export async function countCopy(tx: Tx, asked: Asked): Promise<Values | undefined> {
  const units = await copyOf(tx, asked)
  return units && readTotals(tx, asked, units)
}

/** Makes the whole copy anew, for the day asked. Commands of this organisation wait with their part until it is done. */
export async function remake(tx: Tx, asked: Asked): Promise<void> {
  await holdCopies(tx, asked.tenant)
  await sql`delete from facts_copy where ${ofCopy(asked)}`.execute(tx)
  const statement = statementFor(await forMany(tx, asked))
  if (!statement) return
  await sql`
    insert into facts_copy (tenant_id, programme, profile, question)
    values (${asked.tenant}, ${asked.programme}, ${asked.rules.profile.code}, ${questionOf(tx, statement)})`.execute(tx)
  await insertion(asked, statement).execute(tx)
  const rows = sql`select *, 1 as times from facts where ${ofCopy(asked)}`
  await addTotals(asked, totalsOf(statement.units, rows)).execute(tx)
}

/** How a copy is kept up: the question that it must answer for that, and what is run for the ids that a command has moved. */
export interface Upkeep {
  question: string
  sides: Partial<Record<Side, { removal: RawBuilder<unknown>; insertion: Planned }>>
}

export function upkeepOf(tx: Tx, asked: Asked): Upkeep | undefined {
  const whole = statementFor(asked)
  if (!whole) return undefined
  const found: Upkeep = { question: questionOf(tx, whole), sides: {} }
  for (const side of sides) {
    const some = statementFor({ ...asked, about: anyIds }, side)
    if (!some) continue
    const units = some.units.map(one => one.unit)
    const removal = sql`delete from facts where ${ofCopy(asked)} and unit = any (${units}::text[])`
    found.sides[side] = { removal, insertion: planned(tx, exchange(asked, some), 'rows') }
  }
  return found
}

/** The rows of one side about these anew, and the totals by what that changes. */
export async function refresh(tx: Tx, upkeep: Upkeep, side: Side, about: readonly string[]): Promise<void> {
  const found = upkeep.sides[side]
  if (!found) return
  const { rows } = await sql<{ gone: string }>`
    with gone as (${found.removal} and about = any (${[...about]}::uuid[]) returning ${totalled})
    select coalesce(jsonb_agg(to_jsonb(gone)), '[]')::text as gone from gone`.execute(tx)
  await run(tx, found.insertion, about, rows[0]?.gone ?? '[]')
}

const totalled = sql`unit, ${splitColumns}, measure, held, proven`

/** Writes the rows, and adds to the totals what came less what went: most of it is the same, and moves nothing. */
const exchange = (asked: Asked, statement: Statement): RawBuilder<unknown> => sql`
  ${statement.ground}, come as (${inserted(asked, statement)} returning ${totalled})
  ${addTotals(
    asked,
    totalsOf(
      statement.units,
      sql`
        select ${totalled}, 1 as times from come union all
        select ${totalled}, -1 from jsonb_to_recordset(${anyRows}::jsonb) as went (unit text, region text, region_category text,
          sex text, centre text, partner text, measure numeric, held text, proven text)`,
    ),
  )}`

const insertion = (asked: Asked, statement: Statement): RawBuilder<unknown> =>
  sql`${statement.ground} ${inserted(asked, statement)}`

const inserted = ({ tenant, programme, rules }: Asked, { rows }: Statement): RawBuilder<unknown> => sql`
  insert into facts (tenant_id, programme, profile, unit, subject, about, ${splitColumns}, measure, on_day, held, proven, broken)
  select ${tenant}::uuid, ${programme}::text, ${rules.profile.code}::text, unit, subject, about, ${splitColumns}, measure, on_day, held, proven,
    broken
  from (${rows}) m`

/** Those who touch a copy wait for each other. */
export const holdCopies = (tx: Tx, tenant: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`results ${tenant}`}, 0))`.execute(tx)
