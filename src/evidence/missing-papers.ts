import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked, MissingPaper } from '../pages/slice.ts'

/** Papers that claims of any slice need and nobody has brought. */
export async function missingPapers(c: Context<Asked>, tx: Tx): Promise<MissingPaper[]> {
  const found: MissingPaper[] = []
  for (const slice of c.get('slices')) found.push(...((await slice.missingPapers?.(tx, readerOf(c))) ?? []))
  return found
}
