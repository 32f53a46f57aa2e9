import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { allOf } from '../programme/compile.ts'
import type { Clause } from '../programme/compile.ts'
import type { Unit } from '../programme/facts.ts'
import type { Asked } from './asked.ts'
import type { Part } from './count.ts'
import { asFunnel, type Funnel, type FunnelRow, funnelRow, seen, seenClauses } from './funnel.ts'
import { type Marked } from './marks.ts'
import { forMany } from './statement.ts'

/** Who is listed: those who count, of them those without all papers, or those whom one clause (from 0) takes away. */
export type Step = 'claimed' | 'unproven' | number

export interface Listing {
  step: Step
  part: Partial<Part>
  /** The reader reaches everybody. */
  everybody: boolean
  /** As a condition on a column with ids of people: whom the reader may see by name. */
  reach: (column: string) => RawBuilder<boolean>
  after?: string | undefined
  limit: number
}

/** One thing that counts or does not. */
export interface Listed {
  subject: string
  /** The person, household or deliverable behind it. */
  about: string
  code: string
  /** Of a household none. */
  title: string | null
  region: string | null
  /** Of a support: its day. */
  day: Day | null
  /** The first clause that takes it away; null = it counts. */
  failing: number | null
  /** Clauses that hold and are not proven. */
  unproven: number[]
  /** Its place in the list. */
  place: string
}

export interface Page {
  rows: Listed[]
  /** In this step altogether, also beyond the reader's reach. */
  total: number
  /** Of them within reach. */
  reached: number
  /** Where the next page begins. */
  next?: string
}

/** How the number comes about, and the things of one step of it, those within reach by name, in the order of their codes. */
export async function listOf(
  tx: Tx,
  asked: Asked,
  marked: Marked,
  listing: Listing,
): Promise<{ funnel: Funnel; page: Page }> {
  const { unit } = marked.indicator
  const clauses = seenClauses(marked)
  const whole = await forMany(tx, asked)
  const { rows } = await sql<{ total: number; reached: number; shown: Listed[]; funnel: FunnelRow }>`
    ${seen(whole, marked, listing.part)}, step as (
      select f.subject, f.about, f.region, f.day, ${failingClause(clauses)} as failing, ${unprovenClauses(clauses)} as unproven
      from seen f where ${inStep(clauses, listing.step)}
    ), named as (
      select s.*, n.code, n.title, n.code || ' ' || s.subject as place
      from step s join (${namesOf(unit, asked, listing.reach)}) n on n.id = s.about
    )
    select (select count(*) from step) as total, (select count(*) from named) as reached,
      (select to_jsonb(w) from (${funnelRow(marked)}) w) as funnel, (
      select coalesce(jsonb_agg(to_jsonb(l) order by place), '[]')
      from (select * from named where place > ${listing.after ?? ''} order by place limit ${listing.limit + 1}) l
    ) as shown`.execute(tx)
  const { total = 0, reached = 0, shown = [], funnel = { left_over: [], proven: 0 } } = rows[0] ?? {}
  const listed = shown.slice(0, listing.limit)
  const last = listed.at(-1)
  const page = { rows: listed, total, reached, ...(shown.length > listed.length && last && { next: last.place }) }
  return { funnel: asFunnel(funnel), page }
}

function inStep(clauses: readonly Clause[], step: Step): RawBuilder<boolean> {
  const holds = clauses.map(clause => clause.holds)
  if (step === 'claimed') return allOf(holds)
  if (step === 'unproven')
    return sql<boolean>`${allOf(holds)} and not ${bracketed(allOf(clauses.map(clause => clause.proven)))}`
  const failed = holds[step]
  return failed ? sql<boolean>`${allOf(holds.slice(0, step))} and not ${bracketed(failed)}` : sql<boolean>`false`
}

const bracketed = (condition: RawBuilder<boolean>) => sql`(${condition})`

export const failingClause = (clauses: readonly Clause[]) =>
  clauses.length === 0
    ? sql`null::int`
    : sql`case ${sql.join(
        clauses.map((clause, at) => sql`when not (${clause.holds}) then ${at}::int`),
        sql` `,
      )} end`

export const unprovenClauses = (clauses: readonly Clause[]) => {
  const gaps = clauses.map(
    (clause, at) => sql`case when ${clause.holds} and not (${clause.proven}) then ${at}::int end`,
  )
  return sql`array_remove(array[${sql.join(gaps)}]::int[], null)`
}

/** What the things of a unit are called. Of a household, by the codes of those of its members whom the reader may see. */
export function namesOf(unit: Unit, { tenant }: Asked, reach: Listing['reach']): RawBuilder<unknown> {
  switch (unit) {
    case 'person':
    case 'hour':
      return sql`
        select p.id, p.code, p.family_name || ' ' || p.given_name as title from person p
        where p.tenant_id = ${tenant} and ${reach('p.id')}`
    case 'family':
      return sql`
        select p.household_id as id, string_agg(p.code, ', ' order by p.code) as code, null::text as title from person p
        where p.tenant_id = ${tenant} and p.household_id is not null and p.same_as is null and ${reach('p.id')} group by p.household_id`
    default:
      return sql`select d.id, d.code, d.title from deliverable d where d.tenant_id = ${tenant}`
  }
}
