import * as z from 'zod/mini'
import { day } from '../kernel/shape.ts'
import { code, nuts } from './rule.ts'

/**
 * The condition of an indicator: a closed tree of `all`, `any`, `not` and the predicates below, and nothing else. A fact that is not
 * known makes its predicate false. What a fact is and where it may stand is decided by `type-check.ts`.
 */

/** A number, a day, or the value of one of the profile's parameters. */
const bound = z.union([
  z.number().check(z.minimum(-1_000_000), z.maximum(1_000_000)),
  day(),
  z.strictObject({ parameter: code }),
])
export type Bound = z.infer<typeof bound>

/** A yes/no fact holds: `is: started`. */
const holds = z.strictObject({ is: code })
/** A coded fact has this value: `fact: labour, is: unemployed`. */
const equals = z.strictObject({ fact: code, is: code })
/** … or one of these. */
const oneOf = z.strictObject({ fact: code, in: z.array(code).check(z.minLength(1), z.maxLength(40)) })
/** A number or day lies within bounds: `below` and `over` exclude their bound, `from` and `to` include it. */
const within = z.strictObject({
  fact: code,
  below: z.optional(bound),
  from: z.optional(bound),
  to: z.optional(bound),
  over: z.optional(bound),
})
/** A fact is known at all. */
const known = z.strictObject({ known: code })
/** A support of this kind was received; with `hours`, at least so many hours of it. */
const received = z.strictObject({
  received: code,
  hours: z.optional(z.number().check(z.positive(), z.maximum(10_000))),
})
/** An outcome of this kind was reached since entry. */
const reached = z.strictObject({ reached: code })
/** … and satisfies the immediate window. */
const uponExit = z.strictObject({ uponExit: code })
/** … or holds on the day of the longer-term window. */
const atSixMonths = z.strictObject({ atSixMonths: code })
/** An enterprise has come at least to this phase. */
const phase = z.strictObject({ phase: z.strictObject({ atLeast: code }) })
/** An agreement or event has a party of this kind, in this region if one is named. */
const party = z.strictObject({ party: code, region: z.optional(nuts) })

const predicate = z.union([holds, equals, oneOf, within, known, received, reached, uponExit, atSixMonths, phase, party])
export type Predicate = z.infer<typeof predicate>
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Predicate

const branches = () => z.array(condition).check(z.maxLength(40))

/** An empty `all` or `any` passes the shape and is refused by the type-check, which can say where it stands. */
export const condition: z.ZodMiniType<Condition> = z.union([
  z.strictObject({ all: z.lazy(branches) }),
  z.strictObject({ any: z.lazy(branches) }),
  z.strictObject({ not: z.lazy(() => condition) }),
  predicate,
])

/** The parts that are joined by "and" at the top of a tree. */
export const clausesOf = (tree: Condition): Condition[] => ('all' in tree ? tree.all.flatMap(clausesOf) : [tree])

/** What a condition asks, without how it is joined. */
export function predicatesIn(tree: Condition): Predicate[] {
  if ('all' in tree) return tree.all.flatMap(predicatesIn)
  if ('any' in tree) return tree.any.flatMap(predicatesIn)
  if ('not' in tree) return predicatesIn(tree.not)
  return [tree]
}

/** Every fact that a condition reads. */
export const factsIn = (tree: Condition): string[] => predicatesIn(tree).map(factOf)

export function factOf(one: Predicate): string {
  if ('fact' in one) return one.fact
  if ('is' in one) return one.is
  if ('known' in one) return one.known
  if ('received' in one) return one.hours === undefined ? 'supports' : 'support_hours'
  if ('reached' in one) return 'outcomes'
  if ('uponExit' in one) return 'upon_exit'
  if ('atSixMonths' in one) return 'at_six_months'
  if ('phase' in one) return 'phase'
  return 'parties'
}

/** Lower bounds before upper ones, as a sentence tells them. */
export const boundNames = ['from', 'over', 'to', 'below'] as const
