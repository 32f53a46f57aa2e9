import type { Day } from '../kernel/day.ts'

/** Somebody on the waiting list. */
export interface Waiting {
  id: string
  code: string
  familyName: string
  givenName: string
  region: string
  appliedOn: Day
  priority: number
  /** Null where nobody has scored the application. */
  score: number | null
  reason: string | null
}

export interface Ranked extends Waiting {
  /** From 1; no two people share a place. */
  place: number
}

/**
 * The waiting list in its order: the higher score, then the higher priority, then the earlier application, then the earlier code. Whoever
 * has no score stands behind all who have one. The same people stand in the same order whoever asks. Source: our choice, printed with it.
 */
export const ranked = (waiting: readonly Waiting[]): Ranked[] =>
  waiting.toSorted(inOrder).map((one, at) => Object.assign({}, one, { place: at + 1 }))

const inOrder = (one: Waiting, other: Waiting): number =>
  scoreOf(other) - scoreOf(one) ||
  other.priority - one.priority ||
  one.appliedOn.localeCompare(other.appliedOn) ||
  codeNumber(one) - codeNumber(other)

const scoreOf = ({ score }: Waiting): number => score ?? -1

/** Codes are given in the order of registration. */
export const codeNumber = ({ code }: { code: string }): number => Number(code.slice('GT-'.length))
