import type { Tx } from '../kernel/database.ts'
import type { Reader } from '../pages/slice.ts'
import { weightsInForce, type Zone, zoneBounds, zoneNames } from './known-weights.ts'
import { getPair, type Pair } from './pair.ts'
import { type Between, countPairs, listApart, type Listed, listPairs } from './worklist-tables.ts'

export const shelves = [...zoneNames, 'apart'] as const
export type Shelf = (typeof shelves)[number]

export interface Worklist {
  shelf: Shelf
  pairs: readonly Pair[]
  counts: Readonly<Record<Zone, number>>
  /** The last pair shown, where more follow. */
  next: Listed | undefined
}

const rowsOnPage = 25
const mostApart = 200

/** The pairs of one zone, or those that somebody decided are two people. */
export async function openWorklist(tx: Tx, reader: Reader, shelf: Shelf, after: Listed | undefined): Promise<Worklist> {
  const { who } = reader
  const bounds = boundsUnder((await weightsInForce(tx, who.tenant)).prior)
  const counts = {
    certain: await countPairs(tx, who, bounds.certain),
    review: await countPairs(tx, who, bounds.review),
    no: await countPairs(tx, who, bounds.no),
  }
  const listed =
    shelf === 'apart'
      ? await listApart(tx, who, mostApart)
      : await listPairs(tx, who, bounds[shelf], { after, limit: rowsOnPage + 1 })
  const shown = shelf === 'apart' ? listed : listed.slice(0, rowsOnPage)
  const pairs: Pair[] = []
  for (const { one, other } of shown) pairs.push(await getPair(tx, reader, [one, other]))
  return { shelf, pairs, counts, next: listed.length > shown.length ? shown.at(-1) : undefined }
}

/** The zones as evidence, which is stored without the prior. */
function boundsUnder(prior: number): Record<Zone, Between> {
  const bitsAt = (probability: number) => Math.log2(probability / (1 - probability)) - Math.log2(prior / (1 - prior))
  const [certain, review, no] = zoneNames.map(zone => bitsAt(zoneBounds[zone])) as [number, number, number]
  return {
    certain: { from: certain, below: Number.MAX_VALUE, takes: 'clear' },
    review: { from: review, below: certain, takes: 'doubted' },
    no: { from: no, below: review, takes: 'below' },
  }
}
