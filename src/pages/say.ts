import type { Details } from '../kernel/problem.ts'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

/** Texts of problems, by code. */
export type ProblemTexts = Readonly<Record<string, string | ((details: Details) => string)>>

/** The text of a problem, from its code and its details. */
export type Say = (code: string, details?: Details) => string

/** Looks a code up in the texts of the slices, then in those of the kernel; an unknown code is shown as it is. */
export function sayIn(lang: Lang, slices: readonly { problems: (lang: Lang) => ProblemTexts }[]): Say {
  const tables: ProblemTexts[] = [...slices.map(slice => slice.problems(lang)), words(lang).problems]
  return (code, details = {}) => {
    const text = tables.find(table => Object.hasOwn(table, code))?.[code]
    if (text === undefined) return words(lang).unknownProblem({ code })
    return typeof text === 'string' ? text : text(details)
  }
}
