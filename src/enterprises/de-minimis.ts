import { addMonths, type Day } from '../kernel/day.ts'

/** De minimis aid to a single undertaking. `cents`: euro cents of gross grant equivalent, at the rate of `grantedOn`, the day of the contract. */
export interface MinimisGrant {
  grantedOn: Day
  cents: number
}

export interface MinimisRule {
  limitCents: number
  years: number
}

/** A grant of day D falls out on the same calendar day so many years later. */
export const fallsOutOn = ({ grantedOn }: MinimisGrant, { years }: MinimisRule): Day => addMonths(grantedOn, years * 12)

/** What counts against the limit on a day: every grant of the years before it, and of the day itself. */
export const countedOn = (grants: readonly MinimisGrant[], on: Day, rule: MinimisRule): number =>
  grants
    .filter(grant => grant.grantedOn <= on && on < fallsOutOn(grant, rule))
    .reduce((sum, { cents }) => sum + cents, 0)

/** The most that counted on any day: the sum grows only on the day of a grant. */
export const mostCounted = (grants: readonly MinimisGrant[], rule: MinimisRule): number =>
  Math.max(0, ...grants.map(({ grantedOn }) => countedOn(grants, grantedOn, rule)))

export interface Excess {
  on: Day
  cents: number
}

/**
 * The first day on which the limit would be passed with one grant more: its own, or a later one that was granted already. Exactly the
 * limit is allowed. Source: Reg. (EU) 2023/2831, art. 3(2): any period of three years.
 */
export function findExcess(grants: readonly MinimisGrant[], one: MinimisGrant, rule: MinimisRule): Excess | undefined {
  const all = [...grants, one]
  const days = all.map(grant => grant.grantedOn).filter(on => on >= one.grantedOn && on < fallsOutOn(one, rule))
  return days
    .toSorted()
    .map(on => ({ on, cents: countedOn(all, on, rule) }))
    .find(({ cents }) => cents > rule.limitCents)
}
