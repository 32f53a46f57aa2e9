import type { Day } from '../kernel/day.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { FieldProblem } from '../kernel/problem.ts'
import { type Lang, langs } from '../kernel/words.ts'
import type { RowsRead } from '../pages/rows-import.tsx'
import { counties } from '../programme/place.ts'
import { findCui } from '../programme/cui.ts'
import { offered, schedules } from './codes.ts'
import { jobWords } from './job-words.ts'
import { addVacancy } from './vacancy.ts'
import { words } from './words.ts'

/** Columns of the model, in their order; the first names the employer by its number. */
export const columns = [
  'cui',
  'title',
  'occupation',
  'places',
  'weeklyHours',
  'contract',
  'schedule',
  'county',
  'locality',
  'opensOn',
  'deadlineOn',
  'requirements',
] as const
export type Column = (typeof columns)[number]

export function headings(lang: (typeof langs)[number]): string[] {
  const text = jobWords(lang)
  const titles: Record<Column, string> = {
    cui: text.cui,
    title: text.vacancyTitle,
    occupation: text.occupation,
    places: text.places,
    weeklyHours: text.weeklyHours,
    contract: text.contract,
    schedule: text.schedule,
    county: text.county,
    locality: text.locality,
    opensOn: text.opensOn,
    deadlineOn: text.deadlineOn,
    requirements: text.requirements,
  }
  return columns.map(column => titles[column])
}

/** Every row as the command that adds it, or what is wrong with it; `employers`: ids by number. */
export function readRows(
  rows: readonly string[][],
  employers: ReadonlyMap<string, string>,
  { lang, today }: { lang: Lang; today: Day },
): RowsRead {
  const read: RowsRead = { items: [], wrong: [] }
  for (const [at, cells] of rows.entries()) {
    if (cells.join('') === '') continue
    const row = at + 2
    const typed = Object.fromEntries(columns.map((column, place) => [column, coded(column, cells[place] ?? '')]))
    const { cui = '', ...fields } = typed
    const employer = employers.get(findCui(cui) ?? '')
    if (employer === undefined) {
      read.wrong.push({ row, problem: { path: 'cui', code: 'jobs.unknown-employer' } })
      continue
    }
    const input = fromForm(addVacancy.shape, { ...fields, employer }, today)
    const parsed = addVacancy.shape.safeParse(input)
    if (parsed.success) read.items.push({ row, command: addVacancy, input })
    else read.wrong.push(...fieldProblems(parsed.error, input).map(one => ({ row, problem: listed(one, lang) })))
  }
  return read
}

/** In a table there is no list to choose from: the answer names what may be written. */
function listed(problem: FieldProblem, lang: Lang): FieldProblem {
  const { path, code } = problem
  if (code === 'shape.required') return problem
  if (path === 'county') return { path, code: 'jobs.unknown-county' }
  const answers = {
    contract: offered.map(one => words(lang).contract[one]),
    schedule: schedules.map(one => words(lang).schedule[one]),
  }
  if (path !== 'contract' && path !== 'schedule') return problem
  return { path, code: 'jobs.not-among', details: { answers: answers[path].join(', ') } }
}

/** A code, or its words in either language; counties by name, too. Anything else stays as it stands in the table. */
function coded(column: Column, cell: string): string {
  if (column === 'county') return counties.find(one => same(one.name, cell) || same(one.short, cell))?.nuts ?? cell
  if (column !== 'contract' && column !== 'schedule') return cell
  const texts = langs.flatMap(lang => Object.entries<string>(words(lang)[column]))
  return texts.find(([, text]) => same(text, cell))?.[0] ?? cell
}

const same = (one: string, other: string): boolean => folded(one) === folded(other)

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()
