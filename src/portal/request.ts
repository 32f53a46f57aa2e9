import { z } from 'zod/mini'
import { addDays, today } from '../kernel/day.ts'
import { atGate, type Engine, read } from '../kernel/engine.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { isId } from '../kernel/ids.ts'
import { openBytes, type Seal, sealBytes } from '../kernel/keys.ts'
import { asPersonal } from '../kernel/marks.ts'
import { Problem } from '../kernel/problem.ts'
import { code, email, personal, personalLines, phone } from '../kernel/shape.ts'
import { countyCodes } from '../programme/place.ts'
import { dropRequests, forgetSettled, putRequest, type RequestRow, saidIn, settledBefore } from './request-tables.ts'

/** What people send from the public pages; the last two come from a participant's own page. */
export const requestKinds = ['job', 'course', 'quote', 'refer', 'contact', 'complaint', 'coming', 'not-coming'] as const
export type RequestKind = (typeof requestKinds)[number]
export type FormKind = Exclude<RequestKind, 'coming' | 'not-coming'>

export const outcomes = ['taken-up', 'answered', 'not-for-us', 'unwanted'] as const
export type Outcome = (typeof outcomes)[number]

const county = () => asPersonal(z.string().check(z.refine(text => countyCodes.includes(text))))
const name = () => personal(120)
/** A sign that a program filled the form in: people do not see this field. */
const trap = { website: z.optional(personal(2000)) }

const caller = { name: name(), phone: phone(), county: z.optional(county()) }
const writer = { name: name(), phone: z.optional(phone()), email: email(), message: personalLines(3000) }

/** Of whoever looks for work or for a course nothing is asked but a name and a number: a counsellor calls. */
export const requestShapes = {
  job: z.strictObject({ ...caller, ...trap }),
  course: z.strictObject({ ...caller, ...trap }),
  quote: z.strictObject({
    name: name(),
    organisation: z.optional(personal(200)),
    phone: z.optional(phone()),
    email: email(),
    message: personalLines(3000),
    ...trap,
  }),
  /** Our choice: an institution says that the person agrees, and no category of theirs. */
  refer: z.strictObject({
    name: name(),
    organisation: personal(200),
    phone: phone(),
    person: name(),
    personPhone: phone(),
    county: county(),
    agreed: z.boolean().check(z.refine(agreed => agreed, { params: { code: 'portal.not-agreed' } })),
    ...trap,
  }),
  contact: z.strictObject({ ...writer, ...trap }),
  complaint: z.strictObject({ about: code(['service', 'discrimination', 'data', 'other']), ...writer, ...trap }),
} as const satisfies Record<FormKind, z.ZodMiniType>

/** As it was sent: field by field. */
export type Said = Readonly<Record<string, string | boolean>>

export interface Sent {
  id: string
  kind: RequestKind
  said: Said
  region?: string | undefined
  about?: string | undefined
  person?: string | undefined
}

/** What a form of the public says, or a refusal at its fields. */
export function readRequest(kind: FormKind, typed: unknown): Said {
  const shape: z.ZodMiniType = requestShapes[kind]
  const result = shape.safeParse(typed)
  if (!result.success) throw new Problem(400, 'kernel.wrong-shape', {}, fieldProblems(result.error, typed))
  return result.data as Said
}

/** A short name of a request, to be said on the telephone. */
export const numberOf = (id: string): string => `${id.slice(-8, -4)}-${id.slice(-4)}`.toUpperCase()

/**
 * Keeps it, sealed, until somebody takes it up. Nobody is recorded as a person by it. Sent twice it is one; other words under the same id are
 * refused, so that nobody believes that they were kept.
 */
export async function receive(
  engine: Engine,
  { tenant, programme }: { tenant: string; programme: string },
  sent: Sent,
): Promise<void> {
  if (!isId(sent.id)) throw new Problem(400, 'kernel.command-needs-an-id')
  const text = Buffer.from(JSON.stringify(sent.said))
  const row = {
    tenant_id: tenant,
    id: sent.id,
    programme,
    kind: sent.kind,
    received_at: engine.clock().toISOString(),
    region: sent.region ?? null,
    about_id: sent.about ?? null,
    person_id: sent.person ?? null,
    said: sealBytes(engine.keyring.of(tenant).seal, text, sealOf(tenant, sent.id)),
  }
  const before = await atGate(engine, tx => putRequest(tx, row), tenant)
  if (before && !(await isSame(engine, before, sent))) throw new Problem(409, 'portal.sent-otherwise-before')
}

/** Words that are gone, a month after they were settled, are no longer compared: the id is used. */
async function isSame(engine: Engine, before: RequestRow, { kind, said, about }: Sent): Promise<boolean> {
  if (before.kind !== kind || before.about_id !== (about ?? null)) return false
  const key = engine.keyring.of(before.tenant_id).seal
  const bytes = openBytes(key, before.said, sealOf(before.tenant_id, before.id))
  return bytes.toString() === JSON.stringify(said)
}

const sealOf = (tenant: string, id: string): Seal => ({ tenant, purpose: `request/${id}`, keyVersion: 1 })

/** What these requests say. */
export async function opened(engine: Engine, tenant: string, ids: readonly string[]): Promise<Map<string, Said>> {
  const sealed = await atGate(engine, tx => saidIn(tx, tenant, ids), tenant)
  const key = engine.keyring.of(tenant).seal
  return new Map(
    [...sealed].map(([id, bytes]) => [id, JSON.parse(openBytes(key, bytes, sealOf(tenant, id)).toString()) as Said]),
  )
}

/** Days within which somebody is answered, as the public page promises. Our choice. */
export const answeredWithin = (kind: string): number => (kind === 'complaint' ? 30 : 5)

/** Our choice: a month after it was settled nobody needs what it said; after a year nobody will take it up. */
const keptDays = { settled: 30, unsettled: 365 }

export async function forgetRequests(engine: Engine, { tenant }: { tenant: string }): Promise<void> {
  const now = today(engine.clock())
  const before = addDays(now, -keptDays.settled)
  const settled = await read(engine, { tenant }, tx => settledBefore(tx, tenant, before))
  await atGate(
    engine,
    async tx => {
      await dropRequests(tx, tenant, settled)
      await forgetSettled(tx, tenant, { before, longAgo: addDays(now, -keptDays.unsettled) })
    },
    tenant,
  )
}
