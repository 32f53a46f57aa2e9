import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

/** A phase as it was once recorded, with who signed it; and, where it was taken back since, when, by whom and why. */
export interface SignedPhase {
  kind: string
  reachedOn: Day
  /** The journal's line of it. */
  entry: number
  by: string | null
  takenBackAt: string | null
  takenBackBy: string | null
  /** None where it was undone. */
  reason: string | null
}

/** Every phase that stands or once stood, as it was recorded; whoever replaced a version is not said to have taken it back. */
export const signedPhases = async (tx: Tx, tenant: string, enterprise: string): Promise<SignedPhase[]> =>
  (
    await sql<SignedPhase>`
    with version as (
      select kind, reached_on, entry, null::bigint as until_entry from milestone
      where tenant_id = ${tenant} and deliverable_id = ${enterprise}
      union all
      select kind, reached_on, entry, until_entry from history.milestone
      where tenant_id = ${tenant} and deliverable_id = ${enterprise}
    )
    select v.kind, v.reached_on as "reachedOn", v.entry, signer.name as by,
      back.received_at as "takenBackAt", backer.name as "takenBackBy", back.line::jsonb -> 'input' ->> 'reason' as reason
    from version v
      join journal opened on opened.tenant_id = ${tenant} and opened.entry = v.entry
      left join account signer on signer.tenant_id = ${tenant} and signer.id = opened.actor
      left join journal back on back.tenant_id = ${tenant} and back.entry = v.until_entry
      left join account backer on backer.tenant_id = ${tenant} and backer.id = back.actor
    where v.until_entry is null or not exists (select from version next where next.kind = v.kind and next.entry = v.until_entry)
    order by v.entry`.execute(tx)
  ).rows
