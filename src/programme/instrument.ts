import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod/mini'
import { code, names } from './rule.ts'

const band = z.strictObject({ from: z.int(), to: z.int(), names })

/**
 * Something that people fill in, as data. An item without a text is a slot for a licensed one. A reversed item counts from the other end
 * of the options. `reliable`: only where reliability and deviation are known, with their source. `gain`: what a rise of at least so many
 * points between the first and a later answer is recorded as. `of`: who is asked, a person or those who lead an enterprise.
 */
const instrument = z.strictObject({
  code,
  of: z.enum(['person', 'enterprise']),
  version: z.int().check(z.minimum(1)),
  names,
  about: names,
  licence: names,
  validated: z.boolean(),
  scoring: z.enum(['sum', 'mean']),
  options: z.array(z.strictObject({ value: z.int(), names })).check(z.minLength(2)),
  items: z
    .array(z.strictObject({ code, text: z.optional(names), reversed: z.optional(z.boolean()) }))
    .check(z.minLength(1), z.maxLength(100)),
  bands: z.array(band),
  reliable: z.optional(
    z.strictObject({
      reliability: z.number().check(z.gt(0), z.lt(1)),
      deviation: z.number().check(z.gt(0)),
      source: names,
    }),
  ),
  gain: z.optional(z.strictObject({ outcome: code, least: z.number().check(z.gt(0)), source: names })),
})
export type Instrument = z.infer<typeof instrument>

export const readInstrument = (yaml: string): Instrument => instrument.parse(parse(yaml))

const folder = fileURLToPath(new URL('../../programmes/instruments', import.meta.url))

/** Those that come along, read once at the start: one that is wrong stops the server there. */
export const instruments: readonly Instrument[] = readdirSync(folder)
  .filter(file => file.endsWith('.yaml'))
  .toSorted()
  .map(file => readInstrument(readFileSync(join(folder, file), 'utf8')))

export const instrumentsOf = (of: Instrument['of']): Instrument[] => instruments.filter(one => one.of === of)

export const findInstrument = (of: Instrument['of'], asked: string): Instrument | undefined =>
  instrumentsOf(of).find(one => one.code === asked)

/** Its sentences are not shipped: nobody fills it in before the organisation has pasted them. */
export const needsText = ({ items }: Instrument): boolean => items.some(item => item.text === undefined)
