import { sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import { asKnown, type Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { derive, type Engine, read } from '../kernel/engine.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Who } from '../kernel/who.ts'
import type { Asked } from './asked.ts'
import { wholeOf } from './copy.ts'
import { type Cell, countLive, type Values } from './count.ts'
import { ofCopy } from './of-copy.ts'
import { aroundTouched, touchedSince } from './touched.ts'

/** Our choice: enough to see where a value goes, few enough to count each anew. */
const mostPoints = 6

/** What was claimed by the end of a quarter, as known at a line, and whom later lines touched. */
export interface QuarterTotal {
  claimed: Record<string, number>
  entry: number
  moved: string[]
}

/** What each indicator had in each part. */
export type Cells = Record<string, Cell[]>

/** What is kept of this day, if it is the end of a quarter, for a question about all of it. */
export async function keptCells(tx: Tx, asked: Asked): Promise<(QuarterTotal & { cells: Cells }) | undefined> {
  const quarter = (await keptQuarters(tx, asked, [asked.day])).get(asked.day)
  if (!quarter) return undefined
  const { rows } = await sql<{ cells: Cells | null }>`
    select cells from quarter_total where ${ofCopy(asked)} and day = ${asked.day}`.execute(tx)
  const cells = rows[0]?.cells
  return cells ? { ...quarter, cells } : undefined
}

/** The last days of the quarters before `day`, the earliest first. */
export function quarterEnds(startsOn: Day, day: Day): Day[] {
  const ends: Day[] = []
  let end = addDays(quarterOf(day).from, -1)
  while (end >= startsOn && ends.length < mostPoints - 1) {
    ends.unshift(end)
    end = addDays(quarterOf(end).from, -1)
  }
  return ends
}

/** Those of these ends whose totals are kept under the rules asked about, and from which little has moved. */
export async function keptQuarters(tx: Tx, asked: Asked, ends: readonly Day[]): Promise<Map<Day, QuarterTotal>> {
  const { rows } = await sql<Omit<QuarterTotal, 'moved'> & { day: Day; question: string }>`
    select day, question, entry, claimed from quarter_total where ${ofCopy(asked)} and day = any (${[...ends]}::date[])`.execute(
    tx,
  )
  const kept = new Map<Day, QuarterTotal>()
  const moved = new Map<number, string[] | undefined>()
  for (const { day, question, entry, claimed } of rows) {
    if (question !== wholeOf(tx, { ...asked, day })?.question) continue
    if (!moved.has(entry)) moved.set(entry, await movedSince(tx, asked.tenant, entry))
    const since = moved.get(entry)
    if (since) kept.set(day, { claimed, entry, moved: since })
  }
  return kept
}

/** Whose rows the lines after this one may have changed; undefined where they are many. */
async function movedSince(tx: Tx, tenant: string, entry: number): Promise<string[] | undefined> {
  const touched = await touchedSince(tx, tenant, entry)
  return touched?.length ? aroundTouched(tx, tenant, new Set(touched)) : touched
}

/** Keeps what every open indicator had by the end of each quarter, for the ends from which something has moved since. */
export async function keepQuarters(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const { startsOn } = asked.rules
  if (startsOn === undefined) return
  for (const day of quarterEnds(startsOn, asked.day)) await keepQuarter(engine, who, { ...asked, day })
}

async function keepQuarter(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const found = await read(engine, who, async tx => {
    if ((await keptCells(tx, asked))?.moved.length === 0) return undefined
    const { rows } = await sql<{
      entry: number
    }>`select entry from journal_head where tenant_id = ${asked.tenant}`.execute(tx)
    return { entry: rows[0]?.entry ?? 0, values: await countLive(tx, asked) }
  })
  if (!found) return
  await derive(engine, who, async tx => {
    const question = wholeOf(tx, asked)?.question
    await sql`delete from quarter_total where ${ofCopy(asked)} and day = ${asked.day}`.execute(tx)
    if (question === undefined) return
    await sql`
      insert into quarter_total (tenant_id, programme, profile, day, question, entry, claimed, cells)
      values (${asked.tenant}, ${asked.programme}, ${asked.rules.profile.code}, ${asked.day}, ${question}, ${found.entry},
        ${JSON.stringify(claimedIn(found.values))}::jsonb, ${JSON.stringify(cellsIn(found.values))}::jsonb)`.execute(tx)
  })
}

const claimedIn = (values: Values): Record<string, number> =>
  Object.fromEntries([...values].map(([code, { claimed }]) => [code, claimed]))

const cellsIn = (values: Values): Cells => Object.fromEntries([...values].map(([code, { cells }]) => [code, cells]))

/** The first end of which something kept is not what a count gives, as it was known when it was kept. */
export async function quarterOff(tx: Tx, asked: Asked): Promise<{ day: Day; indicator: string } | undefined> {
  const { startsOn } = asked.rules
  if (startsOn === undefined) return undefined
  const ends = quarterEnds(startsOn, asked.day)
  for (const [day, { claimed, entry }] of await keptQuarters(tx, asked, ends)) {
    const on = { ...asked, day }
    const values = await asKnown(tx, entry, () => countLive(tx, on))
    const [counted, cells, told] = [claimedIn(values), cellsIn(values), (await keptCells(tx, on))?.cells]
    const codes = new Set([...Object.keys(counted), ...Object.keys(claimed)])
    const indicator = [...codes].find(
      code => counted[code] !== claimed[code] || (told && cellsInOrder(cells[code]) !== cellsInOrder(told[code])),
    )
    if (indicator !== undefined) return { day, indicator }
  }
  return undefined
}

/** To hold one set of cells against another. */
export const cellsInOrder = (cells: readonly Cell[] = []): string =>
  cells
    .map(cell => canonical(cell))
    .toSorted()
    .join()
