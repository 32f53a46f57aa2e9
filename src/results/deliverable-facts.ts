import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../kernel/day.ts'
import type { DeliverableUnit } from '../programme/facts.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { categoryOf } from './participation.ts'
import { enough } from './proof.ts'

/**
 * One row per thing in the register of deliverables. A step counts from its day on; a centre or enterprise that closed was still reached.
 * Who holds a job is said by the slice of jobs.
 */
export function deliverableFacts(
  { tenant, programme, rules, day, about }: Asked,
  unit: DeliverableUnit,
): RawBuilder<unknown> {
  const claim = `deliverable.${unit}`
  return sql`
  select d.id as subject, d.id as about, ${reachedBy(unit, day)} as reached, ${enough(rules, claim, sql`p.kinds`)} as proven,
    d.reached_on, d.region, ${categoryOf(rules, sql`d.region`)} as region_category, d.partner, ${columnsOf(unit, rules, day)}
  from deliverable d
    left join (
      select deliverable_id, array_agg(kind) as steps
      from milestone where tenant_id = ${tenant} and reached_on <= ${day}::date group by deliverable_id
    ) s on s.deliverable_id = d.id
    left join (
      select x.claim_id, array_agg(x.paper_kind) as kinds
      from evidence_facts x join deliverable c on c.tenant_id = x.tenant_id and c.id = x.claim_id
      where x.tenant_id = ${tenant} and x.claim_kind = ${claim} and (x.valid_until is null or x.valid_until >= c.reached_on)
      group by x.claim_id
    ) p on p.claim_id = d.id
  where d.tenant_id = ${tenant} and d.programme = ${programme} and d.unit = ${unit}
    ${about ? sql`and d.id = any (${[...about]}::uuid[])` : sql``}`
}

/** What a centre has given or found by a day: its slice says each with its day. */
const doneBy = (kind: 'service' | 'opportunity', day: Day) => sql`(
  select count(*)::int from centres_facts x
  where x.tenant_id = d.tenant_id and x.centre_id = d.id and x.kind = ${kind} and x.on_day <= ${day}::date)`
/** An event is planned for its day, and reached when somebody has recorded that it took place. */
const reachedBy = (unit: DeliverableUnit, day: Day): RawBuilder<unknown> =>
  unit === 'event' ? since('events_facts', 'event_id', 'held_on', day) : sql`d.reached_on <= ${day}::date`

/** Whether what a slice says of it holds since that day. */
const since = (view: string, key: string, what: string, day: Day): RawBuilder<unknown> => sql`exists (
  select from ${sql.table(view)} x where x.tenant_id = d.tenant_id and ${sql.ref(`x.${key}`)} = d.id and ${sql.ref(`x.${what}`)} <= ${day}::date)`

const partiesIn = (view: string, key: string): RawBuilder<unknown> =>
  sql`(select x.parties from ${sql.table(view)} x where x.tenant_id = d.tenant_id and ${sql.ref(`x.${key}`)} = d.id)`

const taken = (step: string) => sql`coalesce(${step} = any (s.steps), false)`

function columnsOf(unit: DeliverableUnit, rules: Rulebook, day: Day): RawBuilder<unknown> {
  switch (unit) {
    case 'job':
      return sql`d.net_new, d.enterprise_id is not null as in_enterprise,
        exists (select from jobs_facts o where o.tenant_id = d.tenant_id and o.deliverable_id = d.id and o.began_on <= ${day}::date
          and (o.ended_on is null or o.ended_on >= ${day}::date)) as occupied, d.weekly_hours, d.contract`
    case 'enterprise':
      return sql`${furthest(rules)} as phase, not ${taken('closed')} as active, d.existing,
        exists (select from enterprises_facts e where e.tenant_id = d.tenant_id and e.enterprise_id = d.id and e.earning_since <= ${day}::date) as earning,
        d.public_body, d.micro_sme`
    case 'centre':
      return sql`${doneBy('service', day)} as services, ${doneBy('opportunity', day)} as opportunities`
    case 'agreement':
      return sql`${since('partnerships_facts', 'agreement_id', 'signed_on', day)} as signed,
        ${since('partnerships_facts', 'agreement_id', 'acted_on', day)} as joint_action, d.brokered,
        ${partiesIn('partnerships_facts', 'agreement_id')} as parties`
    case 'event':
      return sql`(select x.attended from events_facts x where x.tenant_id = d.tenant_id and x.event_id = d.id) as attended,
        ${partiesIn('events_facts', 'event_id')} as parties`
  }
}

/** The furthest phase that it has come to, in the order of the profile. */
function furthest({ phases }: Rulebook): RawBuilder<unknown> {
  const cases = phases.map(({ code }) => sql`when ${code} = any (s.steps) then ${code}`)
  return cases.length === 0 ? sql`null::text` : sql`case ${sql.join(cases.toReversed(), sql` `)} end`
}
