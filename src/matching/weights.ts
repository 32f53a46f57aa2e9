import { type Kind, type Level, levelsOf, type Outline } from './aspects.ts'
import type { Found } from './compare.ts'

/**
 * The weights of Fellegi and Sunter. `m`: how often two records of one person stand at this level; `u`: how often two records of two
 * people do. A level counts log2(m/u) bits for or against.
 * Source: I. Fellegi, A. Sunter, "A Theory for Record Linkage", JASA 64 (1969); term frequencies: W. Winkler (2000).
 */
export interface LevelWeight {
  m: number
  u: number
}

export interface Weights {
  /** By aspect, then by level. */
  aspects: Readonly<Record<string, Readonly<Partial<Record<Level, LevelWeight>>>>>
  /** Of how many pairs of records among all one is of one person. */
  prior: number
}

/** How many of how many records have this value; undefined where nobody counted. */
export type Frequency = (aspect: string, term: string) => number | undefined

/** One line of a score: it can be read out. */
export interface ScoreLine {
  aspect: string
  level: Level
  crossed: boolean
  bits: number
  /** Bits of these that come from how common or rare the shared value is. */
  rarity: number
}

export interface Score {
  lines: readonly ScoreLine[]
  /** All lines and the prior. */
  bits: number
  /** That the two are one person, between 0 and 1, as far as the weights tell. */
  probability: number
}

export function scoreOf(
  outline: Outline,
  weights: Weights,
  found: readonly (Found | undefined)[],
  frequency: Frequency,
): Score {
  const lines: ScoreLine[] = []
  let bits = Math.log2(weights.prior / (1 - weights.prior))
  for (const [at, { name }] of outline.entries()) {
    const one = found[at]
    const weight = one && weights.aspects[name]?.[one.level]
    if (!one || !weight) continue
    const rarity = one.term === undefined ? 0 : rarityOf(weights, name, frequency(name, one.term))
    const line = Math.log2(weight.m / weight.u) + rarity
    bits += line
    lines.push({ aspect: name, level: one.level, crossed: one.crossed === true, bits: line, rarity })
  }
  return { lines, bits, probability: probabilityOf(bits) }
}

export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)

/** A value rarer than the usual one of its aspect counts for more, a common one for less. Bounded by 7 bits. Our choice. */
function rarityOf({ aspects }: Weights, aspect: string, share: number | undefined): number {
  const usual = aspects[aspect]?.equal?.u
  if (share === undefined || usual === undefined || share === 0) return 0
  return Math.max(-7, Math.min(7, Math.log2(usual / share)))
}

/** Where learning begins when nothing is known yet. Our choice: errors are rare, and chance agreements rarer. */
export function firstGuess(kind: Kind): Partial<Record<Level, LevelWeight>> {
  const levels = levelsOf[kind]
  const rest = levels.length - 1
  return Object.fromEntries(
    levels.map((level, at) => {
      const m = at === 0 ? 0.8 : 0.2 / rest
      const u = at === rest ? 0.95 : 0.05 / rest
      return [level, { m, u }]
    }),
  )
}
