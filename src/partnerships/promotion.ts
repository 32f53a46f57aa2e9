import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code as listed, day, id, integer, plain } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { reachesPlace } from '../programme/deliverable.ts'
import { type DeliverableRow, findDeliverable } from '../programme/deliverable-tables.ts'
import { code, nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type Fact, findPromotion, type PromotionRow } from './tables.ts'

export const channels = ['press', 'radio-tv', 'site', 'social-media', 'poster', 'leaflet', 'meeting', 'other'] as const
export type Channel = (typeof channels)[number]

/** `reach`: people reached, as counted or as the channel says; 0 where nobody knows. */
const shape = z.strictObject({
  programme: code,
  material: plain(200),
  channel: listed(channels),
  region: nuts,
  publishedOn: day(),
  reach: integer(0, 100_000_000),
  deliverable: z.optional(id()),
})
type Promote = z.infer<typeof shape>

interface Given {
  rules: Rulebook
  about: DeliverableRow | undefined
}

/** A material that makes the programme, an agreement or an event known. */
export const promote = command<Promote, Given, Fact<PromotionRow>>({
  kind: 'partnerships.promote',
  shape,
  example: {
    programme: 'example',
    material: 'Articol despre atelierul de țesut',
    channel: 'press',
    region: 'RO21',
    publishedOn: '2026-02-02',
    reach: 1200,
  },
  may: 'deliverable.write',
  happenedOn: input => input.publishedOn,
  given: async (input, { tx, who }) => ({
    rules: await getRulebook(tx, who.tenant, input.programme, input.publishedOn),
    about: input.deliverable === undefined ? undefined : await findDeliverable(tx, who.tenant, input.deliverable),
  }),
  decide(input, { rules, about }, { who, today }) {
    if (input.publishedOn > today) throw refuseField('publishedOn', 'programme.lies-ahead')
    if (!rules.regions.some(one => one.nuts === input.region)) throw refuseField('region', 'programme.no-such-region')
    if (input.deliverable !== undefined && about?.programme !== input.programme)
      throw refuseField('deliverable', 'programme.no-such-deliverable')
    refuseElsewhere(who, input)
    return {
      id: newId(),
      programme: input.programme,
      material: input.material,
      channel: input.channel,
      region: input.region,
      published_on: input.publishedOn,
      reach: input.reach,
      deliverable_id: input.deliverable ?? null,
    }
  },
  async write(row, rows) {
    await rows.insert('promotion', row)
    return { promotion: row.id }
  },
})

const dropShape = z.strictObject({ promotion: id(), reason: plain(300) })

export const dropPromotion = command<z.infer<typeof dropShape>, PromotionRow, PromotionRow>({
  kind: 'partnerships.drop-promotion',
  shape: dropShape,
  example: { promotion: '01930000-0000-7000-8000-000000000001', reason: 'Înregistrat de două ori.' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => getPromotion(tx, who, input.promotion),
  decide: (_, row) => row,
  async write({ id: key, programme }, rows) {
    await rows.remove('promotion', { id: key })
    return { promotion: key, programme }
  },
})

export async function getPromotion(tx: Tx, who: Who, key: string): Promise<PromotionRow> {
  const row = await findPromotion(tx, who.tenant, key)
  if (!row || !reachesPlace(who, 'deliverable.write', row)) throw missing('partnerships.no-such-promotion')
  return row
}

function refuseElsewhere(who: Who, place: { programme: string; region: string }): void {
  if (!reachesPlace(who, 'deliverable.write', place)) throw missing('programme.not-your-place')
}
