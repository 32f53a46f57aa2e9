import { z } from 'zod/mini'
import { answeredBefore, type Before, macOf } from './answered-before.ts'
import { canonical } from './canonical.ts'
import { learnSizes, type Tx, transaction } from './database.ts'
import { type Day, today } from './day.ts'
import type { Engine } from './engine.ts'
import { fieldProblems } from './field-problems.ts'
import { Rows } from './history.ts'
import { isId } from './ids.ts'
import { type Answered, append, hashOf, type Head, isMuchLonger, lockHead } from './journal.ts'
import { LaterRows } from './later-rows.ts'
import { withoutPersonal } from './marks.ts'
import { Problem } from './problem.ts'
import { randomBytes } from './random.ts'
import { step } from './step.ts'
import { may, type Right, type Who } from './who.ts'

/** What a decision may lean on besides its input. */
export interface Asking {
  tx: Tx
  who: Who
  engine: Engine
  /** The day it is taken in, in Bucharest. */
  today: Day
  receivedAt: string
  /** The entry of the version that the person had before their eyes, where they changed something. */
  shown?: number
}

/** The ids a command answers with: nothing personal, it is kept for whoever sends the command again. */
export type Answer = Readonly<Record<string, string | number>>

/** What the decisions about many inputs lean on. */
export interface Grounds<Input, Given, Fact> {
  /** What `given` would have loaded for this one, after those that were taken before it; refuses as it would. */
  of(input: Input): Given
  /** What is now true of one is ground for the next. */
  took(fact: Fact, input: Input): void
}

/**
 * One way in. `given` loads what the decision needs, in the scope of the asker (404 for all else); `decide` is pure and either refuses
 * with a `Problem` or says what is now true; `write` puts that into rows.
 */
export interface Command<Input = unknown, Given = unknown, Fact = unknown> {
  /** Slice and verb, as the journal names it: `people.enrol`. */
  kind: string
  shape: z.ZodMiniType<Input>
  /** One input that is right, for the reference and for tests. */
  example: Input
  may: Right
  /** It has legal effect or cannot be taken back by putting rows back: undo refuses it. */
  final?: true
  /** It leans on nothing else that is recorded about its subject: what was recorded before may still be taken back after it. */
  alone?: true
  /** The day of the domain on which it happened; the day it was taken in where the input has none. */
  happenedOn?(input: Input): Day
  given(input: Input, asking: Asking): Promise<Given>
  /**
   * Loads for many at once what `given` loads for one. Several commands that have it are written together, many rows at a time: first all
   * that they add, then all that they change. So it takes no row away, changes a row only once, and reads nothing while it writes but the
   * version that was shown.
   */
  givenAll?(inputs: readonly Input[], asking: Asking): Promise<Grounds<Input, Given, Fact>>
  decide(input: Input, given: Given, asking: Omit<Asking, 'tx' | 'engine'>): Fact
  write(fact: Fact, rows: Rows, asking: Asking): Promise<Answer>
}

/** A command whose types are known only to itself: lists of commands hold these. */
// oxlint-disable-next-line typescript/no-explicit-any -- a list of commands cannot name each one's types
export type AnyCommand = Command<any, any, any>

export const command = <Input, Given, Fact>(definition: Command<Input, Given, Fact>): Command<Input, Given, Fact> =>
  definition

export interface Sent {
  /** Made by the sender: the same id twice is one command. */
  id: string
  /** The sender's clock; evidence only. */
  recordedAt?: string
  shown?: number
}

export interface Done {
  answer: Answer
  entry: number
  /** It had been done before under this id; nothing was written now. */
  again: boolean
}

export interface Item extends Sent {
  command: AnyCommand
  input: unknown
}

export async function perform<Input>(
  engine: Engine,
  definition: Command<Input, never, never> | AnyCommand,
  input: unknown,
  who: Who,
  sent: Sent,
): Promise<Done> {
  const [done] = await performAll(engine, [{ ...sent, command: definition as AnyCommand, input }], who)
  return done as Done
}

/**
 * Several commands as one: one transaction, one lock, one line for each with the batch as its cause; what is derived is derived once.
 * One refusal refuses all, and says which by `details.item`.
 */
export async function performAll(engine: Engine, items: readonly Item[], who: Who, cause?: string): Promise<Done[]> {
  const admitted: Admitted[] = []
  for (const [at, item] of items.entries()) {
    const place = { at, of: items.length }
    admitted.push(await naming(place, () => admit(item, who, place)))
  }
  const { dones, grown } = await transaction(engine.db, { role: 'writer', tenant: who.tenant }, async tx => {
    const ids = admitted.map(item => item.id)
    const batch = await openBatch({ engine, tx, who, ...(cause === undefined ? {} : { cause }) }, ids)
    const results: Done[] = []
    for (const run of runsOf(admitted)) results.push(...(await performRun(batch, run)))
    await closeBatch(batch)
    step('before-commit')
    return { dones: results, grown: isMuchLonger(batch.head.entry, batch.head.entry + batch.lines.length) }
  })
  step('after-commit')
  if (grown) await learnSizes(engine.db)
  return dones
}

interface Admitted extends Item {
  /** Which item of the batch it is, and of how many. */
  place: Place
  /** The canonical input, for the question "is this the same command again?". */
  body: string
}

interface Batch {
  engine: Engine
  tx: Tx
  who: Who
  cause?: string
  head: Head
  receivedAt: string
  asking: Asking
  lines: Answered[]
  /** What was answered before to ids of this batch. */
  before: ReadonlyMap<string, Before>
}

/** What needs no database: the shape, the role, the id. */
function admit(item: Item, who: Who, place: Place): Admitted {
  const { command: definition, id } = item
  if (!isId(id)) throw new Problem(400, 'kernel.command-needs-an-id')
  refuseWithout(who, definition)
  const input = inShape(definition, item.input)
  return { ...item, input, body: canonical([definition.kind, input]), place }
}

