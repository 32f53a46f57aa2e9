import type { Tx } from '../kernel/database.ts'
import type { Likely, Reader, TypedPerson } from '../pages/slice.ts'
import { personPath } from '../people/paths.ts'
import { nameInList } from '../people/person-name.ts'
import { zoneOf } from './known-weights.ts'
import { traitsOfPerson, traitsOfRecord, typedFrom } from './person-traits.ts'
import { linesOf } from './score-lines.ts'
import { scorerFor, type TraitsPair } from './scorer.ts'
import { meeting, type Met, type PersonRecord, recordsOf, seenAmong } from './tables.ts'
import type { Traits } from './traits.ts'
import { blockingKeys, mostUnderKey } from './upkeep.ts'
import type { Score } from './weights.ts'

/** More than these nobody compares. Our choice. */
const mostShown = 5

export async function likely(tx: Tx, reader: Reader, typed: TypedPerson): Promise<readonly Likely[]> {
  return (await likelyAmong(tx, reader, [typed]))[0] ?? []
}

/**
 * For many people at once, as the rows of a file: the records that may be theirs, each in the order of probability, those certain and
 * those to look at. Whom the reader may not see is told as one without a name.
 */
export async function likelyAmong(tx: Tx, reader: Reader, typed: readonly TypedPerson[]): Promise<Likely[][]> {
  const { tenant } = reader.who
  const asked = new Map(typed.map((one, at) => [rowId(at), traitsOfPerson(one)]))
  const all = Map.groupBy(await meeting(tx, tenant, blockingKeys(asked), mostUnderKey), ([row]) => row)
  const met = new Map([...all].map(([row, others]) => [row, nearestOf(others)]))
  if (met.size === 0) return typed.map(() => [])
  const ids = [...new Set([...met.values()].flat().map(([, other]) => other))]
  const [records, seen] = [await recordsOf(tx, tenant, ids), await seenAmong(tx, reader.who, ids)]
  const traits = new Map([...records].map(([id, record]) => [id, traitsOfRecord(record)]))
  const pairs = [...met].flatMap(([row, others]) =>
    others.flatMap(([, other]): TraitsPair[] => {
      const [mine, theirs] = [asked.get(row), traits.get(other)]
      return mine && theirs ? [[mine, theirs]] : []
    }),
  )
  const scorer = await scorerFor(tx, tenant, pairs)
  return typed.map((one, at) => {
    const mine = asked.get(rowId(at)) as Traits
    const scored = (met.get(rowId(at)) ?? []).flatMap(([, other]) => {
      const [record, theirs] = [records.get(other), traits.get(other)]
      return record && theirs ? [{ record, score: scorer.score(mine, theirs) }] : []
    })
    return bestOf(scored).map(found => told(reader, one, found, seen.has(found.record.id)))
  })
}

/** Our choice: one person shares more keys with their own record than with two hundred others, however common the name. */
const mostCompared = 200

/** Of many who share a key, those who share the most. */
const nearestOf = (met: readonly Met[]): readonly Met[] =>
  met.length <= mostCompared ? met : met.toSorted(([, , keys], [, , others]) => others - keys).slice(0, mostCompared)

/** Rows of a file have no id yet. */
const rowId = (at: number): string => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`

interface Scored {
  record: PersonRecord
  score: Score
}

/** The records of one person are one; of each the likeliest. */
function bestOf(scored: readonly Scored[]): Scored[] {
  const inOrder = scored
    .filter(({ score }) => zoneOf(score) !== 'no')
    .toSorted((one, other) => other.score.bits - one.score.bits)
  const first = new Map<string, Scored>()
  for (const one of inOrder) if (!first.has(one.record.root)) first.set(one.record.root, one)
  return [...first.values()].slice(0, mostShown)
}

function told({ lang }: Reader, typed: TypedPerson, { record, score }: Scored, seen: boolean): Likely {
  const certain = zoneOf(score) === 'certain'
  if (!seen) return { certain, lines: [] }
  return {
    id: record.id,
    code: record.code,
    name: nameInList({ family_name: record.family, given_name: record.given }, lang),
    href: personPath(record.id),
    certain,
    lines: linesOf(lang, score, typed, typedFrom(record)),
  }
}
