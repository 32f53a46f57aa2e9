import { type AnyCommand, type Answer, type Item, performAll } from '../src/kernel/command.ts'
import type { Day } from '../src/kernel/day.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import { Problem } from '../src/kernel/problem.ts'
import type { Who } from '../src/kernel/who.ts'

/** The order of a working day: what somebody types rests on what was typed in the hours before. */
export const hours = {
  programme: 6,
  applications: 7,
  papers: 8,
  checks: 9,
  proposals: 10,
  signatures: 11,
  supports: 12,
  exits: 13,
  outcomes: 14,
  proofs: 15,
  verdicts: 16,
  corrections: 17,
} as const
export type Hour = keyof typeof hours

/** One thing that somebody types. */
export interface Deed<By extends string = string> {
  /** The day on which it is typed; what it is about may lie before. */
  on: Day
  hour: Hour
  by: By
  command: AnyCommand
  /** Asked for when its hour has come, so that it can name what was typed before. */
  input: () => unknown
  answered?: (answer: Answer) => void
}

/** What happens in the demo, written in any order and played in the order of the days. */
export class Diary<By extends string> {
  readonly #deeds: Deed<By>[] = []

  write(deed: Deed<By>): void {
    this.#deeds.push(deed)
  }

  get length(): number {
    return this.#deeds.length
  }

  /** What one colleague types in one hour is one batch, taken in at that hour (UTC). */
  async play(engine: Engine, staff: Record<By, Who>, played: (deeds: number) => void): Promise<void> {
    const groups = Map.groupBy(this.#deeds.toSorted(byMoment), deed => `${momentOf(deed)} ${deed.by}`)
    for (const deeds of groups.values()) {
      const [first] = deeds as [Deed<By>]
      const then = { ...engine, clock: () => new Date(momentOf(first)) }
      const items: Item[] = []
      for (const { command, input } of deeds) items.push({ id: newId(), command, input: await input() })
      const dones = await performAll(then, items, staff[first.by], newId()).catch(naming(deeds))
      for (const [at, deed] of deeds.entries()) deed.answered?.(dones[at]?.answer ?? {})
      played(deeds.length)
    }
  }
}

/** No command of the story is refused: where one is, the story is wrong, or a rule has changed. */
const naming = (deeds: readonly Deed[]) => (error: unknown) => {
  const item = error instanceof Problem ? Number(error.details.item ?? 0) : 0
  const { on, by, command } = deeds[item] ?? {}
  throw new Error(`The demo was refused on ${on}: ${by}, ${command?.kind}: ${String(error)}`, { cause: error })
}

const momentOf = ({ on, hour }: Deed): string => `${on}T${String(hours[hour]).padStart(2, '0')}:00:00.000Z`

const byMoment = (one: Deed, other: Deed): number => momentOf(one).localeCompare(momentOf(other))
