import type { AnyCommand } from '../kernel/command.ts'
import type { Lang } from '../kernel/words.ts'
import type { FieldProps } from '../pages/field.tsx'
import type { FormValues } from '../pages/form-state.ts'
import { identityWords } from './identity-words.ts'

type WithoutState<P> = P extends unknown ? Omit<P, 'state'> : never
export type Question = WithoutState<FieldProps>

/** One small form about a person. */
export interface Section {
  title: string
  lead?: string
  command: AnyCommand
  questions: readonly Question[]
  /** What is recorded, by the name of the question. */
  values: FormValues
  /** The line that wrote what is shown. */
  shown?: number | undefined
  submit: string
  /** It cannot be taken back by filling it in again. */
  danger?: boolean
}

/** Three ways of not answering, never mixed up. */
export const silences = ['refused', 'unknown', 'not-asked'] as const

export const reasonQuestion = (lang: Lang) => ({
  kind: 'text' as const,
  name: 'reason',
  label: identityWords(lang).reason,
  hint: identityWords(lang).reasonHint,
  width: 'full' as const,
})

export const numberIn = (value: number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value)
