import { z } from 'zod/mini'
import { code as listed, day, id, plain } from '../kernel/shape.ts'
import { code, nuts } from './rule.ts'

/** `code`: short and stable, such as SES-1. The title names the thing, never a person. `reachedOn`: the day from which it stands. */
const common = {
  programme: code,
  code,
  title: plain(200),
  region: nuts,
  partner: z.optional(code),
  centre: z.optional(code),
  reachedOn: day(),
  /** The steps that it has taken: phases of an enterprise, `closed` … */
  milestones: z.optional(z.array(z.strictObject({ kind: code, reachedOn: day() })).check(z.maxLength(20))),
}

/** A position, whoever holds it. Net new: it raises the employer's number of posts. Source: decision 8 of the domain rules. */
const job = z.strictObject({
  unit: z.literal('job'),
  ...common,
  netNew: z.optional(z.boolean()),
  /** The social enterprise of the programme that it is in. */
  enterprise: z.optional(id()),
  weeklyHours: z.number().check(z.gt(0), z.maximum(60)),
  contract: listed(['permanent', 'fixed-term', 'apprenticeship']),
})

const enterprise = z.strictObject({
  unit: z.literal('enterprise'),
  ...common,
  existing: z.optional(z.boolean()),
  publicBody: z.optional(z.boolean()),
  microSme: z.optional(z.boolean()),
})

const centre = z.strictObject({ unit: z.literal('centre'), ...common })

const agreement = z.strictObject({
  unit: z.literal('agreement'),
  ...common,
  brokered: z.optional(z.boolean()),
})

const event = z.strictObject({ unit: z.literal('event'), ...common })

/** What is typed into the register itself. The other units have a slice of their own, whose commands write their row. */
export const registered = z.discriminatedUnion('unit', [job])

/** A countable thing that is not a person. */
export type Deliverable = z.infer<
  typeof registered | typeof enterprise | typeof centre | typeof agreement | typeof event
>
