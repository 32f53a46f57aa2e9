import * as z from 'zod/mini'
import { asPlain } from '../kernel/marks.ts'
import { day, plain } from '../kernel/shape.ts'
import { cui } from './cui.ts'
import { indicator } from './indicator.ts'
import { parameter } from './parameter.ts'
import {
  category,
  criterion,
  evidenceList,
  immediateWindow,
  longerTermWindow,
  outcomeKind,
  paperKind,
  service,
  supportKind,
} from './profile.ts'
import { code, names, nuts, source } from './rule.ts'

const amount = z.number().check(z.minimum(0), z.maximum(100_000_000))
/** Of an organisation, not of a person. */
const contact = {
  phone: z.optional(plain(40)),
  email: z.optional(asPlain(z.string().check(z.trim(), z.email(), z.maxLength(200)))),
}

/** One of them is the applicant: the organisation that signed the contract and answers for the data. */
export const partner = z.strictObject({
  code,
  name: plain(200),
  cui: cui(),
  applicant: z.optional(z.boolean()),
  ...contact,
})
export type Partner = z.infer<typeof partner>

/** LD = less developed, MD = more developed. Source: Reg. (EU) 2021/1060, art. 108. */
export const region = z.strictObject({ nuts, names, category: z.enum(['LD', 'MD']) })
export type Region = z.infer<typeof region>

export const centre = z.strictObject({
  code,
  name: plain(200),
  region: nuts,
  partner: code,
  locality: z.optional(plain(120)),
  ...contact,
})
export type Centre = z.infer<typeof centre>

/**
 * What the contract promises of one indicator. Without `total` it is followed without a promise. Regions and partners each add up to
 * the total; categories may overlap, so each is at most the total; periods are cumulative up to and including their day.
 */
const promise = {
  indicator: code,
  total: z.optional(amount),
  byRegion: z.optional(z.record(nuts, amount)),
  byPartner: z.optional(z.record(code, amount)),
  byCategory: z.optional(z.record(code, amount)),
  byPeriod: z.optional(z.array(z.strictObject({ until: day(), value: amount }))),
}

export const target = z.strictObject({
  ...promise,
  /** Which kinds of party are to be reached in which regions (agreements and events): every pair is wanted. */
  coverage: z.optional(
    z.strictObject({ parties: z.array(code).check(z.minLength(1)), regions: z.array(nuts).check(z.minLength(1)) }),
  ),
})
export type Target = z.infer<typeof target>

const activity = z.strictObject({ code, names, partners: z.optional(z.array(code)), targets: z.array(target) })
export type Activity = z.infer<typeof activity>

const objective = z.strictObject({ code, names, activities: z.array(activity) })
export type Objective = z.infer<typeof objective>

/** At least so many, or such a share, of those who count in `of` belong to the category. */
export const quota = z.union([
  z.strictObject({ category: code, of: code, number: z.int().check(z.minimum(1)) }),
  z.strictObject({ category: code, of: code, share: z.number().check(z.gt(0), z.maximum(1)) }),
])
export type Quota = z.infer<typeof quota>

/** An addendum to the contract: the targets it changes, whole, from a day on. Numbered from 1 without gaps. */
export const amendment = z.strictObject({
  number: z.int().check(z.minimum(1)),
  signedOn: day(),
  validFrom: day(),
  note: z.optional(names),
  targets: z.array(target).check(z.minLength(1)),
})
export type Amendment = z.infer<typeof amendment>

export const programme = z.strictObject({
  code,
  names,
  startsOn: day(),
  endsOn: day(),
  /** The profile whose rules decide; `alsoUnder`: profiles the same people are counted under, side by side. */
  profile: code,
  alsoUnder: z.optional(z.array(code)),
  sources: z.optional(z.record(code, source)),
  partners: z.array(partner).check(z.minLength(1)),
  regions: z.array(region).check(z.minLength(1)),
  centres: z.array(centre),
  /** Kinds and rules of its own, beside those of its profile. */
  supports: z.optional(z.array(supportKind)),
  outcomes: z.optional(z.array(outcomeKind)),
  papers: z.optional(z.array(paperKind)),
  categories: z.optional(z.array(category)),
  criteria: z.optional(z.array(criterion)),
  indicators: z.optional(z.array(indicator)),
  objectives: z.array(objective).check(z.minLength(1)),
  quotas: z.optional(z.array(quota)),
  /** Each replaces the profile's rule of the same claim, kind, window or code. */
  evidence: z.optional(z.array(evidenceList)),
  services: z.optional(z.array(service)),
  windows: z.optional(
    z.strictObject({ immediateDays: z.optional(immediateWindow), longerTermMonths: z.optional(longerTermWindow) }),
  ),
  parameters: z.optional(z.array(parameter)),
  amendments: z.optional(z.array(amendment)),
})
export type Programme = z.infer<typeof programme>
