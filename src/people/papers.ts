import type { Day } from '../kernel/day.ts'
import type { ChecklistState } from '../pages/checklist.tsx'
import { papersFor, type Rulebook } from '../programme/rulebook.ts'
import type { PaperLink } from './record-tables.ts'

/** One line of a file: any of these papers will do. */
export interface Needed {
  claimKind: string
  claimId: string
  papers: string[]
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
  const own = links.filter(link => link.claimKind === claim.kind && link.claimId === claim.id)
  return papersFor(rules, claim.kind).map(papers => {
    const fitting = own.filter(link => papers.includes(link.kind))
    const link = best(fitting, on)
    return { claimKind: claim.kind, claimId: claim.id, papers, link, state: stateOf(link, on) }
  })
}

const worth = ['untouched', 'incomplete', 'to-verify', 'complete'] as const

const best = (links: readonly PaperLink[], on: Day): PaperLink | undefined =>
  links.toSorted((one, other) => worth.indexOf(stateOf(other, on)) - worth.indexOf(stateOf(one, on)))[0]

function stateOf(link: PaperLink | undefined, on: Day): ChecklistState {
  if (!link) return 'untouched'
  if (link.verdict === 'rejected' || (link.validUntil !== null && link.validUntil < on)) return 'incomplete'
  return link.verdict === 'accepted' ? 'complete' : 'to-verify'
}
