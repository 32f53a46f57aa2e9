import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { buildApp } from '../src/app.tsx'
import { addDays, today } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import type { Who } from '../src/kernel/who.ts'
import { beginSession, findSession, proveAgain } from '../src/rights/session.ts'
import { programme } from './crowd.ts'
import { type Figure, ms, percentile, type Times, timesOf } from './figure.ts'
import type { Office } from './office.ts'

const site = 'http://localhost:3000'

/** Asks the HTTP function as this colleague's browser does, and reads the whole answer. */
export type Open = (path: string) => Promise<string>

export async function opener({ engine, recovery, backups }: Office, { account, tenant }: Who): Promise<Open> {
  const entrance = { https: false, addressOf: () => '192.0.2.7' }
  const app = buildApp({ engine, recovery, backups, entrance, log: () => {} })
  const session = await findSession(engine, await beginSession(engine, { account, tenant, device: 'bench' }))
  if (!session) throw new Error('A session that has just begun is not there.')
  const cookie = `session=${await proveAgain(engine, session.id)}`
  return async path => {
    const answer = await app.request(site + path, { headers: { cookie } })
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${html.slice(0, 500)}`)
    return html
  }
}

type Asking = [page: string, open: Open, path: (run: number) => string]

interface Measured {
  page: string
  times: Times
  bytes: number
}

/** As on a server that has answered before: a process that has just begun is slower for a minute, which `starts` measures. */
const warm = 10
const runs = 40

/** Every page of reading in the story, whole: the door, the questions, the HTML. Each run opens another person. */
export async function benchPages(office: Office, of: string, bound: number): Promise<Figure[]> {
  const { dan, ioana } = office.colleagues
  const [asDan, asIoana] = [await opener(office, dan), await opener(office, ioana)]
  const people = await somePeople(office)
  const person = (run: number) => `/app/people/${people[run % people.length]}`
  const before = (run: number) => addDays(today(office.engine.clock()), -30 - 4 * run)
  const pages: Asking[] = [
    ['Azi, a counsellor with 100 people', asIoana, () => '/app'],
    ['the list', asDan, () => '/app/people'],
    ['the list of a region, a counsellor', asIoana, () => '/app/people'],
    ['the list, by a name', asDan, run => `/app/people?q=probescu${1 + run}`],
    ['the list, by a stage', asDan, () => '/app/people?stage=left'],
    ['a person', asDan, person],
    ['a person, for their counsellor', asIoana, () => `/app/people/${people[2]}`],
    ['the papers of a person', asDan, run => `${person(run)}/papers`],
    ['the file of a person', asDan, run => `${person(run)}/file`],
    ['answers that are missing', asDan, () => '/app/people/completeness'],
    ['a search', asDan, run => `/app/find?q=probescu+${1 + run}`],
    ['papers to check', asDan, () => '/app/evidence'],
    ['papers that are missing', asDan, () => '/app/evidence?list=missing'],
    ['papers that are missing, a counsellor', asIoana, () => '/app/evidence?list=missing'],
    ['results', asDan, () => `/app/results?programme=${programme}`],
    ['results of a region', asDan, () => `/app/results?programme=${programme}&region=RO21`],
    ['why a number of people', asDan, () => `/app/results/target-group?programme=${programme}`],
    ['why a number of hours', asDan, () => `/app/results/service-hours?programme=${programme}`],
    ['results, as of another day each time', asDan, run => `/app/results?programme=${programme}&on=${before(run)}`],
    [
      'why a number of people, as of another day each time',
      asDan,
      run => `/app/results/target-group?programme=${programme}&on=${before(run)}`,
    ],
    ['why a number of special categories', asDan, () => `/app/results/${special}?programme=${programme}`],
    [
      'why a number of special categories, as of another day each time',
      asDan,
      run => `/app/results/${special}?programme=${programme}&on=${before(run)}`,
    ],
    ['checks of the results', asDan, () => `/app/results/checks?programme=${programme}`],
    ['the journal', asDan, () => '/app/journal'],
  ]
  return figuresOf(office, pages, { of, bound: `≤ ${bound} ms` })
}

/** Counts people by what they declare of themselves. */
const special = 'EECO15'

/** Once fifty commands have touched people: before the minute is over after which what is kept has taken them in, or when it has. */
export type Moment = 'at once' | 'within a minute'

/** The page behind a number again. */
export async function benchPagesBehind(office: Office, of: string, bound: number, moment: Moment): Promise<Figure[]> {
  const asDan = await opener(office, office.colleagues.dan)
  const pages: Asking[] = ['target-group', 'service-hours'].map(code => [
    `why ${code}, after commands, ${moment}`,
    asDan,
    () => `/app/results/${code}?programme=${programme}`,
  ])
  return figuresOf(office, pages, { of, bound: `≤ ${bound} ms` })
}

/**
 * Pages of the past, beside the same pages of the present: at most four times as long. A moment that was asked about before is answered from
 * memory: each is another one each time.
 */
export async function benchPagesOfThePast(
  office: Office,
  of: string,
  before: number,
  moment: Moment,
): Promise<Figure[]> {
  const asDan = await opener(office, office.colleagues.dan)
  const day = today(office.engine.clock())
  const on = (run: number) => `&on=${addDays(day, -30 - 4 * run)}`
  const at = (run: number) => `&entry=${before + 1 + 4 * run}`
  const pages = (what: string, path: string): Asking[] => {
    const page = (which: string, more: (run: number) => string): Asking => [
      `${what}, ${which}, ${moment}`,
      asDan,
      run => `${path}?programme=${programme}${more(run)}`,
    ]
    return [
      page('of the open day', () => ''),
      page('as of another day', on),
      page('as known before some of 250 commands', at),
      page('as of another day and as known at another line', run => on(run) + at(run)),
    ]
  }
  const all = [...pages('results', '/app/results'), ...pages('why a number of people', '/app/results/target-group')]
  return figuresOf(office, all, { of, bound: '≤ 4 times the same page of the open day' })
}

async function figuresOf(
  office: Office,
  pages: readonly Asking[],
  { of, bound }: { of: string; bound: string },
): Promise<Figure[]> {
  const measured: Measured[] = []
  for (const [page, open, path] of pages) {
    const html = await open(path(0))
    // Moments that are not asked about again: what was answered once is answered from memory.
    await timesOf(warm, run => open(path(runs + run)))
    measured.push({ page, times: await timesOf(runs, run => open(path(run))), bytes: gzipSync(html).length })
  }
  const bare = await timesOf(20, () =>
    read(office.engine, office.colleagues.dan, tx => sql`select count(*) from support`.execute(tx)),
  )
  return measured.map(({ page, times, bytes }) => ({
    what: `Page: ${page}, p95, ${of}`,
    value: `${ms(percentile(times, 0.95))} (median ${ms(percentile(times, 0.5))}, processor ${ms(times.worked)}; ${Math.round(bytes / 1000)} kB packed)`,
    bound,
    yardstick: `count(*) over all support: ${ms(percentile(bare, 0.5))}`,
  }))
}

const somePeople = ({ engine, colleagues }: Office): Promise<string[]> =>
  read(engine, colleagues.dan, async tx => {
    const { rows } = await sql<{ id: string }>`
      select id from person where tenant_id = ${colleagues.dan.tenant} order by code limit 40`.execute(tx)
    return rows.map(row => row.id)
  })
