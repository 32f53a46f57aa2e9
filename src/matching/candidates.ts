import type { Outline } from './aspects.ts'
import { keysOf, type Rule } from './keys.ts'
import type { Traits } from './traits.ts'

/** Records in memory, and which of them share a key. */
export interface Candidates {
  outline: Outline
  records: readonly Traits[]
  rules: readonly Rule[]
  /** Under each rule, the records of each key that several share. */
  blocks: ReadonlyMap<Rule, readonly (readonly number[])[]>
}

/** A key that more records share tells nothing by itself: those meet under another one. Our choice. */
const mostInBlock = 100

export function candidatesAmong(outline: Outline, records: readonly Traits[]): Candidates {
  const all = new Map<Rule, Map<string, number[]>>()
  for (const [at, record] of records.entries()) {
    for (const { rule, text } of keysOf(outline, record)) {
      const keys = all.get(rule) ?? new Map<string, number[]>()
      const block = keys.get(text)
      if (block === undefined) keys.set(text, [at])
      else if (block.at(-1) !== at) block.push(at)
      all.set(rule, keys)
    }
  }
  const blocks = new Map(
    [...all].map(([rule, keys]) => [
      rule,
      [...keys.values()].filter(block => block.length > 1 && block.length <= mostInBlock),
    ]),
  )
  return { outline, records, rules: [...blocks.keys()], blocks }
}

export function pairsUnder({ records, blocks }: Candidates, rule: Rule): (readonly [Traits, Traits])[] {
  return pairsIn(records.length, blocks.get(rule) ?? []).map(
    ([one, other]) => [records[one], records[other]] as [Traits, Traits],
  )
}

/** Every two records that share some key, once. */
export const allPairs = ({ records, blocks }: Candidates): (readonly [number, number])[] =>
  pairsIn(records.length, [...blocks.values()].flat())

function pairsIn(records: number, blocks: readonly (readonly number[])[]): [number, number][] {
  const seen = new Set<number>()
  const pairs: [number, number][] = []
  for (const block of blocks) {
    for (const [at, one] of block.entries()) {
      for (const other of block.slice(at + 1)) {
        const pair = one * records + other
        if (seen.has(pair)) continue
        seen.add(pair)
        pairs.push([one, other])
      }
    }
  }
  return pairs
}
