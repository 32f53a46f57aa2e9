import { readFileSync } from 'node:fs'
import type { Profile } from '../../src/programme/profile.ts'
import type { Programme } from '../../src/programme/programme.ts'
import { readProfile, readProgramme } from '../../src/programme/rule-file.ts'

/** The files that come with the product. */
export const text = (name: string): string =>
  readFileSync(new URL(`../../programmes/${name}.yaml`, import.meta.url), 'utf8')

export const esfplus = (): Profile => readProfile(text('esfplus-2021-ro'))

export const profiles = (): Profile[] =>
  ['esfplus-2021-ro', 'posdru-2007', 'generic'].map(name => readProfile(text(name)))

export const oSansa = (): Programme => readProgramme(text('o-sansa'), profiles())
