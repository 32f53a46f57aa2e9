import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../kernel/engine.ts'
import { type Scope, scopesFor } from '../kernel/who.ts'

/** What a right reaches besides: the deliverables within its scopes. An enterprise reaches itself and the jobs in it. */
export const orDeliverable =
  (reach: Reach): Reach =>
  (who, right, column) => {
    const scopes = scopesFor(who, right)
    if (scopes.length === 0 || scopes.some(scope => scope.of === 'tenant')) return reach(who, right, column)
    const any = sql.join(scopes.map(within), sql` or `)
    return sql<boolean>`(${reach(who, right, column)} or ${sql.ref(column)} in (
      select d.id from public.deliverable d left join public.deliverable e on e.tenant_id = d.tenant_id and e.id = d.enterprise_id
      where d.tenant_id = ${who.tenant} and (${any})))`
  }

function within(scope: Scope): RawBuilder<boolean> {
  switch (scope.of) {
    case 'tenant':
      return sql<boolean>`true`
    case 'caseload':
      return sql<boolean>`false`
    case 'programme':
      return sql<boolean>`d.programme = ${scope.id}`
    case 'region':
      return sql<boolean>`d.region = ${scope.id}`
    case 'partner':
      return sql<boolean>`d.partner = ${scope.id}`
    case 'centre':
      return sql<boolean>`case d.unit when 'centre' then d.code else d.centre end = ${scope.id}`
    case 'enterprise':
      return sql<boolean>`case d.unit when 'enterprise' then d.code else e.code end = ${scope.id}`
  }
}
