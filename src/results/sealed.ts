import { sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import { addDays, type Day, endOfDay, today } from '../kernel/day.ts'
import { count, derive, type Engine, read } from '../kernel/engine.ts'
import { entryKnownAt, hashOf } from '../kernel/journal.ts'
import { Lately } from '../kernel/lately.ts'
import type { Who } from '../kernel/who.ts'
import type { Asked } from './asked.ts'
import { wholeOf } from './copy.ts'
import { type Cell, countLive, type Values, valueOf } from './count.ts'
import { countMoved } from './moved.ts'
import { ofCopy } from './of-copy.ts'

/**
 * Totals of the indicators on special categories, as they were known at the end of a day: whoever watches a total cannot tell from one
 * enrolment to the next whom it counts. Source: decision 7 of the domain rules.
 */
export async function countSealed(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  asked: Asked,
  known: Known,
): Promise<Values> {
  const question: Asked = { ...asked, sealed: true }
  const [entry, name] = await read(engine, who, async tx => {
    const last = await lastOfADay(tx, asked.tenant, known, engine.clock())
    return [last, sealedQuestion(tx, question, last)]
  })
  if (name === undefined) return new Map()
  const counted = async (tx: Tx) =>
    (await kept(tx, question, entry)) ??
    (await countMoved(tx, question, {
      today: today(engine.clock()),
      known: { entry },
    })) ??
    (await countLive(tx, question))
  const values = lately.get(name) ?? (await count(engine, who, counted, { entry }))
  lately.keep(name, values)
  return values
}

/** What was known at the end of a day stays as it was, under the same rules. */
const lately = new Lately<Values>(8)

/** The last line of the day that is over at the moment asked: of that day itself where all of it is known, else of the day before. */
export async function lastOfADay(tx: Tx, tenant: string, known: Known, now: Date): Promise<number> {
  const asked = known === 'now' ? Number.MAX_SAFE_INTEGER : known.entry
  const day = known === 'now' ? today(now) : await dayOfLine(tx, tenant, known.entry)
  const last = await entryKnownAt(tx, tenant, endOfDay(day))
  return day < today(now) && asked >= last ? last : entryKnownAt(tx, tenant, endOfDay(addDays(day, -1)))
}

async function dayOfLine(tx: Tx, tenant: string, entry: number): Promise<Day> {
  const { rows } = await sql<{ at: string }>`
    select received_at as at from journal where tenant_id = ${tenant} and entry <= ${entry} order by entry desc limit 1`.execute(
    tx,
  )
  return rows[0] ? today(rows[0].at) : '1000-01-01'
}

type Kept = Record<string, Cell[]>

/** The totals of the open day, if they answer this very question as known at this line. */
export async function kept(tx: Tx, asked: Asked, entry: number): Promise<Values | undefined> {
  const question = sealedQuestion(tx, asked, entry)
  if (question === undefined) return new Map()
  const { rows } = await sql<{
    cells: Kept
  }>`select cells from sealed_total where ${ofCopy(asked)} and question = ${question}`.execute(tx)
  const cells = rows[0]?.cells
  if (!cells) return undefined
  const indicators = wholeOf(tx, asked)?.units.flatMap(unit => unit.marked.map(one => one.indicator)) ?? []
  return new Map(indicators.map(indicator => [indicator.code, valueOf(indicator, cells[indicator.code] ?? [])]))
}

function sealedQuestion(tx: Tx, asked: Asked, entry: number): string | undefined {
  const whole = wholeOf(tx, asked)
  return whole && hashOf(`${whole.question} ${entry}`)
}

/** Keeps the totals of the open day, so that a page need not count everybody. */
export async function keepSealed(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const entry = await read(engine, who, tx => lastOfADay(tx, asked.tenant, 'now', engine.clock()))
  const question: Asked = { ...asked, sealed: true }
  const values = await count(engine, who, tx => countLive(tx, question), { entry })
  const cells = Object.fromEntries([...values].map(([code, value]) => [code, value.cells]))
  await derive(engine, who, async tx => {
    await sql`delete from sealed_total where ${ofCopy(asked)}`.execute(tx)
    const digest = sealedQuestion(tx, question, entry)
    if (digest === undefined) return
    await sql`
      insert into sealed_total (tenant_id, programme, profile, question, cells)
      values (${asked.tenant}, ${asked.programme}, ${asked.rules.profile.code}, ${digest}, ${JSON.stringify(cells)}::jsonb)`.execute(
      tx,
    )
  })
}
