import { createHash } from 'node:crypto'
import { today } from '../kernel/day.ts'
import { refuse } from '../kernel/problem.ts'
import { isLink, type Read, shortened, textsOf } from './notice-reader.ts'

/** One entry of a feed: it says little, so somebody completes it. */
export interface FeedItem {
  reference: string
  title: string
  says: string | undefined
  link: string | undefined
  publishedOn: string | undefined
  source: string
}

const mostItems = 500

const roots = new Set(['rss', 'http://www.w3.org/2005/Atom feed'])

export const isFeed = (root: string): boolean => roots.has(root)

/** The entries of an RSS 2.0 or Atom file. Source: the RSS 2.0 specification; RFC 4287. */
export function readFeed(bytes: Uint8Array): FeedItem[] {
  const { root, texts } = textsOf(bytes)
  if (!isFeed(root)) throw refuse('centres.unknown-kind-of-notice')
  const [start, first] = root === 'rss' ? ['rss/channel/item/', 'rss/channel/title'] : ['feed/entry/', 'feed/title']
  const source = shortened(texts.find(one => one.path === first)?.text, 200) ?? '–'
  return entriesOf(texts, start)
    .slice(0, mostItems)
    .flatMap(entry => itemOf(entry, source))
}

/** Texts of an entry stand together; one that comes again after others begins the next. */
function entriesOf(texts: readonly Read[], start: string): ReadonlyMap<string, Read>[] {
  const entries: Map<string, Read>[] = []
  let open = new Map<string, Read>()
  let isInside = false
  for (const read of texts) {
    const name = read.path.startsWith(start) ? read.path.slice(start.length) : undefined
    if (name === undefined) {
      isInside = false
      continue
    }
    if (!isInside || (name === 'title' && open.has('title'))) {
      open = new Map()
      entries.push(open)
    }
    isInside = true
    if (!open.has(name)) open.set(name, read)
  }
  return entries
}

function itemOf(entry: ReadonlyMap<string, Read>, source: string): FeedItem[] {
  const text = (...names: string[]) =>
    names.map(name => entry.get(name)?.text).find(one => one !== undefined && one !== '')
  const title = shortened(text('title'), 200)
  if (title === undefined) return []
  const link = text('link') ?? entry.get('link')?.attributes.href
  const key = text('guid', 'id') ?? link ?? title
  const published = new Date(text('pubDate', 'published', 'updated') ?? '')
  return [
    {
      reference: createHash('sha256').update(key).digest('hex').slice(0, 32),
      title,
      says: shortened(text('description', 'summary', 'content')?.replaceAll(/<[^<>]*>/g, ' '), 1000),
      link: link !== undefined && isLink(link) ? link : undefined,
      publishedOn: Number.isNaN(published.getTime()) ? undefined : today(published),
      source,
    },
  ]
}
