import * as z from 'zod/mini'
import { check } from './check.ts'
import { condition } from './condition.ts'
import { indicator } from './indicator.ts'
import { parameter } from './parameter.ts'
import { asPlain } from '../kernel/marks.ts'
import { day } from '../kernel/shape.ts'
import { code, names, optionalRule, ruleFields, source } from './rule.ts'

/** `isA`: whatever is asked of the wider kind is satisfied by this one, such as `self-employment` for `employment`. */
const kind = { code, names, isA: z.optional(code), ...ruleFields }

export const supportKind = z.strictObject({
  ...kind,
  /** The first support of such a kind is the day of entry. A recruitment or general information session is not. */
  opensEntry: z.boolean(),
  /** The last support of such a kind is the day of exit. A follow-up call is not. */
  extendsExit: z.boolean(),
  /** Its hours are recorded and counted. */
  inHours: z.boolean(),
})
export type SupportKind = z.infer<typeof supportKind>

export const outcomeKind = z.strictObject({
  ...kind,
  /** A state must still hold on the day that counts (employment, job search, education); an event has happened or not. */
  state: z.boolean(),
})
export type OutcomeKind = z.infer<typeof outcomeKind>

/** A name must not tell a special category: a self-declaration is called a declaration, whatever it declares. */
export const paperKind = z.strictObject({ code, names, hasValidity: z.boolean() })
export type PaperKind = z.infer<typeof paperKind>

/** All of these are needed; a list among them stands for any one of its papers. */
const paperList = z.array(z.union([code, z.array(code).check(z.minLength(2))]))

/** A part of the target group. Special: the answer is sealed, and only totals leave it. */
export const category = z.strictObject({ code, names, where: condition, ...ruleFields })
export type Category = z.infer<typeof category>

/** A proof is signed on or before that day, valid on it, and not older than `maxAgeDays`. Any one of the papers is enough. */
export const criterion = z.strictObject({
  code,
  names,
  papers: z.array(code).check(z.minLength(1)),
  validOn: z.enum(['entry', 'application']),
  maxAgeDays: z.optional(z.int().check(z.minimum(1), z.maximum(3660))),
  /** Asked of people of this category only; without it, of everybody. */
  category: z.optional(code),
  ...ruleFields,
})
export type Criterion = z.infer<typeof criterion>

/**
 * A phase of an enterprise opens only with these papers, accepted and valid on its day; a list among them stands for any one of its papers.
 * `byForm`: what enterprises of these legal forms bring instead. `optional`: the next phase may come without it. `asks`: what must stand in
 * the product itself, a plan that was submitted or, for whoever took part in a competition, a place that was won.
 */
export const phase = z.strictObject({
  code,
  names,
  asks: z.optional(z.enum(['submitted-plan', 'place-won'])),
  papers: z.optional(paperList),
  byForm: z.optional(z.array(z.strictObject({ forms: z.array(code), papers: paperList }))),
  optional: z.optional(z.boolean()),
  ...optionalRule,
})
export type Phase = z.infer<typeof phase>

/** `participation`, `eligibility.<criterion>`, `support.<kind>`, `outcome.<kind>`, `six-months.<kind>`, `deliverable.<unit>` or `enterprise.<record>`. */
const claim = asPlain(
  z
    .string()
    .check(
      z.stringFormat(
        'code',
        /^(participation|(eligibility|support|outcome|six-months|deliverable|enterprise)\.[A-Za-z0-9._-]{1,40})$/,
      ),
    ),
)

/** All of the papers are needed; a list among them stands for any one of its papers. */
export const evidenceList = z.strictObject({
  claim,
  papers: paperList,
  ...ruleFields,
})
export type EvidenceList = z.infer<typeof evidenceList>

/**
 * Support that is given in sessions with signatures. `accredited`: only a provider accredited for it on that day may count it.
 * `signedOnScreen`: a signature on the screen counts; without it, only one on paper that a second person has checked.
 */
export const service = z.strictObject({
  kind: code,
  accredited: z.boolean(),
  signedOnScreen: z.boolean(),
  ...ruleFields,
})
export type Service = z.infer<typeof service>

/** Immediate: days after exit, the last one included. Longer term: calendar months after exit, on that very day. */
export const immediateWindow = z.strictObject({ value: z.int().check(z.minimum(0), z.maximum(366)), ...ruleFields })
export const longerTermWindow = z.strictObject({ value: z.int().check(z.minimum(1), z.maximum(60)), ...ruleFields })

const named = z.strictObject({ code, names })

/** A text of a business plan. `asks`: what it answers. `aboutPeople`: it is taken away when somebody behind the plan is erased. */
export const planSection = z.strictObject({
  code,
  names,
  asks: z.optional(names),
  aboutPeople: z.optional(z.boolean()),
  optional: z.optional(z.boolean()),
})
export type PlanSection = z.infer<typeof planSection>

/** What plans are scored by in a competition, unless its call says otherwise. Points: of a criterion times its weight, summed. */
const planGrid = z.strictObject({
  source: code,
  verify: z.optional(z.boolean()),
  criteria: z
    .array(
      z.strictObject({
        code,
        names,
        maximum: z.int().check(z.minimum(1), z.maximum(100)),
        weight: z.int().check(z.minimum(1), z.maximum(100)),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
  minimum: z.int().check(z.minimum(0)),
  /** Two scorers who differ by more are followed by a third. */
  difference: z.int().check(z.minimum(0)),
  appealDays: z.int().check(z.minimum(0), z.maximum(60)),
})
export type PlanGrid = z.infer<typeof planGrid>

export const profile = z.strictObject({
  code,
  version: z.int().check(z.minimum(1)),
  names,
  /** The programming period, such as `2021-2027`: the namespace of the indicator codes. */
  period: code,
  validFrom: day(),
  validTo: z.optional(day()),
  source: code,
  sources: z.record(code, source),
  supports: z.array(supportKind),
  services: z.optional(z.array(service)),
  outcomes: z.array(outcomeKind),
  papers: z.array(paperKind),
  themes: z.optional(z.array(named)),
  /** Of an enterprise, in the order in which they are reached. */
  phases: z.optional(z.array(phase)),
  /** Kinds of legal person that an enterprise may be. */
  legalForms: z.optional(z.array(named)),
  /** Of a business plan, in their order. */
  planSections: z.optional(z.array(planSection)),
  planGrid: z.optional(planGrid),
  /** Of an agreement or an event. */
  partyKinds: z.optional(z.array(named)),
  categories: z.array(category),
  criteria: z.array(criterion),
  windows: z.strictObject({ immediateDays: immediateWindow, longerTermMonths: longerTermWindow }),
  evidence: z.array(evidenceList),
  parameters: z.array(parameter),
  indicators: z.array(indicator),
  checks: z.array(check),
})
export type Profile = z.infer<typeof profile>
