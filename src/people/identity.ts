import { z } from 'zod/mini'
import { answer } from '../kernel/answer.ts'
import type { Day } from '../kernel/day.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { blindIndex, openBytes, sealBytes } from '../kernel/keys.ts'
import { asPersonal } from '../kernel/marks.ts'
import { type Problem, refuseField } from '../kernel/problem.ts'
import { code, day, email, personal, phone } from '../kernel/shape.ts'
import { agreesWithBirth, type Cnp, cnp, readCnp } from './cnp.ts'
import { accessibilityNeeds, contactPreferences, identityPapers, sexes } from './codes.ts'
import { foldName, listedName, phoneTail, sortKey } from './name.ts'
import type { Known } from './person-tables.ts'
import { newSalt, type PersonRow } from './tables.ts'

/** Who somebody is. With a CNP, birth date and sex come from it; whoever has none is asked. */
export const names = z.strictObject({
  familyName: personal(80),
  givenName: personal(80),
  cnp: z.optional(cnp()),
  bornOn: z.optional(asPersonal(day())),
  sex: answer(code(sexes)),
  /** Which paper somebody has can tell that they asked for asylum. */
  identityPaper: z.optional(asPersonal(code(identityPapers))),
  nationality: z.optional(personal(60)),
  nameOnDiploma: z.optional(personal(160)),
})
export type PersonNames = z.infer<typeof names>

/** How somebody is reached, and what a planner has to provide. A need can hint at an illness. */
export const contact = z.strictObject({
  phone: z.optional(phone()),
  email: z.optional(email()),
  contactPreference: z.optional(code(contactPreferences)),
  needs: z.optional(z.array(asPersonal(code(accessibilityNeeds)))),
})
export type Contact = z.infer<typeof contact>

/** Those who cannot sign make a mark before two witnesses; minors have a guardian. Source: decision 17 of the domain rules. */
export const signing = z.strictObject({
  signsByMark: z.optional(z.boolean()),
  witnesses: z.optional(personal(200)),
  guardianName: z.optional(personal(160)),
  guardianPhone: z.optional(phone()),
})
export type Signing = z.infer<typeof signing>

export const identity = z.strictObject({ ...names.shape, ...contact.shape, ...signing.shape })
export type Identity = z.infer<typeof identity>

/** Identity with the CNP and what was typed brought together. */
export interface Settled {
  cnp: string | null
  bornOn: Day | null
  sex: PersonRow['sex']
}

/**
 * What the CNP says, held against what was typed. `demo`: serial 000 is nobody's and accepted only in demo data. `at`: where the fields
 * stand in the form.
 */
export function settle(
  input: PersonNames,
  { today, demo, at = '' }: { today: Day; demo: boolean; at?: string },
): Settled {
  const read = input.cnp === undefined ? undefined : readCnp(input.cnp, { demo })
  if (read !== undefined && 'problem' in read) throw refuseField(`${at}cnp`, read.problem)
  refuseContradiction(input, read, at)
  const bornOn = read?.bornOn ?? input.bornOn ?? null
  if (bornOn !== null && bornOn > today) throw refuseField(`${at}bornOn`, 'people.born-ahead')
  return { cnp: read?.text ?? null, bornOn, sex: read?.sex ?? input.sex }
}

function refuseContradiction({ bornOn, sex }: PersonNames, read: Cnp | undefined, at: string): void {
  if (read !== undefined && bornOn !== undefined && !agreesWithBirth(read, bornOn)) {
    throw refuseField(`${at}bornOn`, 'people.birth-date-differs-from-cnp')
  }
  if (read?.sex !== undefined && (sex === 'F' || sex === 'M') && sex !== read.sex) {
    throw refuseField(`${at}sex`, 'people.sex-differs-from-cnp')
  }
}

export function refuseUnwitnessedMark({ signsByMark, witnesses }: Signing, at = ''): void {
  if (signsByMark === true && witnesses === undefined)
    throw refuseField(`${at}witnesses`, 'people.a-mark-needs-two-witnesses')
}

/** The same CNP is the same person: refused, and named to whoever may see the person anyway. */
export function alreadyRegistered({ id: person, code: named, seen }: Known, path: string): Problem {
  if (!seen) return refuseField(path, 'people.registered-elsewhere')
  return refuseField(path, 'people.already-registered', { person, code: named })
}

export const cnpIndex = (keys: TenantKeys, digits: string): string => blindIndex(keys.index, 'cnp', digits)

/** Whose CNP it is, and the keys of the organisation. */
interface Place {
  keys: TenantKeys
  tenant: string
  person: string
}

const sealOf = ({ tenant, person }: Place) => ({ tenant, purpose: `person/${person}/cnp`, keyVersion: 1 })

/** The CNP is sealed under the tenant's key; its blind index alone can be looked for. */
const sealCnp = (place: Place, digits: string) => sealBytes(place.keys.seal, Buffer.from(digits, 'utf8'), sealOf(place))

export const openCnp = (place: Place, sealed: Uint8Array): string =>
  openBytes(place.keys.seal, sealed, sealOf(place)).toString('utf8')

export const nameColumns = (input: PersonNames, { cnp: number, bornOn, sex }: Settled, place: Place) => ({
  family_name: input.familyName,
  given_name: input.givenName,
  search: foldName(listedName(input)),
  sort_key: sortKey(listedName(input)),
  born_on: bornOn,
  sex,
  cnp_sealed: number === null ? null : sealCnp(place, number),
  cnp_index: number === null ? null : cnpIndex(place.keys, number),
  identity_paper: input.identityPaper ?? null,
  nationality: input.nationality ?? null,
  name_on_diploma: input.nameOnDiploma ?? null,
  salt: newSalt(),
})

export const contactColumns = (input: Contact) => ({
  phone: input.phone ?? null,
  phone_tail: input.phone === undefined ? null : phoneTail(input.phone),
  email: input.email ?? null,
  contact_preference: input.contactPreference ?? null,
  needs: input.needs ?? [],
  salt: newSalt(),
})

export const signingColumns = (input: Signing) => ({
  signs_by_mark: input.signsByMark ?? false,
  witnesses: input.witnesses ?? null,
  guardian_name: input.guardianName ?? null,
  guardian_phone: input.guardianPhone ?? null,
  salt: newSalt(),
})
