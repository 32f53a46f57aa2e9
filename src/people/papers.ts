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
  const groups = papersFor(rules, claim.kind)
  if (groups.length === 0) return []
  const own = links.filter(link => link.claimKind === claim.kind && link.claimId === claim.id)
  return groups.map(papers => {
    const link = best(own, papers, on)
    return { claimKind: claim.kind, claimId: claim.id, papers, link, state: stateOf(link, on) }
  })
}

const worths: Record<ChecklistState, number> = { untouched: 0, incomplete: 1, 'to-verify': 2, complete: 3 }

/** Of the links with one of these papers the furthest, of several alike the first. */
function best(links: readonly PaperLink[], papers: readonly string[], on: Day): PaperLink | undefined {
  let found: PaperLink | undefined
  for (const link of links) {
    if (!papers.includes(link.kind)) continue
    if (worths[stateOf(link, on)] > worths[stateOf(found, on)]) found = link
  }
  return found
}

function stateOf(link: PaperLink | undefined, on: Day): ChecklistState {
  if (!link) return 'untouched'
  if (link.verdict === 'rejected' || (link.validUntil !== null && link.validUntil < on)) return 'incomplete'
  return link.verdict === 'accepted' ? 'complete' : 'to-verify'
}
