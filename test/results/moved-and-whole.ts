import type { Known, Tx } from '../../src/kernel/database.ts'
import { derive, type Engine, read } from '../../src/kernel/engine.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { Who } from '../../src/kernel/who.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { remake } from '../../src/results/copy.ts'
import { countLive, type Values } from '../../src/results/count.ts'
import { countMoved } from '../../src/results/moved.ts'

/** Another moment than the open day, of one programme. */
export interface Elsewhere {
  programme: string
  open: Day
  day: Day
  known: Known
}

/** What has a day of its own in what is counted. */
export const datedFacts = [
  ['enrolment', 'applied_on'],
  ['enrolment', 'withdrawn_on'],
  ['decision', 'decided_on'],
  ['support', 'given_on'],
  ['support', 'until_on'],
  ['exit', 'left_on'],
  ['exit', "(left_on + interval '6 months')::date"],
  ['outcome', 'reached_on'],
  ['category', 'valid_from'],
  ['category', 'valid_to + 1'],
  ['situation', 'on_day'],
  ['work', 'began_on + 1'],
] as const

/** Every value with its cells: from a copy of the open day and from those who moved between, and from the facts alone. */
export async function movedAndWhole(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme, open, day, known }: Elsewhere,
) {
  const asked = async (tx: Tx, on: Day) => ({
    tenant: who.tenant,
    programme,
    day: on,
    rules: await getRulebook(tx, who.tenant, programme, on),
  })
  await derive(engine, who, async tx => remake(tx, await asked(tx, open)))
  return read(
    engine,
    who,
    async tx => {
      const question = await asked(tx, day)
      const moved = await countMoved(tx, question, { today: open, known, most: 1000 })
      return { moved: moved && inOrder(moved), whole: inOrder(await countLive(tx, question)) }
    },
    known,
  )
}

const inOrder = (values: Values) =>
  [...values.values()].map(({ indicator, cells, claimed, proven }) => ({
    code: indicator.code,
    claimed,
    proven,
    cells: cells.map(cell => JSON.stringify(Object.entries(cell).toSorted())).toSorted(),
  }))
