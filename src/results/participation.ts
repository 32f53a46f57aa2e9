import { type RawBuilder, sql } from 'kysely'
import type { Criterion } from '../programme/profile.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import { dayIn, moments, momentOf, ofEach, rootIn } from './each-day.ts'
import { enough, enoughByKind } from './proof.ts'

/**
 * What all facts about people lean on, as the parts of one WITH: records of one person pooled under the first, support, papers, entry
 * and exit.
 *
 * Source of every choice here: the parameters of the profile, which state them by name.
 */
export const participations = (asked: Asked): RawBuilder<unknown> =>
  sql`${records(asked)}, ${support(asked)}, ${spans(asked)}, ${proven(asked)}, ${categories(asked)}`

/** Every record in the programme, under the first record of its person; `link`: every accepted paper about them. */
const records = (asked: Asked) => {
  const { tenant, programme, about, asIf, most, each } = asked
  return sql`
  ${each ? moments(asked) : sql``}record as materialized (
    select ${each ? sql`m.id` : subjectOf(asIf)} as subject, e.person_id, e.id as enrolment_id, e.applied_on, e.region, e.partner, e.centre,
      e.withdrawn_on, d.outcome as decided, p.id <> ${subjectOf(asIf)} as later
      ${each ? sql`, m.root, m.day, m.until` : sql``}
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      ${each ? sql`join moment m on m.root = coalesce(p.same_as, p.id)` : sql``}
      left join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id and d.decided_on <= ${dayIn(asked, 'm')}
        ${ofEach(asked, sql`d.person_id`)}
    where e.tenant_id = ${tenant} and e.programme = ${programme} and e.applied_on <= ${dayIn(asked, 'm')} ${ofEach(asked, sql`e.person_id`)}
      ${about ? sql`and (p.id = any (${[...about]}::uuid[]) or p.same_as = any (${[...about]}::uuid[]))` : sql``}
    ${atMost(most?.records)}
  ), link as materialized (
    select x.paper_id, x.claim_id, x.claim_kind, x.paper_kind, x.dated_on, x.valid_until
    from ${papersAbout(tenant, about)}
    ${atMost(most?.papers)}
  )`
}

const papersAbout = (tenant: string, about: Asked['about']) =>
  about
    ? sql`evidence_facts x where x.tenant_id = ${tenant} ${ofFew({ about }, sql`x.subject_id`)}`
    : sql`record r join evidence_facts x on x.tenant_id = ${tenant} and x.subject_id = r.person_id`

/** Of a few people, their rows alone are looked up: the planner cannot know how few they are. */
export const ofFew = ({ about }: Pick<Asked, 'about'>, person: RawBuilder<unknown>) =>
  about ? sql`and ${person} = any (array(select person_id from record))` : sql``

/** Says to the planner how many rows there can be. */
const atMost = (rows: number | undefined) => (rows === undefined ? sql`` : sql`limit ${rows}`)

/** The first record of the person. */
const subjectOf = (asIf: readonly string[] = []): RawBuilder<unknown> =>
  asIf.length === 0
    ? sql`coalesce(p.same_as, p.id)`
    : sql`case when p.id = any (${[...asIf]}::uuid[]) then ${asIf[0]}::uuid else coalesce(p.same_as, p.id) end`

/** That of the first record; if two were united, it would get one of the others where it has none. */
const householdOf = ({ tenant, asIf = [] }: Asked): RawBuilder<unknown> =>
  asIf.length === 0
    ? sql`f.household_id`
    : sql`coalesce(f.household_id, case when f.id = ${asIf[0]}::uuid then (
        select h.household_id from person h where h.tenant_id = ${tenant} and h.id = any (${[...asIf]}::uuid[]) and h.household_id is not null
        order by length(h.code), h.code limit 1) end)`

/** Support up to the day, and whether each has its papers: hours and people ask, and it is found out once for both. */
const support = (asked: Asked) => sql`
  given as materialized (
    select r.subject, s.id, s.kind, s.theme, s.given_on, s.until_on, s.minutes ${momentOf(asked, 'r')}
    from record r join support s on s.tenant_id = ${asked.tenant} and s.enrolment_id = r.enrolment_id
      and s.given_on <= ${dayIn(asked, 'r')} ${ofEach(asked, sql`s.person_id`)}
    ${atMost(asked.most?.supports)}
  ), given_papers as (
    select l.claim_id, array_agg(l.paper_kind) as kinds
    from given s join link l on l.claim_id = s.id and l.claim_kind = 'support.' || s.kind and ${holdsOn(sql`s.given_on`)}
    group by l.claim_id
  ), support_given as (
    select s.*, ${enoughByKind(asked.rules, 'support', sql`s.kind`, sql`k.kinds`)} as proven
    from given s left join given_papers k on k.claim_id = s.id
  )`

/**
 * Entry is the first support that opens it, behind an eligibility decision. The last exit stands unless support reaches beyond it: then
 * the participation is running again, or still. `status_on` is the day that status is asked about: entry, for applicants the day asked.
 */
