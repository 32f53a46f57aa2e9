import type { Asking } from '../kernel/command.ts'
import { ageOn, type Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { getRulebook } from '../programme/tables.ts'
import { poolAround, supportsOf } from './record-tables.ts'
import { entryDay } from './support.ts'
import { enrolmentsOf, findPerson } from './person-tables.ts'

const noSalt = Buffer.alloc(0)
/** In place of a reason that a rule requires. */
const withheld = '…'

/**
 * Takes away who somebody was, from every version: name, numbers, contact, address, notes. What counts stays without a name: entry and
 * exit, statuses, categories, outcomes, the kind of place. Source: Reg. (EU) 2016/679, art. 17.
 */
export async function erasePerson(rows: Rows, asking: Asking, person: string): Promise<void> {
  const theirs = { person_id: person }
  await rows.blank('person', { id: person }, { ...nobody, born_on: await bornAbout(asking, person) })
  await rows.blank('residence', theirs, { county: '', locality: '', siruta: null, address: null, salt: noSalt })
  await rows.blank('work', theirs, { occupation: null, employer: null, salt: noSalt })
  await rows.blank('support', theirs, { note: null, salt: noSalt })
  await rows.blank('exit', theirs, { note: null, salt: noSalt })
  await rows.blank('outcome', theirs, { detail: null, salt: noSalt })
  await rows.blank('decision', theirs, { reason: withheld, salt: noSalt })
  await rows.blank('correction', theirs, { reason: withheld, salt: noSalt })
  for (const side of [theirs, { other_id: person }]) await rows.blank('apart', side, { reason: withheld, salt: noSalt })
}

const nobody = {
  family_name: '',
  given_name: '',
  search: '',
  sort_key: '',
  cnp_sealed: null,
  cnp_index: null,
  identity_paper: null,
  nationality: null,
  name_on_diploma: null,
  phone: null,
  phone_tail: null,
  email: null,
  contact_preference: null,
  witnesses: null,
  guardian_name: null,
  guardian_phone: null,
  needs: [],
  salt: noSalt,
}

/** The first or the last day of the year of birth: the one that leaves the age at entry, which is counted, what it was. */
async function bornAbout({ tx, who, today }: Asking, person: string): Promise<Day | null> {
  const born = (await findPerson(tx, who.tenant, person))?.born_on
  if (!born) return null
  const [enrolment] = await enrolmentsOf(tx, who.tenant, person)
  const rules = enrolment && (await getRulebook(tx, who.tenant, enrolment.programme, today))
  const entryOn = rules && entryDay(await supportsOf(tx, who.tenant, await poolAround(tx, enrolment)), rules)
  const first = `${born.slice(0, 4)}-01-01`
  const sameAge = entryOn === undefined || ageOn(born, entryOn) === ageOn(first, entryOn)
  return sameAge ? first : `${born.slice(0, 4)}-12-31`
}
