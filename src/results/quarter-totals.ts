import { sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { derive, type Engine, read } from '../kernel/engine.ts'
import { quarterOf } from '../kernel/period.ts'
import type { Who } from '../kernel/who.ts'
import type { Asked } from './asked.ts'
import { wholeOf } from './copy.ts'
import { countLive } from './count.ts'
import { ofCopy } from './of-copy.ts'
import { aroundTouched } from './touched.ts'

/** Our choice: enough to see where a value goes, few enough to count each anew. */
const mostPoints = 6

/** Our choice: where more has moved, counting everybody anew is no slower. */
const mostMoved = 1000

/** What was claimed by the end of a quarter, as known at a line, and whom later lines touched. */
export interface QuarterTotal {
  claimed: Record<string, number>
  entry: number
  moved: string[]
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
  const { rows } = await sql<{ id: string }>`
    select distinct subject_id as id from journal_subject where tenant_id = ${tenant} and entry > ${entry}
    limit ${mostMoved + 1}`.execute(tx)
  if (rows.length > mostMoved) return undefined
  return rows.length === 0 ? [] : aroundTouched(tx, tenant, new Set(rows.map(row => row.id)))
}

/** Keeps what every open indicator had by the end of each quarter, for the ends from which something has moved since. */
export async function keepQuarters(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const { startsOn } = asked.rules
  if (startsOn === undefined) return
  for (const day of quarterEnds(startsOn, asked.day)) await keepQuarter(engine, who, { ...asked, day })
}

async function keepQuarter(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const found = await read(engine, who, async tx => {
    const kept = (await keptQuarters(tx, asked, [asked.day])).get(asked.day)
    if (kept?.moved.length === 0) return undefined
    const { rows } = await sql<{
      entry: number
    }>`select entry from journal_head where tenant_id = ${asked.tenant}`.execute(tx)
    return { entry: rows[0]?.entry ?? 0, claimed: await claimedIn(tx, asked) }
  })
  if (!found) return
  await derive(engine, who, async tx => {
    const question = wholeOf(tx, asked)?.question
    await sql`delete from quarter_total where ${ofCopy(asked)} and day = ${asked.day}`.execute(tx)
    if (question === undefined) return
    await sql`
      insert into quarter_total (tenant_id, programme, profile, day, question, entry, claimed)
      values (${asked.tenant}, ${asked.programme}, ${asked.rules.profile.code}, ${asked.day}, ${question}, ${found.entry},
        ${JSON.stringify(found.claimed)}::jsonb)`.execute(tx)
  })
}

async function claimedIn(tx: Tx, asked: Asked): Promise<Record<string, number>> {
  const values = await countLive(tx, asked)
  return Object.fromEntries([...values].map(([code, { claimed }]) => [code, claimed]))
}

/** The first end whose kept totals are not what a count gives, as it was known when they were made. */
export async function quarterOff(tx: Tx, asked: Asked): Promise<{ day: Day; indicator: string } | undefined> {
  const { startsOn } = asked.rules
  if (startsOn === undefined) return undefined
  const ends = quarterEnds(startsOn, asked.day)
  for (const [day, { claimed, entry }] of await keptQuarters(tx, asked, ends)) {
    const counted = await asKnown(tx, entry, () => claimedIn(tx, { ...asked, day }))
    const codes = new Set([...Object.keys(counted), ...Object.keys(claimed)])
    const indicator = [...codes].find(code => counted[code] !== claimed[code])
    if (indicator !== undefined) return { day, indicator }
  }
  return undefined
}
