import * as z from 'zod/mini'
import { code, names, ruleFields } from './rule.ts'

/**
 * A check finds records or totals that contradict themselves. What a check does is code in `results`, chosen by `rule`; what it is
 * called, how grave it is, which indicators it compares and where it comes from is data of the profile.
 */
const common = { code, names, severity: z.enum(['error', 'warning']), ...ruleFields }

const codes = z.array(code).check(z.minLength(1), z.maxLength(40))

/** Checks of one record at a time. */
const record = [
  z.strictObject({ rule: z.literal('record-complete'), ...common }),
  z.strictObject({ rule: z.literal('entry-in-programme'), ...common }),
  z.strictObject({ rule: z.literal('exit-after-entry'), ...common }),
  /** Completed years at entry, both bounds included. */
  z.strictObject({ rule: z.literal('age-between'), from: z.int(), to: z.int(), ...common }),
  z.strictObject({ rule: z.literal('exactly-one'), of: codes, ...common }),
  /** Who counts in `when` counts in at least one of `in`. */
  z.strictObject({
    rule: z.literal('implies'),
    implications: z.array(z.strictObject({ when: code, in: codes })).check(z.minLength(1)),
    ...common,
  }),
  z.strictObject({ rule: z.literal('results-need-exit'), of: codes, ...common }),
  z.strictObject({ rule: z.literal('results-after-six-months'), of: codes, ...common }),
  z.strictObject({ rule: z.literal('outcome-has-paper'), ...common }),
  z.strictObject({ rule: z.literal('support-within-participation'), ...common }),
] as const

/** Checks of totals, in every cell of region category and sex. */
const aggregate = [
  z.strictObject({ rule: z.literal('sum-equals'), sum: codes, total: code, ...common }),
  z.strictObject({ rule: z.literal('sum-at-most'), sum: codes, total: code, ...common }),
  z.strictObject({ rule: z.literal('each-at-most'), each: codes, total: code, ...common }),
  /** A sum that is submitted under its own name equals the sum of its parts. */
  z.strictObject({ rule: z.literal('reserved-sums'), sums: z.array(codes).check(z.minLength(1)), ...common }),
  /** A result is at most its reference outputs, a percentage at most 100. */
  z.strictObject({ rule: z.literal('results-within-reference'), ...common }),
  /** A cumulative value does not fall without a correction note. */
  z.strictObject({ rule: z.literal('never-falls'), ...common }),
] as const

export const check = z.discriminatedUnion('rule', [...record, ...aggregate])
export type Check = z.infer<typeof check>

const aggregateRules: ReadonlySet<string | undefined> = new Set(aggregate.map(shape => shape.shape.rule.def.values[0]))

export const levelOf = (one: Check): 'record' | 'aggregate' => (aggregateRules.has(one.rule) ? 'aggregate' : 'record')

/** Every indicator that a check names. */
export function indicatorsIn(one: Check): string[] {
  if (one.rule === 'implies') return one.implications.flatMap(implication => [implication.when, ...implication.in])
  if (one.rule === 'sum-equals' || one.rule === 'sum-at-most') return [...one.sum, one.total]
  if (one.rule === 'each-at-most') return [...one.each, one.total]
  if (one.rule === 'reserved-sums') return one.sums.flat()
  return 'of' in one ? one.of : []
}
