import { z } from 'zod/mini'
import { definitionOf } from './definition.ts'

/** Three ways of having no answer, never mixed up with each other or with "no". */
export const silences = ['refused', 'unknown', 'not-asked'] as const
export type Silence = (typeof silences)[number]

/** What somebody said, or why there is nothing: one value in JSON, one name in a form, two columns in SQL. */
export type Answered<T> = T | Silence

export const yesOrNo = ['yes', 'no'] as const
export type YesOrNo = (typeof yesOrNo)[number]

/** A question that one need not answer. Absent is `not-asked`. */
export function answer<S extends z.ZodMiniType>(inner: S) {
  const def = definitionOf(inner)
  const taken = def.type === 'enum' ? Object.values(def.entries).filter(isSilence) : []
  if (taken.length > 0) throw new Error(`A code list may not contain ${taken.join(', ')}.`)
  return z._default(z.union([inner, z.enum(silences)]), 'not-asked')
}

export const isSilence = (value: unknown): value is Silence => silences.some(silence => silence === value)

/** The value where there is one. */
export const given = <T>(answered: Answered<T>): Exclude<T, Silence> | undefined =>
  isSilence(answered) ? undefined : (answered as Exclude<T, Silence>)

/** As two columns: `education` holds the value or null, `education_answer` says `given` or why not. */
export interface AnswerColumns<T> {
  value: T | null
  answer: 'given' | Silence
}

export const toColumns = <T>(answered: Answered<T>): AnswerColumns<Exclude<T, Silence>> =>
  isSilence(answered) ? { value: null, answer: answered } : { value: answered as Exclude<T, Silence>, answer: 'given' }

export function fromColumns<T>({ value, answer: said }: AnswerColumns<T>): Answered<T> {
  if (said !== 'given') return said
  if (value === null) throw new Error('An answer was given, but the row holds none.')
  return value
}
