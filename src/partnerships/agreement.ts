import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain, plainLines } from '../kernel/shape.ts'
import type { Right, Who } from '../kernel/who.ts'
import { newSalt } from '../people/tables.ts'
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
import { refuseDisorder } from './order.ts'
import { getOrganisation } from './organisation.ts'
import {
  type ActionRow,
  actionsOf,
  type AgreementRow,
  type Fact,
  findAgreement,
  type OrganisationRow,
  partiesOf,
  type Party,
  type PartyRow,
} from './tables.ts'

const party = z.strictObject({ organisation: id(), duties: z.optional(plainLines(600)) })

/**
 * What is said of an agreement. `drawnUpOn`: the day from which it is known; signatures follow. `brokered`: brought about by a resource
 * centre between a local authority, a business and a social enterprise.
 */
const said = {
  code,
  title: plain(200),
  object: plainLines(1000),
  region: nuts,
  partner: z.optional(code),
  centre: z.optional(code),
  drawnUpOn: day(),
  validUntil: z.optional(day()),
  brokered: z.optional(z.boolean()),
  parties: z.array(party).check(z.maxLength(20)),
}

const drawUpShape = z.strictObject({ programme: code, ...said })
type DrawUp = z.infer<typeof drawUpShape>
type Said = Omit<DrawUp, 'programme'>

interface Given extends Grounds {
  /** The organisations that are to be parties, in their order. */
  organisations: OrganisationRow[]
}

interface Drawn extends Recorded {
  agreement: Fact<AgreementRow>
  parties: Fact<PartyRow>[]
}

const example = {
  code: 'PAR-1',
  title: 'Schimb de bune practici',
  object: 'Vizite de lucru.',
  region: 'RO21',
  parties: [
    { organisation: '01930000-0000-7000-8000-000000000001', duties: 'Gazda vizitelor.' },
    { organisation: '01930000-0000-7000-8000-000000000002' },
  ],
}

/** An agreement with the organisations that are to sign it. It counts when all of them have, and something was done together. */
export const drawUp = command<DrawUp, Given, Drawn>({
  kind: 'partnerships.draw-up',
  shape: drawUpShape,
  example: { programme: 'example', ...example, drawnUpOn: '2026-02-02' },
  may: 'deliverable.write',
  happenedOn: input => input.drawnUpOn,
  given: (input, { tx, who }) => groundsOf(tx, who, input, input.programme),
  decide(input, given, { who, today }) {
    const recorded = settled(newId(), asDeliverable(input, input.programme), given, today)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    return drawn(recorded, input, given)
  },
  async write({ row, agreement, parties }, rows) {
    await rows.insert('deliverable', row)
    await rows.insert('agreement', agreement)
    for (const one of parties) await rows.insert('agreement_party', one)
    return { agreement: row.id }
  },
})

const correctShape = z.strictObject({ agreement: id(), reason: plain(300), ...said })

interface Correcting {
  place: Place
  given: Given
}

/** Says anew what was recorded wrong. A party that has signed stays. */
export const correctAgreement = command<z.infer<typeof correctShape>, Correcting, Drawn & { before: Party[] }>({
  kind: 'partnerships.correct',
  shape: correctShape,
  example: {
    agreement: '01930000-0000-7000-8000-000000000001',
    reason: 'Titlul era greșit.',
    ...example,
    drawnUpOn: '2026-02-02',
  },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.agreement)
    return { place, given: await groundsOf(tx, who, input, place.found.row.programme) }
  },
  decide(input, { place, given }, { who, today }) {
    const { row } = place.found
    const recorded = settled(row.id, asDeliverable(input, row.programme), given, today)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    const left = place.parties.find(
      one => one.signed_on !== null && !input.parties.some(({ organisation }) => organisation === one.organisation_id),
    )
    if (left) throw refuseField('parties', 'partnerships.party-has-signed', { name: left.name })
    refuseDisorder('drawnUpOn', { ...place, drawnUpOn: input.drawnUpOn })
    return { ...drawn(recorded, input, given), before: place.parties }
  },
  async write({ row: { id: key, ...register }, agreement, parties, before }, rows, { shown }) {
    await rows.revise('deliverable', { id: key }, register, shown)
    await rows.revise('agreement', { id: key }, agreement)
    await replaceParties(rows, before, parties)
    return { agreement: key }
  },
})

const withdrawShape = z.strictObject({ agreement: id(), reason: plain(300) })

/** It was recorded by mistake. What somebody has signed, or acted on, is no mistake and stays. */
export const withdrawAgreement = command<z.infer<typeof withdrawShape>, Place, Place>({
  kind: 'partnerships.withdraw',
  shape: withdrawShape,
  example: { agreement: '01930000-0000-7000-8000-000000000001', reason: 'Înregistrat de două ori.' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.agreement),
  decide(_, place) {
    const kept = place.parties.some(one => one.signed_on !== null) || place.actions.length > 0
    if (kept) throw refuse('partnerships.holds-records')
    return place
  },
  async write({ found: { row }, parties }, rows) {
    for (const one of parties) await rows.remove('agreement_party', keyOf(one))
    await rows.remove('agreement', { id: row.id })
    await rows.remove('deliverable', { id: row.id })
    return { agreement: row.id, programme: row.programme }
  },
})

