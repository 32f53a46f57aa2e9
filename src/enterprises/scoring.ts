import type { Tx } from '../kernel/database.ts'
import type { Who } from '../kernel/who.ts'
import { competitionOf, givenTo } from './call-tables.ts'
import type { ToScore } from './scoring-pages.tsx'

/** The plans that an account was given and has not given back. */
export async function toScore(tx: Tx, { tenant, account }: Who): Promise<ToScore[]> {
  const rows = (await givenTo(tx, tenant, account)).filter(row => !row.has_interest)
  const given: ToScore[] = []
  for (const mine of rows) {
    const { one, call } = await competitionOf(tx, tenant, mine.entry_id)
    if (one.withdrawn_on === null || mine.scored_on !== null) given.push({ mine, code: one.code, call: call.title })
  }
  return given.toSorted((a, b) => (a.code < b.code ? -1 : 1))
}
