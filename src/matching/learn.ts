import { type Level, levelsOf, type Outline } from './aspects.ts'
import { compare, type Found } from './compare.ts'
import { grantedBy, type Rule } from './keys.ts'
import { type Candidates, pairsUnder } from './candidates.ts'
import type { Traits } from './traits.ts'
import { firstGuess, type LevelWeight, type Weights } from './weights.ts'

/**
 * Weights from the records alone, without anybody saying who is who. `u` is counted on pairs drawn at random, hardly any of which is one
 * person. `m` comes by expectation and maximisation from the pairs under one rule of keys at a time, for the aspects which that rule does
 * not take for granted; rules count by the matches they are expected to hold. Aspects named in `fixed` keep the weights they have.
 */
export function learn(candidates: Candidates, before: Partial<Weights> = {}, fixed: readonly string[] = []): Weights {
  const { outline, records } = candidates
  const table = new Table(outline, before)
  table.countChance(records)
  for (const rule of candidates.rules) table.learnUnder(rule, pairsUnder(candidates, rule))
  const aspects = table.weights()
  for (const name of fixed) if (before.aspects?.[name]) aspects[name] = before.aspects[name]
  return { aspects, prior: before.prior ?? 1 / Math.max(2, records.length) }
}

/** Pairs at the same levels are one pattern, with how many they are. */
type Patterns = Map<number, number>

/** Eight levels at most for each aspect: three bits; 7 says nothing. */
const bitsEach = 3
const silent = 7

const randomPairs = 100_000
const mostPairsOfRule = 50_000
const rounds = 40
/**
 * How many matches and how many pairs the weights from before count for, those of another population or a first guess. Our choice: few,
 * so that data soon speak for themselves, and enough that twenty records do not.
 */
const matchesBefore = { guessed: 5, learnt: 30 }
const pairsBefore = { guessed: 20, learnt: 1000 }

class Table {
  readonly #outline: Outline
  readonly #before: Weights['aspects']
  /** By aspect and level. */
  readonly #u: number[][]
  readonly #expected: number[][]
  readonly #trust: keyof typeof matchesBefore

  constructor(outline: Outline, before: Partial<Weights>) {
    this.#outline = outline
    this.#before = Object.fromEntries(
      outline.map(({ name, kind }) => [name, before.aspects?.[name] ?? firstGuess(kind)]),
    )
    this.#u = this.#column('u')
    this.#trust = before.aspects ? 'learnt' : 'guessed'
    this.#expected = this.#start()
  }

  #start(): number[][] {
    return this.#column('m').map(levels => levels.map(share => share * matchesBefore[this.#trust]))
  }

  #column(which: keyof LevelWeight): number[][] {
    return this.#outline.map(({ name, kind }) =>
      levelsOf[kind].map((level: Level) => this.#before[name]?.[level]?.[which] ?? 1e-6),
    )
  }

  countChance(records: readonly Traits[]): void {
    const counts = this.#u.map(levels => levels.map(share => share * pairsBefore[this.#trust]))
    const draw = generator()
    const all = (records.length * (records.length - 1)) / 2
    for (let n = 0; n < Math.min(randomPairs, all * 4); n += 1) {
      const [one, other] = [draw(records.length), draw(records.length)]
      if (one === other) continue
      const found = compare(this.#outline, records[one] as Traits, records[other] as Traits)
      this.#add(counts, found, 1)
    }
    for (const [at, levels] of counts.entries()) this.#u[at] = shares(levels)
  }

  learnUnder(rule: Rule, pairs: readonly (readonly [Traits, Traits])[]): void {
    const granted = grantedBy(rule)
    const free = this.#outline.map(({ name }) => !granted.includes(name))
    const patterns: Patterns = new Map()
    const every = Math.max(1, Math.ceil(pairs.length / mostPairsOfRule))
    for (let at = 0; at < pairs.length; at += every) {
      const [one, other] = pairs[at] as readonly [Traits, Traits]
      const pattern = this.#pattern(compare(this.#outline, one, other), free)
      patterns.set(pattern, (patterns.get(pattern) ?? 0) + every)
    }
    if (patterns.size === 0) return
    const m = this.#column('m')
    let share = 0.2
    let expected: number[][] = []
    for (let round = 0; round < rounds; round += 1) {
      expected = this.#start()
      let [matches, total] = [0, 0]
      for (const [pattern, count] of patterns) {
        const odds = (share / (1 - share)) * this.#oddsOf(pattern, m)
        const certainty = (odds / (1 + odds)) * count
        matches += certainty
        total += count
        this.#addPattern(expected, pattern, certainty)
      }
      share = Math.min(0.999, Math.max(1e-6, matches / total))
      for (const [at, levels] of expected.entries()) m[at] = shares(levels)
    }
    for (const [at, levels] of expected.entries()) {
      if (!free[at]) continue
      for (const [level, value] of levels.entries()) add(this.#expected, at, level, value)
    }
  }

  weights(): Record<string, Partial<Record<Level, LevelWeight>>> {
    const m = this.#expected.map(shares)
    return Object.fromEntries(
      this.#outline.map(({ name, kind }, at) => [
        name,
        Object.fromEntries(levelsOf[kind].map((level, n) => [level, { m: m[at]?.[n] ?? 0, u: this.#u[at]?.[n] ?? 0 }])),
      ]),
    )
  }

  #pattern(found: readonly (Found | undefined)[], free: readonly boolean[]): number {
    let pattern = 0
    for (let at = this.#outline.length - 1; at >= 0; at -= 1) {
      pattern = pattern * 2 ** bitsEach + (free[at] ? this.#place(at, found[at]) : silent)
    }
    return pattern
  }

  #place(at: number, found: Found | undefined): number {
    if (found === undefined) return silent
    return (levelsOf[this.#outline[at]?.kind ?? 'mark'] as readonly Level[]).indexOf(found.level)
  }

  #add(counts: number[][], found: readonly (Found | undefined)[], by: number): void {
    for (let at = 0; at < counts.length; at += 1) {
      const level = this.#place(at, found[at])
      if (level !== silent) add(counts, at, level, by)
    }
  }

  #addPattern(counts: number[][], pattern: number, by: number): void {
    eachLevel(pattern, counts.length, (at, level) => add(counts, at, level, by))
  }

  #oddsOf(pattern: number, m: readonly (readonly number[])[]): number {
    let odds = 1
    eachLevel(pattern, m.length, (at, level) => {
      odds *= (m[at]?.[level] ?? 1) / (this.#u[at]?.[level] ?? 1)
    })
    return odds
  }
}

function eachLevel(pattern: number, aspects: number, work: (at: number, level: number) => void): void {
  let rest = pattern
  for (let at = 0; at < aspects; at += 1) {
    const level = rest % 2 ** bitsEach
    rest = (rest - level) / 2 ** bitsEach
    if (level !== silent) work(at, level)
  }
}

function add(table: number[][], at: number, level: number, by: number): void {
  const row = table[at]
  if (row) row[level] = (row[level] ?? 0) + by
}

function shares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map(count => Math.max(count / total, 1e-9))
}

/** The same draws each time, so that the same records give the same weights. */
function generator(seed = 20_260_316): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
