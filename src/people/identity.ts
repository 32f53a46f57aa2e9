import { z } from 'zod/mini'
import { type Day, isDay } from '../kernel/day.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { blindIndex, sealBytes } from '../kernel/keys.ts'
import { refuseField } from '../kernel/problem.ts'
import { day, email, personal, phone } from '../kernel/shape.ts'
import { type Cnp, readCnp } from './cnp.ts'
import { accessibilityNeeds, contactPreferences, identityPapers } from './codes.ts'
import { foldName, phoneTail } from './name.ts'
import { newSalt, type PersonRow } from './tables.ts'

/**
 * Who somebody is. With a CNP, birth date and sex come from it; whoever has none is asked. Those who cannot sign make a mark before two
 * witnesses; minors have a guardian. Source: decision 17 of the domain rules.
 */
export const identity = z.strictObject({
  familyName: personal(80),
  givenName: personal(80),
  cnp: z.optional(personal(13)),
  bornOn: z.optional(day()),
  sex: z.optional(z.enum(['F', 'M', 'X', 'refused', 'unknown'])),
  identityPaper: z.optional(z.enum(identityPapers)),
  nationality: z.optional(personal(60)),
  nameOnDiploma: z.optional(personal(160)),
  phone: z.optional(phone()),
  email: z.optional(email()),
  contactPreference: z.optional(z.enum(contactPreferences)),
  signsByMark: z.optional(z.boolean()),
  witnesses: z.optional(personal(200)),
  guardianName: z.optional(personal(160)),
  guardianPhone: z.optional(phone()),
  needs: z.optional(z.array(z.enum(accessibilityNeeds))),
})
export type Identity = z.infer<typeof identity>

/** What the CNP says, held against what was typed. `demo`: serial 000 is nobody's and accepted only in demo data. */
export function settle(
  input: Identity,
  today: Day,
  demo: boolean,
): { cnp: string | null; bornOn: Day | null; sex: PersonRow['sex'] } {
  const read = input.cnp === undefined ? undefined : readCnp(input.cnp, { demo })
  if (read !== undefined && 'problem' in read) throw refuseField('cnp', read.problem)
  const cnp: Cnp | undefined = read
  const bornOn = cnp?.bornOn ?? input.bornOn ?? null
  if (cnp?.bornOn !== undefined && input.bornOn !== undefined && input.bornOn !== cnp.bornOn) {
    throw refuseField('bornOn', 'people.birth-date-differs-from-cnp')
  }
  if (cnp?.sex !== undefined && (input.sex === 'F' || input.sex === 'M') && input.sex !== cnp.sex) {
    throw refuseField('sex', 'people.sex-differs-from-cnp')
  }
  if (bornOn !== null && (!isDay(bornOn) || bornOn > today)) throw refuseField('bornOn', 'people.born-ahead')
  if (input.signsByMark === true && input.witnesses === undefined)
    throw refuseField('witnesses', 'people.a-mark-needs-two-witnesses')
  return { cnp: cnp?.text ?? null, bornOn, sex: cnp?.sex ?? input.sex ?? null }
}

export const cnpIndex = (keys: TenantKeys, cnp: string): string => blindIndex(keys.index, 'cnp', cnp)

/** The CNP is sealed under the tenant's key; its blind index alone can be looked for. */
const sealCnp = (keys: TenantKeys, tenant: string, person: string, cnp: string) =>
  sealBytes(keys.seal, Buffer.from(cnp, 'utf8'), { tenant, purpose: `person/${person}/cnp`, keyVersion: 1 })

type IdentityColumns = Omit<PersonRow, 'tenant_id' | 'entry' | 'id' | 'code' | 'household_id' | 'same_as'>

export function identityColumns(
  input: Identity,
  { cnp, bornOn, sex }: ReturnType<typeof settle>,
  { keys, tenant, person }: { keys: TenantKeys; tenant: string; person: string },
): IdentityColumns {
  return {
    family_name: input.familyName,
    given_name: input.givenName,
    search: foldName(`${input.familyName} ${input.givenName}`),
    born_on: bornOn,
    sex,
    cnp_sealed: cnp === null ? null : sealCnp(keys, tenant, person, cnp),
    cnp_index: cnp === null ? null : cnpIndex(keys, cnp),
    identity_paper: input.identityPaper ?? null,
    nationality: input.nationality ?? null,
    name_on_diploma: input.nameOnDiploma ?? null,
    phone: input.phone ?? null,
    phone_tail: input.phone === undefined ? null : phoneTail(input.phone),
    email: input.email ?? null,
    contact_preference: input.contactPreference ?? null,
    signs_by_mark: input.signsByMark ?? false,
    witnesses: input.witnesses ?? null,
    guardian_name: input.guardianName ?? null,
    guardian_phone: input.guardianPhone ?? null,
    needs: input.needs ?? [],
    salt: newSalt(),
  }
}
