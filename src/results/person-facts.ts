import { type RawBuilder, sql } from 'kysely'
import { questions } from '../privacy/special.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { dayIn, momentOf, ofEach, rootIn } from './each-day.ts'
import { holdsOn, kindsThat, ofFew } from './participation.ts'
import { enoughByKind } from './proof.ts'

/** One row per participation: a programme and a person. The columns are those of the unit `person` in the catalogue of facts. */
export const personFacts = (asked: Asked): RawBuilder<unknown> => sql`
  select ${rootIn(asked, 'p')} as subject, ${rootIn(asked, 'p')} as about, p.applied, p.eligible, p.refused, p.waiting,
    p.entry_on is not null as started, v.subject is not null as participation_proven,
    p.sex is not null and p.born_on is not null and ${labourOf(asked.rules)} is not null and ${isced} is not null as complete,
    p.exit_on is not null as exited, ${educationIs(sql`s.education_now <> 'none'`)} as in_education,
    ${educationIs(sql`s.education_now = 'full-time'`)} as student, h.degurba = 3 as rural, h.uat_kind = 'comuna' as rural_uat,
    coalesce(c.vmg, false) as vmg, coalesce(c.large_family, false) as large_family, coalesce(w.worked_before, false) as worked_before,
    p.applied_on, p.earliest_on, p.entry_on, p.exit_on, ${ageAtEntry} as age,
    ${unemployedMonths} as unemployed_months, ${isced} as isced, d.dependent_children as dependants, p.sex, p.region, p.region_category,
    ${labourOf(asked.rules)} as labour, p.centre, p.partner,
    g.supports, g.supports_proven, g.hours, g.support_hours, g.support_hours_proven,
    o.outcomes, o.outcomes_proven, o.upon_exit, o.upon_exit_proven, o.at_six_months, o.at_six_months_proven ${momentOf(asked, 'p')}
    ${asked.sealed ? sql`, ${sealedColumns}` : sql``}
  from participation p left join participation_proven v on v.subject = p.subject left join belonged c on c.subject = p.subject
    left join household d on d.tenant_id = ${asked.tenant} and d.id = p.household_id
    left join (${received(asked)}) g on g.subject = p.subject
    left join (${situations(asked)}) s on s.subject = p.subject
    left join (${homes(asked)}) h on h.subject = p.subject
    left join (${earlierWork(asked)}) w on w.subject = p.subject
    left join (${reached(asked)}) o on o.subject = p.subject
    ${asked.sealed ? sql`left join (${sealedAnswers(asked)}) z on z.subject = p.subject` : sql``}`

const sealedColumns = sql.join(questions.map(question => sql.ref(`z.${question}`)))

/** A yes on one of the records of a person is a yes. */
const sealedAnswers = (asked: Asked) => sql`
  select r.subject, ${sql.join(questions.map(question => sql`bool_or(a.${sql.ref(question)}) as ${sql.ref(question)}`))}
  from record r join sealed_facts a on a.tenant_id = ${asked.tenant} and a.person_id = r.person_id ${ofEach(asked, sql`a.person_id`)}
  group by r.subject`

const educationIs = (condition: RawBuilder<unknown>) =>
  sql`case when s.education_now in ('full-time', 'part-time', 'none') then ${condition} end`

const isced = sql`case when s.isced ~ '^[0-8]$' then s.isced::int end`

/** A full-time student who is registered as unemployed is what the profile's parameter says. */
function labourOf(rules: Rulebook): RawBuilder<unknown> {
  const studentWins = parameterOf(rules, 'student-or-register') === 'student'
  const student = studentWins
    ? sql`when s.labour = 'unemployed' and s.education_now = 'full-time' then 'inactive'`
    : sql``
  return sql`case ${student} when s.labour in ('unemployed', 'inactive', 'employed') then s.labour end`
}

/** Whole years; a birth after entry, which a check names, is an age below zero. */
const ageAtEntry = sql`
  case when p.entry_on is not null then date_part('year', age(p.entry_on, p.born_on))::int - (p.born_on > p.entry_on)::int end`

/** Whole months that can be added to the first day of the spell without passing entry; a month's last day ends it. */
const unemployedMonths = sql`
  case when s.labour = 'unemployed' and s.labour_since <= p.entry_on then (
    select n - case when (s.labour_since + make_interval(months => n))::date > p.entry_on then 1 else 0 end
    from (
      select ((date_part('year', p.entry_on) - date_part('year', s.labour_since)) * 12
        + date_part('month', p.entry_on) - date_part('month', s.labour_since))::int as n
    ) months
  ) end`

/** Hours count once the support is over: of what still runs nobody knows how much was given. Those of some kinds are none of the count. */
const received = (asked: Asked) => {
  const given = sql`until_on <= ${dayIn(asked, 's')} and kind = any (${kindsThat(asked.rules, 'inHours')}::text[])`
  return sql`
  select subject, array_agg(kind) as supports, array_agg(kind) filter (where proven) as supports_proven, sum(hours) as hours,
    jsonb_object_agg(kind, hours) as support_hours, jsonb_object_agg(kind, proven_hours) as support_hours_proven
  from (
    select subject, kind, bool_or(proven) as proven,
      coalesce(sum(minutes) filter (where ${given}), 0) / 60.0 as hours,
      coalesce(sum(minutes) filter (where ${given} and proven), 0) / 60.0 as proven_hours
    from support_given s group by subject, kind
  ) k
  group by subject`
}

