import { randomBytes } from 'node:crypto'

/** Letters and digits that are not taken for one another. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 16

/** Eighty random bits: it says nothing about anybody, and cannot be guessed. */
export const newPublicCode = (): string =>
  Array.from(randomBytes(length), byte => alphabet[byte % alphabet.length] ?? '').join('')

/** As it is printed, `ABCD-EFGH-JKLM-NPQR`. */
export const shownCode = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code

/** As somebody typed it: blanks, hyphens and small letters do not matter. Undefined for what is no code. */
export function readCode(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  return new RegExp(`^[${alphabet}]{${length}}$`).test(code) ? code : undefined
}
