import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'

/** A paper that stands behind a claim about a person. */
export interface PaperLink {
  claimKind: string
  claimId: string
  paper: string
  kind: string
  datedOn: Day
  validUntil: Day | null
  verdict: 'accepted' | 'rejected' | null
}

export async function paperLinks(tx: Tx, tenant: string, person: string): Promise<PaperLink[]> {
  const { rows } = await sql<PaperLink>`
    select claim_kind as "claimKind", claim_id as "claimId", paper_id as paper, paper_kind as kind, dated_on as "datedOn",
      valid_until as "validUntil", verdict
    from evidence_links where tenant_id = ${tenant} and subject_id = ${person}
    order by claim_kind, claim_id, dated_on desc`.execute(tx)
  return rows
}
