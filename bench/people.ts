import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { read } from '../src/kernel/engine.ts'
import type { Known } from '../src/kernel/database.ts'
import { addDays, type Day, today } from '../src/kernel/day.ts'
import { countFor } from '../src/results/board.ts'
import { keepUp } from '../src/results/open-day.ts'
import { recount } from '../src/results/recount.ts'
import { benchCommands } from './commands.ts'
import { programme } from './crowd.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { type Office, openOffice } from './office.ts'
import { benchPages, benchPagesBehind, benchPagesOfThePast } from './pages.ts'

/** One laptop with so many people: every page, results in the present and in the past, commands, and the memory that all of it took. */
export async function benchPeople(people: number): Promise<Figure[]> {
  const office = await openOffice(people)
  const of = `${people.toLocaleString('en')} people, embedded`
  const bound = people > 1000 ? 100 : 50
  const before = await lastLine(office)
  const figures = [
    ...(await benchPages(office, of, bound)),
    ...(await benchCommands(office, of)),
    ...(await benchPagesBehind(office, of, bound, 'at once')),
    ...(await benchPagesOfThePast(office, of, before, 'at once')),
    await benchKeepUp(office, of),
    ...(await benchPagesBehind(office, of, bound, 'within a minute')),
    ...(await benchPagesOfThePast(office, of, before, 'within a minute')),
    ...(await benchResults(office, of, before)),
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

/** What a server does each minute for what is kept of each day: after a burst of commands, and when nothing was done since. */
async function benchKeepUp({ engine, colleagues: { dan } }: Office, of: string): Promise<Figure> {
  const first = await timesOf(1, () => keepUp(engine, dan))
  const then = await timesOf(20, () => keepUp(engine, dan))
  return {
    what: `What each day brought, taken in after 50 commands, all profiles, ${of}`,
    value: `${ms(percentile(first, 0.5))} (processor ${ms(first.worked)})`,
    bound: '–',
    yardstick: `when nothing was done: ${ms(percentile(then, 0.5))}`,
  }
}

async function lastLine({ engine, colleagues: { dan } }: Office): Promise<number> {
  const { rows } = await read(engine, dan, tx => sql<{ entry: number }>`select entry from journal_head`.execute(tx))
  return rows[0]?.entry ?? 0
}

/** Another one in each run: what was asked about before is answered from memory. */
type Moment = (run: number) => { day: Day; known: Known }

/** A day on which most of the crowd were on their way: everybody has moved since. */
const longBefore = (day: Day, run: number) => addDays(day, -200 - run)

/**
 * All indicators: of the open day; of moments from which few have moved, and from which everybody has; as known before the commands of this
 * run and at its first line, when a fifth of the crowd had another version.
 */
async function benchResults({ engine, colleagues: { dan } }: Office, of: string, before: number): Promise<Figure[]> {
  const day = today(engine.clock())
  const ask = async (what: string, moment: Moment, bound: string, runs = 5): Promise<Figure> => {
    const times = await timesOf(runs, run => countFor(engine, dan, { programme, under: undefined, ...moment(run) }))
    const value = `${ms(percentile(times, 0.5))} (p95 ${ms(percentile(times, 0.95))}, processor ${ms(times.worked)})`
    return { what: `All indicators ${what}, median, ${of}`, value, bound, yardstick }
  }
  const bare = await timesOf(20, () => read(engine, dan, tx => sql`select count(*) from support`.execute(tx)))
  const yardstick = `count(*) over all support: ${ms(percentile(bare, 0.5))}`
  const figures = [
    await ask('of the open day', () => ({ day, known: 'now' }), '≤ 100 ms', 20),
    await ask('as of one to five days before', run => ({ day: addDays(day, -1 - run), known: 'now' }), '≤ 500 ms'),
    await ask('as known before 250 commands', run => ({ day, known: { entry: before + run } }), '≤ 500 ms'),
    await ask('as of 200 days before', run => ({ day: longBefore(day, run), known: 'now' }), '≤ 500 ms'),
    await ask(
      'as of 200 days before and as known before 250 commands',
      run => ({ day: longBefore(day, run), known: { entry: before + run } }),
      '≤ 500 ms',
    ),
  ]
  const again = await timesOf(1, () => recount(engine, dan))
  const value = `${ms(percentile(again, 0.5))} (processor ${ms(again.worked)})`
  return [...figures, { what: `Recount of the copy, all profiles, ${of}`, value, bound: '–', yardstick }]
}

export function residentMegabytes(pid: number | 'self' = 'self'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}
