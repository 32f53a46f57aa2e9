import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain } from '../kernel/shape.ts'
import type { Tx } from '../kernel/database.ts'
import type { Right, Who } from '../kernel/who.ts'
import { asPlain } from '../kernel/marks.ts'
import { cui } from '../programme/cui.ts'
import {
  type Found,
  getDeliverable,
  type Grounds,
  groundsFor,
  reaches,
  type Recorded,
  settled,
} from '../programme/deliverable.ts'
import { code, nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { findPlan } from './plan-tables.ts'
import { type EnterpriseRow, type Fact, findEnterprise, hasJobs, rowsOf } from './tables.ts'

/** CAEN has two revisions in use; a code means something only with its own. Source: order of the statistical institute 377/2024. */
const caen = z.strictObject({
  revision: z.union([z.literal(2), z.literal(3)]),
  code: asPlain(z.string().check(z.stringFormat('code', /^\d{4}$/))),
})

/** What is said of an enterprise. `region` is that of its seat. The title names the enterprise, never a person. */
const said = {
  code,
  title: plain(200),
  legalForm: code,
  cui: z.optional(cui()),
  region: nuts,
  workRegion: z.optional(nuts),
  partner: z.optional(code),
  centre: z.optional(code),
  caen: z.optional(caen),
  purpose: z.optional(plain(500)),
  /** Enterprises under one control share a code: for de minimis aid they are one. */
  undertaking: z.optional(code),
  existing: z.optional(z.boolean()),
  publicBody: z.optional(z.boolean()),
  microSme: z.optional(z.boolean()),
}

const openShape = z.strictObject({ programme: code, ...said, knownSince: day() })
type Open = z.infer<typeof openShape>
type Said = Omit<Open, 'programme' | 'knownSince'>

interface Opened extends Recorded {
  enterprise: Fact<EnterpriseRow>
}

const example = {
  code: 'SES-1',
  title: 'Cooperativa Exemplu',
  legalForm: 'cooperative',
  region: 'RO21',
  existing: false,
  microSme: true,
}

/** An enterprise is known from its first idea, or from the day on which an existing one joined. Its phases follow, each with its papers. */
export const open = command<Open, Grounds, Opened>({
  kind: 'enterprises.open',
  shape: openShape,
  example: { programme: 'example', ...example, knownSince: '2025-05-12' },
  may: 'deliverable.write',
  happenedOn: input => input.knownSince,
  given: (input, { tx, who }) => groundsFor(tx, who, asDeliverable(input, input.programme, input.knownSince)),
  decide(input, grounds, { who, today }) {
    const recorded = settled(newId(), asDeliverable(input, input.programme, input.knownSince), grounds, today)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    return { ...recorded, enterprise: enterpriseOf(recorded.row.id, input, grounds.rules) }
  },
  async write({ row, enterprise }, rows) {
    await rows.insert('deliverable', row)
    await rows.insert('enterprise', enterprise)
    return { enterprise: row.id }
  },
})

const correctShape = z.strictObject({ enterprise: id(), reason: plain(300), knownSince: day(), ...said })
type Correct = z.infer<typeof correctShape>

/** Says anew what was recorded wrong, or has changed. */
export const correct = command<Correct, { grounds: Grounds; place: Place }, Opened>({
  kind: 'enterprises.correct',
  shape: correctShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    reason: 'Denumirea era greșită.',
    knownSince: '2025-05-12',
    ...example,
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.enterprise)
    const { programme } = place.found.row
    return { grounds: await groundsFor(tx, who, asDeliverable(input, programme, input.knownSince)), place }
  },
  decide(input, { grounds, place }, { who, today }) {
    const { programme, id: key } = place.found.row
    const recorded = settled(key, asDeliverable(input, programme, input.knownSince), grounds, today)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    return { ...recorded, enterprise: enterpriseOf(key, input, grounds.rules) }
  },
  async write({ row: { id: key, ...register }, enterprise }, rows, { shown }) {
    await rows.revise('deliverable', { id: key }, register, shown)
    await rows.revise('enterprise', { id: key }, enterprise)
    return { enterprise: key }
  },
})

const withdrawShape = z.strictObject({ enterprise: id(), reason: plain(300) })

const keeps = [
  'enterprise_month',
  'enterprise_year',
  'vulnerable_worker',
  'aid',
  'offer',
  'sale',
  'change_notice',
  'enterprise_assessment',
  'sale_order',
] as const

/** It was recorded by mistake. Whatever has jobs, figures, aid or sales is no mistake and stays. */
export const withdraw = command<z.infer<typeof withdrawShape>, Place & { kept: boolean }, Found>({
  kind: 'enterprises.withdraw',
  shape: withdrawShape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001', reason: 'Înregistrată de două ori.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.enterprise)
    let kept = await hasJobs(tx, who.tenant, input.enterprise)
    kept ||= (await findPlan(tx, who.tenant, input.enterprise)) !== undefined
    for (const table of keeps) kept ||= (await rowsOf(tx, who.tenant, table, input.enterprise)).length > 0
    return { ...place, kept }
  },
  decide(_, { kept, found }) {
    if (kept) throw refuse('enterprises.holds-records')
    return found
  },
  async write({ row, steps }, rows) {
    for (const { kind } of steps) await rows.remove('milestone', { deliverable_id: row.id, kind })
    await rows.remove('enterprise', { id: row.id })
    await rows.remove('deliverable', { id: row.id })
    return { enterprise: row.id, programme: row.programme }
  },
})

/** An enterprise within reach of a right, with the rules of its programme. */
export interface Place {
  found: Found
  enterprise: EnterpriseRow
  rules: Rulebook
}

/** `on`: the day whose rules hold; without it those of today's version. 404 for what is not there or not in reach. */
export async function placeOf(
  tx: Tx,
  who: Who,
  right: Right | undefined,
  enterprise: string,
  on?: Day,
): Promise<Place> {
  const row = await findEnterprise(tx, who.tenant, enterprise)
  if (!row) throw missing('enterprises.no-such-enterprise')
  const found = await getDeliverable(tx, who, right, enterprise)
  return {
    found,
    enterprise: row,
    rules: await getRulebook(tx, who.tenant, found.row.programme, on ?? found.row.reached_on),
  }
}

const asDeliverable = (input: Said, programme: string, knownSince: Day) => ({
  unit: 'enterprise' as const,
  programme,
  code: input.code,
  title: input.title,
  region: input.region,
  partner: input.partner,
  centre: input.centre,
  reachedOn: knownSince,
  existing: input.existing,
  publicBody: input.publicBody,
  microSme: input.microSme,
})

function enterpriseOf(key: string, input: Said, rules: Rulebook): Fact<EnterpriseRow> {
  if (!rules.legalForms.some(one => one.code === input.legalForm)) {
    throw refuseField('legalForm', 'enterprises.no-such-form', { form: input.legalForm })
  }
  if (input.workRegion !== undefined && !rules.regions.some(one => one.nuts === input.workRegion)) {
    throw refuseField('workRegion', 'programme.no-such-region')
  }
  return {
    id: key,
    legal_form: input.legalForm,
    cui: input.cui ?? null,
    caen_revision: input.caen?.revision ?? null,
    caen: input.caen?.code ?? null,
    work_region: input.workRegion ?? null,
    purpose: input.purpose ?? null,
    undertaking: input.undertaking ?? null,
  }
}
