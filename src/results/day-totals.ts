import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import { asKnown, type Known, lastOfAll, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { count, derive, type Engine, read } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import type { Asked } from './asked.ts'
import { ByRules } from './by-rules.ts'
import { holdCopies, questionOf } from './copy.ts'
import { type Cell, countLive, inAnyOrder } from './count.ts'
import { Changes, type Stretch } from './day-changes.ts'
import type { UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyDay, anyIds } from './planned.ts'
import { forMany, splitColumns, statementFor } from './statement.ts'
import { partOf } from './totals.ts'
import { aroundTouched, touchedSince } from './touched.ts'

/** What is kept of a programme under a profile: what each day brought, as known at this line, and whom lines between it and the moment touched. */
export interface KeptDays {
  entry: number
  moved: string[]
}

/** If they answer this very question, and little has moved between their line and the moment asked about. */
export async function keptDays(tx: Tx, asked: Asked, known: Known): Promise<KeptDays | undefined> {
  const kept = await headOf(tx, asked)
  const whole = kept && eachOf(tx, asked)
  if (!whole || kept.question !== whole.question) return undefined
  const [from, upTo] = between(kept.entry, known)
  const touched = await touchedSince(tx, asked.tenant, from, { upTo })
  if (!touched) return undefined
  const moved = touched.length === 0 ? [] : await aroundTouched(tx, asked.tenant, new Set(touched), { ever: true })
  return { entry: kept.entry, moved }
}

const between = (entry: number, known: Known): [from: number, upTo: number] =>
  known === 'now' ? [entry, lastOfAll] : [Math.min(entry, known.entry), Math.max(entry, known.entry)]

/** The indicators on special categories are kept apart. */
const ofDays = (asked: Asked): RawBuilder<boolean> =>
  sql<boolean>`${ofCopy(asked)} and sealed = ${asked.sealed === true}`

/** What each indicator of people had in each part by the end of the day asked, as known at the line of what is kept. */
export async function cellsByDay(tx: Tx, asked: Asked): Promise<ReadonlyMap<string, Cell[]>> {
  const { rows } = await sql<{ indicator: string; part: (string | null)[]; claimed: number; proven: number }>`
    select indicator, part, sum(claimed) as claimed, sum(proven) as proven from day_total
    where ${ofDays(asked)} and day <= ${asked.day} group by indicator, part`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, row => row.indicator)].map(([indicator, parts]) => [
      indicator,
      parts.map(({ part, claimed, proven }) => Object.assign(partOf(part), { claimed, proven })),
    ]),
  )
}

/** What one indicator of people had by the end of each of these days. */
export async function claimedByDays(
  tx: Tx,
  asked: Asked,
  indicator: string,
  days: readonly Day[],
): Promise<Map<Day, number>> {
  const { rows } = await sql<{ day: Day; claimed: number }>`
    select d.day, coalesce(sum(t.claimed), 0) as claimed
    from unnest(${[...days]}::date[]) d (day) left join (
      select day, claimed from day_total where ${ofDays(asked)} and indicator = ${indicator}
    ) t on t.day <= d.day
    group by d.day`.execute(tx)
  return new Map(rows.map(({ day, claimed }) => [day, inAnyOrder(claimed)]))
}

interface Head {
  question: string
  entry: number
  digest: string
}

async function headOf(tx: Tx, asked: Asked): Promise<Head | undefined> {
  const { rows } = await sql<Head>`select question, entry, digest from day_kept where ${ofDays(asked)}`.execute(tx)
  return rows[0]
}

interface Each {
  question: string
  units: readonly UnitMarks[]
}

const eaches = new ByRules<Each | undefined>()

/** Undefined where no such indicator is about people. */
const eachOf = (tx: Tx, asked: Asked): Each | undefined =>
  eaches.of(asked, () => {
    const statement = statementFor({ ...asked, day: anyDay, about: anyIds, each: true }, 'people')
    return statement && { question: questionOf(tx, statement), units: statement.units }
  })

/** Keeps what each day brought, as known at this line: of all, or, where little has changed, of those whom lines since then touched. */
export async function keepDays(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked, entry: number): Promise<void> {
  const asks: typeof read = asked.sealed ? count : read
  const { before, each, people, touched } = await asks(engine, who, async tx => {
    const whole = eachOf(tx, asked)
    const head = await headOf(tx, asked)
    const all = await countPeople(tx, asked.tenant)
    const kept = head?.question === whole?.question ? head : undefined
    const [from, upTo] = between(kept?.entry ?? 0, { entry })
    const since = kept && (await touchedSince(tx, asked.tenant, from, { upTo, most: Math.floor(all / anewFrom) }))
    const around = since?.length ? await aroundTouched(tx, asked.tenant, new Set(since), { ever: true }) : since
    return { before: head, each: whole, people: all, touched: around }
  })
  if (!each || (touched && before?.entry === entry)) return
  const changes = new Changes(asked.rules, each.units)
  const at = (line: number, ids: (tx: Tx) => Promise<readonly string[]>) =>
    asks(engine, who, async tx => stretchesOf(tx, { ...asked, about: await ids(tx) }), { entry: line })
  if (touched && before) {
    changes.add(await at(entry, async () => touched))
    changes.add(await at(before.entry, async () => touched), -1)
  } else {
    const parts = Math.min(mostParts, Math.max(1, Math.ceil(people / aPart)))
    for (let part = 0; part < parts; part++) changes.add(await at(entry, tx => idsOf(tx, asked, { part, parts })))
  }
  await derive(engine, who, tx => store(tx, asked, { before, anew: !touched, entry, question: each.question, changes }))
}

