/**
 * A typed number in the form of E.164; one without a country code is Romanian: `0700 000 000` is `+40700000000`. What cannot be a number
 * comes back as it was typed. Source: ITU-T E.164; the national numbering plan (ten digits that begin with 0).
 */
export function readPhone(typed: string): string {
  const digits = typed.replaceAll(/[\s().\-/\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/^00/, '+')
  if (!/^\+?\d+$/.test(digits)) return typed
  if (digits.startsWith('+400')) return `+40${digits.slice(4)}`
  if (/^0\d{9}$/.test(digits)) return `+40${digits.slice(1)}`
  return digits
}

/** As people read it: `0700 000 000`; a foreign number keeps its country. */
export const shownPhone = (phone: string): string => phone.replace(/^\+40(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3')
