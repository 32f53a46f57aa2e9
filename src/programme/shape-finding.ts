import type { z } from 'zod/mini'
import { fieldProblems } from '../kernel/field-problems.ts'
import type { Finding, Path } from './finding.ts'

type Issue = z.core.$ZodIssue

/** What a shape refuses, with its place. Of the options of a union it tells what is wrong with the one that was most likely meant. */
export function shapeFindings(error: z.core.$ZodError, value: unknown): Finding[] {
  const all = error.issues.flatMap(issue => leaves(issue, [])).flatMap(leaf => asFindings(leaf, value))
  return [...new Map(all.map(one => [JSON.stringify([one.path, one.code]), one])).values()]
}

interface Leaf {
  issue: Issue
  path: Path
}

function leaves(issue: Issue, within: Path): Leaf[] {
  const path = [...within, ...issue.path.filter(step => typeof step !== 'symbol')]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }]
  const options = issue.errors.map(errors => errors.flatMap(error => leaves(error, path)))
  return options.reduce((best, option) => (strangeness(option, path) < strangeness(best, path) ? option : best))
}

/** An option that misses its keys or does not know those that stand there was hardly meant. */
const strangeness = (option: readonly Leaf[], path: Path): number =>
  option.reduce((sum, { issue, path: at }) => sum + (isStrange(issue, at, path) ? 100 : 1), 0)

const isStrange = (issue: Issue, at: Path, path: Path): boolean =>
  issue.code === 'unrecognized_keys' ? at.length === path.length : at.length <= path.length

function asFindings({ issue, path }: Leaf, value: unknown): Finding[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...path, key]) : [path]
  const [problem] = fieldProblems({ issues: [{ ...issue, path }] } as unknown as z.core.$ZodError, value)
  const details = { ...problem?.details, ...listed(issue) }
  return paths.map(at => ({ path: at, code: problem?.code ?? 'shape.wrong', details }))
}

const listed = (issue: Issue) => (issue.code === 'invalid_value' ? { known: issue.values.join(', ') } : {})
