import { z } from 'zod/mini'

/** A mark of 1 to 10, with at most two decimals. */
export const grade = () => z.number().check(z.gte(1), z.lte(10), z.multipleOf(0.01))

/** Marks are kept as whole hundredths. */
export const hundredths = (mark: number): number => Math.round(mark * 100)

export interface PassRule {
  theory: number
  practice: number
}

export interface Marks {
  theory: number
  practice: number
}

/**
 * Each part is passed for itself; a good mark in one does not make up for the other. Marks are in hundredths, both bounds included.
 * Source: methodology of certification, Order 501/5253/2003 (parameters of the profile).
 */
export const passes = ({ theory, practice }: Marks, rule: PassRule): boolean =>
  theory >= hundredths(rule.theory) && practice >= hundredths(rule.practice)

/** In hundredths. Our choice: cut off after the second decimal, not rounded. */
export const meanOf = ({ theory, practice }: Marks): number => Math.floor((theory + practice) / 2)
