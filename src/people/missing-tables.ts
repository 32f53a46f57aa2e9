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
  /** So many applications are looked at first. Our choice: what twice as many need as are asked for fills the list more often than not. */
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

/** The claims of the time in which the first people applied; undefined where nobody came later. */
async function earlyClaims(
  tx: Tx,
  { who: { tenant }, programme, most, first = 2 * most }: Asked,
): Promise<Early | undefined> {
  const { rows: edges } = await sql<{ day: Day }>`
    select applied_on as day from enrolment where tenant_id = ${tenant} and programme = ${programme}
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
        select coalesce(p.same_as, p.id) as id from early join person p on p.tenant_id = ${tenant} and p.id = early.id
      )
      select id from root union select p.id from root join person p on p.tenant_id = ${tenant} and p.same_as = root.id`.execute(
    tx,
  )
  return { before, records: records.map(one => one.id) }
}

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
    with ${people(asked)}, ${needs(asked)}, ${links(asked)}, claim as (${claims(asked)})
    select jsonb_build_object('kind', c.kind, 'id', c.id) as claim, c.subject, n.papers
    from claim c join needed n on n.kind = c.kind
    where ${asked.early ? sql`c.since < ${asked.early.before}::date` : sql`true`} and not exists (
      select from link l where l.claim_id = c.id and l.claim_kind = c.kind
        and l.paper_kind = any(n.papers) and l.holds and l.verdict is distinct from 'rejected')
    order by c.since, c.subject, c.kind, n.place limit ${asked.most}`.execute(tx)
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return rows
}

/** Every paper with what it stands behind. */
const links = (asked: Asked): RawBuilder<unknown> => sql`
  link as materialized (
    select l.claim_kind, l.claim_id, l.paper_kind, l.verdict, l.valid_until is null or l.valid_until >= ${asked.on}::date as holds
    from evidence_links l where l.tenant_id = ${asked.who.tenant} and ${isLookedAt(asked, 'l.subject_id')} and ${isTheirs(asked)}
  )`

/** Of few people the papers are found by their keys, one by one. */
const isTheirs = ({ who: { tenant }, early }: Asked): RawBuilder<boolean> =>
  early
    ? sql<boolean>`l.paper_id = any(array(
        select paper_id from proof where tenant_id = ${tenant} and subject_id = any(${early.records}::uuid[])))`
    : sql<boolean>`true`

/** `first`: the first record of its person; only that one is asked for papers of eligibility and participation. */
function people(asked: Asked): RawBuilder<unknown> {
  const { who, programme, rules } = asked
  return sql`
  record as materialized (
    select coalesce(p.same_as, p.id) as root, p.same_as is null as first, p.id as person, e.id as enrolment, e.applied_on,
      e.withdrawn_on is not null or coalesce(d.outcome = 'refused', false) as over
    from enrolment e join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      left join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id
    where e.tenant_id = ${who.tenant} and e.programme = ${programme} and ${inScope(who, 'people.read', 'p.id')}
      and ${isLookedAt(asked, 'p.id')}
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
function needs({ rules, kind: only }: Asked): RawBuilder<unknown> {
  const kinds = kindsWithPapers(rules).filter(kind => kind === (only ?? kind))
  const lines = kinds.flatMap(kind => papersFor(rules, kind).map((papers, place) => ({ kind, place, papers })))
  return sql`needed as (
    select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n (kind text, place int, papers text[])
  )`
}

const claims = (asked: Asked): RawBuilder<unknown> => {
  const { who, rules, on } = asked
  const months = rules.windows.longerTermMonths.value
  return sql`
  select r.enrolment as id, r.person as subject, 'participation' as kind, s.entry_on as since
    from record r join span s on s.root = r.root where r.first and s.entry_on is not null
  union all ${criteria(asked)}
  union all select s.id, s.person_id, 'support.' || s.kind, s.until_on
    from record r join support s on s.tenant_id = ${who.tenant} and s.enrolment_id = r.enrolment and ${isLookedAt(asked, 's.person_id')}
  union all select o.id, o.person_id, 'outcome.' || o.kind, o.reached_on
    from record r join outcome o on o.tenant_id = ${who.tenant} and o.enrolment_id = r.enrolment
  union all select o.id, o.person_id, 'six-months.' || o.kind, l.later
    from record r join span s on s.root = r.root
      cross join lateral (select (s.exit_on + make_interval(months => ${months}::int))::date as later) l
      join outcome o on o.tenant_id = ${who.tenant} and o.enrolment_id = r.enrolment
        and o.reached_on <= l.later and (o.ended_on is null or o.ended_on >= l.later)
    where l.later <= ${on}::date`
}

/** Of the categories: those with a paper once one is proven, else those that the person has named and those with a paper, else all. */
function criteria({ who, rules }: Asked): RawBuilder<unknown> {
  const rows = rules.criteria.map(({ code, category }) => ({
    kind: `eligibility.${code}`,
    category: category ?? null,
    papers: papersFor(rules, `eligibility.${code}`)[0] ?? [],
  }))
  return sql`(
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (kind text, category text, papers text[])
    ), begun as materialized (
      select l.claim_id as enrolment, array_agg(l.claim_kind) as kinds, bool_or(l.holds and l.verdict = 'accepted') as proven
      from link l join asked a on a.kind = l.claim_kind and a.category is not null and l.paper_kind = any(a.papers) group by l.claim_id
    ), named as materialized (
      select r.root, array_agg(a.category) as categories
      from category k join record r on r.enrolment = k.enrolment_id
        join asked a on a.category = case k.kind when 'vmi' then 'vmg' else k.kind end
      where k.tenant_id = ${who.tenant} group by r.root
    )
    select r.enrolment, r.person, c.kind, r.applied_on
    from record r cross join asked c left join span s on s.root = r.root
      left join begun b on b.enrolment = r.enrolment left join named n on n.root = r.root
    where r.first and (s.entry_on is not null or not r.over) and (
      c.category is null
      or case when b.proven then c.kind = any(b.kinds)
        when n.root is not null then c.category = any(n.categories) or coalesce(c.kind = any(b.kinds), false)
        else true end))`
}