async function countPeople(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from person where tenant_id = ${tenant}`.execute(tx)
  return rows[0]?.people ?? 0
}

/** Our choice: where more than one in so many were touched, all are counted anew. */
const anewFrom = 4

/** Our choice: so many people at once, and a great organisation in so many parts: each reads the tables whole. */
const aPart = 250
const mostParts = 40

/** The records of one part of all people, and their households. Those who share one are in the same part. */
async function idsOf(
  tx: Tx,
  { tenant }: Asked,
  { part, parts }: { part: number; parts: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with member as (
      select p.id, r.household_id from person p join person r on r.tenant_id = p.tenant_id and r.id = coalesce(p.same_as, p.id)
      where p.tenant_id = ${tenant}
        and mod(hashtextextended(coalesce(r.household_id, r.id)::text, 0) & 4611686018427387903, ${parts}) = ${part}
    )
    select id from member union select household_id from member where household_id is not null`.execute(tx)
  return rows.map(row => row.id)
}

async function stretchesOf(tx: Tx, asked: Asked): Promise<Stretch[]> {
  const statement = statementFor(await forMany(tx, { ...asked, each: true }), 'people')
  if (!statement || asked.about?.length === 0) return []
  const columns = sql`unit, ${splitColumns}, held, proven, day, until`
  const { rows } = await sql<Stretch>`
    ${statement.ground}
    select ${columns}, sum(measure)::float8 as measure from (${statement.rows}) m
    where about = any (${[...(asked.about ?? [])]}::uuid[]) group by ${columns}`.execute(tx)
  return rows
}

interface Storing {
  before: Head | undefined
  /** In the place of all that is kept, instead of beside it. */
  anew: boolean
  entry: number
  question: string
  changes: Changes
}

/** Unless another night has kept something meanwhile. */
async function store(tx: Tx, asked: Asked, { before, anew, entry, question, changes }: Storing): Promise<void> {
  const { tenant, programme, rules, sealed = false } = asked
  await holdCopies(tx, tenant)
  if (canonical((await headOf(tx, asked)) ?? null) !== canonical(before ?? null)) return
  if (anew) await sql`delete from day_kept where ${ofDays(asked)}`.execute(tx)
  await sql`
    insert into day_kept (tenant_id, programme, profile, sealed, question, entry, digest)
    values (${tenant}, ${programme}, ${rules.profile.code}, ${sealed}, ${question}, ${entry}, '')
    on conflict (tenant_id, programme, profile, sealed) do update set entry = excluded.entry`.execute(tx)
  for (const some of changes.portions()) {
    await sql`
      insert into day_total as t (tenant_id, programme, profile, sealed, indicator, day, part, claimed, proven)
      select ${tenant}, ${programme}, ${rules.profile.code}, ${sealed}, r.*
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) r (indicator text, day date, part text[], claimed float8, proven float8)
      on conflict (tenant_id, programme, profile, sealed, indicator, day, part)
        do update set claimed = t.claimed + excluded.claimed, proven = t.proven + excluded.proven`.execute(tx)
  }
  await sql`delete from day_total where ${ofDays(asked)} and abs(claimed) < 1e-7 and abs(proven) < 1e-7`.execute(tx)
  await sql`update day_kept set digest = ${digestOf(asked)} where ${ofDays(asked)}`.execute(tx)
}

/** The next night keeps them anew; until then a moment is counted from the copy of the open day, or from the facts. */
export const forgetDays = (tx: Tx, asked: Asked) => sql`delete from day_kept where ${ofCopy(asked)}`.execute(tx)

/** Of what it answers and of all its rows, in the order of their key. */
const digestOf = (asked: Asked): RawBuilder<string> => sql<string>`(
  select md5(concat_ws(' ', k.question, k.entry, (
    select string_agg(concat_ws(' ', indicator, day, part, claimed, proven), ',' order by indicator collate "C", day, part collate "C")
    from day_total where ${ofDays(asked)}
  ))) from (select question, entry from day_kept where ${ofDays(asked)}) k)`

/**
 * The first of these days of which something kept is not what a count gives, as it was known when it was kept; and any day, where a row is
 * not as it was written.
 */
export async function dayOff(
  tx: Tx,
  asked: Asked,
  days: readonly Day[],
): Promise<{ day: Day; indicator: string } | undefined> {
  const [head, each] = [await headOf(tx, asked), eachOf(tx, asked)]
  if (!head) return undefined
  const { rows } = await sql<{ digest: string }>`select ${digestOf(asked)} as digest`.execute(tx)
  if (rows[0]?.digest !== head.digest) return { day: asked.day, indicator: '*' }
  if (head.question !== each?.question) return undefined
  const codes = each.units.flatMap(unit => unit.marked.map(one => one.indicator.code))
  for (const day of days) {
    const on = { ...asked, day }
    const [kept, counted] = [await cellsByDay(tx, on), await asKnown(tx, head.entry, () => countLive(tx, on))]
    const indicator = codes.find(code => cellsInOrder(kept.get(code)) !== cellsInOrder(counted.get(code)?.cells))
    if (indicator !== undefined) return { day, indicator }
  }
  return undefined
}

/** To hold one set of cells against another. */
export const cellsInOrder = (cells: readonly Cell[] = []): string =>
  cells
    .filter(cell => cell.claimed !== 0 || cell.proven !== 0)
    .map(cell => canonical({ ...cell, claimed: inAnyOrder(cell.claimed), proven: inAnyOrder(cell.proven) }))
    .toSorted()
    .join()
