import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked, AskedMissing, MissingPaper, MissingPapers } from '../pages/slice.ts'

/** Papers that claims of any slice need and nobody has brought. Finds at least as many as asked for, if there are. */
export async function missingPapers(c: Context<Asked>, tx: Tx, asked: AskedMissing): Promise<MissingPapers> {
  const kinds = new Set<string>()
  const papers: MissingPaper[] = []
  for (const slice of c.get('slices')) {
    const found = await slice.missingPapers?.(tx, readerOf(c), asked)
    for (const kind of found?.kinds ?? []) kinds.add(kind)
    papers.push(...(found?.papers ?? []).filter(({ claim }) => claim.kind === (asked.kind ?? claim.kind)))
  }
  return { kinds: [...kinds], papers }
}