const renewShape = z.strictObject({ agreement: id(), validUntil: day() })

/** It holds longer than before: the addendum is brought as a paper. */
export const renew = command<z.infer<typeof renewShape>, Place, { id: string; validUntil: Day }>({
  kind: 'partnerships.renew',
  shape: renewShape,
  example: { agreement: '01930000-0000-7000-8000-000000000001', validUntil: '2028-02-02' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.agreement),
  decide({ validUntil }, { agreement }) {
    if (agreement.valid_until !== null && validUntil <= agreement.valid_until)
      throw refuseField('validUntil', 'partnerships.not-longer')
    return { id: agreement.id, validUntil }
  },
  async write({ id: key, validUntil }, rows) {
    await rows.revise('agreement', { id: key }, { valid_until: validUntil })
    return { agreement: key }
  },
})

/** An agreement within reach of a right, with its parties and what was done under it. */
export interface Place {
  found: Found
  agreement: AgreementRow
  parties: Party[]
  actions: ActionRow[]
}

/** 404 for what is not there or not in reach. */
export async function placeOf(tx: Tx, who: Who, right: Right | undefined, key: string): Promise<Place> {
  const agreement = await findAgreement(tx, who.tenant, key)
  if (!agreement) throw missing('partnerships.no-such-agreement')
  return {
    agreement,
    found: await getDeliverable(tx, who, right, key),
    parties: await partiesOf(tx, who.tenant, key),
    actions: await actionsOf(tx, who.tenant, key),
  }
}

async function groundsOf(tx: Tx, who: Who, input: Said, programme: string): Promise<Given> {
  const grounds = await groundsFor(tx, who, asDeliverable(input, programme))
  const organisations = []
  for (const { organisation } of input.parties) organisations.push(await getOrganisation(tx, who.tenant, organisation))
  return { ...grounds, organisations }
}

/** Whom a centre brings together. Source: objective 3 of the programme. */
export const brokeredKinds = ['authority', 'business', 'social-enterprise'] as const

function drawn(recorded: Recorded, input: Said, { organisations }: Given): Drawn {
  const { parties, validUntil, drawnUpOn, brokered = false } = input
  const twice = parties.findIndex((one, at) => parties.findIndex(other => other.organisation === one.organisation) < at)
  if (twice >= 0) throw refuseField(`parties.${twice}.organisation`, 'partnerships.party-twice')
  if (parties.length < 2) throw refuseField(`parties.${parties.length}.organisation`, 'partnerships.two-parties')
  if (validUntil !== undefined && validUntil < drawnUpOn)
    throw refuseField('validUntil', 'partnerships.ends-before-it-begins')
  if (brokered) refuseUnbrokered(input, organisations)
  const agreement = recorded.row.id
  return {
    ...recorded,
    agreement: { id: agreement, object: input.object, valid_until: validUntil ?? null },
    parties: parties.map(one => ({
      agreement_id: agreement,
      organisation_id: one.organisation,
      duties: one.duties ?? null,
      signed_on: null,
      signatory: null,
      salt: newSalt(),
    })),
  }
}

function refuseUnbrokered({ centre }: Said, organisations: Given['organisations']): void {
  if (centre === undefined) throw refuseField('centre', 'partnerships.brokered-by-no-centre')
  const all = brokeredKinds.every(kind => organisations.some(one => one.kind === kind))
  if (!all) throw refuseField('brokered', 'partnerships.brokered-between-three')
}

type Sided = Pick<PartyRow, 'organisation_id'>

const isSide = (one: Sided) => (other: Sided) => other.organisation_id === one.organisation_id

/** Who signed keeps the signature. */
async function replaceParties(rows: Rows, before: readonly Party[], after: readonly Fact<PartyRow>[]): Promise<void> {
  for (const one of before) if (!after.some(isSide(one))) await rows.remove('agreement_party', keyOf(one))
  for (const one of after) {
    const stood = before.find(isSide(one))
    if (!stood) await rows.insert('agreement_party', one)
    else if (stood.duties !== one.duties) await rows.revise('agreement_party', keyOf(one), { duties: one.duties })
  }
}

export const keyOf = ({ agreement_id, organisation_id }: Pick<PartyRow, 'agreement_id' | 'organisation_id'>) => ({
  agreement_id,
  organisation_id,
})

const asDeliverable = (input: Said, programme: string) => ({
  unit: 'agreement' as const,
  programme,
  code: input.code,
  title: input.title,
  region: input.region,
  partner: input.partner,
  centre: input.centre,
  reachedOn: input.drawnUpOn,
  brokered: input.brokered,
})
