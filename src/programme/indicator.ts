import * as z from 'zod/mini'
import { condition } from './condition.ts'
import { units } from './facts.ts'
import { code, names, ruleFields } from './rule.ts'

/** What the value of an indicator may be split by. Sex and region are always offered; a sealed one is never split by centre or partner. */
export const breakdowns = ['sex', 'region', 'region_category', 'centre', 'partner'] as const

const common = {
  code,
  /** The annex of the regulation; the same code in another period or annex is another indicator. */
  annex: z.optional(code),
  names,
  kind: z.enum(['output', 'immediate', 'longer-term', 'figure']),
  ...ruleFields,
}

/** Counts the rows of a unit for which the condition holds; for the unit `hour` it adds up their hours. */
const counted = z.strictObject({
  ...common,
  unit: z.enum(units),
  counts: condition,
  breakdown: z.optional(z.array(z.enum(breakdowns))),
  /** The output whose value this result may not exceed; several are added up. */
  reference: z.optional(z.array(code).check(z.minLength(1))),
})

/** A percentage: one counted indicator among another of the same unit. */
const share = z.strictObject({ ...common, share: z.strictObject({ of: code, among: code }) })

export const indicator = z.union([counted, share])
export type Indicator = z.infer<typeof indicator>
export type CountedIndicator = z.infer<typeof counted>

export const isCounted = (one: Indicator): one is CountedIndicator => 'counts' in one
