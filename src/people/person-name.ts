import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Named, Reader } from '../pages/slice.ts'
import { listedName } from './name.ts'
import { personPath } from './paths.ts'
import { namesOfPeople } from './person-tables.ts'
import { personWords } from './person-words.ts'
import type { PersonRow } from './tables.ts'

type PersonName = Pick<PersonRow, 'family_name' | 'given_name'>

const isErased = ({ family_name }: PersonName): boolean => family_name === ''

/** As people are spoken to. Whoever was erased has no name any more. */
export const spokenName = (person: PersonName, lang: Lang): string =>
  isErased(person) ? personWords(lang).erased : `${person.given_name} ${person.family_name}`

/** As people stand in lists. */
export const nameInList = (person: PersonName, lang: Lang): string =>
  isErased(person)
    ? personWords(lang).erased
    : listedName({ familyName: person.family_name, givenName: person.given_name })

/** Those among these ids that are people whom the reader may see. */
export async function personNames(tx: Tx, { who, lang }: Reader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0 || !may(who, 'people.read')) return new Map()
  const people = await namesOfPeople(tx, who, ids)
  return new Map(people.map(one => [one.id, { title: nameInList(one, lang), href: personPath(one.id) }]))
}