const spans = (asked: Asked) => {
  const { tenant, rules } = asked
  return sql`
  participation as materialized (
    select q.*, f.born_on, case when f.sex in ('F', 'M', 'X') then f.sex end as sex, ${householdOf(asked)} as household_id,
      coalesce(q.entry_on, ${dayIn(asked, 'q')}) as status_on, ${categoryOf(rules, sql`q.region`)} as region_category
    from (
      select r.*, case when r.eligible then g.first_on end as entry_on, g.earliest_on,
        case when r.eligible and g.first_on is not null and (g.last_on is null or g.last_on <= x.left_on) then x.left_on end as exit_on
      from (${pooled(asked)}) r
        left join (
          select subject, min(given_on) filter (where kind = any (${kindsThat(rules, 'opensEntry')}::text[])) as first_on,
            min(given_on) filter (where kind = any (${kindsThat(rules, 'extendsExit')}::text[])) as earliest_on,
            max(until_on) filter (where kind = any (${kindsThat(rules, 'extendsExit')}::text[])) as last_on
          from given group by subject
        ) g on g.subject = r.subject
        left join (
          select r.subject, max(x.left_on) as left_on
          from record r join exit x on x.tenant_id = ${tenant} and x.enrolment_id = r.enrolment_id and x.left_on <= ${dayIn(asked, 'r')}
            ${ofEach(asked, sql`x.person_id`)}
          group by r.subject
        ) x on x.subject = r.subject
    ) q join person f on f.tenant_id = ${tenant} and f.id = ${rootIn(asked, 'q')}
  )`
}

/** The place is that of the first record; what holds for one of the records holds for the person. */
const pooled = (asked: Asked) => sql`
  select distinct on (subject) subject ${asked.each ? sql`, root, day, until` : sql``}, region, partner, centre, min(applied_on) over own as applied_on,
    bool_or(withdrawn_on is null or withdrawn_on > ${dayIn(asked, 'record')}) over own as applied,
    coalesce(bool_or(decided = 'eligible') over own, false) as eligible,
    coalesce(bool_or(decided = 'refused') over own, false) as refused,
    coalesce(bool_or(decided = 'waiting') over own, false) as waiting
  from record window own as (partition by subject)
  order by subject, later, enrolment_id`

/**
 * A record that has all papers of the participation, of every general criterion, and of one target-group category. A proof is signed on or
 * before entry, valid on the day that its criterion names, and not older than the criterion allows.
 */
const proven = ({ rules }: Asked) => {
  const met = rules.criteria.map((one, at) => ({
    category: one.category,
    papers: sql`${criterionPapers(one)} as ${sql.ref(`k${at}`)}`,
    holds: sql<boolean>`coalesce(${sql.ref(`k${at}`)} && ${one.papers}::text[], false)`,
  }))
  const general = met.filter(one => one.category === undefined)
  const ofCategory = met.filter(one => one.category !== undefined)
  const all = [enough(rules, 'participation', sql`papers`), ...general.map(one => one.holds)]
  if (ofCategory.length > 0)
    all.push(
      sql`(${sql.join(
        ofCategory.map(one => one.holds),
        sql` or `,
      )})`,
    )
  const own = sql`array_agg(l.paper_kind) filter (where l.claim_kind = 'participation' and ${holdsOn(sql`r.entry_on`)}) as papers`
  return sql`
  participation_proven as (
    select distinct subject from (
      select r.subject, r.enrolment_id, ${sql.join([own, ...met.map(one => one.papers)])}
      from (
        select r.subject, r.enrolment_id, r.applied_on, p.entry_on from record r join participation p on p.subject = r.subject
        where p.entry_on is not null
      ) r left join link l on l.claim_id = r.enrolment_id
      group by r.subject, r.enrolment_id
    ) c where ${sql.join(all, sql` and `)}
  )`
}

function criterionPapers(one: Criterion): RawBuilder<unknown> {
  const day = one.validOn === 'entry' ? sql`r.entry_on` : sql`r.applied_on`
  const fresh = one.maxAgeDays === undefined ? sql`` : sql`and l.dated_on >= ${day} - ${one.maxAgeDays}::int`
  const claim = sql`l.claim_kind = ${`eligibility.${one.code}`}`
  return sql`array_agg(l.paper_kind) filter (where ${claim} and l.dated_on <= r.entry_on and ${holdsOn(day)} ${fresh})`
}

/** Categories of the target group that hold on the day that status is asked about. */
const categories = (asked: Asked) => sql`
  belonged as (
    select r.subject, bool_or(c.kind in ('vmg', 'vmi')) as vmg, bool_or(c.kind = 'large-family') as large_family
    from record r join participation p on p.subject = r.subject
      join category c on c.tenant_id = ${asked.tenant} and c.enrolment_id = r.enrolment_id ${ofEach(asked, sql`c.person_id`)}
        and c.valid_from <= p.status_on and (c.valid_to is null or c.valid_to >= p.status_on)
    group by r.subject
  )`

/** The paper `l` has not run out on that day. */
export const holdsOn = (day: RawBuilder<unknown>) => sql`(l.valid_until is null or l.valid_until >= ${day})`

export const kindsThat = (rules: Rulebook, flag: 'opensEntry' | 'extendsExit' | 'inHours') =>
  rules.supports.filter(one => one[flag]).map(one => one.code)

export function categoryOf(rules: Rulebook, region: RawBuilder<unknown>): RawBuilder<unknown> {
  if (rules.regions.length === 0) return sql`null::text`
  const cases = rules.regions.map(one => sql`when ${one.nuts} then ${one.category}`)
  return sql`case ${region} ${sql.join(cases, sql` `)} end`
}
