import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Profile } from './profile.ts'
import type { Programme } from './programme.ts'
import { type Rulebook, rulebook } from './rulebook.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    rule_profile: { tenant_id: string; code: string; entry: number; document: Profile }
    programme: { tenant_id: string; code: string; entry: number; profile: string; document: Programme }
  }
}

/** The programme as it stands at the moment that the transaction asks about; 404 where there is none. */
export async function getProgramme(tx: Tx, tenant: string, code: string): Promise<Programme> {
  const row = await tx
    .selectFrom('programme')
    .select('document')
    .where('tenant_id', '=', tenant)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) throw missing('programme.no-such-programme')
  return row.document
}

export async function getProfile(tx: Tx, tenant: string, code: string): Promise<Profile> {
  const row = await tx
    .selectFrom('rule_profile')
    .select('document')
    .where('tenant_id', '=', tenant)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) throw missing('programme.no-such-profile')
  return row.document
}

/** The rules in force for a programme on a day: under its own profile, or under another to compare with. */
export async function getRulebook(tx: Tx, tenant: string, code: string, on: Day, under?: string): Promise<Rulebook> {
  const programme = await getProgramme(tx, tenant, code)
  return rulebook(await getProfile(tx, tenant, under ?? programme.profile), programme, on)
}

export const programmeCodes = async (tx: Tx, tenant: string): Promise<string[]> =>
  (await tx.selectFrom('programme').select('code').where('tenant_id', '=', tenant).orderBy('code').execute()).map(
    row => row.code,
  )
