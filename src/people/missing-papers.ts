import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { MissingPaper, Reader } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { missingPapers } from './missing-tables.ts'

/** Our choice: whoever brings these sees the next. */
const mostMissing = 500

export async function papersStillMissing(tx: Tx, { who, today }: Reader): Promise<MissingPaper[]> {
  if (!may(who, 'people.read')) return []
  const missing: MissingPaper[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    missing.push(...(await missingPapers(tx, { who, programme, rules, on: today, most: mostMissing })))
  }
  return missing
}
