import { describe, expect, test } from 'vitest'
import { langs } from '../../src/kernel/words.ts'
import { myWords } from '../../src/portal/my-words.ts'
import { publicWords } from '../../src/portal/public-words.ts'

/**
 * LIX: words in a sentence, and how many of a hundred words have more than six letters. It was not made for Romanian: an alarm, not a
 * verdict. Source: Björnsson, Läsbarhet (1968); bounds measured on our own texts.
 */
function lix(text: string): number {
  const words = text.match(/[\p{L}\d’-]+/gu) ?? []
  const sentences = Math.max(1, (text.match(/[.!?:]+(\s|$)/g) ?? []).length)
  const long = words.filter(word => word.length > 6).length
  return words.length / sentences + (100 * long) / Math.max(1, words.length)
}

/** Every text, with its key; a function is asked with values that stand for themselves. */
function textsIn(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') return [[at, value]] as [string, string][]
    if (typeof value === 'object' && value !== null) return textsIn(value, at)
    return []
  })
}

const isParagraph = (text: string): boolean => text.split(' ').length >= 8
/** Names of pages and of columns are single words. */
const isSentence = (text: string): boolean => /[.!?]$/.test(text) && text.split(' ').length >= 4

const tooHard = (texts: readonly [string, string][], most: number): string[] =>
  texts.filter(([, text]) => lix(text) > most).map(([key, text]) => `${key}: ${Math.round(lix(text))} ${text}`)

describe.each(langs)('in %s', lang => {
  test('paragraphs of the public pages are easy to read', () => {
    const texts = textsIn(publicWords(lang)).filter(([, text]) => isParagraph(text))

    expect(texts.length).toBeGreaterThan(20)
    expect(tooHard(texts, 45)).toEqual([])
  })

  test('the page of a participant is easier still', () => {
    const all = textsIn(myWords(lang)).filter(([, text]) => isSentence(text))

    expect(tooHard(all, 45)).toEqual([])
    expect(lix(all.map(([, text]) => text).join(' '))).toBeLessThanOrEqual(30)
  })

  test('no sentence for the public has more than fifteen words', () => {
    const long = [...textsIn(publicWords(lang)), ...textsIn(myWords(lang))].flatMap(([key, text]) =>
      text
        .split(/(?<=[.!?])\s+/)
        .filter(sentence => sentence.split(' ').length > 15)
        .map(sentence => `${key}: ${sentence}`),
    )

    expect(long).toEqual([])
  })
})

test('officialese is found', () => {
  const clause =
    'Prelucrarea datelor cu caracter personal se efectuează în conformitate cu prevederile Regulamentului general privind protecția datelor.'

  expect(tooHard([['clause', clause]], 45)).toHaveLength(1)
})
