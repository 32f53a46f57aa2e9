import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { read } from '../src/kernel/engine.ts'
import { today } from '../src/kernel/day.ts'
import { countFor } from '../src/results/board.ts'
import { recount } from '../src/results/recount.ts'
import { benchCommands } from './commands.ts'
import { programme } from './crowd.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { type Office, openOffice } from './office.ts'
import { benchPages, benchPagesBehind } from './pages.ts'

/** One laptop with so many people: every page, results in the present and in the past, commands, and the memory that all of it took. */
export async function benchPeople(people: number): Promise<Figure[]> {
  const office = await openOffice(people)
  const of = `${people.toLocaleString('en')} people, embedded`
  const bound = people > 1000 ? 100 : 50
  const figures = [
    ...(await benchPages(office, of, bound)),
    ...(await benchCommands(office, of)),
    ...(await benchPagesBehind(office, of, bound)),
    ...(await benchResults(office, of)),
    {
      what: `Memory (RSS) after all of this, ${of}`,
      value: `${residentMegabytes()} MB`,
      bound: '≤ 450 MB',
      yardstick: '',
    },
  ]
  await office.close()
  return figures
}

/** The open day from its copy, the same from the facts, and as known before: each asks for all indicators. */
async function benchResults({ engine, colleagues: { dan } }: Office, of: string): Promise<Figure[]> {
  const day = today(engine.clock())
  const asking = { programme, under: undefined, day }
  const { rows } = await read(engine, dan, tx => sql<{ entry: number }>`select entry from journal_head`.execute(tx))
  const known = { entry: (rows[0]?.entry ?? 0) - 1 }
  const bare = await timesOf(20, () => read(engine, dan, tx => sql`select count(*) from support`.execute(tx)))
  const board = await timesOf(20, () => countFor(engine, dan, { ...asking, known: 'now' }))
  const yesterday = { ...asking, day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) }
  const live = await timesOf(5, () => countFor(engine, dan, { ...yesterday, known: 'now' }))
  const past = await timesOf(5, () => countFor(engine, dan, { ...asking, known }))
  const again = await timesOf(1, () => recount(engine, dan))
  const yardstick = `count(*) over all support: ${ms(percentile(bare, 0.5))}`
  const [now, then] = [percentile(live, 0.5), percentile(past, 0.5)]
  return [
    {
      what: `All indicators of the open day, p95, ${of}`,
      value: `${ms(percentile(board, 0.95))} (processor ${ms(board.worked)})`,
      bound: '≤ 100 ms',
      yardstick,
    },
    {
      what: `All indicators as of a day before, median, ${of}`,
      value: `${ms(now)} (processor ${ms(live.worked)})`,
      bound: '–',
      yardstick,
    },
    {
      what: `All indicators as known at an earlier line, median, ${of}`,
      value: `${ms(then)} (processor ${ms(past.worked)}), ${(past.worked / live.worked).toFixed(1)} times the present`,
      bound: '≤ 500 ms, ≤ 4 times',
      yardstick,
    },
    {
      what: `Recount of the copy, all profiles, ${of}`,
      value: `${ms(percentile(again, 0.5))} (processor ${ms(again.worked)})`,
      bound: '–',
      yardstick,
    },
  ]
}

export function residentMegabytes(pid: number | 'self' = 'self'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}
