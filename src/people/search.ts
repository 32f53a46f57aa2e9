import { foldWord, partsOf, phoneTail } from './name.ts'

/** What somebody who types into the search looks for; everything given must hold. */
export interface Query {
  /** Each word must begin a word of the name, in any order; a word may be written in several ways. */
  words: string[][]
  /** The last four digits of a telephone. */
  phoneTail?: string
  /** `GT-0047`. */
  code?: string
  /** Thirteen digits: looked for exactly, and the look is logged. */
  cnp?: string
}

/** Undefined where nothing was typed that could be looked for. */
export function readQuery(typed: string): Query | undefined {
  const query: Query = { words: [] }
  for (const word of joinedDigits(typed)
    .split(/[\s,;]+/)
    .filter(part => part !== ''))
    read(word, query)
  return query.words.length > 0 || query.phoneTail || query.code || query.cnp ? query : undefined
}

/** Digits with blanks or points between them are one number, as `0700 000 000`. */
const joinedDigits = (typed: string): string => typed.normalize('NFC').replaceAll(/(?<=\d)[\s.]+(?=\d)/g, '')

function read(word: string, query: Query): void {
  const [, number] = /^gt-?0*(\d{1,7})$/i.exec(word) ?? []
  if (number !== undefined) query.code = `GT-${number.padStart(4, '0')}`
  else if (/^\d{13}$/.test(word)) query.cnp = word
  else if (/^\+?\d{4,}$/.test(word)) query.phoneTail = phoneTail(word)
  else query.words.push(...partsOf(word).map(foldWord))
}
