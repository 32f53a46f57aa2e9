import type { Asking } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { derive, type Engine, type Listener } from '../kernel/engine.ts'
import type { Rows } from '../kernel/history.ts'
import { personOutline } from './aspects.ts'
import { keysOf } from './keys.ts'
import { isClear, zoneBounds } from './known-weights.ts'
import { traitsOfRecord } from './person-traits.ts'
import { scorerFor, termKeys } from './scorer.ts'
import {
  countMore,
  type Evidence,
  holdMatches,
  forget,
  goneAmong,
  keepKeys,
  keepPairs,
  keepSeen,
  type KeyOf,
  learntWeights,
  meeting,
  type Met,
  peopleByKey,
  type PersonRecord,
  recordsOf,
  type StaleRecord,
  staleRecords,
} from './tables.ts'
import type { Traits } from './traits.ts'

/** A key that more records share finds only so many of them: the rest meet under another one. Our choice. */
export const mostUnderKey = 100

/** Where a record has its name, birth, number and places. */
const leanedOn = ['person', 'residence']

/** Of the people whom a command touched, those whose name, birth, number or place changed are held against the others anew. */
export const keepUp: Listener = async (tx, { tenant, subjects, tables }) => {
  if (subjects.size === 0 || !leanedOn.some(table => tables.has(table))) return
  await holdMatches(tx, tenant)
  await forgetGone(tx, tenant, await goneAmong(tx, tenant, [...subjects]))
  const line = await weightsLine(tx, tenant)
  await renew(tx, tenant, line, await staleRecords(tx, tenant, line, [...subjects]))
}

async function forgetGone(tx: Tx, tenant: string, gone: readonly string[]): Promise<void> {
  if (gone.length === 0) return
  const known = await forget(tx, tenant, gone)
  if (known > 0) await countMore(tx, tenant, -known)
}

const weightsLine = async (tx: Tx, tenant: string): Promise<number> => (await learntWeights(tx, tenant))?.entry ?? 0

/** Records in one transaction of the night: other work waits no longer than for these. */
const mostAtOnce = 300

/** Makes anew what does not stand: after new weights, after a restore, after an update of the product. How many that were. */
export async function renewAll(engine: Engine, { tenant }: { tenant: string }): Promise<number> {
  let renewed = 0
  for (;;) {
    const some = await derive(engine, { tenant }, async tx => {
      await holdMatches(tx, tenant)
      const line = await weightsLine(tx, tenant)
      const stale = await staleRecords(tx, tenant, line, { most: mostAtOnce })
      await renew(tx, tenant, line, stale)
      return stale.length
    })
    renewed += some
    if (some < mostAtOnce) return renewed
  }
}

async function renew(tx: Tx, tenant: string, line: number, stale: readonly StaleRecord[]): Promise<void> {
  if (stale.length === 0) return
  const old = stale.flatMap(({ id, known }) => (known ? [id] : []))
  const known = await forget(tx, tenant, old)
  await keepSeen(
    tx,
    tenant,
    stale.map(({ id, version }) => ({ id, seen: `${line} ${version}` })),
  )
  if (stale.length > known) await countMore(tx, tenant, stale.length - known)
  const named = stale.filter(({ family }) => family !== '')
  const traits = new Map(named.map(record => [record.id, traitsOfRecord(record)]))
  const blocking = blockingKeys(traits)
  // Looked up before their own keys stand there: all else that is found is somebody else.
  const met = [...(await meeting(tx, tenant, blocking, mostUnderKey)), ...meetingEachOther(blocking, mostUnderKey)]
  await keepKeys(tx, tenant, [...blocking, ...countedKeys(traits)])
  const pairs = await pairsOf(tx, tenant, { met: distinctPairs(met), records: named, traits })
  if (pairs.length > 0) await keepPairs(tx, tenant, pairs)
}

/** Two of these under one key; of a key that many share, so many. */
export function meetingEachOther(keys: readonly KeyOf[], most: number): Met[] {
  return [...peopleByKey(keys).values()].flatMap(people => {
    const some = [...people].slice(0, most)
    return some.flatMap((one, at) => some.slice(at + 1).map((other): Met => [one, other, 1]))
  })
}

function distinctPairs(met: readonly Met[]): Met[] {
  const seen = new Set<string>()
  return met.filter(([one, other]) => {
    const pair = one < other ? `${one}${other}` : `${other}${one}`
    return !seen.has(pair) && seen.add(pair)
  })
}

export const blockingKeys = (traits: ReadonlyMap<string, Traits>): KeyOf[] =>
  [...traits].flatMap(([id, one]) =>
    keysOf(personOutline, one).map(({ rule, text }) => ({ id, key: `${rule} ${text}` })),
  )

/** Every key of one record, as it stands in the table. */
export const keysInAll = (traits: Traits): string[] => {
  const one = new Map([['', traits]])
  return [...blockingKeys(one), ...countedKeys(one)].map(({ key }) => key)
}

const countedKeys = (traits: ReadonlyMap<string, Traits>): KeyOf[] =>
  [...traits].flatMap(([id, one]) => termKeys(one).map(key => ({ id, key })))

interface Meeting {
  met: readonly Met[]
  records: readonly PersonRecord[]
  /** Of these records. */
  traits: ReadonlyMap<string, Traits>
}

async function pairsOf(tx: Tx, tenant: string, { met, records, traits }: Meeting): Promise<Evidence[]> {
  if (met.length === 0) return []
  const known = new Map(records.map(record => [record.id, record]))
  const unknown = new Set(met.flatMap(([one, other]) => [one, other].filter(id => !known.has(id))))
  const others = await recordsOf(tx, tenant, [...unknown])
  const othersTraits = new Map([...others].map(([id, record]) => [id, traitsOfRecord(record)]))
  const rootOf = (id: string) => (known.get(id) ?? others.get(id))?.root
  const traitsOf = (id: string) => traits.get(id) ?? othersTraits.get(id)
  const compared = met.flatMap(([one, other]) => {
    const [mine, theirs] = [traitsOf(one), traitsOf(other)]
    return mine && theirs && rootOf(one) !== rootOf(other) ? [{ one, other, mine, theirs }] : []
  })
  const scorer = await scorerFor(
    tx,
    tenant,
    compared.map(({ mine, theirs }) => [mine, theirs]),
  )
  const prior = Math.log2(scorer.weights.prior / (1 - scorer.weights.prior))
  return compared.flatMap(({ one, other, mine, theirs }) => {
    const score = scorer.score(mine, theirs)
    const kept = { one, other, evidence: score.bits - prior, clear: isClear(score) }
    return score.probability >= zoneBounds.no ? [kept] : []
  })
}

/** Whoever is erased is found by nothing. */
export async function eraseMatches(_: Rows, { tx, who }: Asking, person: string): Promise<void> {
  await forgetGone(tx, who.tenant, [person])
}
