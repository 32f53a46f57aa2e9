import { type RawBuilder, sql } from 'kysely'
import type { Known, Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Unit } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import { ByRules } from './by-rules.ts'
import { copyOf, wholeOf } from './copy.ts'
import { addedUp, type Cell, type Group, grouped, less, type Values, valuesByCells, valuesOf } from './count.ts'
import { daysOf } from './each-day.ts'
import { ofPeople } from './facts-of.ts'
import type { UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyDay, anyIds, askOn, familyAt, type Planned, planned } from './planned.ts'
import { type Fact, factsAbout, hadByMoved, onDay } from './day-facts.ts'
import { type KeptDays, keptDays } from './day-kept.ts'
import { cellsByDay } from './day-totals.ts'
import { type Side, sides, splitColumns, statementFor } from './statement.ts'
import { readTotals } from './totals.ts'
import { aroundTouched, mostMoved, touchedSince } from './touched.ts'

/** A moment whose values are kept, and whose facts may differ between it and the moment asked. */
interface Base {
  units: readonly UnitMarks[]
  stood: (code: string) => Cell[]
  moved: readonly string[]
  /** What those had there. */
  had: (people: readonly UnitMarks[]) => Promise<Group[]>
}

/**
 * Every open indicator at another moment than today's, from what is kept and from those who moved between the two: what they had there is
 * taken away, what they have at the moment asked is added. Things of the register are few, and counted from the facts. Undefined where more
 * than a thousand were touched, or where nothing kept answers this question.
 */
export async function countMoved(tx: Tx, asked: Asked, moment: Moment): Promise<Values | undefined> {
  const { today, known } = moment
  if (asked.day > today) return undefined
  const base = await nearest(tx, asked, moment)
  if (!base) return undefined
  const { units, stood, moved } = base
  const people = units.filter(one => ofPeople.has(one.unit))
  const gone = moved.length === 0 ? [] : await base.had(people)
  const groups = [...gone.map(less), ...(await liveGroups(tx, asked, moved, known))]
  const changes = valuesOf(asked.rules, units, groups)
  const ofPerson = new Set(people.flatMap(unit => unit.marked.map(one => one.indicator.code)))
  const cellsOf = (code: string) =>
    addedUp([...(ofPerson.has(code) ? stood(code) : []), ...(changes.get(code)?.cells ?? [])])
  return valuesByCells(asked.rules, units, cellsOf)
}

interface Moment {
  today: Day
  known: Known
}

/** Of the day asked what is kept, or the copy of the open day where fewer lines lie between that and the moment. */
async function nearest(tx: Tx, asked: Asked, moment: Moment): Promise<Base | undefined> {
  const kept = await keptDays(tx, asked, moment.known)
  const near = kept && (kept.moved.length === 0 || kept.away <= kept.behind)
  if (kept && (near || asked.sealed || asked.day !== moment.today)) return thatDay(tx, asked, kept)
  const open = asked.sealed ? undefined : await openDay(tx, asked, moment)
  return open ?? (kept && thatDay(tx, asked, kept))
}

/** The copy of the open day. */
async function openDay(tx: Tx, asked: Asked, { today, known }: Moment): Promise<Base | undefined> {
  const open: Asked = { ...asked, day: today }
  const units = await copyOf(tx, open)
  const moved = units && (await whoMoved(tx, asked, { today, known }))
  if (!moved) return undefined
  const totals = await readTotals(tx, open, units)
  const had = async (people: readonly UnitMarks[]) => {
    const { rows } = await sql<Group>`
      select unit, ${splitColumns}, held, proven, sum(measure)::float8 as measure from facts
      where ${ofCopy(open)} and unit = any (${people.map(one => one.unit)}::text[]) and about = any (${[...moved]}::uuid[])
      group by unit, ${splitColumns}, held, proven`.execute(tx)
    return rows
  }
  return { units, stood: code => totals.get(code)?.cells ?? [], moved, had }
}

/** The same day as it was known at a line that is kept. */
async function thatDay(tx: Tx, asked: Asked, kept: KeptDays): Promise<Base | undefined> {
  const { line, moved } = kept
  const units = wholeOf(tx, asked)?.units
  if (!units) return undefined
  const cells = await cellsByDay(tx, asked, line)
  return {
    units,
    stood: code => cells.get(code) ?? [],
    moved,
    had: async () => onDay(await hadByMoved(tx, asked, kept), asked.day),
  }
}

interface Few {
  ids: readonly string[]
  /** The moment asked. */
  known: Known
}

/**
 * What the things of the register and those who moved have at the moment asked: planned once and then only run, since planning takes longer
 * than reading what some hundred people have.
 */
async function liveGroups(tx: Tx, asked: Asked, moved: readonly string[], known: Known): Promise<Group[]> {
  const both = moved.length === 0 ? (['things'] as const) : sides
  return askFew<Group>(
    tx,
    asked,
    { ids: moved, known },
    both.map(side => ({ family: 'moved', of: side })),
  )
}

/** Everything of this unit that these people have at the moment asked, one by one. */
export const rowsOfFew = (tx: Tx, asked: Asked, unit: Unit, few: Few): Promise<Fact[]> =>
  askFew<Fact>(tx, asked, few, [{ family: 'rows', of: unit }])

type Asking = { family: 'moved'; of: Side } | { family: 'rows'; of: Unit }

async function askFew<T>(tx: Tx, asked: Asked, { ids, known }: Few, asking: readonly Asking[]): Promise<T[]> {
  const plans = asking.flatMap(one => planOf(tx, asked, one, known) ?? [])
  if (plans.length === 0) return []
  return (await askOn<T>(tx, plans, { ids, known, days: [asked.day] })).flat()
}

const planOnce = new ByRules<Planned | undefined>()

function planOf(tx: Tx, asked: Asked, { family, of }: Asking, known: Known): Planned | undefined {
  const when = familyAt(family, known)
  const make = () => {
    const about = of !== 'things' && { about: anyIds }
    const some = statementFor({ ...asked, ...about, day: anyDay }, of)
    if (!some) return undefined
    const asks = family === 'rows' ? factsAbout(some, anyIds) : grouped(some, about ? anyIds : undefined)
    return planned(tx, asks, when)
  }
  return planOnce.of(asked, make, `${when} ${of}`)
}

/** Whose facts may differ between the open day and the moment asked; undefined where they are many. */
async function whoMoved(tx: Tx, asked: Asked, { today, known }: Moment): Promise<string[] | undefined> {
  const touched = known === 'now' ? [] : await touchedSince(tx, asked.tenant, known.entry)
  const dated = asked.day === today ? [] : await datedBetween(tx, asked, today)
  if (!touched || !dated) return undefined
  const ids = new Set([...touched, ...dated])
  return ids.size === 0 ? [] : aroundTouched(tx, asked.tenant, ids)
}

/** Who has a day in their facts that has come on one of the two days and not on the other. Whoever is not touched since has it as it was. */
async function datedBetween(tx: Tx, { tenant, day, rules }: Asked, today: Day): Promise<string[] | undefined> {
  const between = (on: RawBuilder<unknown>) => sql`(${on} > ${day}::date and ${on} <= ${today}::date)`
  const legs = daysOf(rules).map(([table, days]) => {
    const moved = sql.join(days.map(between), sql` or `)
    return sql`select person_id from ${sql.table(`public.${table}`)} where tenant_id = ${tenant} and (${moved})`
  })
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from (${sql.join(legs, sql` union all `)}) p limit ${mostMoved + 1}`.execute(tx)
  return rows.length > mostMoved ? undefined : rows.map(row => row.id)
}
