import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import type { Tx } from '../kernel/database.ts'
import { hashOf } from '../kernel/journal.ts'
import type { Asked } from './asked.ts'
import { ByRules } from './by-rules.ts'
import type { Values } from './count.ts'
import type { UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyDay, anyIds, type Planned, planned } from './planned.ts'
import { forMany, type Side, sides, splitColumns, type Statement, statementFor } from './statement.ts'
import { addTotals, readTotals, totalsOf } from './totals.ts'

/** What a statement asks, as a digest: another one under other rules, or a newer version of the product. */
export const questionOf = (tx: Tx, { ground, rows }: Statement): string => {
  const { sql: text, parameters } = sql`${ground()} ${rows}`.compile(tx)
  return hashOf(canonical([text, parameters]))
}

/** What everybody is asked, and the units that the answer is about. */
interface Whole {
  question: string
  units: UnitMarks[]
}

const wholes = new ByRules<Whole | undefined>()

/**
 * The copy of the facts for the open day, and what else is kept, answers one question only, told by its digest: on another day, after a
 * change of the rules, or under a newer version of the product nobody takes its word. Undefined where this role has nothing to count.
 */
export function wholeOf(tx: Tx, asked: Asked): Whole | undefined {
  const whole = onAnyDay(tx, asked)
  return whole && { ...whole, question: hashOf(`${whole.question} ${asked.day}`) }
}

const onAnyDay = (tx: Tx, asked: Asked): Whole | undefined =>
  wholes.of(asked, () => {
    const { tenant, programme, rules, sealed } = asked
    const statement = statementFor({ tenant, programme, rules, day: anyDay, ...(sealed && { sealed }) })
    return statement && { question: questionOf(tx, statement), units: statement.units }
  })

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
  const whole = wholeOf(tx, asked)
  if (!statement || !whole) return
  await sql`
    insert into facts_copy (tenant_id, programme, profile, question)
    values (${asked.tenant}, ${asked.programme}, ${asked.rules.profile.code}, ${whole.question})`.execute(tx)
  await insertion(asked, statement).execute(tx)
  const rows = sql`select *, 1 as times from facts where ${ofCopy(asked)}`
  await addTotals(asked, totalsOf(statement.units, rows)).execute(tx)
}

/** How a copy is kept up: the question that it must answer for that, and what is run for the ids that a command has moved. */
export interface Upkeep {
  question: string
  sides: Partial<Record<Side, Planned>>
}

export function upkeepOf(tx: Tx, asked: Asked): Upkeep | undefined {
  const whole = wholeOf(tx, asked)
  if (!whole) return undefined
  const found: Upkeep = { question: whole.question, sides: {} }
  for (const side of sides) {
    const some = statementFor({ ...asked, about: anyIds }, side)
    if (some) found.sides[side] = planned(tx, exchange(asked, some), 'copy')
  }
  return found
}

const cells = sql`unit, subject, about, ${splitColumns}, measure, on_day, held, proven, broken`
const totalled = sql`unit, ${splitColumns}, measure, held, proven`

/**
 * The rows of one side about some ids anew (not those of whom only a part is among them, which stand as they did), and the totals by what that changes. Most rows are as they stood, and are left alone: writing
 * one costs more than counting it. Those that go are gone before others come in their place.
 */
const exchange = (asked: Asked, { ground, rows, units }: Statement): RawBuilder<unknown> => sql`
  ${ground(sql`
    counted as materialized (
      select ${cells} from (${rows}) m where about = any (${[...anyIds]}::uuid[])
    ), stood as materialized (
      select ${cells} from facts
      where ${ofCopy(asked)} and unit = any (${units.map(one => one.unit)}::text[]) and about = any (${[...anyIds]}::uuid[])
    ), gone as (
      delete from facts f using (select * from stood except select * from counted) s
      where ${ofCopy(asked)} and f.unit = s.unit and f.subject = s.subject returning f.*
    ), come as (
      insert into facts (tenant_id, programme, profile, ${cells})
      select ${asked.tenant}::uuid, ${asked.programme}::text, ${asked.rules.profile.code}::text, ${cells}
      from (select * from counted except select * from stood) c where (select count(*) from gone) >= 0 returning ${totalled}
    )`)}
  ${addTotals(
    asked,
    totalsOf(units, sql`select ${totalled}, 1 as times from come union all select ${totalled}, -1 from gone`),
  )}`

const insertion = ({ tenant, programme, rules }: Asked, { ground, rows }: Statement): RawBuilder<unknown> => sql`
  ${ground()} insert into facts (tenant_id, programme, profile, ${cells})
  select ${tenant}::uuid, ${programme}::text, ${rules.profile.code}::text, ${cells} from (${rows}) m`

/** Those who touch a copy wait for each other. Whether there is any copy yet. */
export async function holdCopies(tx: Tx, tenant: string): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from facts_copy where tenant_id = ${tenant}) as some,
      pg_advisory_xact_lock(hashtextextended(${`results ${tenant}`}, 0))`.execute(tx)
  return rows[0]?.some === true
}