export function refuseWithout(who: Who, { may: right }: AnyCommand): void {
  if (!may(who, right)) throw new Problem(403, 'kernel.not-allowed', { right })
}

export function inShape({ shape }: AnyCommand, input: unknown): unknown {
  const result = shape.safeParse(input)
  if (!result.success) throw new Problem(400, 'kernel.wrong-shape', {}, fieldProblems(result.error, input))
  return result.data
}

async function openBatch(asked: Pick<Batch, 'engine' | 'tx' | 'who' | 'cause'>, ids: string[]): Promise<Batch> {
  const { engine, tx, who } = asked
  const head = await lockHead(tx, who.tenant)
  step('locked')
  const now = engine.clock().toISOString()
  const receivedAt = now > head.receivedAt ? now : head.receivedAt
  const asking = { engine, tx, who, receivedAt, today: today(receivedAt) }
  return { ...asked, head, receivedAt, asking, lines: [], before: await answeredBefore(tx, who.tenant, ids) }
}

/** Items of one command that stand beside each other, where it can load for many at once; each other item by itself. */
function runsOf(admitted: readonly Admitted[]): Admitted[][] {
  const runs: Admitted[][] = []
  for (const item of admitted) {
    const run = runs.at(-1)
    if (run?.[0]?.command === item.command && item.command.givenAll !== undefined) run.push(item)
    else runs.push([item])
  }
  return runs
}

/** Grounds are loaded once for a run of several, and its rows are written at its end. */
async function performRun(batch: Batch, run: readonly Admitted[]): Promise<Done[]> {
  const { command: definition } = run[0] as Admitted
  const fresh = run.filter(item => !batch.before.has(item.id)).map(item => item.input)
  const together = run.length > 1 && definition.givenAll !== undefined
  const grounds = together ? await definition.givenAll?.(fresh, batch.asking) : undefined
  const later = together ? new LaterRows() : undefined
  const begun: { line: Answered; rows: Rows }[] = []
  const dones: Done[] = []
  for (const item of run) {
    const { line, rows, done } = await naming(item.place, () => one(batch, item, { grounds, later }))
    dones.push(done)
    if (line && rows) begun.push({ line, rows })
  }
  await later?.write()
  for (const { line, rows } of begun) Object.assign(line, { rows: rows.digests, subjects: [...rows.subjects] })
  return dones
}

interface Together {
  grounds: Grounds<unknown, unknown, unknown> | undefined
  later: LaterRows | undefined
}

interface Performed {
  done: Done
  /** Absent where it was done before. */
  line?: Answered
  rows?: Rows
}

async function one(batch: Batch, item: Admitted, { grounds, later }: Together): Promise<Performed> {
  const { command: definition, id, input, body, recordedAt, shown } = item
  const { engine, tx, who, receivedAt } = batch
  const done = seen(batch, id, body)
  if (done) return { done }
  const asking: Asking = { ...batch.asking, ...(shown === undefined ? {} : { shown }) }
  const given = grounds ? grounds.of(input) : await definition.given(input, asking)
  const fact = definition.decide(input, given, asking)
  grounds?.took(fact, input)
  step('decided')
  const entry = batch.head.entry + batch.lines.length + 1
  const rows = new Rows(tx, who.tenant, entry, engine.versioned, later)
  const answer = await definition.write(fact, rows, asking)
  step('written')
  const bodyMac = macOf(engine, who, body, randomBytes(16).toString('hex'))
  const line: Answered = {
    tenant: who.tenant,
    entry,
    kind: definition.kind,
    command: id,
    actor: who.account,
    ...(batch.cause === undefined ? {} : { cause: batch.cause }),
    happenedOn: definition.happenedOn?.(input) ?? asking.today,
    recordedAt: recordedAt ?? receivedAt,
    receivedAt,
    input: withoutPersonal(definition.shape, input),
    body: hashOf(bodyMac),
    bodyMac,
    answer,
    rows: [],
    subjects: [],
  }
  batch.lines.push(line)
  return { done: { answer, entry, again: false }, line, rows }
}

/** Whether a command with this id has been performed already. */
export const wasPerformed = async (tx: Tx, tenant: string, id: string): Promise<boolean> =>
  (await answeredBefore(tx, tenant, [id])).size > 0

/** The same id and body: the stored answer. Another body or another actor under a used id: refused. */
function seen({ engine, who, lines, before }: Batch, id: string, body: string): Done | undefined {
  const done = before.get(id) ?? lines.find(line => line.command === id)
  if (!done) return undefined
  const salt = done.bodyMac?.split('.')[0] ?? ''
  const same = done.actor === who.account && done.bodyMac === macOf(engine, who, body, salt)
  if (!same) throw new Problem(409, 'kernel.id-used-for-another', { entry: done.entry })
  return { answer: done.answer, entry: done.entry, again: true }
}

async function closeBatch({ engine, tx, who, head, receivedAt, lines }: Batch): Promise<void> {
  if (lines.length === 0) return
  const touched = {
    tenant: who.tenant,
    subjects: new Set(lines.flatMap(line => line.subjects)),
    tables: new Set(lines.flatMap(line => line.rows.map(row => row.table))),
    receivedAt,
  }
  for (const listener of engine.listeners) await listener(tx, touched)
  step('derived')
  await append(tx, head, lines)
  step('journalled')
}

interface Place {
  at: number
  of: number
}

/** In a batch, a refusal says which item it refuses. */
async function naming<T>({ at, of }: Place, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || of === 1) throw error
    throw new Problem(error.status, error.code, { ...error.details, item: at }, error.fields)
  }
}
