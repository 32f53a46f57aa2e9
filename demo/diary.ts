import { type AnyCommand, type Answer, type Done, type Item, performAll } from '../src/kernel/command.ts'
import type { Day } from '../src/kernel/day.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import { Problem } from '../src/kernel/problem.ts'
import type { Who } from '../src/kernel/who.ts'

/**
 * The order of a working day, and the hour (UTC) at which it is typed: what is typed in one hour by one colleague is one batch, so nothing
 * in it may need an id that another answers with.
 */
export const hours = {
  deliverables: 5,
  applications: 6,
  sessions: 6,
  papers: 7,
  sheets: 7,
  checks: 8,
  comparisons: 8,
  signatures: 9,
  departures: 9,
  proposals: 10,
  supports: 10,
  lessons: 10,
  conclusions: 10,
  outcomes: 10,
  endings: 10,
  corrections: 10,
  placements: 11,
  exams: 11,
  exits: 11,
  proofs: 12,
  reports: 13,
} as const
export type Hour = keyof typeof hours

/** Where a deed is typed: what is recorded so far can be looked up, as on a page. */
export interface Here<By extends string = string> {
  engine: Engine
  staff: Record<By, Who>
}

/** One thing that somebody types. */
export interface Deed<By extends string = string> {
  /** The day on which it is typed; what it is about may lie before. */
  on: Day
  hour: Hour
  by: By
  command: AnyCommand
  /** Asked for when its hour has come, so that it can name what was typed before. */
  input: (here: Here<By>) => unknown
  answered?: (answer: Answer) => void
  /** It is typed in vain: the code of the problem with which it is refused. */
  refusedWith?: string
}

/** What happens in the demo, written in any order and played in the order of the days. */
export class Diary<By extends string> {
  readonly #deeds: Deed<By>[] = []

  write(deed: Deed<By>): void {
    this.#deeds.push(deed)
  }

  /** In the order in which they are typed. */
  get deeds(): Deed<By>[] {
    return this.#deeds.toSorted(byMoment)
  }

  async play(engine: Engine, staff: Record<By, Who>, played: (deeds: number) => void): Promise<void> {
    const batches = Map.groupBy(this.deeds, batchOf)
    for (const [batch, deeds] of batches) {
      const moment = new Date(batch.slice(0, momentLength))
      const [{ by, refusedWith }] = deeds as [Deed<By>]
      const then = { ...engine, clock: () => moment }
      const items: Item[] = []
      for (const deed of deeds) items.push(await itemOf(deed, { engine, staff }))
      const done = performAll(then, items, staff[by], newId())
      if (refusedWith === undefined) answer(deeds, await done.catch(naming(deeds)))
      else await refused(done, refusedWith)
      played(deeds.length)
    }
  }
}

async function itemOf<By extends string>({ command, input }: Deed<By>, here: Here<By>): Promise<Item> {
  return { id: newId(), command, input: await input(here) }
}

function answer(deeds: readonly Pick<Deed, 'answered'>[], dones: readonly Done[]): void {
  for (const [at, deed] of deeds.entries()) deed.answered?.(dones[at]?.answer ?? {})
}

async function refused(done: Promise<unknown>, code: string): Promise<void> {
  const problem: unknown = await done.then(
    () => undefined,
    error => error,
  )
  if (problem instanceof Problem && problem.code === code) return
  throw new Error(`The demo was to be refused with ${code}.`, { cause: problem })
}

/** No other command of the story is refused: where one is, the story is wrong, or a rule has changed. */
const naming = (deeds: readonly Pick<Deed, 'on' | 'by' | 'command'>[]) => (error: unknown) => {
  const item = error instanceof Problem ? Number(error.details.item ?? 0) : 0
  const { on, by, command } = deeds[item] ?? {}
  throw new Error(`The demo was refused on ${on}: ${by}, ${command?.kind}: ${String(error)}`, { cause: error })
}

const batchOf = (deed: Moment & Pick<Deed, 'by' | 'refusedWith'>): string =>
  [momentOf(deed), deed.by, deed.refusedWith].join(' ')

/** The instant at which it is taken in. */
type Moment = Pick<Deed, 'on' | 'hour'>

export const momentOf = ({ on, hour }: Moment): string => `${on}T${String(hours[hour]).padStart(2, '0')}:00:00.000Z`

const momentLength = '2026-01-01T00:00:00.000Z'.length

function byMoment(one: Moment, other: Moment): number {
  const [earlier, later] = [momentOf(one), momentOf(other)]
  if (earlier !== later) return earlier < later ? -1 : 1
  return order.indexOf(one.hour) - order.indexOf(other.hour)
}

const order = Object.keys(hours)
