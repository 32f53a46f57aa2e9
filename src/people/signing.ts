import { ageOn, type Day } from '../kernel/day.ts'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

/** How somebody signs on paper. */
export interface Signer {
  bornOn: Day | null
  signsByMark: boolean
  hasGuardian: boolean
}

/**
 * Who signs beside somebody on a sheet of that day: two witnesses of a mark, and a parent or guardian for somebody under 18. Source:
 * decision 17 of the domain rules.
 */
export function signersBeside({ bornOn, signsByMark, hasGuardian }: Signer, on: Day, lang: Lang): string[] {
  const { witness, guardian } = words(lang).signsBeside
  const isMinor = hasGuardian && bornOn !== null && ageOn(bornOn, on) < 18
  return [...(signsByMark ? [witness, witness] : []), ...(isMinor ? [guardian] : [])]
}
