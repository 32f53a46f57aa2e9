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

export const asField = ({ path, code, details = {} }: Finding): FieldProblem => ({
  path: path.join('.'),
  code,
  details,
})
