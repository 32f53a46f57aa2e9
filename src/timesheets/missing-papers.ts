import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { MissingPapers, Reader } from '../pages/slice.ts'
import { reading } from './asked-sheet.ts'
import { timesheetClaim } from './month.ts'
import { sheetsInSight } from './tables.ts'

/** Months that are closed and whose signed print nobody has brought, or whose print was rejected. */
export async function unsignedSheets(tx: Tx, { who }: Reader): Promise<MissingPapers> {
  if (!may(who, reading(who))) return { kinds: [], papers: [] }
  const closed = await sheetsInSight(tx, who, reading(who), 'closed')
  const papers = closed
    .toReversed()
    .flatMap(({ id, closing_id, brought }) =>
      closing_id === null || brought
        ? []
        : [{ claim: { kind: timesheetClaim, id: closing_id }, subject: id, papers: [timesheetClaim] }],
    )
  return { kinds: [timesheetClaim], papers }
}
