import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { inScope } from './scope.ts'
import type { Query } from './search.ts'

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

export interface ListedPerson {
  id: string
  code: string
  familyName: string
  givenName: string
  sortKey: string
  enrolment: string
  region: string
  centre: string | null
  stage: Stage
  entryOn: Day | null
  exitOn: Day | null
  /** Papers that wait for a second person, and links that were rejected. */
  toCheck: number
  caseworker: string
}

export interface Asked {
  who: Who
  programme: string
  rules: Rulebook
  on: Day
  query?: Query | undefined
  stage?: Stage | undefined
  region?: string | undefined
  /** The last row of the page before. */
  after?: { sortKey: string; id: string } | undefined
  limit?: number
}

/** People of a programme whom the reader may see, in the order of their names; keyset paging by name and id. */
export async function listPeople(tx: Tx, asked: Asked): Promise<ListedPerson[]> {
  const { who, programme, rules, after, stage, region, limit = 50 } = asked
  const opening = rules.supports.filter(kind => kind.opensEntry).map(kind => kind.code)
  const extending = rules.supports.filter(kind => kind.extendsExit).map(kind => kind.code)
  const { rows } = await sql<ListedPerson>`
    select * from (
      select p.id, p.code, p.family_name as "familyName", p.given_name as "givenName", p.sort_key as "sortKey", e.id as enrolment, e.region, e.centre,
        e.caseworker_id as caseworker, came.entry_on as "entryOn", gone.exit_on as "exitOn",
        case when e.withdrawn_on is not null then 'withdrawn'
          when came.entry_on is not null and gone.exit_on is not null then 'left'
          when came.entry_on is not null then 'participant'
          else coalesce(d.outcome, 'applicant') end as stage,
        (select count(*) from evidence_links l where l.tenant_id = p.tenant_id and l.subject_id = p.id
          and (l.verdict is null or l.verdict = 'rejected')) as "toCheck"
      from person p
      join enrolment e on e.tenant_id = p.tenant_id and e.person_id = p.id and e.programme = ${programme}
      left join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id
      left join lateral (
        select min(given_on) filter (where kind = any(${opening})) as entry_on,
          max(given_on) filter (where kind = any(${extending})) as last_on
        from support s where s.tenant_id = e.tenant_id and s.enrolment_id = e.id and s.given_on <= ${asked.on}
      ) came on true
      left join lateral (
        select max(left_on) as exit_on from exit x where x.tenant_id = e.tenant_id and x.enrolment_id = e.id and x.left_on <= ${asked.on}
          and x.left_on >= came.last_on
      ) gone on true
      where p.tenant_id = ${who.tenant} and ${inScope(who, 'people.read', 'p.id')}
        and ${matches(asked.query)}
        and (${region ?? null}::text is null or e.region = ${region ?? null})
    ) listed
    where (${stage ?? null}::text is null or stage = ${stage ?? null})
      and ${after === undefined ? sql`true` : sql`("sortKey", id) > (${after.sortKey}, ${after.id}::uuid)`}
    order by "sortKey", id limit ${limit + 1}`.execute(tx)
  return rows
}

/** Everything that was typed must hold: words begin words of the name, in any order. */
export function matches(query: Query | undefined): RawBuilder<boolean> {
  if (query === undefined) return sql<boolean>`true`
  const parts = [
    ...query.words.map(ways => sql<boolean>`(${sql.join(ways.map(beginsAWord), sql` or `)})`),
    ...(query.phoneTail === undefined ? [] : [sql<boolean>`p.phone_tail = ${query.phoneTail}`]),
    ...(query.code === undefined ? [] : [sql<boolean>`p.code = ${query.code}`]),
  ]
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.join(parts, sql` and `)}`
}

const beginsAWord = (word: string) =>
  sql<boolean>`' ' || p.search like ${`% ${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`
