import { type RawBuilder, sql } from 'kysely'
import { type Right, type Scope, scopesFor, type Who } from '../kernel/who.ts'

/** Where a course stands. What is left out is no narrower place. */
export interface CoursePlace {
  programme: string
  region?: string
  partner?: string
  centre?: string | null
}

/** Whether a right reaches the place where a course is to stand. */
export const reachesPlace = (who: Who, right: Right, place: CoursePlace): boolean =>
  scopesFor(who, right).some(
    scope =>
      scope.of === 'tenant' || (scope.of !== 'caseload' && scope.of !== 'enterprise' && place[scope.of] === scope.id),
  )

/** The courses that this right reaches, as a condition on the table `course`; who looks after people sees the courses they are in. */
export function courseInScope(who: Who, right: Right): RawBuilder<boolean> {
  const scopes = scopesFor(who, right)
  if (scopes.some(scope => scope.of === 'tenant')) return sql<boolean>`true`
  if (scopes.length === 0) return sql<boolean>`false`
  const any = sql.join(
    scopes.map(scope => within(scope, who)),
    sql` or `,
  )
  return sql<boolean>`course.id in (select k.id from public.course k where k.tenant_id = ${who.tenant} and (${any}))`
}

function within(scope: Scope, who: Who): RawBuilder<boolean> {
  switch (scope.of) {
    case 'tenant':
      return sql<boolean>`true`
    case 'programme':
      return sql<boolean>`k.programme = ${scope.id}`
    case 'region':
      return sql<boolean>`k.region = ${scope.id}`
    case 'partner':
      return sql<boolean>`k.partner = ${scope.id}`
    case 'centre':
      return sql<boolean>`k.centre = ${scope.id}`
    case 'enterprise':
      return sql<boolean>`false`
    case 'caseload':
      return sql<boolean>`exists (select from public.learner l
        join public.enrolment e on e.tenant_id = l.tenant_id and e.id = l.enrolment_id
        where l.tenant_id = k.tenant_id and l.course_id = k.id and e.caseworker_id = ${who.account})`
  }
}
