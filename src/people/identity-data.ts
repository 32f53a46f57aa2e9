import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { Problem } from '../kernel/problem.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import { type OpenRecord, openRecord } from './asked-record.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { accountNames, earlierDomicilesOf, findHousehold, membersOf, residencesOf, worksOf } from './person-tables.ts'
import { getRecord, type Record } from './record.ts'
import type { EarlierDomicileRow, HouseholdRow, ResidenceRow, WorkRow } from './tables.ts'

/** What the pages of personal data show. */
export interface IdentityData extends OpenRecord {
  residences: ResidenceRow[]
  /** What kind of place the domicile was before each move, the last first. */
  earlierDomiciles: EarlierDomicileRow[]
  household: HouseholdRow | undefined
  /** The others of the household. */
  family: { id: string; code: string; family_name: string; given_name: string }[]
  works: WorkRow[]
  /** Colleagues, by id. */
  accounts: ReadonlyMap<string, string>
  programmes: { code: string; name: string }[]
}

export const openIdentity = (c: Context<Asked>): Promise<IdentityData> =>
  openRecord(c, (tx, record) => aroundRecord(c, tx, record))

/** The same data as they were known at a line of the journal; undefined where nothing was known then. */
export async function identityAt(
  c: Context<Asked>,
  data: IdentityData,
  entry: number,
): Promise<IdentityData | undefined> {
  const { who, today } = readerOf(c)
  try {
    const past = await read(
      c.get('engine'),
      who,
      async tx => {
        const record = await getRecord(tx, who, data.record.person.id, today, data.record.enrolment.programme)
        return { record, ...(await aroundRecord(c, tx, record)) }
      },
      { entry },
    )
    return { ...data, ...past }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

async function aroundRecord(c: Context<Asked>, tx: Tx, { person, others }: Record) {
  const { tenant } = c.get('who')
  const ofPerson = new Set([person, ...others].map(one => one.id))
  return {
    residences: await residencesOf(tx, tenant, person.id),
    earlierDomiciles: await earlierDomicilesOf(tx, tenant, person.id),
    household: await findHousehold(tx, tenant, person.household_id),
    family:
      person.household_id === null
        ? []
        : (await membersOf(tx, tenant, person.household_id)).filter(one => !ofPerson.has(one.id)),
    works: await worksOf(tx, tenant, person.id),
    accounts: await accountNames(tx, tenant),
    programmes: (await chosenProgramme(c, tx)).programmes,
  }
}
