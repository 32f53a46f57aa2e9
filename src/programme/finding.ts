import type { Details, FieldProblem } from '../kernel/problem.ts'

/** Where something stands in a profile or programme: keys and places in lists. */
export type Path = readonly (string | number)[]

/** One thing that is wrong in a file, before its line is known. */
export interface Finding {
  path: Path
  code: string
  details?: Details
}

export const finding = (path: Path, code: string, details: Details = {}): Finding => ({
  path,
  code: `programme.${code}`,
  details,
})

/** As a form or the API shows it, with what is known beside: the line and column of a file. */
export const asField = (one: Finding, place: { line?: number; column?: number } = {}): FieldProblem => ({
  path: one.path.join('.'),
  code: one.code,
  details: { ...one.details, ...place },
})
