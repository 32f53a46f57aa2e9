import {
  type AskedField,
  askedFields,
  type CompletenessState,
  type Pattern,
  type States,
} from './completeness-tables.ts'

/** Without these a person counts in no indicator but the grand total. Source: decision 20 of the domain rules. */
export const neededToCount: readonly AskedField[] = ['sex', 'born', 'labour', 'isced']

export interface FieldTotals {
  field: AskedField
  totals: Record<CompletenessState, number>
}

export const totalsOf = (patterns: readonly Pattern[]): FieldTotals[] =>
  askedFields.map(field => {
    const totals = { given: 0, refused: 0, unknown: 0, 'not-asked': 0, missing: 0 }
    for (const pattern of patterns) totals[pattern[field]] += pattern.people
    return { field, totals }
  })

/** About how many something is not given. */
export const incompleteIn = (patterns: readonly Pattern[]): number =>
  patterns.filter(pattern => gapsOf(pattern).length > 0).reduce((sum, { people }) => sum + people, 0)

export interface Gap {
  field: AskedField
  state: Exclude<CompletenessState, 'given'>
}

/** What is not given about somebody, the fields that they need to count first. */
export function gapsOf(states: States): Gap[] {
  const gaps = askedFields.flatMap(field => {
    const state = states[field]
    return state === 'given' ? [] : [{ field, state }]
  })
  return gaps.toSorted((one, other) => rank(one) - rank(other))
}

const rank = ({ field }: Gap): number => (neededToCount.includes(field) ? 0 : 1)

export const countsNowhere = (states: States): boolean => neededToCount.some(field => states[field] !== 'given')
