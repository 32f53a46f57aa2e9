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
}

/** The enrolments at this stage, as `stageOf` says it of a record: for everybody at once, since asking person by person takes seconds. */
export const enrolmentsAt = (stage: Stage, { who: { tenant }, programme, rules }: Asked): RawBuilder<unknown> => sql`
  with record as materialized (
    select coalesce(q.same_as, q.id) as root, k.id as enrolment, k.withdrawn_on, d.outcome
    from enrolment k join person q on q.tenant_id = k.tenant_id and q.id = k.person_id
      left join decision d on d.tenant_id = k.tenant_id and d.enrolment_id = k.id
    where k.tenant_id = ${tenant} and k.programme = ${programme}
  ), pool as materialized (
    select root, enrolment, outcome from record where root in (select root from record where ${onlyAt(stage)})
  ), approval as (
    select root, bool_or(outcome = 'eligible') as approved from pool group by root
  ), given as (
    select root, min(s.given_on) filter (where s.kind = any(${kindsThat(rules, 'opensEntry')}::text[])) as entry_on,
      max(s.until_on) filter (where s.kind = any(${kindsThat(rules, 'extendsExit')}::text[])) as last_on
    from pool join support s on s.tenant_id = ${tenant} and s.enrolment_id = pool.enrolment group by root
  ), gone as (
    select root, max(x.left_on) as left_on
    from pool join exit x on x.tenant_id = ${tenant} and x.enrolment_id = pool.enrolment group by root
  )
  select r.enrolment from record r join approval a on a.root = r.root
    left join given g on g.root = r.root left join gone x on x.root = r.root
  where case when g.entry_on is not null and x.left_on >= coalesce(g.last_on, x.left_on) then 'left'
      when g.entry_on is not null then 'participant'
      when r.withdrawn_on is not null then 'withdrawn'
      when a.approved then 'eligible'
      else coalesce(r.outcome, 'applicant') end = ${stage}`

/** What every record at this stage shows by itself: nobody else need be looked at. */
function onlyAt(stage: Stage): RawBuilder<boolean> {
  if (stage === 'withdrawn') return sql<boolean>`withdrawn_on is not null`
  return stage === 'proposed' || stage === 'waiting' || stage === 'refused'
    ? sql<boolean>`outcome = ${stage}`
    : sql<boolean>`true`
}

const kindsThat = (rules: Rulebook, flag: 'opensEntry' | 'extendsExit'): string[] =>
  rules.supports.filter(kind => kind[flag]).map(kind => kind.code)
