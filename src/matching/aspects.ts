/** The ways in which two values can be compared, each with a closed list of levels, from the same to unlike. */
export const levelsOf = {
  /** `shared`: one word in common, as of a married and a maiden name; `close`: one letter off; `alike`: two, or one the beginning of the other. */
  family: ['equal', 'shared', 'close', 'alike', 'other'],
  /** `short`: a pet form. */
  given: ['equal', 'shared', 'short', 'close', 'alike', 'other'],
  /** `swapped`: day and month changed places; `digit`: one digit off; `part`: two of year, month and day agree. */
  day: ['equal', 'swapped', 'digit', 'part', 'other'],
  /** `digit`: one digit off, left out, or swapped with its neighbour. */
  number: ['equal', 'digit', 'other'],
  /** The same or not. */
  mark: ['equal', 'other'],
  /** `area`: another place of the same county. */
  place: ['equal', 'close', 'area', 'other'],
  /** `shared`: half of the words in common. */
  text: ['equal', 'shared', 'close', 'other'],
} as const

export type Kind = keyof typeof levelsOf
export type Level = (typeof levelsOf)[Kind][number]

/** One thing that two records are compared by. */
export interface Aspect {
  name: string
  kind: Kind
}

/** Names come first in every outline: they are compared together, since they are also written in each other's place. */
export const nameAspects = [
  { name: 'family', kind: 'family' },
  { name: 'given', kind: 'given' },
] as const satisfies readonly Aspect[]

export type Outline = readonly Aspect[]

/** What people are compared by. */
export const personOutline = [
  ...nameAspects,
  { name: 'born', kind: 'day' },
  { name: 'cnp', kind: 'mark' },
  { name: 'place', kind: 'place' },
  { name: 'phone', kind: 'number' },
] as const satisfies Outline

export type PersonAspect = (typeof personOutline)[number]['name']

/** Kinds whose values may be common ones: to share „Popescu” says less than to share „Zăgănescu”. */
export const hasTerms = (kind: Kind): boolean =>
  kind === 'family' || kind === 'given' || kind === 'place' || kind === 'text'
