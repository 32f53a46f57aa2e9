import type { Known } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { count, type Engine, read } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import { isSealed } from '../programme/compile.ts'
import { isCounted } from '../programme/indicator.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { ruleSentence } from '../programme/sentence.ts'
import type { Asked } from './asked.ts'
import { type Amount, countLive, type Part, together, type Value } from './count.ts'
import { type Split, splits } from './marks.ts'
import { type Counting, countWithWho } from './who-counts.ts'

export interface ReportAsked {
  programme: string
  day: Day
  known?: Known
  /** Another profile than the programme's own. */
  profile?: string
  by?: readonly Split[]
}

/** One indicator as the command line tells it. */
export interface ReportLine extends Amount {
  code: string
  name: string
  unit: string
  rule: string
  /** Totals alone are told: no split, no ids. */
  sealed?: true
  by?: (Partial<Part> & Amount)[]
  /** Ids of what counted, and of what is proven. */
  ids?: { claimed: string[]; proven: string[] }
}

export interface Report {
  programme: string
  profile: { code: string; version: number }
  on: Day
  known: Known
  indicators: ReportLine[]
}

export const isSplit = (name: string): name is Split => splits.some(split => split === name)

/** Every indicator with the ids that counted, as `sansa results` prints it. */
export async function resultsReport(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme, day, known = 'now', profile, by = [] }: ReportAsked,
): Promise<Report> {
  const found = await read(
    engine,
    who,
    async tx => {
      const rules = await getRulebook(tx, who.tenant, programme, day, profile)
      const asked: Asked = { tenant: who.tenant, programme, rules, day }
      return { asked, ...(await countWithWho(tx, asked)) }
    },
    known,
  )
  const { asked, who: ids } = found
  const { rules } = asked
  const sealed = await count(engine, who, tx => countLive(tx, { ...asked, sealed: true }), known)
  const values = together(rules, found.values, sealed)
  const lines = [...values.values()].map(value => lineOf(value, rules, ids.get(value.indicator.code), by))
  const { code, version } = rules.profile
  return { programme, profile: { code, version }, on: day, known, indicators: lines }
}

function lineOf(value: Value, rules: Rulebook, counting: Counting | undefined, by: readonly Split[]): ReportLine {
  const { indicator, claimed, proven } = value
  const line = {
    code: indicator.code,
    name: indicator.names.ro,
    claimed,
    proven,
    rule: ruleSentence(indicator, rules, 'ro'),
    unit: isCounted(indicator) ? indicator.unit : 'share',
  }
  if (isSealed(indicator)) return { ...line, sealed: true }
  return { ...line, ...(by.length > 0 && { by: groupedBy(value, by) }), ...(counting && { ids: counting }) }
}

/** The cells of a value, added up over all splits but these. */
export function groupedBy({ cells }: Pick<Value, 'cells'>, by: readonly Split[]): (Partial<Part> & Amount)[] {
  const groups = new Map<string, Partial<Part> & Amount>()
  for (const cell of cells) {
    const part = Object.fromEntries(by.map(split => [split, cell[split]]))
    const key = JSON.stringify(part)
    const group = groups.get(key) ?? { ...part, claimed: 0, proven: 0 }
    groups.set(key, { ...group, claimed: group.claimed + cell.claimed, proven: group.proven + cell.proven })
  }
  return [...groups.keys()].toSorted().flatMap(key => groups.get(key) ?? [])
}
