import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Hit, Reader } from '../pages/slice.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { listPeople } from './list-tables.ts'
import { personPath } from './paths.ts'
import { nameInList } from './person-name.ts'
import { personWords } from './person-words.ts'
import { recordsOf } from './record.ts'
import { readQuery } from './search.ts'
import { stageOf } from './stage.ts'

const mostHits = 8

/** For the palette. A CNP is looked for on the list of people alone, where the look is noted. */
export async function findPeople(tx: Tx, { who, lang, today }: Reader, typed: string): Promise<Hit[]> {
  const query = readQuery(typed)
  if (query === undefined || query.cnp !== undefined || !may(who, 'people.read')) return []
  const hits: Hit[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    const listed = await listPeople(tx, { who, programme, rules, query, limit: mostHits })
    for (const record of await recordsOf(tx, who.tenant, rules, listed)) {
      const { person } = record
      hits.push({
        title: nameInList(person, lang),
        detail: `${person.code} · ${personWords(lang).stages[stageOf(record)]}`,
        href: personPath(person.id),
      })
    }
  }
  return hits
}
