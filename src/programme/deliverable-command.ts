import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain } from '../kernel/shape.ts'
import {
  type Found,
  getDeliverable,
  type Grounds,
  groundsFor,
  reaches,
  type Recorded,
  refuseStep,
  settled,
  type Step,
} from './deliverable.ts'
import { type Deliverable, registered } from './deliverable-shape.ts'
import { hasOwnPages } from './paths.ts'
import { code } from './rule.ts'
import type { Rulebook } from './rulebook.ts'
import { getRulebook } from './tables.ts'

/** Records a job that counts for the programme. The other units have commands of their own. */
export const recordDeliverable = command<Deliverable, Grounds, Recorded>({
  kind: 'programme.record-deliverable',
  shape: registered,
  example: {
    unit: 'job',
    programme: 'example',
    code: 'LM-1',
    title: 'Croitor',
    region: 'RO21',
    reachedOn: '2025-05-12',
    weeklyHours: 40,
    contract: 'permanent',
  },
  may: 'deliverable.write',
  happenedOn: input => input.reachedOn,
  given: (input, { tx, who }) => groundsFor(tx, who, input),
  decide(input, grounds, { who, today }) {
    const recorded = settled(newId(), input, grounds, today)
    if (!reaches(who, 'deliverable.write', recorded.row, grounds.enterprise)) throw missing('programme.not-your-place')
    return recorded
  },
  async write({ row, steps }, rows) {
    await rows.insert('deliverable', row)
    await replaceSteps(rows, row.id, [], steps)
    return { deliverable: row.id }
  },
})

const correctShape = z.strictObject({ deliverable: id(), reason: plain(300), now: registered })

interface Correction extends Recorded {
  before: Found
}

/** Says anew what was recorded wrong. The steps it has taken stay unless they are given anew. */
export const correctDeliverable = command<z.infer<typeof correctShape>, Grounds & { before: Found }, Correction>({
  kind: 'programme.correct-deliverable',
  shape: correctShape,
  example: {
    deliverable: '01930000-0000-7000-8000-000000000001',
    reason: 'Ziua era greșită.',
    now: {
      unit: 'job',
      programme: 'example',
      code: 'LM-1',
      title: 'Croitor',
      region: 'RO21',
      reachedOn: '2025-05-12',
      weeklyHours: 40,
      contract: 'permanent',
    },
  },
  may: 'deliverable.write',
  given: async (input, { tx, who }) => ({
    ...(await groundsFor(tx, who, input.now)),
    before: await ofTheRegister(getDeliverable(tx, who, 'deliverable.write', input.deliverable)),
  }),
  decide(input, { before, ...grounds }, { who, today }) {
    const { id: key, unit, programme } = before.row
    if (unit !== input.now.unit || programme !== input.now.programme)
      throw refuseField('now.unit', 'programme.other-unit')
    const { row, steps } = settled(key, input.now, grounds, today)
    if (!reaches(who, 'deliverable.write', row, grounds.enterprise)) throw missing('programme.not-your-place')
    return { row, steps: input.now.milestones ? steps : before.steps, before }
  },
  async write({ row: { id: key, ...changes }, steps, before }, rows, { shown }) {
    await rows.revise('deliverable', { id: key }, changes, shown)
    await replaceSteps(rows, key, before.steps, steps)
    return { deliverable: key }
  },
})

const reachShape = z.strictObject({ deliverable: id(), kind: code, reachedOn: day() })

interface Reached extends Recorded {
  step: Step
}

/** A step that it has taken. The same step again corrects its day. */
export const reachMilestone = command<z.infer<typeof reachShape>, { found: Found; rules: Rulebook }, Reached>({
  kind: 'programme.reach-milestone',
  shape: reachShape,
  example: { deliverable: '01930000-0000-7000-8000-000000000001', kind: 'closed', reachedOn: '2025-09-01' },
  may: 'deliverable.write',
  happenedOn: input => input.reachedOn,
  async given(input, { tx, who }) {
    const found = await ofTheRegister(getDeliverable(tx, who, 'deliverable.write', input.deliverable))
    return { found, rules: await getRulebook(tx, who.tenant, found.row.programme, input.reachedOn) }
  },
  decide({ kind, reachedOn }, { found, rules }, { today }) {
    const step = { kind, reached_on: reachedOn }
    refuseStep(step, found.row, rules, today, '')
    return { ...found, step }
  },
  async write({ row, steps, step }, rows) {
    const others = steps.filter(one => one.kind !== step.kind)
    await replaceSteps(rows, row.id, steps, [...others, step])
    return { deliverable: row.id }
  },
})

const withdrawShape = z.strictObject({ deliverable: id(), reason: plain(300) })

/** It was recorded by mistake: gone for every day asked; the past as it was known keeps it. */
export const withdrawDeliverable = command<z.infer<typeof withdrawShape>, Found, Found>({
  kind: 'programme.withdraw-deliverable',
  shape: withdrawShape,
  example: { deliverable: '01930000-0000-7000-8000-000000000001', reason: 'Înregistrat de două ori.' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => ofTheRegister(getDeliverable(tx, who, 'deliverable.write', input.deliverable)),
  decide: (_, found) => found,
  async write({ row, steps }, rows) {
    await replaceSteps(rows, row.id, steps, [])
    await rows.remove('deliverable', { id: row.id })
    return { deliverable: row.id, unit: row.unit, programme: row.programme }
  },
})

/** What has pages of its own is changed there, by the rules of its slice. */
async function ofTheRegister(found: Promise<Found>): Promise<Found> {
  const { row } = await found
  if (hasOwnPages(row.unit)) throw refuse('programme.has-own-pages')
  return found
}

/** Writes only what differs, so that a step that stands keeps its version. */
async function replaceSteps(rows: Rows, of: string, before: readonly Step[], after: readonly Step[]): Promise<void> {
  for (const { kind } of before) {
    if (!after.some(one => one.kind === kind)) await rows.remove('milestone', { deliverable_id: of, kind })
  }
  for (const { kind, reached_on } of after) {
    const stood = before.find(one => one.kind === kind)
    if (!stood) await rows.insert('milestone', { deliverable_id: of, kind, reached_on })
    else if (stood.reached_on !== reached_on)
      await rows.revise('milestone', { deliverable_id: of, kind }, { reached_on })
  }
}
