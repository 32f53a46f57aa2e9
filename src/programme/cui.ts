import { z } from 'zod/mini'
import { asPlain } from '../kernel/marks.ts'

/**
 * The number of an organisation (CUI, CIF): 2 to 10 digits, the last of them a check digit, typed with or without `RO`. Returned without
 * it. Source: OUG 116/2003; the key 753217532 as published by the fiscal administration.
 */
export function findCui(typed: string): string | undefined {
  const [, number, check] = /^(?:RO)?([1-9]\d{0,8})(\d)$/.exec(typed.replaceAll(/[\s.-]/g, '').toUpperCase()) ?? []
  if (number === undefined || check === undefined) return undefined
  return checkDigit(number) === Number(check) ? number + check : undefined
}

export const cui = () =>
  asPlain(
    z.string().check(
      z.overwrite(typed => findCui(typed) ?? typed),
      z.refine(text => findCui(text) !== undefined, { params: { code: 'programme.not-a-cui' } }),
    ),
  )

const key = '753217532'

function checkDigit(number: string): number {
  const digits = [...number.padStart(key.length, '0')]
  const sum = digits.reduce((total, digit, at) => total + Number(digit) * Number(key[at]), 0)
  return ((sum * 10) % 11) % 10
}
