import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code, day, integer, plain } from '../kernel/shape.ts'
import { type BatchRow, batchesOf, type SpoiledRow, useOfForm } from './certificate-tables.ts'
import { certificates } from './curriculum.ts'
import { scopesFor, type Who } from '../kernel/who.ts'

/** As it is printed on the form. */
const series = plain(10).check(
  z.refine(text => /^[A-Z]{1,4}$/.test(text), { params: { code: 'training.series-in-capitals' } }),
)
const number = integer(1, 99_999_999)
/** Which form: one certificate is written on it, or none. */
export const form = { series, number }

const receiveShape = z.strictObject({
  kind: code(certificates),
  series,
  first: number,
  last: number,
  receivedOn: day(),
})
type Receive = z.infer<typeof receiveShape>

/** Numbered forms that the authority has handed out. A number comes once. */
export const receiveForms = command<Receive, BatchRow[], Omit<BatchRow, 'tenant_id' | 'entry'>>({
  kind: 'training.receive-forms',
  shape: receiveShape,
  example: { kind: 'completion', series: 'K', first: 123_401, last: 123_500, receivedOn: '2026-02-02' },
  may: 'training.write',
  happenedOn: input => input.receivedOn,
  given(_, { tx, who }) {
    refuseBeyond(who)
    return batchesOf(tx, who.tenant)
  },
  decide(input, batches, { today }) {
    if (input.receivedOn > today) throw refuseField('receivedOn', 'training.lies-ahead')
    if (input.last < input.first) throw refuseField('last', 'training.ends-before-it-begins')
    const clash = batches.some(one => one.series === input.series && one.first <= input.last && input.first <= one.last)
    if (clash) throw refuseField('first', 'training.forms-received-already')
    return {
      id: newId(),
      kind: input.kind,
      series: input.series,
      first: input.first,
      last: input.last,
      received_on: input.receivedOn,
    }
  },
  async write(batch, rows) {
    await rows.insert('form_batch', batch)
    return { batch: batch.id }
  },
})

const spoilShape = z.strictObject({ ...form, spoiledOn: day(), reason: plain(200) })
type Spoil = z.infer<typeof spoilShape>

interface Stock {
  batches: BatchRow[]
  use: Awaited<ReturnType<typeof useOfForm>>
}

/** A form that was filled in wrongly or damaged: it stays in the stock as spoiled, and becomes no certificate. */
export const spoilForm = command<Spoil, Stock, Omit<SpoiledRow, 'tenant_id' | 'entry'>>({
  kind: 'training.spoil-form',
  shape: spoilShape,
  example: { series: 'K', number: 123_402, spoiledOn: '2026-04-10', reason: 'scris greșit' },
  may: 'training.write',
  happenedOn: input => input.spoiledOn,
  async given(input, { tx, who }) {
    refuseBeyond(who)
    return { batches: await batchesOf(tx, who.tenant), use: await useOfForm(tx, who.tenant, input) }
  },
  decide(input, { batches, use }, { today }) {
    if (input.spoiledOn > today) throw refuseField('spoiledOn', 'training.lies-ahead')
    const isOurs = batches.some(
      one => one.series === input.series && one.first <= input.number && input.number <= one.last,
    )
    if (!isOurs) throw refuseField('number', 'training.form-not-in-stock', { ...input })
    if (use === 'certificate') throw refuseField('number', 'training.form-used', { ...input })
    if (use === 'spoiled') throw refuseField('number', 'training.form-spoiled', { ...input })
    return { series: input.series, number: input.number, spoiled_on: input.spoiledOn, reason: input.reason }
  },
  async write(spoiled, rows) {
    await rows.insert('spoiled_form', spoiled)
    return { series: spoiled.series, number: spoiled.number }
  },
})

/** The stock is the whole organisation's. */
function refuseBeyond(who: Who): void {
  if (!scopesFor(who, 'training.write').some(scope => scope.of === 'tenant')) throw missing('training.no-such-form')
}
