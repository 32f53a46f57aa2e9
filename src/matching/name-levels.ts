import { levelsOf } from './aspects.ts'
import type { Found } from './compare.ts'
import { lettersApart } from './letters.ts'
import type { Names, Traits } from './traits.ts'

/** Family and given name, each against its own; against each other's where that alone agrees. */
export function compareNames(one: Traits, other: Traits): (Found | undefined)[] {
  const straight = [compareWords(one.family, other.family), compareWords(one.given, other.given, true)]
  if (!straight.every(found => found?.level === 'other')) return straight
  const crossed = [compareWords(one.family, other.given), compareWords(one.given, other.family)]
  if (!crossed.every(found => found && found.level !== 'other') || !crossed.some(found => found && isSame(found))) {
    return straight
  }
  return inOneOrder(crossed.flatMap(found => (found ? [Object.assign(found, { crossed: true as const })] : [])))
}

/** Which of two crossed names is the family name nobody knows: the better agreement counts as it, whoever is asked first. */
const inOneOrder = (crossed: readonly Found[]): Found[] =>
  crossed.toSorted((one, other) => rank(one) - rank(other) || (one.term ?? '').localeCompare(other.term ?? '', 'en'))

const rank = ({ level }: Found): number => (levelsOf.family as readonly string[]).indexOf(level)

const isSame = ({ level }: Found): boolean => level === 'equal' || level === 'shared'

function compareWords(one: Names, other: Names, given = false): Found | undefined {
  if (one.words.length === 0 || other.words.length === 0) return undefined
  const shared = one.words.filter(word => other.words.includes(word))
  if (shared.length > 0) {
    const all = shared.length === one.words.length && shared.length === other.words.length
    return { level: all ? 'equal' : 'shared', term: longest(shared) }
  }
  if (one.words.join('') === other.words.join('')) return { level: 'equal' }
  if (given && isShort(one, other)) return { level: 'short' }
  return { level: nearest(one.words, other.words) }
}

/** Of the words that agree, the one that says most; a long word is rarely a common one. */
const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '')

const isShort = (one: Names, other: Names): boolean => {
  const all = new Set(other.formal.flat())
  return one.formal.some(names => names.some(name => all.has(name)))
}

function nearest(words: readonly string[], others: readonly string[]): 'close' | 'alike' | 'other' {
  let best: 'close' | 'alike' | 'other' = 'other'
  for (const word of words) {
    for (const other of others) {
      const level = likeness(word, other)
      if (level === 'close') return level
      if (level === 'alike') best = level
    }
  }
  return best
}

/** Two words that are not the same. */
function likeness(word: string, other: string): 'close' | 'alike' | 'other' {
  const [short, long] = word.length < other.length ? [word, other] : [other, word]
  if (short.length < 3) return long.startsWith(short) ? 'alike' : 'other'
  const apart = lettersApart(word, other, 2)
  if (apart <= 1) return 'close'
  if (apart === 2 && short.length >= 5) return short.length >= 8 ? 'close' : 'alike'
  return short.length >= 4 && long.startsWith(short) ? 'alike' : 'other'
}
