import { plusDays } from './brute-force-calendar.ts'
import type { Choices, Paper } from './brute-force-count.ts'

// What the papers of the count that is written apart from the product prove.

export function isProven(
  papers: readonly Paper[],
  claim: string,
  of: string,
  on: string,
  { needs, isA }: Choices,
): boolean {
  const [about = '', claimed = ''] = claim.split('.')
  const own = new Set(
    papers.filter(one => one.claim === claim && one.of === of && isValidOn(one, on)).map(one => one.kind),
  )
  return (needs[claim] ?? needs[`${about}.${isA[claimed]}`] ?? []).every(group => group.some(kind => own.has(kind)))
}

export function isParticipationProven(
  papers: readonly Paper[],
  person: string,
  entry: string,
  choices: Choices,
): boolean {
  const met = choices.criteria.map(criterion => ({
    ofTargetGroup: criterion.ofTargetGroup,
    holds: papers.some(
      one =>
        one.claim === criterion.claim &&
        one.of === person &&
        criterion.papers.includes(one.kind) &&
        one.datedOn <= entry &&
        isValidOn(one, entry) &&
        (criterion.maxAge === undefined || plusDays(one.datedOn, criterion.maxAge) >= entry),
    ),
  }))
  const general = met.filter(one => !one.ofTargetGroup).every(one => one.holds)
  const targetGroup = met.some(one => one.ofTargetGroup && one.holds)
  return isProven(papers, 'participation', person, entry, choices) && general && targetGroup
}

const isValidOn = (one: Paper, on: string) => one.validUntil === undefined || one.validUntil >= on
