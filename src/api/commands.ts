import type { Context } from 'hono'
import { z } from 'zod/mini'
import { type Done, type Item, performAll } from '../kernel/command.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { type FieldProblem, Problem } from '../kernel/problem.ts'
import { id } from '../kernel/shape.ts'
import { commandsOf } from '../pages/commands.ts'
import type { Asked } from '../pages/slice.ts'
import { jsonBody } from './body.ts'

/** Our choice: what one transaction holds the journal for. */
export const mostAtOnce = 500

/** A command as a program sends it. */
export const sentShape = z.strictObject({
  /** Made by the sender: the same id twice is one command. */
  id: id(),
  kind: z.string(),
  input: z.unknown(),
  /** The sender's clock; evidence only. */
  recordedAt: z.optional(z.iso.datetime({ offset: true })),
  /** The entry of the version that the change was made from; refused with 409 where the record has moved on. */
  shown: z.optional(z.int().check(z.positive())),
})

const bodyShape = z.union([z.array(sentShape).check(z.minLength(1), z.maxLength(mostAtOnce)), sentShape])

export const doneShape = z.strictObject({
  answer: z.record(z.string(), z.union([z.string(), z.number()])),
  entry: z.int(),
  again: z.boolean(),
})

/**
 * `POST /api/commands`: one command, or a list of them as one: all or none. The first id of a list names it as a batch, by which it can be
 * taken back whole.
 */
export async function performSent(c: Context<Asked>): Promise<Done | Done[]> {
  const body = await jsonBody(c)
  const read = bodyShape.safeParse(body)
  if (!read.success) throw new Problem(400, 'kernel.wrong-shape', {}, problemsIn(body))
  const list = Array.isArray(read.data) ? read.data : [read.data]
  const items = list.map((sent, at) => itemOf(c, sent, Array.isArray(read.data) ? `${at}.` : ''))
  const [cause] = items.length > 1 ? items.map(item => item.id) : []
  const dones = await performAll(c.get('engine'), items, c.get('who'), cause)
  return Array.isArray(read.data) ? dones : (dones[0] as Done)
}

/** A union says only that nothing fits: what was sent is held against the one of the two that was meant. */
function problemsIn(body: unknown): FieldProblem[] {
  const meant = Array.isArray(body) ? z.array(sentShape).check(z.minLength(1), z.maxLength(mostAtOnce)) : sentShape
  const { error } = meant.safeParse(body)
  return error ? fieldProblems(error, body) : []
}

function itemOf(c: Context<Asked>, { kind, input, ...sent }: z.infer<typeof sentShape>, prefix: string): Item {
  const command = commandsOf(c.get('slices')).get(kind)
  if (!command) {
    throw new Problem(400, 'kernel.wrong-shape', {}, [{ path: `${prefix}kind`, code: 'api.no-such-command' }])
  }
  const { recordedAt, shown } = sent
  return { id: sent.id, command, input, ...(recordedAt && { recordedAt }), ...(shown && { shown }) }
}
