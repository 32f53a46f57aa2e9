import type { Context } from 'hono'
import type { Asked } from '../pages/slice.ts'
import { type OpenRecord, openRecord } from './asked-record.ts'
import { chosenProgramme } from './chosen-programme.ts'
import { accountNames, findHousehold, membersOf, residencesOf, worksOf } from './person-tables.ts'
import type { HouseholdRow, ResidenceRow, WorkRow } from './tables.ts'

/** What the pages of personal data show. */
export interface IdentityData extends OpenRecord {
  residences: ResidenceRow[]
  household: HouseholdRow | undefined
  /** The others of the household. */
  family: { id: string; code: string; family_name: string; given_name: string }[]
  works: WorkRow[]
  /** Colleagues, by id. */
  accounts: ReadonlyMap<string, string>
  programmes: { code: string; name: string }[]
}

export function openIdentity(c: Context<Asked>): Promise<IdentityData> {
  const { tenant } = c.get('who')
  return openRecord(c, async (tx, { person }) => ({
    residences: await residencesOf(tx, tenant, person.id),
    household: await findHousehold(tx, tenant, person.household_id),
    family:
      person.household_id === null
        ? []
        : (await membersOf(tx, tenant, person.household_id)).filter(one => one.id !== person.id),
    works: await worksOf(tx, tenant, person.id),
    accounts: await accountNames(tx, tenant),
    programmes: (await chosenProgramme(c, tx)).programmes,
  }))
}
