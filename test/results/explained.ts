import { sql } from 'kysely'
import type { Known, Tx } from '../../src/kernel/database.ts'
import type { Day } from '../../src/kernel/day.ts'
import { count, type Engine, read } from '../../src/kernel/engine.ts'
import type { Who } from '../../src/kernel/who.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import type { Asked } from '../../src/results/asked.ts'
import { countLive, type Value } from '../../src/results/count.ts'
import { keptDays } from '../../src/results/day-kept.ts'
import { funnelOf } from '../../src/results/funnel.ts'
import { type Listing, listOf } from '../../src/results/listed.ts'
import { funnelOfRows, listOfRows } from '../../src/results/listed-in-rows.ts'
import { rowsOfCopy, rowsOfDay } from '../../src/results/marked-rows.ts'
import { type Marked, marksOf } from '../../src/results/marks.ts'
import { trendOf } from '../../src/results/trend.ts'

export interface Explaining {
  programme: string
  day: Day
  known: Known
  /** What is read: the copy of the open day, what is kept of each day, or the facts. */
  from: 'copy' | 'days' | 'facts'
  /** Of each indicator only those who count. */
  claimedAlone?: boolean
}

/**
 * Each indicator with its value and its trend, and who stands at each step of its funnel; of those on special categories no people. Undefined
 * where what is to be read does not answer.
 */
export async function explained(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme, day, known, from, claimedAlone = false }: Explaining,
): Promise<Record<string, unknown> | undefined> {
  const asked = async (tx: Tx): Promise<Asked> => ({
    tenant: who.tenant,
    programme,
    rules: await getRulebook(tx, who.tenant, programme, day),
    day,
  })
  const open = await read(engine, who, async tx => explainedOf(tx, await asked(tx), known), known)
  const sealed = await count(
    engine,
    who,
    async tx => explainedOf(tx, { ...(await asked(tx)), sealed: true }, known),
    known,
  )
  return open && sealed && { ...open, ...sealed }

  async function explainedOf(tx: Tx, question: Asked, moment: Known): Promise<Record<string, unknown> | undefined> {
    const kept = from === 'facts' ? undefined : await keptDays(tx, question, moment)
    if (from === 'days' && !kept) return undefined
    const live = from === 'facts' ? await countLive(tx, question) : undefined
    const said: Record<string, unknown> = {}
    for (const marked of marksOf(question).flatMap(unit => unit.marked)) {
      const { code } = marked.indicator
      const found =
        from === 'copy' && !question.sealed
          ? await rowsOfCopy(tx, question, code)
          : kept && (await rowsOfDay(tx, question, code, { kept, known: moment }))
      if (from !== 'facts' && !found) continue
      const value = (found ? found.value : live?.get(code)) ?? {
        indicator: marked.indicator,
        cells: [],
        claimed: 0,
        proven: 0,
      }
      const ending = { value, startsOn: question.rules.startsOn ?? day, known: moment, kept }
      said[code] = { ...inOrder(value), trend: await trendOf(tx, question, marked, ending) }
      if (question.sealed)
        said[`${code}, funnel`] = found ? await funnelOfRows(tx, found) : await funnelOf(tx, question, marked)
      else
        for (const step of stepsOf(marked)) {
          const listing = { part: { sex: 'F' }, reach: everybody, everybody: true, limit: 2, step }
          said[`${code}, ${step}`] = found
            ? await listOfRows(tx, question, found, listing)
            : await listOf(tx, question, marked, listing)
        }
    }
    return said
  }

  function stepsOf({ clauses }: Marked): Listing['step'][] {
    return claimedAlone ? ['claimed'] : ['claimed', 'unproven', ...clauses.keys()]
  }
}

const everybody = () => sql<boolean>`true`

const inOrder = ({ claimed, proven, cells }: Value) => ({
  claimed,
  proven,
  cells: cells
    .filter(cell => cell.claimed !== 0)
    .map(cell =>
      JSON.stringify(
        Object.entries({ ...cell, claimed: cell.claimed.toFixed(6), proven: cell.proven.toFixed(6) }).toSorted(),
      ),
    )
    .toSorted(),
})

/** Of the one, what the other says too: things of the register are counted from the facts alone. */
export const ofBoth = (one: Record<string, unknown>, other: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(one).filter(([name]) => name in other))
