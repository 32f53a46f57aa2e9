import { type RawBuilder, sql } from 'kysely'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'

/** Where somebody stands in the programme, derived from what is recorded. */
export const stages = [
  'applicant',
  'proposed',
  'waiting',
  'refused',
  'eligible',
  'participant',
  'left',
  'withdrawn',
] as const
export type Stage = (typeof stages)[number]

interface Asked {
  who: Who
  programme: string
  rules: Rulebook
  /** Only these people, by their first records. */
  among?: readonly string[] | undefined
}

/** The enrolments at this stage, as `stageOf` says it of a record: for everybody at once, since asking person by person takes seconds. */
export const enrolmentsAt = (stage: Stage, asked: Asked): RawBuilder<unknown> => {
  const { tenant } = asked.who
  return sql`
  with root as materialized (${rootsOf(stage, asked)}), record as materialized (
    select m.root, k.id as enrolment, k.withdrawn_on, d.outcome
    from (
      select id as root, id from root union all
      select q.same_as, q.id from person q where q.tenant_id = ${tenant} and q.same_as in (select id from root)
    ) m join enrolment k on k.tenant_id = ${tenant} and k.person_id = m.id and k.programme = ${asked.programme}
      left join decision d on d.tenant_id = k.tenant_id and d.enrolment_id = k.id
  ), approval as (
    select root, bool_or(outcome = 'eligible') as approved from record group by root
  ), given as (
    select root, min(s.given_on) filter (where s.kind = any(${kindsThat(asked.rules, 'opensEntry')}::text[])) as entry_on,
      max(s.until_on) filter (where s.kind = any(${kindsThat(asked.rules, 'extendsExit')}::text[])) as last_on
    from record join support s on s.tenant_id = ${tenant} and s.enrolment_id = record.enrolment group by root
  ), gone as (
    select root, max(x.left_on) as left_on
    from record join exit x on x.tenant_id = ${tenant} and x.enrolment_id = record.enrolment group by root
  )
  select r.enrolment from record r join approval a on a.root = r.root
    left join given g on g.root = r.root left join gone x on x.root = r.root
  where case when g.entry_on is not null and x.left_on >= coalesce(g.last_on, x.left_on) then 'left'
      when g.entry_on is not null then 'participant'
      when r.withdrawn_on is not null then 'withdrawn'
      when a.approved then 'eligible'
      else coalesce(r.outcome, 'applicant') end = ${stage}`
}

/** A stage that one of somebody's records shows by itself: nobody else need be looked at. */
export const isShown = (stage: Stage): boolean => onlyAt(stage) !== undefined

function rootsOf(stage: Stage, { who: { tenant }, programme, among }: Asked): RawBuilder<unknown> {
  if (among) return sql`select * from unnest(${[...among]}::uuid[]) a (id)`
  const only = onlyAt(stage)
  if (!only) return sql`select id from person where tenant_id = ${tenant} and same_as is null`
  return sql`
    select distinct coalesce(q.same_as, q.id) as id
    from enrolment k join person q on q.tenant_id = k.tenant_id and q.id = k.person_id
      left join decision d on d.tenant_id = k.tenant_id and d.enrolment_id = k.id
    where k.tenant_id = ${tenant} and k.programme = ${programme} and ${only}`
}

function onlyAt(stage: Stage): RawBuilder<boolean> | undefined {
  if (stage === 'withdrawn') return sql<boolean>`k.withdrawn_on is not null`
  return stage === 'proposed' || stage === 'waiting' || stage === 'refused'
    ? sql<boolean>`d.outcome = ${sql.lit(stage)}`
    : undefined
}

const kindsThat = (rules: Rulebook, flag: 'opensEntry' | 'extendsExit'): string[] =>
  rules.supports.filter(kind => kind[flag]).map(kind => kind.code)
