import type { Known, Tx } from '../../src/kernel/database.ts'
import { count, derive, type Engine, read } from '../../src/kernel/engine.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { Who } from '../../src/kernel/who.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { remake } from '../../src/results/copy.ts'
import { type Cell, countLive, inAnyOrder, type Values } from '../../src/results/count.ts'
import { keepDays } from '../../src/results/keep-days.ts'
import { countMoved } from '../../src/results/moved.ts'

/** Another moment than the open day, of one programme. */
export interface Elsewhere {
  programme: string
  open: Day
  day: Day
  known: Known
  /** The line at which the night has kept what each day brought. */
  keptAt?: number
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

/** Every value with its cells, those on special categories too: from what is kept and from those who moved between, and from the facts alone. */
export async function movedAndWhole(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme, open, day, known, keptAt }: Elsewhere,
) {
  const asked = async (tx: Tx, on: Day) => ({
    tenant: who.tenant,
    programme,
    day: on,
    rules: await getRulebook(tx, who.tenant, programme, on),
  })
  await derive(engine, who, async tx => remake(tx, await asked(tx, open)))
  if (keptAt !== undefined) {
    const question = await read(engine, who, tx => asked(tx, open))
    for (const kind of [question, { ...question, sealed: true as const }]) await keepDays(engine, who, kind, keptAt)
  }
  const both = async (tx: Tx, kind: { sealed?: true }) => {
    const question = { ...(await asked(tx, day)), ...kind }
    const moved = await countMoved(tx, question, { today: open, known })
    return { moved: moved && inOrder(moved), whole: inOrder(await countLive(tx, question)) }
  }
  const plain = await read(engine, who, tx => both(tx, {}), known)
  const sealed = await count(engine, who, tx => both(tx, { sealed: true }), known)
  return {
    moved: plain.moved && [...plain.moved, ...(sealed.moved ?? sealed.whole)],
    whole: [...plain.whole, ...sealed.whole],
    /** Those on special categories too were not counted from the facts. */
    sealedMoved: sealed.moved !== undefined,
  }
}

const inOrder = (values: Values) =>
  [...values.values()].map(({ indicator, cells, claimed, proven }) => ({
    code: indicator.code,
    claimed,
    proven,
    cells: cells.map(cell => JSON.stringify(Object.entries(rounded(cell)).toSorted())).toSorted(),
  }))

/** Added in another order, hours differ far behind a millionth. */
const rounded = (cell: Cell): Cell => ({
  ...cell,
  claimed: inAnyOrder(cell.claimed),
  proven: inAnyOrder(cell.proven),
})
