import { performAll } from '../kernel/command.ts'
import { type Engine, read } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { type Details, Problem } from '../kernel/problem.ts'
import { today } from '../kernel/day.ts'
import type { Who } from '../kernel/who.ts'
import { isFeed, readFeed } from './feed-reader.ts'
import { mostNoticeBytes, readNotice, textsOf } from './notice-reader.ts'
import { asTaken, asTakenFeed, takeNotice, type TakenNotice } from './notice.ts'
import { knownNotices } from './opportunity-tables.ts'

/** A file as it came, with the name that its sender gave it. */
export interface Sent {
  name: string
  bytes: Uint8Array
}

/** What became of one notice, or of one entry of a feed. */
export interface Told {
  name: string
  title?: string
  opportunity?: string
  /** Why nothing of it is stored. */
  refused?: { code: string; details: Details }
}

/** Our choice: as many at once as a day of a country brings, and so many in one transaction. */
export const mostFiles = 2000
const batchOf = 50

/**
 * Reads and stores notices and feeds. A file that is refused stores nothing and stops no other. Whatever their order, a call is taken before
 * the notices that change it, cancel it, or tell its result.
 */
export async function takeNotices(engine: Engine, who: Who, sent: readonly Sent[], batch = newId()): Promise<Told[]> {
  const now = today(engine.clock())
  const told: Told[] = []
  const waiting: Waiting[] = []
  for (const file of sent) {
    const found = readOne(file, now)
    if ('code' in found) told.push({ name: file.name, refused: found })
    else waiting.push(...found.map(notice => ({ name: file.name, notice })))
  }
  const fresh = (await withoutKnown(engine, who, waiting, told)).toSorted(byTime)
  for (let at = 0; at < fresh.length; at += batchOf)
    told.push(...(await store(engine, { who, batch }, fresh.slice(at, at + batchOf))))
  const place = new Map(sent.map(({ name }, at) => [name, at]))
  return told.toSorted((one, other) => (place.get(one.name) ?? 0) - (place.get(other.name) ?? 0))
}

interface Waiting {
  name: string
  notice: TakenNotice
}

/** By day; on one day the calls, then what changes them, what cancels them, and the results. */
const byTime = ({ notice: one }: Waiting, { notice: other }: Waiting): number =>
  Number(one.publishedOn > other.publishedOn) - Number(one.publishedOn < other.publishedOn) ||
  rankOf(one) - rankOf(other) ||
  one.version - other.version

const rankOf = ({ type, changes, isCancelled }: TakenNotice): number =>
  [changes !== undefined, isCancelled, type === 'result'].lastIndexOf(true) + 1

function readOne({ bytes }: Sent, now: string): TakenNotice[] | { code: string; details: Details } {
  try {
    if (bytes.length > mostNoticeBytes) return { code: 'centres.file-too-large', details: {} }
    if (isArchive(bytes)) return { code: 'centres.is-archive', details: {} }
    return looksLikeFeed(bytes) ? readFeed(bytes).map(item => asTakenFeed(item, now)) : [asTaken(readNotice(bytes))]
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, details: error.details }
    throw error
  }
}

/** Source: .ZIP File Format Specification, 4.3.7: the first four bytes. */
const isArchive = ([p, k, three, four]: Uint8Array): boolean => p === 0x50 && k === 0x4b && three === 3 && four === 4

/** A feed says so in its first element; looking for it reads no further than a feed's head. */
const looksLikeFeed = (bytes: Uint8Array): boolean =>
  /<(rss|feed)[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 2000))) && isFeed(textsOf(bytes).root)

async function withoutKnown(engine: Engine, who: Who, waiting: readonly Waiting[], told: Told[]): Promise<Waiting[]> {
  const known = new Set<string>()
  for (const source of ['eforms', 'feed'] as const) {
    const references = waiting.filter(one => one.notice.source === source).map(one => one.notice.reference)
    if (references.length === 0) continue
    const found = await read(engine, who, tx => knownNotices(tx, who.tenant, source, references))
    for (const one of found) known.add(`${source} ${one}`)
  }
  return waiting.filter(({ name, notice }) => {
    const key = `${notice.source} ${notice.reference} ${notice.version}`
    if (known.has(key)) told.push({ name, title: notice.title, refused: { code: 'centres.notice-known', details: {} } })
    const isFresh = !known.has(key)
    known.add(key)
    return isFresh
  })
}

/** As one; where one is refused, the others are stored without it. */
async function store(engine: Engine, by: { who: Who; batch: string }, batch: readonly Waiting[]): Promise<Told[]> {
  let left = [...batch]
  const told: Told[] = []
  while (left.length > 0) {
    try {
      const items = left.map(({ notice }) => ({ command: takeNotice, input: withoutAbsent(notice), id: newId() }))
      const dones = await performAll(engine, items, by.who, by.batch)
      for (const [at, done] of dones.entries()) {
        const { name, notice } = left[at] as Waiting
        told.push({ name, title: notice.title, opportunity: String(done.answer.opportunity) })
      }
      return told
    } catch (error) {
      const at = error instanceof Problem && left.length > 1 ? Number(error.details.item) : 0
      if (!(error instanceof Problem) || error.status === 403 || left[at] === undefined) throw error
      const { name, notice } = left[at]
      told.push({
        name,
        title: notice.title,
        refused: { code: error.fields[0]?.code ?? error.code, details: error.fields[0]?.details ?? error.details },
      })
      left = left.filter((_, place) => place !== at)
    }
  }
  return told
}

const withoutAbsent = (notice: TakenNotice): object =>
  Object.fromEntries(Object.entries(notice).filter(([, value]) => value !== undefined))
