import type { Day } from '../kernel/day.ts'
import { readDay } from '../kernel/typed-day.ts'
import type { FormValues } from '../pages/form-state.ts'
import type { Question } from './section.ts'

/** Of a field that differs: only somebody else has changed it, only the reader has, or both, each in another way. */
export type Stands = 'theirs' | 'yours' | 'choose'

export interface Differing {
  question: Question
  stands: Stands
}

export interface Merged {
  /** What the form shows next: nobody's change is lost. Where both changed a field, what was typed, until one of the two is chosen. */
  values: FormValues
  differing: readonly Differing[]
}

/** The form as it was shown, as it would be shown now, and as it was sent. */
interface Versions {
  shown: FormValues | undefined
  now: FormValues
  typed: FormValues
}

/** Puts two people's changes to one form together, field by field. Where it is not known what was shown, both may have changed each field. */
export function merge(questions: readonly Question[], { shown, now, typed }: Versions, today: Day): Merged {
  const values: Record<string, FormValues[string]> = { ...typed }
  const differing: Differing[] = []
  for (const question of questions.filter(one => one.kind !== 'hidden')) {
    const { name } = question
    const [is, wants] = [read(question, now, today), read(question, typed, today)]
    if (same(is, wants)) continue
    const was = shown && read(question, shown, today)
    const stands = was && same(was, wants) ? 'theirs' : was && same(was, is) ? 'yours' : 'choose'
    if (stands === 'theirs') values[name] = now[name]
    if (stands === 'choose' && question.kind === 'checkboxes') {
      values[name] = [...is.filter(one => wants.includes(one) || !was?.includes(one)), ...added(wants, is, was)]
      differing.push({ question, stands: 'yours' })
    } else differing.push({ question, stands })
  }
  return { values, differing }
}

/** Boxes are ticked and cleared each for itself. */
const added = (wants: readonly string[], is: readonly string[], was: readonly string[] = []): string[] =>
  wants.filter(one => !is.includes(one) && !was.includes(one))

/** An answer however it is written: days as they are kept, boxes in one order. */
function read({ kind, name }: Question, values: FormValues, today: Day): readonly string[] {
  const given = [values[name] ?? []].flat().flatMap(text => (text.trim() === '' ? [] : [text.trim()]))
  return kind === 'day' ? given.map(text => readDay(text, today) ?? text) : given.toSorted()
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at])
