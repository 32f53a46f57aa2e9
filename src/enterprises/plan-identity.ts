/** What tells who stands behind a plan: names, telephones and addresses of people, and what their enterprise is called. */
export interface Identity {
  /** Family and given names, each as written; matched word by word. */
  names: readonly string[]
  /** Titles, codes and tax numbers; matched as a whole. */
  phrases: readonly string[]
}

export interface Giveaway {
  from: number
  /** Exclusive. */
  to: number
}

/** In place of what would tell a scorer whose plan it is. */
export const masked = '▒▒▒'

/** Our choice: a shorter part of a name is a word of every text. */
const shortest = 3

/** Any address, telephone, CNP or IBAN gives somebody away, whoever it is of. */
const patterns: readonly RegExp[] = [
  /[^\s@,;<>()]+@[^\s@,;<>()]+\.[a-z]{2,}/gi,
  /(?<!\d)(?:\+?40|0)[\s.-]?[2-9](?:[\s.-]?\d){8}(?!\d)/g,
  /(?<!\d)[1-9](?:[\s.-]?\d){12}(?!\d)/g,
  /\bRO\d{2}[\s-]?(?:[A-Z0-9][\s-]?){20}\b/gi,
]

/**
 * Where a text gives somebody away, in order. Capitals and diacritics make no difference. Our choice: a name that is also a word is found
 * too; the text is put another way.
 */
export function giveawaysIn(text: string, { names, phrases }: Identity): Giveaway[] {
  const flat = folded(text)
  const words = names.flatMap(name => folded(name).split(/[^\p{L}\p{N}]+/u)).filter(word => word.length >= shortest)
  const wholes = phrases.map(folded).filter(phrase => phrase.trim().length >= shortest)
  const found = [
    ...patterns.flatMap(pattern => placesOf(text, pattern)),
    ...[...words, ...wholes].flatMap(one => placesOf(flat, asWord(one))),
  ]
  return joined(found)
}

/** The text with `▒▒▒` in place of what gives somebody away. */
export function withoutIdentity(text: string, identity: Identity): string {
  let rest = text
  for (const { from, to } of giveawaysIn(text, identity).toReversed())
    rest = `${rest.slice(0, from)}${masked}${rest.slice(to)}`
  return rest
}

const placesOf = (text: string, pattern: RegExp): Giveaway[] =>
  Array.from(text.matchAll(pattern), match => ({ from: match.index, to: match.index + match[0].length }))

const asWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`, 'gu')

/** One unit of text for each of the original, so that places hold. */
const folded = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const base = (text[at] ?? '').normalize('NFD')[0] ?? ''
    const small = base.toLowerCase()
    return small.length === 1 ? small : base
  }).join('')

function joined(found: readonly Giveaway[]): Giveaway[] {
  const all: Giveaway[] = []
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1)
    if (last && one.from < last.to) last.to = Math.max(last.to, one.to)
    else all.push({ ...one })
  }
  return all
}
