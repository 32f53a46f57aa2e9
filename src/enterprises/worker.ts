import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { day, id } from '../kernel/shape.ts'
import { code } from '../programme/rule.ts'
import { placeOf, type Place } from './enterprise.ts'
import { type AcceptedPaper, type CreatedPost, type Fact, findIn, postsIn, rowsOf, type WorkerRow } from './tables.ts'

/** The claim that a paper of a vulnerable group proves. */
export const workerClaim = 'enterprise.worker'

const shape = z.strictObject({
  enterprise: id(),
  payrollNumber: code,
  /** The created job that they hold; none for whoever is on the payroll besides. */
  post: z.optional(id()),
  validFrom: day(),
  validUntil: z.optional(day()),
})
type Status = z.infer<typeof shape>

/**
 * Somebody on the payroll who belongs to a vulnerable group, by the number on the payroll alone: neither a name nor the ground is kept,
 * the paper shows both to whoever checks it. It is a status of its own and never the category of a target group.
 * Source: Law 219/2015 and its norms, art. 2; decision 5 of the domain rules.
 */
export const recordWorker = command<Status, Place & { others: WorkerRow[]; posts: CreatedPost[] }, Fact<WorkerRow>>({
  kind: 'enterprises.record-worker',
  shape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001', payrollNumber: 'M-7', validFrom: '2025-09-01' },
  may: 'deliverable.write',
  happenedOn: input => input.validFrom,
  given: async (input, { tx, who }) => ({
    ...(await placeOf(tx, who, 'deliverable.write', input.enterprise)),
    others: await rowsOf(tx, who.tenant, 'vulnerable_worker', input.enterprise),
    posts: await postsIn(tx, who.tenant, input.enterprise),
  }),
  decide(input, { others, posts }, { today }) {
    const { enterprise, payrollNumber, post, validFrom, validUntil } = input
    if (validFrom > today) throw refuseField('validFrom', 'programme.lies-ahead')
    if (validUntil !== undefined && validUntil < validFrom)
      throw refuseField('validUntil', 'enterprises.ends-before-it-begins')
    const meanwhile = others.filter(
      one => validFrom <= (one.valid_until ?? '9999-12-31') && one.valid_from <= (validUntil ?? '9999-12-31'),
    )
    if (post !== undefined && !posts.some(one => one.id === post)) throw refuseField('post', 'enterprises.no-such-post')
    if (post !== undefined && meanwhile.some(one => one.post_id === post))
      throw refuseField('post', 'enterprises.post-has-a-status')
    if (meanwhile.some(one => one.payroll_number === payrollNumber))
      throw refuseField('payrollNumber', 'enterprises.worker-recorded-already', { number: payrollNumber })
    return {
      id: newId(),
      enterprise_id: enterprise,
      payroll_number: payrollNumber,
      post_id: post ?? null,
      valid_from: validFrom,
      valid_until: validUntil ?? null,
    }
  },
  async write(worker, rows) {
    await rows.insert('vulnerable_worker', worker)
    return { worker: worker.id }
  },
})

const endShape = z.strictObject({ worker: id(), validUntil: day() })

/** The status, or the employment, ended on that day, inclusive. */
export const endWorker = command<z.infer<typeof endShape>, WorkerRow, { id: string; validUntil: Day }>({
  kind: 'enterprises.end-worker',
  shape: endShape,
  example: { worker: '01930000-0000-7000-8000-000000000001', validUntil: '2026-01-31' },
  may: 'deliverable.write',
  happenedOn: input => input.validUntil,
  async given(input, { tx, who }) {
    const worker = await findIn(tx, who.tenant, 'vulnerable_worker', input.worker)
    if (!worker) throw missing('enterprises.no-such-worker')
    await placeOf(tx, who, 'deliverable.write', worker.enterprise_id)
    return worker
  },
  decide(input, worker, { today }) {
    if (input.validUntil > today) throw refuseField('validUntil', 'programme.lies-ahead')
    if (input.validUntil < worker.valid_from) throw refuseField('validUntil', 'enterprises.ends-before-it-begins')
    return { id: worker.id, validUntil: input.validUntil }
  },
  async write(fact, rows, { shown }) {
    await rows.revise('vulnerable_worker', { id: fact.id }, { valid_until: fact.validUntil }, shown)
    return { worker: fact.id }
  },
})

/** How many statuses with an accepted paper hold through the whole month: what can be proved of its vulnerable heads. */
export const provenWorkers = (
  workers: readonly WorkerRow[],
  papers: readonly AcceptedPaper[],
  { from, to }: { from: Day; to: Day },
): number =>
  workers.filter(
    worker =>
      worker.valid_from <= from &&
      (worker.valid_until === null || worker.valid_until >= to) &&
      papers.some(
        paper =>
          paper.claim === worker.id && paper.datedOn <= to && (paper.validUntil === null || paper.validUntil >= to),
      ),
  ).length
