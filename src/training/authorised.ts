import { addDays, type Day } from '../kernel/day.ts'
import type { AuthorisationRow, LapseRow } from './tables.ts'

export type Validity = Pick<AuthorisationRow, 'valid_from' | 'valid_to'>
export type Lapse = Pick<LapseRow, 'from_on' | 'until_on'>

/**
 * The first day of a period, both ends included, on which the authorisation does not hold; undefined where it holds on every one. A lapse
 * that has no end goes on.
 */
export function firstDayWithout(
  { valid_from, valid_to }: Validity,
  lapses: readonly Lapse[],
  from: Day,
  to: Day,
): Day | undefined {
  const gaps: { from: Day; to: Day }[] = [
    { from: '0001-01-01', to: addDays(valid_from, -1) },
    { from: addDays(valid_to, 1), to: '9999-12-31' },
    ...lapses.map(lapse => ({ from: lapse.from_on, to: lapse.until_on ?? '9999-12-31' })),
  ]
  const first = gaps
    .filter(gap => gap.from <= to && from <= gap.to)
    .map(gap => (gap.from > from ? gap.from : from))
    .toSorted()[0]
  return first
}
