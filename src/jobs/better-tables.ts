import type { Tx } from '../kernel/database.ts'
import type { BetterRow } from './tables.ts'

/** What has become better at work for somebody, as long as its outcome stands; the last first. */
export const betterOf = (tx: Tx, tenant: string, person: string): Promise<BetterRow[]> =>
  tx
    .selectFrom('better_situation as b')
    .innerJoin('outcome as o', join => join.onRef('o.tenant_id', '=', 'b.tenant_id').onRef('o.id', '=', 'b.outcome_id'))
    .selectAll('b')
    .where('b.tenant_id', '=', tenant)
    .where('b.person_id', '=', person)
    .orderBy('b.since_on', 'desc')
    .orderBy('b.id', 'desc')
    .execute()
