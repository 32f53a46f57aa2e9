import { type RawBuilder, sql } from 'kysely'
import { type Tx, wideMemory } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import type { MissingPaper } from '../pages/slice.ts'
import { papersFor, type Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'

interface Asked {
  who: Who
  programme: string
  rules: Rulebook
  on: Day
  most: number
  /** One kind of claim; all unless given. */
  kind?: string | undefined
  /** So many applications in sight are looked at first. Our choice: what twice as many need as are asked for fills the list more often than not. */
  first?: number
  /** Only the claims of before a day; `records` of all people who have any. */
  early?: Early | undefined
}

interface Early {
  before: Day
  records: string[]
}

/** What the files of everybody in sight still need, the oldest first: where thousands have applied, those who came first often need enough. */
export async function missingPapers(tx: Tx, asked: Asked): Promise<MissingPaper[]> {
  const early = await earlyClaims(tx, asked)
  const oldest = early ? await stillMissing(tx, { ...asked, early }) : []
  return oldest.length === asked.most ? oldest : stillMissing(tx, asked)
}

/** The claims of the time in which the first people in sight applied; undefined where nobody came later. */
async function earlyClaims(tx: Tx, { who, programme, most, first = 2 * most }: Asked): Promise<Early | undefined> {
  const { tenant } = who
  const { rows: edges } = await sql<{ day: Day }>`
    select applied_on as day from enrolment
    where tenant_id = ${tenant} and programme = ${programme} and ${inScope(who, 'people.read', 'enrolment.person_id')}
    order by applied_on offset ${first} limit 1`.execute(tx)
  const before = edges[0]?.day
  if (before === undefined) return undefined
  const { rows: records } = await sql<{ id: string }>`
      with early as (
        select person_id as id from enrolment where tenant_id = ${tenant} and applied_on < ${before}
        union select person_id from support where tenant_id = ${tenant} and until_on < ${before}
        union select person_id from exit where tenant_id = ${tenant} and left_on < ${before}
        union select person_id from outcome where tenant_id = ${tenant} and reached_on < ${before}
      ), root as (
        select coalesce(p.same_as, p.id) as id from early join person p on p.tenant_id = ${tenant} and p.id = early.id where ${inSightOrUnited(who)}
      )
      select id from root union select p.id from root join person p on p.tenant_id = ${tenant} and p.same_as = root.id`.execute(
    tx,
  )
  return { before, records: records.map(one => one.id) }
}

/** A record `p` that the reader sees, or that may be of a person of whom they see another one. */
const inSightOrUnited = (who: Who): RawBuilder<boolean> => sql<boolean>`
  (${inScope(who, 'people.read', 'p.id')} or p.same_as is not null or p.id in (
    select u.same_as from person u where u.tenant_id = ${who.tenant} and u.same_as is not null))`

/** Whether a row is about one of the people looked at. */
const isLookedAt = ({ early }: Asked, person: string): RawBuilder<boolean> =>
  early ? sql<boolean>`${sql.ref(person)} = any(${early.records}::uuid[])` : sql<boolean>`true`

/**
 * `missingOf` for all people in one question. The planner takes claims for few and would look up the papers of each, which takes minutes
 * where there are ten thousand people: it is kept from that.
 */
async function stillMissing(tx: Tx, asked: Asked): Promise<MissingPaper[]> {
  await sql`select set_config('enable_nestloop', 'off', true), ${wideMemory}`.execute(tx)
  const { rows } = await sql<MissingPaper>`
    with ${people(asked)}, ${needs(asked)}, ${links(asked)}, ${ofRecords(asked)}, ${whole}, claim as (${claims(asked)})
    select jsonb_build_object('kind', c.kind, 'id', c.id) as claim, c.subject, n.papers
    from claim c join needed n on n.kind = c.kind
    where ${asked.kind === undefined ? sql`true` : sql`c.kind = ${asked.kind}`}
      and ${asked.early ? sql`c.since < ${asked.early.before}::date` : sql`true`} and not exists (
      select from link l where l.claim_id = c.id and l.claim_kind = c.kind and l.paper_kind = any(n.papers)
        and ${proves} and l.verdict is distinct from 'rejected')
    order by c.since, c.subject, c.kind, n.place limit ${asked.most}`.execute(tx)
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return rows
}

/** Every paper with what it stands behind. */
const links = (asked: Asked): RawBuilder<unknown> => sql`
  link as materialized (
    select l.claim_kind, l.claim_id, l.paper_kind, l.verdict, l.dated_on, l.valid_until
    from evidence_links l where l.tenant_id = ${asked.who.tenant} and ${isLookedAt(asked, 'l.subject_id')} and ${isTheirs(asked)}
  )`

/** The dates of the paper `l` suit the claim `c`: it is valid on its day, and a proof of eligibility is signed by then and fresh. */
const proves = sql<boolean>`
  (l.valid_until is null or l.valid_until >= c.on_day) and (c.signed_by is null or l.dated_on <= c.signed_by)
    and (c.signed_from is null or l.dated_on >= c.signed_from)`

/** Of few people the papers are found by their keys, one by one. */
const isTheirs = ({ who: { tenant }, early }: Asked): RawBuilder<boolean> =>
  early
    ? sql<boolean>`l.paper_id = any(array(
        select paper_id from proof where tenant_id = ${tenant} and subject_id = any(${early.records}::uuid[])))`
    : sql<boolean>`true`

/**
 * `first`: the first record of its person; only that one is asked for papers of eligibility and participation. Of records that were found to
 * be of one person those out of sight are looked at too: what they hold is pooled.
 */
function people(asked: Asked): RawBuilder<unknown> {
  const { who, programme, rules } = asked
  return sql`
  record as materialized (
    select coalesce(p.same_as, p.id) as root, p.same_as is null as first, ${inScope(who, 'people.read', 'p.id')} as seen, p.id as person,
      e.id as enrolment, e.applied_on, e.withdrawn_on is not null or coalesce(d.outcome = 'refused', false) as over
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      left join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and ${isLookedAt(asked, 'p.id')}
      and ${inSightOrUnited(who)}
  ), span as (
    select g.root, g.entry_on, case when g.last_on is null or g.last_on <= x.left_on then x.left_on end as exit_on
    from (
      select r.root, min(s.given_on) filter (where s.kind = any(${kindsThat(rules, 'opensEntry')}::text[])) as entry_on,
        max(s.until_on) filter (where s.kind = any(${kindsThat(rules, 'extendsExit')}::text[])) as last_on
      from record r join support s on s.tenant_id = ${who.tenant} and s.enrolment_id = r.enrolment
        and ${isLookedAt(asked, 's.person_id')} group by r.root
    ) g left join (
      select r.root, max(x.left_on) as left_on
      from record r join exit x on x.tenant_id = ${who.tenant} and x.enrolment_id = r.enrolment group by r.root
    ) x on x.root = g.root
  )`
}

const kindsThat = (rules: Rulebook, flag: 'opensEntry' | 'extendsExit') =>
  rules.supports.filter(kind => kind[flag]).map(kind => kind.code)

/** Kinds of claim about people that ask for papers. */
export const kindsWithPapers = (rules: Rulebook): string[] =>
  [
    'participation',
    ...rules.criteria.map(one => `eligibility.${one.code}`),
    ...rules.supports.map(one => `support.${one.code}`),
    ...rules.outcomes.map(one => `outcome.${one.code}`),
    ...rules.outcomes.map(one => `six-months.${one.code}`),
  ].filter(kind => papersFor(rules, kind).length > 0)

/** What each kind of claim asks for: a row for each line of its list. */
function needs({ rules }: Asked): RawBuilder<unknown> {
  const lines = kindsWithPapers(rules).flatMap(kind =>
    papersFor(rules, kind).map((papers, place) => ({ kind, place, papers })),
  )
  return sql`needed as (
    select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n (kind text, place int, papers text[])
  )`
}

/** Claims with the day on which a paper has to be valid; of a criterion also the days from which and by which it is signed. */
const claims = (asked: Asked): RawBuilder<unknown> => {
  const { who, rules, on } = asked
  const months = rules.windows.longerTermMonths.value
  return sql`
  select id, subject, kind, since, on_day, signed_by, signed_from from (${wanted(asked)}) w
  union all select s.id, s.person_id, 'support.' || s.kind, s.until_on, s.given_on, null, null
    from record r join support s on s.tenant_id = ${who.tenant} and s.enrolment_id = r.enrolment and ${isLookedAt(asked, 's.person_id')}
    where r.seen
  union all select o.id, o.person_id, 'outcome.' || o.kind, o.reached_on, o.reached_on, null, null
    from record r join outcome o on o.tenant_id = ${who.tenant} and o.enrolment_id = r.enrolment
    where r.seen
  union all select o.id, o.person_id, 'six-months.' || o.kind, l.later, l.later, null, null
    from record r join span s on s.root = r.root
      cross join lateral (select (s.exit_on + make_interval(months => ${months}::int))::date as later) l
      join outcome o on o.tenant_id = ${who.tenant} and o.enrolment_id = r.enrolment
        and o.reached_on <= l.later and (o.ended_on is null or o.ended_on >= l.later)
    where r.seen and l.later <= ${on}::date`
}

/** What is claimed about a record: its participation, and every criterion, whose papers are held as `holdCriteria` does. */
function ofRecords({ rules, on }: Asked): RawBuilder<unknown> {
  const criteria = rules.criteria.map(({ code, category, validOn, maxAgeDays }) => ({
    kind: `eligibility.${code}`,
    category: category ?? null,
    at_application: validOn === 'application',
    days: maxAgeDays ?? null,
  }))
  return sql`
  of_record as materialized (
    select r.root, r.first and r.seen as asked, r.enrolment as id, r.person as subject, 'participation' as kind, null as category,
      s.entry_on as since, s.entry_on as on_day, null::date as signed_by, null::date as signed_from
    from record r join span s on s.root = r.root where s.entry_on is not null
    union all
    select r.root, r.first and r.seen and (s.entry_on is not null or not r.over), r.enrolment, r.person, c.kind, c.category, r.applied_on,
      d.on_day, d.signed_by, d.on_day - c.days
    from record r left join span s on s.root = r.root
      cross join jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb) as c (kind text, category text, at_application boolean, days int)
      cross join lateral (
        select coalesce(s.entry_on, ${on}::date) as signed_by,
          case when c.at_application then r.applied_on else coalesce(s.entry_on, ${on}::date) end as on_day
      ) d
  )`
}

/** People one of whose records has all papers of the general claims and of one category, as results find it: no other is asked for them. */
const whole = sql`
  whole as materialized (
    select distinct root from (
      select root, bool_and(proven) filter (where category is null) as general, bool_or(proven) filter (where category is not null) as belongs
      from (
        select c.root, c.id, c.category, bool_or(l.claim_id is not null) as proven
        from of_record c join needed n on n.kind = c.kind left join link l on l.claim_id = c.id and l.claim_kind = c.kind
          and l.paper_kind = any(n.papers) and l.verdict = 'accepted' and ${proves}
        where c.root in (select root from record where not first) group by c.root, c.id, c.kind, c.category, n.place
      ) line group by root, id
    ) one where coalesce(general, true) and coalesce(belongs, true)
  )`

/** Of the categories: those with a paper once one is proven, else those that the person has named and those with a paper, else all. */
function wanted({ who, rules }: Asked): RawBuilder<unknown> {
  const categories = rules.criteria.flatMap(({ category }) => category ?? [])
  return sql`
  with begun as materialized (
    select c.id, array_agg(c.kind) as kinds, bool_or(l.verdict = 'accepted' and ${proves}) as proven
    from of_record c join needed n on n.kind = c.kind
      join link l on l.claim_id = c.id and l.claim_kind = c.kind and l.paper_kind = any(n.papers)
    where c.category is not null group by c.id
  ), named as materialized (
    select r.root, array_agg(case k.kind when 'vmi' then 'vmg' else k.kind end) as categories
    from category k join record r on r.enrolment = k.enrolment_id
    where k.tenant_id = ${who.tenant} and case k.kind when 'vmi' then 'vmg' else k.kind end = any(${categories}::text[]) group by r.root
  )
  select c.* from of_record c left join begun b on b.id = c.id left join named n on n.root = c.root
  where c.asked and not exists (select from whole w where w.root = c.root) and (
    c.category is null
    or case when b.proven then c.kind = any(b.kinds)
      when n.root is not null then c.category = any(n.categories) or coalesce(c.kind = any(b.kinds), false)
      else true end)`
}
