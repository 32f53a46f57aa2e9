import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { LikelyLine, Reader } from '../pages/slice.ts'
import { nameInList } from '../people/person-name.ts'
import { type Zone, zoneOf } from './known-weights.ts'
import { traitsOfRecord, typedFrom } from './person-traits.ts'
import { linesOf } from './score-lines.ts'
import { scorerFor } from './scorer.ts'
import { type PersonRecord, recordsOf, seenAmong } from './tables.ts'
import { apartSaid } from './worklist-tables.ts'

/** One of two records, as a page names it. */
export interface Side {
  id: string
  code: string
  name: string
}

/** Two records held against each other. */
export interface Pair {
  one: Side
  other: Side
  lines: readonly LikelyLine[]
  /** What the sum begins with, and what it comes to. */
  prior: number
  bits: number
  probability: number
  zone: Zone
  united: boolean
  /** When somebody said that they are two people, and how they knew. */
  apart: { on: Day; reason: string } | undefined
}

/** Both must be within the reader's reach; 404 else. */
export async function getPair(tx: Tx, { who, lang }: Reader, ids: readonly [string, string]): Promise<Pair> {
  const records = await recordsOf(tx, who.tenant, ids)
  const seen = await seenAmong(tx, who, ids)
  const [one, other] = ids.map(id => (seen.has(id) ? records.get(id) : undefined))
  if (!one || !other || one === other) throw missing('people.no-such-person')
  const [mine, theirs] = [traitsOfRecord(one), traitsOfRecord(other)]
  const scorer = await scorerFor(tx, who.tenant, [[mine, theirs]])
  const score = scorer.score(mine, theirs)
  const side = (record: PersonRecord): Side => ({
    id: record.id,
    code: record.code,
    name: nameInList({ family_name: record.family, given_name: record.given }, lang),
  })
  return {
    one: side(one),
    other: side(other),
    lines: linesOf(lang, score, typedFrom(one), typedFrom(other)),
    prior: Math.log2(scorer.weights.prior / (1 - scorer.weights.prior)),
    bits: score.bits,
    probability: score.probability,
    zone: zoneOf(score),
    united: one.root === other.root,
    apart: await apartSaid(tx, who.tenant, ids),
  }
}
