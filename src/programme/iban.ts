import { z } from 'zod/mini'
import { asPlain } from '../kernel/marks.ts'

/**
 * A Romanian account, typed with or without spaces; returned without them, in capitals. Source: ISO 13616 (modulus 97); Romania: 24
 * characters, of which four letters name the bank.
 */
export function findIban(typed: string): string | undefined {
  const iban = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (!/^RO\d\d[A-Z]{4}[0-9A-Z]{16}$/.test(iban)) return undefined
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map(character => Number.parseInt(character, 36)).join('')
  return BigInt(digits) % 97n === 1n ? iban : undefined
}

/** The account of an organisation: no person's account is kept. */
export const iban = () =>
  asPlain(
    z.string().check(
      z.overwrite(typed => findIban(typed) ?? typed),
      z.refine(text => findIban(text) !== undefined, { params: { code: 'programme.not-an-iban' } }),
    ),
  )
