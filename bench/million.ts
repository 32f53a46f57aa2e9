import { sql } from 'kysely'
import { today } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { countFor } from '../src/results/board.ts'
import { postgresBinaries, startScratchPostgres } from '../test/scratch-postgres.ts'
import { programme } from './crowd.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openOffice } from './office.ts'
import { opener } from './pages.ts'

const people = 1_000_000

/** A national programme on a PostgreSQL server of its own, where its binaries are. */
export async function benchMillion(): Promise<Figure[]> {
  const of = `${people.toLocaleString('en')} people, PostgreSQL`
  const binaries = postgresBinaries()
  if (binaries === undefined)
    return [{ what: `Results, ${of}`, value: 'not measured: no PostgreSQL here', bound: '≤ 1 s', yardstick: '' }]
  const server = await startScratchPostgres(binaries)
  try {
    const office = await openOffice(people, server.url)
    const {
      engine,
      colleagues: { dan },
    } = office
    const day = today(engine.clock())
    const bare = await timesOf(5, () => read(engine, dan, tx => sql`select count(*) from person`.execute(tx)))
    const board = await timesOf(20, () => countFor(engine, dan, { programme, under: undefined, day, known: 'now' }))
    const open = await opener(office, dan)
    const page = await timesOf(20, () => open(`/app/results?programme=${programme}`))
    await office.close()
    const yardstick = `count(*) over all people: ${ms(percentile(bare, 0.5))}`
    return [
      {
        what: `All indicators of the open day, p95, ${of}`,
        value: ms(percentile(board, 0.95)),
        bound: '≤ 1 s',
        yardstick,
      },
      { what: `Page: results, p95, ${of}`, value: ms(percentile(page, 0.95)), bound: '≤ 1 s', yardstick },
    ]
  } finally {
    await server.stop()
  }
}
