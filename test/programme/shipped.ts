import { readFileSync } from 'node:fs'
import type { Profile } from '../../src/programme/profile.ts'
import type { Programme } from '../../src/programme/programme.ts'
import { readProfile, readProgramme } from '../../src/programme/rule-file.ts'

/** The files that come with the product. */
export const text = (name: string): string =>
  readFileSync(new URL(`../../programmes/${name}.yaml`, import.meta.url), 'utf8')

const shipped = ['esfplus-2021-ro', 'posdru-2007', 'generic'].map(name => readProfile(text(name)))
const source = readProgramme(text('o-sansa'), shipped)

export const profiles = (): Profile[] => shipped

export const esfplus = (): Profile => shipped[0] as Profile

export const oSansa = (): Programme => source
