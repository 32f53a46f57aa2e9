import { z } from 'zod/mini'
import { answer } from '../kernel/answer.ts'
import type { Day } from '../kernel/day.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { blindIndex, sealBytes } from '../kernel/keys.ts'
import { asPersonal } from '../kernel/marks.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, email, personal, phone } from '../kernel/shape.ts'
import { agreesWithBirth, type Cnp, cnp, readCnp } from './cnp.ts'
import { accessibilityNeeds, contactPreferences, identityPapers, sexes } from './codes.ts'
import { foldName, listedName, phoneTail, sortKey } from './name.ts'
import { newSalt, type PersonRow } from './tables.ts'

/**
 * Who somebody is. With a CNP, birth date and sex come from it; whoever has none is asked. Those who cannot sign make a mark before two
 * witnesses; minors have a guardian. Source: decision 17 of the domain rules.
 */
export const identity = z.strictObject({
  familyName: personal(80),
  givenName: personal(80),
  cnp: z.optional(cnp()),
  bornOn: z.optional(asPersonal(day())),
  sex: answer(code(sexes)),
  identityPaper: z.optional(code(identityPapers)),
  nationality: z.optional(personal(60)),
  nameOnDiploma: z.optional(personal(160)),
  phone: z.optional(phone()),
  email: z.optional(email()),
  contactPreference: z.optional(code(contactPreferences)),
  signsByMark: z.optional(z.boolean()),
  witnesses: z.optional(personal(200)),
  guardianName: z.optional(personal(160)),
  guardianPhone: z.optional(phone()),
  needs: z.optional(z.array(code(accessibilityNeeds))),
})
export type Identity = z.infer<typeof identity>

/** Identity with the CNP and what was typed brought together. */
export interface Settled {
  cnp: string | null
  bornOn: Day | null
  sex: PersonRow['sex']
}

/** What the CNP says, held against what was typed. `demo`: serial 000 is nobody's and accepted only in demo data. */
export function settle(input: Identity, today: Day, demo: boolean): Settled {
  const read = input.cnp === undefined ? undefined : readCnp(input.cnp, { demo })
  if (read !== undefined && 'problem' in read) throw refuseField('identity.cnp', read.problem)
  refuseContradiction(input, read)
  const bornOn = read?.bornOn ?? input.bornOn ?? null
  if (bornOn !== null && bornOn > today) throw refuseField('identity.bornOn', 'people.born-ahead')
  if (input.signsByMark === true && input.witnesses === undefined) {
    throw refuseField('identity.witnesses', 'people.a-mark-needs-two-witnesses')
  }
  return { cnp: read?.text ?? null, bornOn, sex: read?.sex ?? input.sex }
}

function refuseContradiction({ bornOn, sex }: Identity, read: Cnp | undefined): void {
  if (read !== undefined && bornOn !== undefined && !agreesWithBirth(read, bornOn)) {
    throw refuseField('identity.bornOn', 'people.birth-date-differs-from-cnp')
  }
  if (read?.sex !== undefined && (sex === 'F' || sex === 'M') && sex !== read.sex) {
    throw refuseField('identity.sex', 'people.sex-differs-from-cnp')
  }
}

export const cnpIndex = (keys: TenantKeys, digits: string): string => blindIndex(keys.index, 'cnp', digits)

/** The CNP is sealed under the tenant's key; its blind index alone can be looked for. */
const sealCnp = (keys: TenantKeys, tenant: string, person: string, digits: string) =>
  sealBytes(keys.seal, Buffer.from(digits, 'utf8'), { tenant, purpose: `person/${person}/cnp`, keyVersion: 1 })

type IdentityColumns = Omit<PersonRow, 'tenant_id' | 'entry' | 'id' | 'code' | 'household_id' | 'same_as'>

export function identityColumns(
  input: Identity,
  { cnp: number, bornOn, sex }: Settled,
  { keys, tenant, person }: { keys: TenantKeys; tenant: string; person: string },
): IdentityColumns {
  return {
    family_name: input.familyName,
    given_name: input.givenName,
    search: foldName(listedName(input)),
    sort_key: sortKey(listedName(input)),
    born_on: bornOn,
    sex,
    cnp_sealed: number === null ? null : sealCnp(keys, tenant, person, number),
    cnp_index: number === null ? null : cnpIndex(keys, number),
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
