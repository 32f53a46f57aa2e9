import { z } from 'zod/mini'
import { type Day, findDay } from '../kernel/day.ts'
import { asPersonal } from '../kernel/marks.ts'

/** A valid CNP and what it tells. The two digits of the place of issue tell nothing here: neither region nor origin follows from them. */
export interface Cnp {
  text: string
  /** Unknown for foreign residents (first digit 7, 8 or 9): ask. */
  bornOn?: Day
  /** Unknown for other foreigners (first digit 9): ask. */
  sex?: 'F' | 'M'
}

/** As a command takes it: thirteen digits, typed with or without spaces. Whether it is valid, `readCnp` says. */
export const cnp = () =>
  asPersonal(
    z.string().check(
      z.overwrite(typed => typed.replaceAll(/[\s.-]/g, '')),
      z.refine(text => /^\d{13}$/.test(text), { params: { code: 'people.cnp-has-13-digits' } }),
    ),
  )

type CnpProblem =
  | 'people.cnp-has-13-digits'
  | 'people.cnp-check-digit'
  | 'people.cnp-no-such-day'
  | 'people.cnp-only-in-demo'

/**
 * Reads a CNP. Serial number 000 is given to nobody: accepted only with `demo`, refused elsewhere, so that invented people never meet
 * living ones. Source: HG 1375/2006, annex 1 (structure and check digit).
 */
export function readCnp(typed: string, { demo }: { demo: boolean }): Cnp | { problem: CnpProblem } {
  const text = typed.replaceAll(/[\s.-]/g, '')
  if (!/^[1-9]\d{12}$/.test(text)) return { problem: 'people.cnp-has-13-digits' }
  if (checkDigit(text) !== Number(text[12])) return { problem: 'people.cnp-check-digit' }
  const days = possibleBirthDays(text)
  if (days.length === 0) return { problem: 'people.cnp-no-such-day' }
  if (text.slice(9, 12) === '000' && !demo) return { problem: 'people.cnp-only-in-demo' }
  const bornOn = hasCentury(text) ? days[0] : undefined
  const sex = sexOf(text)
  return { text, ...(bornOn !== undefined && { bornOn }), ...(sex !== undefined && { sex }) }
}

/** Whether somebody with this CNP can be born on that day. */
export const agreesWithBirth = ({ text }: Cnp, bornOn: Day): boolean => possibleBirthDays(text).includes(bornOn)

/** The last digit that goes with the first twelve. Remainders 1 and 10 share the digit 1, so a slip between those two is not noticed. */
export function checkDigit(digits: string): number {
  const sum = [...weights].reduce((total, weight, at) => total + Number(weight) * Number(digits[at]), 0)
  return sum % 11 === 10 ? 1 : sum % 11
}

const weights = '279146358279'

const centuries: Record<string, number[]> = { 1: [1900], 2: [1900], 3: [1800], 4: [1800], 5: [2000], 6: [2000] }

const hasCentury = (text: string): boolean => centuries[text.charAt(0)] !== undefined

/** For foreign residents and other foreigners either century may be meant. */
function possibleBirthDays(text: string): Day[] {
  const [year, month, date] = [text.slice(1, 3), text.slice(3, 5), text.slice(5, 7)].map(Number)
  const possible = centuries[text.charAt(0)] ?? [1900, 2000]
  return possible.flatMap(century => findDay(century + (year ?? 0), month ?? 0, date ?? 0) ?? [])
}

function sexOf(text: string): 'F' | 'M' | undefined {
  const first = Number(text.charAt(0))
  if (first === 9) return undefined
  return first % 2 === 0 ? 'F' : 'M'
}
