import type { Day } from '../kernel/day.ts'
import type { Rulebook } from '../programme/rulebook.ts'

/** What facts are asked for. The moment that is known is the transaction's: the same text answers the present and the past. */
export interface Asked {
  tenant: string
  programme: string
  /** The rules in force on the day. */
  rules: Rulebook
  day: Day
  /** Only rows about these people, households or deliverables; without it, all. */
  about?: readonly string[]
  /** Not on one day, but on every day on which something of theirs begins or ends, until the next of these. Needs `about`. */
  each?: true
  /** As if these records were of one person, whose first record stands first: what uniting them would change. */
  asIf?: readonly string[]
  /** The indicators on special categories, and no others: only the role `counter` may ask so, and only totals leave. */
  sealed?: true
  /** Of the past: no more than so many. The planner, which cannot know how many of all versions held, takes them for billions. */
  most?: { records: number; supports: number; papers: number } | undefined
}
