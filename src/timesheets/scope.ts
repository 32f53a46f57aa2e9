import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../kernel/engine.ts'
import { may, type Right, type Scope, scopesFor, type Who } from '../kernel/who.ts'

/** The contracts that this right reaches, by the place where the expert works, as a condition on a table `c` of contracts. */
export function contractInScope(who: Who, right: Right): RawBuilder<boolean> {
  const scopes = scopesFor(who, right)
  if (scopes.some(scope => scope.of === 'tenant')) return sql<boolean>`true`
  const any = scopes.flatMap(within)
  return any.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(any, sql` or `)})`
}

function within(scope: Scope): RawBuilder<boolean>[] {
  switch (scope.of) {
    case 'programme':
      return [sql<boolean>`c.programme = ${scope.id}`]
    case 'partner':
      return [sql<boolean>`c.partner = ${scope.id}`]
    case 'region':
      return [sql<boolean>`c.region = ${scope.id}`]
    default:
      return []
  }
}

/** The experts whom this right reaches, as a condition on an id of an account: by a contract, whenever it holds. */
const expertInScope = (who: Who, right: Right, staff: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from public.expert_contract c
    where c.tenant_id = ${who.tenant} and c.staff_id = ${staff} and ${contractInScope(who, right)})`

/** The right to keep timesheets is over one's own; those of others need a right over them. */
const over = (who: Who, right: Right, staff: RawBuilder<unknown>): RawBuilder<boolean> =>
  right === 'timesheet.write' ? sql<boolean>`false` : expertInScope(who, right, staff)

/** Whoever is reached, and oneself wherever one keeps timesheets at all. */
export const expertInSight = (who: Who, right: Right, staff: RawBuilder<unknown>): RawBuilder<boolean> =>
  may(who, 'timesheet.write')
    ? sql<boolean>`(${staff} = ${who.account} or ${over(who, right, staff)})`
    : over(who, right, staff)

/** Which right over a timesheet goes with a right over papers. */
function rightOver(right: Right): Right {
  if (right === 'evidence.check') return right
  return right === 'evidence.write' ? 'programme.write' : 'timesheet.read'
}

/** What a right reaches besides: the timesheets of the experts within its scopes, and one's own; nobody checks the paper of their own. */
export const orTimesheet =
  (reach: Reach): Reach =>
  (who, right, column) => {
    if (!may(who, right)) return reach(who, right, column)
    const staff = sql.ref('t.staff_id')
    const seen =
      right === 'evidence.check'
        ? sql<boolean>`${staff} <> ${who.account} and ${expertInScope(who, right, staff)}`
        : expertInSight(who, rightOver(right), staff)
    return sql<boolean>`(${reach(who, right, column)} or ${sql.ref(column)} in (
      select t.id from public.timesheet t where t.tenant_id = ${who.tenant} and ${seen}))`
  }
