import { foldWord, partsOf } from '../people/name.ts'
import { formalNames } from './short-names.ts'

/**
 * What two records are compared by, and nothing else: never a special category, a nationality or an identity paper, and no name is
 * counted for or against an origin. Source: Reg. (EU) 2016/679, art. 9.
 */
export interface Traits {
  family: Names
  given: Names
  /** All others by the name of their aspect; somebody may have two places. */
  values: Readonly<Record<string, readonly string[]>>
}

export interface Names {
  /** Without marks, in small letters. */
  words: readonly string[]
  /** For given names: what each word is short for, itself included. */
  formal: readonly (readonly string[])[]
}

export interface RawTraits {
  family: string
  given: string
  values: Readonly<Record<string, readonly (string | null | undefined)[]>>
}

export const traitsOf = ({ family, given, values }: RawTraits): Traits => ({
  family: namesOf(family),
  given: namesOf(given),
  values: Object.fromEntries(Object.entries(values).map(([aspect, all]) => [aspect, present(all)])),
})

/** Words of a name; ă, â, î, ș, ț and their letters without marks are one. */
export const foldedWords = (text: string): string[] =>
  partsOf(text.replaceAll(/['’`]/g, '')).flatMap(part => foldWord(part).slice(0, 1))

export const folded = (text: string): string => foldedWords(text).join(' ')

function namesOf(text: string): Names {
  const words = [...new Set(foldedWords(text))]
  return { words, formal: words.map(formalNames) }
}

const present = (all: readonly (string | null | undefined)[]): string[] =>
  [...new Set(all.filter(one => one !== null && one !== undefined && one !== ''))] as string[]
