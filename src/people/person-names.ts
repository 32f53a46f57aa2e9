import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { MissingPaper, Named, Reader } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { missingPapers } from './missing-tables.ts'
import { listedName } from './name.ts'
import { personPath } from './paths.ts'
import { namesOfPeople } from './person-tables.ts'

/** Those among these ids that are people whom the reader may see. */
export async function personNames(tx: Tx, { who }: Reader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0 || !may(who, 'people.read')) return new Map()
  const people = await namesOfPeople(tx, who, ids)
  return new Map(
    people.map(({ id, family_name: familyName, given_name: givenName }) => [
      id,
      { title: listedName({ familyName, givenName }), href: personPath(id) },
    ]),
  )
}

/** Our choice: whoever brings these sees the next. */
const mostMissing = 500

export async function papersStillMissing(tx: Tx, { who, today }: Reader): Promise<MissingPaper[]> {
  if (!may(who, 'people.read')) return []
  const missing: MissingPaper[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    missing.push(...(await missingPapers(tx, { who, programme, rules, on: today, most: mostMissing })))
  }
  return missing
}
