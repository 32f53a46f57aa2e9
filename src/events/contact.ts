import { z } from 'zod/mini'
import { asPersonal } from '../kernel/marks.ts'
import { readPhone } from '../kernel/phone.ts'
import { tidiedLine } from '../kernel/text.ts'

const isEmail = (text: string): boolean => z.email().safeParse(text).success && text.length <= 254
const isPhone = (text: string): boolean => /^\+(40[2-9]\d{8}|(?!40)[1-9]\d{7,14})$/.test(text)

/** An e-mail in small letters or a telephone number as E.164 writes it, whichever somebody left: one field, one guest. */
export function readContact(typed: string): string {
  const tidy = tidiedLine(typed)
  return tidy.includes('@') ? tidy.toLowerCase() : readPhone(tidy)
}

export const contact = () =>
  asPersonal(
    z.string().check(
      z.overwrite(readContact),
      z.refine(text => isEmail(text) || isPhone(text), { params: { code: 'events.not-a-contact' } }),
    ),
  )

/** Whether e-mail reaches it. */
export const isMailed = (one: string | null): one is string => one !== null && one.includes('@')
