import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../kernel/engine.ts'
import { type Right, type Scope, scopesFor, type Who } from '../kernel/who.ts'

/**
 * The people whom this right reaches, as a condition on an id of a person. Scope is asked of the present, whatever moment a page shows:
 * whoever lost access has lost it for the past too.
 */
export function inScope(who: Who, right: Right, person: string): RawBuilder<boolean> {
  const scopes = scopesFor(who, right)
  if (scopes.some(scope => scope.of === 'tenant')) return sql<boolean>`true`
  if (scopes.length === 0) return sql<boolean>`false`
  const any = sql.join(
    scopes.map(scope => enrolmentIn(scope, who)),
    sql` or `,
  )
  return sql<boolean>`${sql.ref(person)} in (select person_id from public.enrolment e where e.tenant_id = ${who.tenant} and (${any}))`
}

/**
 * As a reach, for ids that somebody may have typed: a right over the whole organisation reaches nobody outside it, and nothing that is
 * not there.
 */
export const ofOurOwn =
  (reach: Reach): Reach =>
  (who, right, column) => {
    const id = sql.ref(column)
    return sql<boolean>`(${reach(who, right, column)} and (
      exists (select from public.person o where o.tenant_id = ${who.tenant} and o.id = ${id})
      or exists (select from public.deliverable o where o.tenant_id = ${who.tenant} and o.id = ${id})))`
  }

function enrolmentIn(scope: Scope, who: Who): RawBuilder<boolean> {
  switch (scope.of) {
    case 'tenant':
      return sql<boolean>`true`
    case 'caseload':
      return sql<boolean>`e.caseworker_id = ${who.account}`
    case 'region':
      return sql<boolean>`e.region = ${scope.id}`
    case 'programme':
      return sql<boolean>`e.programme = ${scope.id}`
    case 'partner':
      return sql<boolean>`e.partner = ${scope.id}`
    case 'centre':
      return sql<boolean>`e.centre = ${scope.id}`
    case 'enterprise':
      return sql<boolean>`false`
  }
}
