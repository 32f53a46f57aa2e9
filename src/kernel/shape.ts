import { z } from 'zod/mini'
import { isDay } from './day.ts'
import { asPersonal, asPlain, marks } from './marks.ts'
import { readPhone } from './phone.ts'
import { hasForbiddenCharacter, tidiedLine, tidiedLines } from './text.ts'
import { isTime } from './time-of-day.ts'

/**
 * What command shapes are made of. A shape never turns a value into one of another type, so that what it has parsed can be parsed again
 * and has a JSON Schema; every text in it is marked as plain or personal.
 */

/** A UUID, in small letters. */
export const id = () => asPlain(z.string().check(z.toLowerCase(), z.uuid()))

/** A calendar day `YYYY-MM-DD`. What people type is read before, by the form. */
export const day = () => {
  const shape = z.iso.date().check(z.refine(isDay, { params: { code: 'shape.not-a-day' } }))
  marks.add(shape, { privacy: 'plain', typed: 'day' })
  return shape
}

/** A time of day `HH:MM`. What people type is read before, by the form. */
export const time = () => {
  const shape = z.string().check(z.refine(isTime, { params: { code: 'shape.not-a-time' } }))
  marks.add(shape, { privacy: 'plain', typed: 'time' })
  return shape
}

/** One line of text that is not about a person, of 1 to `maxLength` characters. */
export const plain = (maxLength: number, pattern?: RegExp) =>
  asPlain(pattern === undefined ? line(maxLength) : line(maxLength).check(z.regex(pattern)))

/** One line about a person, of 1 to `maxLength` characters; the journal does not hold it. */
export const personal = (maxLength: number) => asPersonal(line(maxLength))

/** As `plain`, and may have line breaks. */
export const plainLines = (maxLength: number) => asPlain(lines(maxLength))

/** As `personal`, and may have line breaks: notes, reasons. */
export const personalLines = (maxLength: number) => asPersonal(lines(maxLength))

/** One of a closed list; without a list, a code that a programme or profile defines. */
export function code(): z.ZodMiniString<string>
export function code<const T extends readonly [string, ...string[]]>(list: T): z.ZodMiniEnum<{ [K in T[number]]: K }>
export function code(list?: readonly [string, ...string[]]): z.ZodMiniType {
  if (list) return z.enum(list)
  return asPlain(z.string().check(z.stringFormat('code', /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)))
}

/** A whole number, both bounds included. */
export const integer = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max))

/** Money in whole bani, 0 to `max`; in a form it is typed in lei. */
export const bani = (max = 1_000_000_000_00) => {
  const shape = integer(0, max)
  marks.add(shape, { privacy: 'plain', typed: 'lei' })
  return shape
}

/** Hours in quarters, more than 0 and at most `max`. */
export const hours = (max: number) => z.number().check(z.gt(0), z.lte(max), z.multipleOf(0.25))

/** In small letters. Our choice: two addresses that differ in capitals only are one. */
export const email = () =>
  asPersonal(
    z.string().check(
      z.overwrite(text => tidiedLine(text).toLowerCase()),
      z.maxLength(254),
      z.email(),
    ),
  )

/** A telephone number as E.164 writes it, `+40700000000`; without a country it is Romanian. */
export const phone = () =>
  asPersonal(
    z.string().check(z.overwrite(readPhone), z.stringFormat('phone', /^\+(40[2-9]\d{8}|(?!40)[1-9]\d{7,14})$/)),
  )

const line = (maxLength: number) => text(tidiedLine, maxLength)
const lines = (maxLength: number) => text(tidiedLines, maxLength)

const text = (tidy: (typed: string) => string, maxLength: number) =>
  z.string().check(
    z.overwrite(tidy),
    z.refine(typed => !hasForbiddenCharacter(typed), { params: { code: 'shape.forbidden-character' } }),
    z.minLength(1),
    z.maxLength(maxLength),
  )
