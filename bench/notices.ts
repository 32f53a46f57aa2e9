import { newId } from '../src/kernel/ids.ts'
import { type Bidder, matchesOf, type Wanted } from '../src/centres/match.ts'
import { takeNotices } from '../src/centres/notice-import.ts'
import { textsOf } from '../src/centres/notice-reader.ts'
import { noticeOf, sentFile } from '../test/centres/notices.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openOffice } from './office.ts'

const trades = ['90611000', '90910000', '55320000', '03221000', '85312000', '15331000', '44619200', '72230000']
const places = ['RO211', 'RO213', 'RO215', 'RO411', 'RO412', 'RO321', 'RO322', 'RO125']
const reserved = ['none', 'none', 'none', 'res-ws', 'res-pub-ser'] as const

/** Notices as files, read, checked and stored by the command, beside reading them alone. */
export async function benchNotices(count = 1_000): Promise<Figure[]> {
  const { engine, colleagues, close } = await openOffice()
  const files = Array.from({ length: count }, (_, at) => sentFile(made(at), `${at}.xml`))
  const parsed = await timed(async () => {
    for (const { bytes } of files) textsOf(bytes)
  })
  const taken = await timed(async () => {
    const told = await takeNotices(engine, colleagues.dan, files)
    const refused = told.find(one => one.refused)
    if (refused) throw new Error(`A notice was refused: ${refused.refused?.code}`)
  })
  const again = await timed(() => takeNotices(engine, colleagues.dan, files))
  await close()
  const perSecond = (seconds: number) => `${Math.round(count / seconds)} notices/s`
  const yardstick = `reading the same files with saxes alone: ${perSecond(parsed)}`
  return [
    { what: `${count} notices imported`, value: perSecond(taken), bound: '≥ 100 notices/s', yardstick },
    { what: `The same ${count} again, all known`, value: perSecond(again), bound: '–', yardstick },
  ]
}

const made = (at: number): string =>
  noticeOf({
    id: newId(),
    procedure: newId(),
    title: `Servicii de probă ${at}`,
    cpv: trades[at % trades.length] ?? '',
    nuts: places[at % places.length] ?? '',
    reserved: reserved[at % reserved.length] ?? 'none',
    issued: '2026-01-05',
    deadline: '2030-11-30',
  })

/** Every notice held against every enterprise, with the sentences of those that suit, beside the pairs compared by trade alone. */
export async function benchOpportunities(notices = 1_000, enterprises = 500): Promise<Figure[]> {
  const wanted = Array.from({ length: notices }, (_, at) => noticeAt(at))
  const bidders = Array.from({ length: enterprises }, (_, at) => bidderAt(at))
  const rules = { on: '2026-10-05', leiPerEuro: 5, offerDays: 10 }
  const bare = await timesOf(5, async () => {
    let same = 0
    for (const { cpv } of wanted)
      for (const { offers } of bidders) if (offers[0]?.cpv?.slice(0, 3) === cpv[0]?.slice(0, 3)) same += 1
    return same
  })
  let found = 0
  const whole = await timesOf(5, async () => {
    found = 0
    for (const one of wanted) found += matchesOf(one, bidders, rules).length
  })
  return [
    {
      what: `${notices} notices matched to ${enterprises} enterprises (${found} suit), median`,
      value: ms(percentile(whole, 0.5)),
      bound: '≤ 2,000 ms',
      yardstick: `comparing three digits of each pair: ${ms(percentile(bare, 0.5))}`,
    },
  ]
}

const noticeAt = (at: number): Wanted => ({
  cpv: [trades[at % trades.length] ?? '', trades[(at * 7 + 3) % trades.length] ?? ''],
  nuts: [places[(at * 3) % places.length] ?? ''],
  value_cents: (1 + (at % 50)) * 1_000_000,
  currency: at % 4 === 0 ? 'EUR' : 'RON',
  months: at % 3 === 0 ? null : 12,
  reserved: reserved[at % reserved.length] ?? 'none',
  deadline_on: '2026-11-30',
})

const bidderAt = (at: number): Bidder => ({
  id: String(at),
  code: `SES-${at}`,
  title: 'De probă',
  offers: [0, 1, 2].map(nth => ({
    cpv: trades[(at + nth * 3) % trades.length] ?? '',
    area: [['RO21', 'RO41', 'RO32'][at % 3] ?? ''],
    capacity_bani: (1 + (at % 9)) * 500_000,
  })),
  bestMonth: undefined,
  mayReceiveReserved: at % 3 === 0,
  isAttested: at % 2 === 0,
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
