import { type RawBuilder, sql } from 'kysely'
import { papersFor, type Rulebook } from '../programme/rulebook.ts'

/**
 * Whether these kinds of accepted paper are all that a claim needs: one of each group. A claim for which the profile lists no paper is
 * proven with the record itself. `papers` is an array of kinds, or null.
 */
export function enough(rules: Rulebook, claim: string, papers: RawBuilder<unknown>): RawBuilder<boolean> {
  const groups = papersFor(rules, claim)
  if (groups.length === 0) return sql<boolean>`true`
  return sql<boolean>`coalesce(${sql.join(
    groups.map(group => sql`${papers} && ${group}::text[]`),
    sql` and `,
  )}, false)`
}

/** The same for rows of many kinds: `support.<kind>` for the kind that stands in this column. */
export function enoughByKind(
  rules: Rulebook,
  about: 'support' | 'outcome' | 'six-months',
  column: RawBuilder<unknown>,
  papers: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const kinds = (about === 'support' ? rules.supports : rules.outcomes).map(kind => kind.code)
  const asking = kinds.filter(kind => papersFor(rules, `${about}.${kind}`).length > 0)
  if (asking.length === 0) return sql<boolean>`true`
  const cases = asking.map(kind => sql`when ${kind} then ${enough(rules, `${about}.${kind}`, papers)}`)
  return sql<boolean>`case ${column} ${sql.join(cases, sql` `)} else true end`
}
