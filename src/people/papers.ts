import type { Day } from '../kernel/day.ts'
import type { ChecklistState } from '../pages/checklist.tsx'
import { papersFor, type Rulebook } from '../programme/rulebook.ts'
import type { PaperLink } from './record-tables.ts'

/** One line of a file: any of these papers will do. */
export interface Needed {
  claimKind: string
  claimId: string
  papers: readonly string[]
  state: ChecklistState
  /** The paper that decided the state. */
  link: PaperLink | undefined
}

/** What the checklist of a claim asks for, and how far each line of it is on that day. */
export function neededFor(
  rules: Rulebook,
  claim: { kind: string; id: string },
  links: readonly PaperLink[],
  on: Day,
): Needed[] {
  return papersFor(rules, claim.kind).map(papers => {
    const link = best(links, claim, papers, on)
    return { claimKind: claim.kind, claimId: claim.id, papers, link, state: stateOf(link, on) }
  })
}

const worths: Record<ChecklistState, number> = { untouched: 0, incomplete: 1, 'to-verify': 2, complete: 3 }

/** Of the links of a claim with one of these papers the furthest, of several alike the first. */
function best(
  links: readonly PaperLink[],
  { kind, id }: { kind: string; id: string },
  papers: readonly string[],
  on: Day,
): PaperLink | undefined {
  let found: PaperLink | undefined
  for (const link of links) {
    if (link.claimId !== id || link.claimKind !== kind || !papers.includes(link.kind)) continue
    if (worths[stateOf(link, on)] > worths[stateOf(found, on)]) found = link
  }
  return found
}

function stateOf(link: PaperLink | undefined, on: Day): ChecklistState {
  if (!link) return 'untouched'
  if (link.verdict === 'rejected' || (link.validUntil !== null && link.validUntil < on)) return 'incomplete'
  return link.verdict === 'accepted' ? 'complete' : 'to-verify'
}
