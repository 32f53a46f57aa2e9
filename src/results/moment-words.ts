import type { Known } from '../kernel/database.ts'
import { date, type Lang } from '../kernel/words.ts'
import type { Question } from './question.ts'
import { words } from './words.ts'

/** What was known, in words: a day as it was typed, a line of the journal, or now. Nothing for now. */
export function knownWords(lang: Lang, { known, query }: Pick<Question, 'known' | 'query'>): string | undefined {
  if (known === 'now') return undefined
  return query.entry === undefined && query.known !== undefined ? query.known : lineWords(lang, known)
}

const lineWords = (lang: Lang, known: Exclude<Known, 'now'>) => words(lang).line({ entry: known.entry })

/** „Programul · calculat din date la 23.11.2026, așa cum se știa la 30.09.2026”. */
export function counted(lang: Lang, programme: string, question: Pick<Question, 'day' | 'known' | 'query'>): string {
  const text = words(lang)
  const moment = knownWords(lang, question)
  const base = text.counted({ programme, day: date(question.day) })
  return moment === undefined ? base : `${base}, ${text.asKnown({ moment })}`
}
