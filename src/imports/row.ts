import { folded } from './folded.ts'
import type { Coded } from './coded.ts'

/** Texts by the code of the field. */
export type Texts = Record<string, string>

/** A row as it will be handed on, and what is wrong with single cells before any rule is asked. */
export interface Reading {
  texts: Texts
  /** The code of a problem, by field. */
  advice: Texts
}

const nothing = new Set(['', '-', '–', '—', 'n/a', 'na', '.', '?'])

/** What the cells of one row say, each in the words of the form. */
export function readRow(cells: Texts, coded: Readonly<Record<string, Coded>>): Reading {
  const reading: Reading = { texts: {}, advice: {} }
  for (const [field, cell] of Object.entries(cells)) {
    // An apostrophe keeps a spreadsheet from taking the text for a formula.
    const text = cell.trim().replace(/^'(?=[=+\-@\t])/, '')
    if (nothing.has(text.toLowerCase())) continue
    const wrong = adviceOn(field, text)
    if (wrong) reading.advice[field] = wrong
    reading.texts[field] = inFormWords(field, text, coded[field])
  }
  return reading
}

function adviceOn(field: string, text: string): string | undefined {
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/i.test(text)) return 'imports.cell-is-an-error'
  if (text.length > 2_000) return 'imports.cell-is-too-long'
  if (field === 'cnp' && (/^\d[.,]?\d*e\+?\d+$/i.test(text) || /^[1-9]\d{2,5}0{7,}$/.test(text)))
    return 'imports.cnp-lost-digits'
  return undefined
}

function inFormWords(field: string, text: string, known: Coded | undefined): string {
  if (field === 'cnp') return text.replace(/[.,]0+$/, '')
  // A spreadsheet takes a telephone for a number and drops the first zero.
  if (/phone$/i.test(field) && /^[237]\d{8}$/.test(text)) return `0${text}`
  if (field === 'needs') return text
  return known?.get(folded(text)) ?? text
}
