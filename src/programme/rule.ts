import * as z from 'zod/mini'
import type { Day } from '../kernel/day.ts'
import { asPlain } from '../kernel/marks.ts'
import { code as kernelCode, day, plain } from '../kernel/shape.ts'

/** Codes are stable: people, papers and reports refer to them, so they are never renamed. */
export const code = kernelCode()

/** A NUTS code, from country to level 3. Source: Reg. (EC) 1059/2003. */
export const nuts = asPlain(z.string().check(z.stringFormat('code', /^[A-Z]{2}[0-9A-Z]{0,3}$/)))

/** A text that users read, in both languages. */
export const names = z.strictObject({ ro: plain(600), en: plain(600) })
export type Names = z.infer<typeof names>

/**
 * `source` is a key of the profile's `sources`. `verify`: taken from memory or a secondary text, to be checked against the text in
 * force before it binds anybody. Validity is inclusive on both ends; without it a rule holds as long as its profile.
 */
export const ruleFields = {
  source: code,
  verify: z.optional(z.boolean()),
  validFrom: z.optional(day()),
  validTo: z.optional(day()),
}

/** As `ruleFields`, for a list whose entries name a source only where a text decides something. */
export const optionalRule = { source: z.optional(code), verify: z.optional(z.boolean()) }

export interface Rule {
  source: string
  verify?: boolean | undefined
  validFrom?: Day | undefined
  validTo?: Day | undefined
}

/** Where a rule comes from; `choice` marks what no text decides and we did. */
export const source = z.strictObject({
  ...names.shape,
  url: z.optional(asPlain(z.string().check(z.url(), z.maxLength(400)))),
  choice: z.optional(z.boolean()),
})
export type Source = z.infer<typeof source>

export const holdsOn = (rule: Pick<Rule, 'validFrom' | 'validTo'>, on: Day): boolean =>
  (rule.validFrom === undefined || rule.validFrom <= on) && (rule.validTo === undefined || on <= rule.validTo)
