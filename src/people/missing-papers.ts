import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { AskedMissing, MissingPaper, MissingPapers, Reader } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { kindsWithPapers, missingPapers } from './missing-tables.ts'

export async function papersStillMissing(tx: Tx, { who, today }: Reader, asked: AskedMissing): Promise<MissingPapers> {
  if (!may(who, 'people.read')) return { kinds: [], papers: [] }
  const kinds = new Set<string>()
  const papers: MissingPaper[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    for (const kind of kindsWithPapers(rules)) kinds.add(kind)
    papers.push(...(await missingPapers(tx, { who, programme, rules, on: today, ...asked })))
  }
  return { kinds: [...kinds], papers }
}
