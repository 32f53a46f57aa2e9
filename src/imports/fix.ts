import { yesOrNo } from '../kernel/answer.ts'
import type { Lang } from '../kernel/words.ts'
import { mapOptions } from '../pages/options.ts'
import type { Option } from '../pages/question.ts'
import type { FormBody } from '../pages/form-state.ts'
import { words as pageWords } from '../pages/words.ts'
import { educationNow, iscedLevels, labourStatuses, sexes } from '../people/codes.ts'
import { words as peopleWords } from '../people/words.ts'
import { counties } from '../programme/place.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { CheckedRow } from './check.ts'
import type { Choice } from './waiting.ts'

export const cellName = (row: number, field: string): string => `row.${row}.${field}`

export const choiceName = (row: number): string => `choice.${row}`
export const seenName = (row: number): string => `seen.${row}`

/** What was said of rows that look like others; whoever said nothing of a row is not in it. */
export function choicesIn(body: FormBody): Map<number, Choice> {
  const choices = new Map<number, Choice>()
  for (const [name, said] of Object.entries(body)) {
    const [, row] = /^choice\.(\d{1,6})$/.exec(name) ?? []
    if (row === undefined || typeof said !== 'string' || said === '') continue
    const seen = body[seenName(Number(row))]
    const keys = typeof seen === 'string' ? seen.split(' ').slice(0, mostSeen) : []
    choices.set(Number(row), { said, seen: keys })
  }
  return choices
}

/** Our choice: more than are ever shown. */
const mostSeen = 200

/** The rows that the form asked about. */
export const rowsAsked = (body: FormBody): Set<number> =>
  new Set(Object.keys(body).flatMap(name => Number(/^seen\.(\d{1,6})$/.exec(name)?.[1] ?? []) || []))

/** Fields that explain each other: what is wrong with one may have to be put right in another. */
const together = [
  ['cnp', 'bornOn', 'sex'],
  ['familyName', 'givenName'],
]

/** The cells of a row that can be corrected: those something is wrong with, and those that say the same. A row refused as a whole shows who it is. */
export function fieldsToFix({ problems, cells }: CheckedRow): string[] {
  const wrong = problems.flatMap(({ field }) => field ?? [])
  const shown = wrong.flatMap(field => together.find(group => group.includes(field)) ?? [field])
  if (shown.length > 0) return [...new Set(shown)]
  return 'familyName' in cells || 'fullName' in cells
    ? ['familyName', 'givenName', 'cnp', 'appliedOn', 'region']
    : Object.keys(cells)
}

export const nameOf = ({ cells }: CheckedRow): string =>
  cells.fullName ??
  [cells.familyName ?? cells.code ?? cells.cnp, cells.givenName]
    .filter(part => part !== undefined && part !== '')
    .join(' ')

/** What was typed in place of cells, by row and field; names that no page has offered are left out. */
export function fixesIn(body: FormBody): Map<number, Record<string, string>> {
  const fixes = new Map<number, Record<string, string>>()
  for (const [name, value] of Object.entries(body)) {
    const [, row, field] = /^row\.(\d{1,6})\.([A-Za-z]{1,40})$/.exec(name) ?? []
    if (row === undefined || field === undefined || typeof value !== 'string') continue
    fixes.set(Number(row), { ...fixes.get(Number(row)), [field]: value })
  }
  return fixes
}

/** Closed lists are chosen from, not typed. */
export function optionsFor(lang: Lang, field: string, rules: Rulebook): Option[] | undefined {
  const text = peopleWords(lang)
  const silent = ['refused', 'unknown'] as const
  switch (field) {
    case 'sex':
      return mapOptions(lang, sexes, text.sex, silent)
    case 'labour':
      return mapOptions(lang, labourStatuses, text.labour, silent)
    case 'educationNow':
      return mapOptions(lang, educationNow, text.educationNow, silent)
    case 'isced':
      return mapOptions(lang, iscedLevels, text.isced, silent)
    case 'county':
    case 'actualCounty':
      return counties.map(one => ({ value: one.nuts, text: one.name }))
    case 'region':
      return rules.regions.map(one => ({ value: one.nuts, text: one.names[lang] }))
    case 'partner':
      return rules.partners.map(one => ({ value: one.code, text: one.name }))
    case 'centre':
      return rules.centres.map(one => ({ value: one.code, text: one.name }))
    case 'support':
      return rules.supports
        .filter(one => !rules.services.some(service => service.kind === one.code))
        .map(one => ({ value: one.code, text: one.names[lang] }))
    case 'outcome':
      return rules.outcomes.map(one => ({ value: one.code, text: one.names[lang] }))
    case 'theme':
      return rules.themes.map(one => ({ value: one.code, text: one.names[lang] }))
    case 'reEntry':
      return mapOptions(lang, yesOrNo, pageWords(lang).answers)
    default:
      return undefined
  }
}
