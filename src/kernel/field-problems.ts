import type { z } from 'zod/mini'
import type { FieldProblem } from './problem.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What is wrong with an input, for each field once: the first thing found. The input tells what is missing from what is wrong. */
export function fieldProblems(error: z.core.$ZodError, input: unknown): FieldProblem[] {
  const found = new Map<string, FieldProblem>()
  for (const problem of error.issues.flatMap(issue => problemsOf(issue, [], input))) {
    if (!found.has(problem.path)) found.set(problem.path, problem)
  }
  return [...found.values()]
}

function problemsOf(issue: Issue, above: Path, input: unknown): FieldProblem[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: dotted([...path, key]), code: 'shape.unknown-field' }))
  }
  const value = valueAt(path, input)
  if (value === undefined || value === null) return [{ path: dotted(path), code: 'shape.required' }]
  if (issue.code === 'invalid_union' && issue.errors[0]) {
    return issue.errors[0].flatMap(inner => problemsOf(inner, path, input))
  }
  if (issue.code === 'invalid_type' && Array.isArray(value)) {
    return [{ path: dotted(path), code: 'shape.one-answer-only' }]
  }
  return [{ path: dotted(path), ...described(issue) }]
}

function described(issue: Issue): Omit<FieldProblem, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: expectedCodes[issue.expected] ?? 'shape.wrong-kind' }
    case 'invalid_format':
      return { code: formatCodes[issue.format] ?? 'shape.wrong-form' }
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'shape.not-listed' }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return {
        code: sized(issue.origin, ['shape.too-long', 'shape.too-many', 'shape.too-big']),
        details: { max: Number(issue.maximum) },
      }
    case 'not_multiple_of':
      return { code: 'shape.not-a-multiple', details: { of: issue.divisor } }
    case 'custom':
      return { code: typeof issue.params?.code === 'string' ? issue.params.code : 'shape.wrong' }
    default:
      return { code: 'shape.wrong' }
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Omit<FieldProblem, 'path'> {
  const min = Number(issue.minimum)
  if (min === 1 && issue.origin !== 'number' && issue.origin !== 'int') return { code: 'shape.required' }
  return { code: sized(issue.origin, ['shape.too-short', 'shape.too-few', 'shape.too-small']), details: { min } }
}

function sized(origin: string, [text, list, amount]: [string, string, string]): string {
  if (origin === 'string') return text
  return origin === 'array' ? list : amount
}

const expectedCodes: Record<string, string | undefined> = { number: 'shape.not-a-number', int: 'shape.not-whole' }

const formatCodes: Record<string, string | undefined> = {
  date: 'shape.not-a-day',
  uuid: 'shape.not-an-id',
  email: 'shape.not-an-email',
  phone: 'shape.not-a-phone',
  code: 'shape.not-a-code',
}

const dotted = (path: Path): string => path.map(String).join('.')

function valueAt(path: Path, input: unknown): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