/** The form that stands: the last on or before entry, else the first after it. */
const situations = (asked: Asked) => sql`
  select distinct on (r.subject) r.subject, s.labour, s.labour_since, s.education_now, s.isced
  from record r join participation p on p.subject = r.subject
    join situation s on s.tenant_id = ${asked.tenant} and s.enrolment_id = r.enrolment_id ${ofEach(asked, sql`s.person_id`)}
  order by r.subject, s.on_day > p.status_on, abs(s.on_day - p.status_on), r.later, r.enrolment_id`

/** The domicile of the day that status is asked about: of somebody who moved afterwards, the one before. */
const homes = (asked: Asked) => sql`
  select distinct on (r.subject) r.subject, case when e.until_on is null then a.degurba else e.degurba end as degurba,
    case when e.until_on is null then a.uat_kind else e.uat_kind end as uat_kind
  from record r join participation p on p.subject = r.subject
    join residence a on a.tenant_id = ${asked.tenant} and a.person_id = r.person_id and a.kind = 'domicile' ${ofEach(asked, sql`a.person_id`)}
    left join earlier_domicile e on e.tenant_id = ${asked.tenant} and e.person_id = r.person_id and e.until_on > p.status_on
      ${ofEach(asked, sql`e.person_id`)}
  order by r.subject, r.later, r.enrolment_id, e.until_on`

const earlierWork = (asked: Asked) => sql`
  select r.subject, true as worked_before
  from record r join participation p on p.subject = r.subject
    join work k on k.tenant_id = ${asked.tenant} and k.person_id = r.person_id and k.began_on < p.status_on ${ofEach(asked, sql`k.person_id`)}
  group by r.subject`

/** By kind, claimed and proven. */
const reached = (asked: Asked): RawBuilder<unknown> => sql`
  select subject, array_agg(distinct kind) as outcomes, array_agg(distinct kind) filter (where proven) as outcomes_proven,
    array_agg(distinct kind) filter (where upon_exit) as upon_exit,
    array_agg(distinct kind) filter (where upon_exit and proven) as upon_exit_proven,
    array_agg(distinct kind) filter (where at_six_months) as at_six_months,
    array_agg(distinct kind) filter (where at_six_months and later_proven) as at_six_months_proven
  from (
    select o.*, ${enoughByKind(asked.rules, 'outcome', sql`o.kind`, sql`p.kinds`)} as proven,
      ${enoughByKind(asked.rules, 'six-months', sql`o.kind`, sql`p.later_kinds`)} as later_proven
    from (${outcomesAt(asked)}) o left join (${gainedPapers(asked)}) p on p.subject = o.subject and p.id = o.id
  ) k
  group by subject`

/**
 * Outcomes since entry. Upon exit: reached no later than the last day of the immediate window, and a state still true on some day from
 * the exit on. After six months: a state that is true on that very day, once it has come. A re-entry leaves no exit, hence neither.
 */
export function outcomesAt(asked: Asked): RawBuilder<unknown> {
  const { rules } = asked
  const states = rules.outcomes.filter(one => one.state).map(one => one.code)
  const isState = sql`o.kind = any (${states}::text[])`
  return sql`
  select o.*,
    o.reached_on <= o.exit_on + ${rules.windows.immediateDays.value}::int
      and (not ${isState} or o.ended_on is null or o.ended_on >= o.exit_on) as upon_exit,
    o.later_on <= ${dayIn(asked, 'o')} and ${isState} and o.reached_on <= o.later_on
      and (o.ended_on is null or o.ended_on >= o.later_on) as at_six_months
  from (${gained(asked)}) o`
}

const gained = (asked: Asked) => sql`
  select r.subject ${momentOf(asked, 'r')}, o.id, o.kind, o.reached_on, o.ended_on, p.exit_on,
    (p.exit_on + make_interval(months => ${asked.rules.windows.longerTermMonths.value}::int))::date as later_on
  from record r join participation p on p.subject = r.subject
    join outcome o on o.tenant_id = ${asked.tenant} and o.enrolment_id = r.enrolment_id
      and o.reached_on >= p.entry_on and o.reached_on <= ${dayIn(asked, 'r')} ${ofFew(asked, sql`o.person_id`)}`

const papersOn = (prefix: string, day: RawBuilder<unknown>) =>
  sql`array_agg(l.paper_kind) filter (where l.claim_kind = ${prefix} || o.kind and ${holdsOn(day)})`

/** A person's exit is not the same on each day, nor is the day six months after it. */
const gainedPapers = (asked: Asked) => sql`
  select o.subject, o.id, ${papersOn('outcome.', sql`o.reached_on`)} as kinds, ${papersOn('six-months.', sql`o.later_on`)} as later_kinds
  from (${gained(asked)}) o join link l on l.claim_id = o.id group by o.subject, o.id`
