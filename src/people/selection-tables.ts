import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Waiting } from './ranking.ts'
import { inScope } from './scope.ts'

export interface AskedProgramme {
  who: Who
  programme: string
}

/** Everybody on the waiting list whom the reader may see, in no order. Whoever was supported or has withdrawn waits no more. */
export async function waitingPeople(tx: Tx, { who, programme }: AskedProgramme): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select p.id, p.code, p.family_name as "familyName", p.given_name as "givenName", e.region, e.applied_on as "appliedOn",
      e.priority, d.score::float8 as score, d.reason
    from decision d
      join enrolment e on e.tenant_id = d.tenant_id and e.id = d.enrolment_id and e.programme = ${programme}
      join person p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.same_as is null
    where d.tenant_id = ${who.tenant} and d.outcome = 'waiting' and e.withdrawn_on is null
      and ${inScope(who, 'people.read', 'p.id')}`.execute(tx)
  return rows
}

/** One decision of a day, with whoever signed it. */
export interface Decided {
  id: string
  code: string
  familyName: string
  givenName: string
  outcome: 'proposed' | 'eligible' | 'refused' | 'waiting'
  score: number | null
  reason: string | null
  first: string
  second: string | null
}

/** What was decided on that day, also where something else was decided later; what was said last about that day stands. */
export async function decidedOn(tx: Tx, { who, programme }: AskedProgramme, day: Day): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    select p.id, p.code, p.family_name as "familyName", p.given_name as "givenName", d.outcome, d.score::float8 as score, d.reason,
      one.name as first, two.name as second
    from (
      select distinct on (enrolment_id) * from (
        select entry, enrolment_id, outcome, decided_on, score, reason, proposed_by, signed_by from public.decision
        where tenant_id = ${who.tenant} and decided_on = ${day}
        union all
        select entry, enrolment_id, outcome, decided_on, score, reason, proposed_by, signed_by from history.decision
        where tenant_id = ${who.tenant} and decided_on = ${day}
      ) said order by enrolment_id, entry desc
    ) d
      join enrolment e on e.tenant_id = ${who.tenant} and e.id = d.enrolment_id and e.programme = ${programme}
      join person p on p.tenant_id = ${who.tenant} and p.id = e.person_id
      left join account one on one.tenant_id = ${who.tenant} and one.id = d.proposed_by
      left join account two on two.tenant_id = ${who.tenant} and two.id = d.signed_by
    where ${inScope(who, 'people.read', 'p.id')}
    order by length(p.code), p.code`.execute(tx)
  return rows
}

export interface Overlap {
  id: string
  code: string
  familyName: string
  givenName: string
  kind: string
  givenOn: Day
  untilOn: Day
  /** The other support of the same kind, and under which programme each was given. */
  otherOn: Day
  otherUntil: Day
  programme: string
  otherProgramme: string
}

/** Support of one kind on the same days under two applications of one person: it may be paid twice. */
export async function overlaps(tx: Tx, who: Who): Promise<Overlap[]> {
  const { rows } = await sql<Overlap>`
    select p.id, p.code, p.family_name as "familyName", p.given_name as "givenName", a.kind, a.given_on as "givenOn",
      a.until_on as "untilOn", b.given_on as "otherOn", b.until_on as "otherUntil", ea.programme, eb.programme as "otherProgramme"
    from support a
      join person pa on pa.tenant_id = a.tenant_id and pa.id = a.person_id
      join person pb on pb.tenant_id = pa.tenant_id and coalesce(pb.same_as, pb.id) = coalesce(pa.same_as, pa.id)
      join support b on b.tenant_id = pb.tenant_id and b.person_id = pb.id and b.kind = a.kind and b.enrolment_id <> a.enrolment_id
        and (b.given_on, b.id) > (a.given_on, a.id) and b.given_on <= a.until_on
      join enrolment ea on ea.tenant_id = a.tenant_id and ea.id = a.enrolment_id
      join enrolment eb on eb.tenant_id = b.tenant_id and eb.id = b.enrolment_id
      join person p on p.tenant_id = pa.tenant_id and p.id = coalesce(pa.same_as, pa.id)
    where a.tenant_id = ${who.tenant} and (${inScope(who, 'people.read', 'a.person_id')} or ${inScope(who, 'people.read', 'b.person_id')})
    order by a.given_on desc, p.code limit 500`.execute(tx)
  return rows
}

/** Participants who have not declared that nobody else funds the same support. */
export async function undeclared(
  tx: Tx,
  { who, programme }: AskedProgramme,
): Promise<{ id: string; code: string; familyName: string; givenName: string }[]> {
  const { rows } = await sql<{ id: string; code: string; familyName: string; givenName: string }>`
    select p.id, p.code, p.family_name as "familyName", p.given_name as "givenName"
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id and p.same_as is null
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and e.no_double_funding_on is null and e.withdrawn_on is null
      and exists (select from support s where s.tenant_id = e.tenant_id and s.enrolment_id = e.id)
      and ${inScope(who, 'people.read', 'p.id')}
    order by p.sort_key, p.id limit 500`.execute(tx)
  return rows
}

export interface Counted {
  all: number
  vmg: number
  largeFamily: number
}

/** Participants of the programme, and those of each ordinary category on the day they entered. Counts only, of everybody. */
export async function countParticipants(tx: Tx, { who, programme }: AskedProgramme, rules: Rulebook): Promise<Counted> {
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  const { rows } = await sql<Counted>`
    with participant as (
      select coalesce(p.same_as, p.id) as root, min(s.given_on) as entry_on
      from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
        join support s on s.tenant_id = e.tenant_id and s.enrolment_id = e.id and s.kind = any(${opening}::text[])
      where e.tenant_id = ${who.tenant} and e.programme = ${programme}
      group by 1
    ), belongs as (
      select distinct a.root, case c.kind when 'vmi' then 'vmg' else c.kind end as kind
      from participant a join person p on p.tenant_id = ${who.tenant} and (p.id = a.root or p.same_as = a.root)
        join enrolment e on e.tenant_id = p.tenant_id and e.person_id = p.id and e.programme = ${programme}
        join category c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
          and c.valid_from <= a.entry_on and (c.valid_to is null or c.valid_to >= a.entry_on)
    )
    select (select count(*) from participant) as all,
      (select count(*) from belongs where kind = 'vmg') as vmg,
      (select count(*) from belongs where kind = 'large-family') as "largeFamily"`.execute(tx)
  return rows[0] ?? { all: 0, vmg: 0, largeFamily: 0 }
}
