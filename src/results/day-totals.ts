import { type RawBuilder, sql } from 'kysely'
import { canonical } from '../kernel/canonical.ts'
import { asKnown, type Known, type Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { derive, type Engine, read } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { holdCopies, questionOf } from './copy.ts'
import { type Cell, countLive, type Group, inAnyOrder } from './count.ts'
import { Changes } from './day-changes.ts'
import type { UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyDay, anyIds } from './planned.ts'
import { forMany, splitColumns, statementFor } from './statement.ts'
import { partOf } from './totals.ts'
import { aroundTouched, touchedSince } from './touched.ts'

/** What is kept of a programme under a profile: what each day brought, as known at this line, and whom later lines touched. */
export interface KeptDays {
  units: readonly UnitMarks[]
  entry: number
  moved: string[]
}

/** If they answer this very question, and little has moved between their line and the moment asked about. */
export async function keptDays(tx: Tx, asked: Asked, known: Known): Promise<KeptDays | undefined> {
  const kept = await headOf(tx, asked)
  const whole = kept && eachOf(tx, asked)
  if (!whole || kept.question !== whole.question) return undefined
  const touched = await touchedSince(tx, asked.tenant, known === 'now' ? kept.entry : Math.min(kept.entry, known.entry))
  if (!touched) return undefined
  const moved = touched.length === 0 ? [] : await aroundTouched(tx, asked.tenant, new Set(touched))
  return { units: whole.units, entry: kept.entry, moved }
}

/** What each indicator of people had in each part by the end of the day asked, as known at the line of what is kept. */
export async function cellsByDay(tx: Tx, asked: Asked): Promise<ReadonlyMap<string, Cell[]>> {
  const { rows } = await sql<{ indicator: string; part: (string | null)[]; claimed: number; proven: number }>`
    select indicator, part, sum(claimed) as claimed, sum(proven) as proven from day_total
    where ${ofCopy(asked)} and day <= ${asked.day} group by indicator, part`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, row => row.indicator)].map(([indicator, parts]) => [
      indicator,
      parts.map(({ part, claimed, proven }) =>
        Object.assign(partOf(part), { claimed: inAnyOrder(claimed), proven: inAnyOrder(proven) }),
      ),
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
      select day, claimed from day_total where ${ofCopy(asked)} and indicator = ${indicator}
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
  const { rows } = await sql<Head>`select question, entry, digest from day_kept where ${ofCopy(asked)}`.execute(tx)
  return rows[0]
}

interface Each {
  question: string
  units: readonly UnitMarks[]
}

/** Writing the statement takes longer than reading what is kept. A rulebook is the same object as long as nobody changes the rules. */
const eaches = new WeakMap<Rulebook, Map<string, Each | undefined>>()

/** Undefined where no open indicator is about people. */
function eachOf(tx: Tx, { tenant, programme, rules }: Asked): Each | undefined {
  const known = eaches.get(rules) ?? new Map<string, Each | undefined>()
  eaches.set(rules, known)
  const name = [tenant, programme].join(' ')
  if (known.has(name)) return known.get(name)
  const statement = statementFor({ tenant, programme, rules, day: anyDay, about: anyIds, each: true }, 'people')
  const each = statement && { question: questionOf(tx, statement), units: statement.units }
  known.set(name, each)
  return each
}

/** Keeps what each day brought, up to the last line: of all, or, where little has changed, of those whom lines since then touched. */
export async function keepDays(engine: Engine, who: Pick<Who, 'tenant'>, asked: Asked): Promise<void> {
  const { before, each, entry, people, touched } = await read(engine, who, async tx => {
    const whole = eachOf(tx, asked)
    const head = await headOf(tx, asked)
    const { rows } = await sql<{ entry: number; people: number }>`
      select entry, (select count(*)::int from person where tenant_id = ${asked.tenant}) as people
      from journal_head where tenant_id = ${asked.tenant}`.execute(tx)
    const now = rows[0] ?? { entry: 0, people: 0 }
    const kept = head?.question === whole?.question ? head : undefined
    const since = kept && (await touchedSince(tx, asked.tenant, kept.entry, Math.floor(now.people / oneIn)))
    const around = since?.length ? await aroundTouched(tx, asked.tenant, new Set(since)) : since
    return { ...now, before: head, each: whole, touched: around }
  })
  if (!each || (touched && before?.entry === entry)) return
  const changes = new Changes(asked.rules, each.units)
  const at = (line: number, ids: (tx: Tx) => Promise<readonly string[]>) =>
    read(engine, who, async tx => stretchesOf(tx, { ...asked, about: await ids(tx) }), { entry: line })
  if (touched && before) {
    changes.add(await at(entry, async () => touched))
    changes.add(await at(before.entry, async () => touched), -1)
  } else {
    const parts = Math.min(mostParts, Math.max(1, Math.ceil(people / aPart)))
    for (let part = 0; part < parts; part++) changes.add(await at(entry, tx => idsOf(tx, asked, { part, parts })))
  }
  await derive(engine, who, tx => store(tx, asked, { before, anew: !touched, entry, question: each.question, changes }))
}

/** Our choice: where more than one in so many were touched, all are counted anew. */
const oneIn = 4

/** Our choice: so many people at once, and a great organisation in so many parts: each reads the tables whole. */
const aPart = 500
const mostParts = 20

/** The records of one part of all people. Those who share a household are in the same one. */
async function idsOf(
  tx: Tx,
  { tenant }: Asked,
  { part, parts }: { part: number; parts: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join person r on r.tenant_id = p.tenant_id and r.id = coalesce(p.same_as, p.id)
    where p.tenant_id = ${tenant}
      and mod(hashtextextended(coalesce(r.household_id, r.id)::text, 0) & 4611686018427387903, ${parts}) = ${part}`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

/** What some people have from one day until the day before another. */
export type Stretch = Group & { day: Day; until: Day | null }

async function stretchesOf(tx: Tx, asked: Asked): Promise<Stretch[]> {
  const statement = statementFor(await forMany(tx, { ...asked, each: true }), 'people')
  if (!statement || asked.about?.length === 0) return []
  const columns = sql`unit, ${splitColumns}, held, proven, day, until`
  const { rows } = await sql<Stretch>`
    ${statement.ground}
    select ${columns}, sum(measure)::float8 as measure from (${statement.rows}) m group by ${columns}`.execute(tx)
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
  const { tenant, programme, rules } = asked
  await holdCopies(tx, tenant)
  if (canonical((await headOf(tx, asked)) ?? null) !== canonical(before ?? null)) return
  if (anew) await sql`delete from day_kept where ${ofCopy(asked)}`.execute(tx)
  await sql`
    insert into day_kept (tenant_id, programme, profile, question, entry, digest)
    values (${tenant}, ${programme}, ${rules.profile.code}, ${question}, ${entry}, '')
    on conflict (tenant_id, programme, profile) do update set entry = excluded.entry`.execute(tx)
  for (const some of changes.portions()) {
    await sql`
      insert into day_total as t (tenant_id, programme, profile, indicator, day, part, claimed, proven)
      select ${tenant}, ${programme}, ${rules.profile.code}, r.*
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) r (indicator text, day date, part text[], claimed float8, proven float8)
      on conflict (tenant_id, programme, profile, indicator, day, part)
        do update set claimed = t.claimed + excluded.claimed, proven = t.proven + excluded.proven`.execute(tx)
  }
  await sql`delete from day_total where ${ofCopy(asked)} and abs(claimed) < 1e-7 and abs(proven) < 1e-7`.execute(tx)
  await sql`update day_kept set digest = ${digestOf(asked)} where ${ofCopy(asked)}`.execute(tx)
}

/** Of all rows that are kept, in the order of their key. */
const digestOf = (asked: Asked): RawBuilder<string> => sql<string>`(
  select md5(coalesce(string_agg(concat_ws(' ', indicator, day, part, claimed, proven), ',' order by indicator, day, part), ''))
  from day_total where ${ofCopy(asked)})`

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
  if (!head || !each || head.question !== each.question) return undefined
  const { rows } = await sql<{ digest: string }>`select ${digestOf(asked)} as digest`.execute(tx)
  if (rows[0]?.digest !== head.digest) return { day: asked.day, indicator: '*' }
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
