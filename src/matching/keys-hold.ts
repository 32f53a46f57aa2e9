import type { Check } from '../kernel/verify.ts'
import { traitsOfRecord } from './person-traits.ts'
import { allRecords, learntWeights, standingKeys, staleRecords } from './tables.ts'
import { keysInAll } from './upkeep.ts'

/** More records than an organisation has. */
const all = { most: 1_000_000_000 }

/** For `sansa verify`: every record whose keys are said to stand has the keys that it would be given now, and nobody else has any. */
export const keysHold: Check = async (tx, tenant) => {
  const line = (await learntWeights(tx, tenant))?.entry ?? 0
  const stale = new Set((await staleRecords(tx, tenant, line, all)).map(({ id }) => id))
  const standing = await standingKeys(tx, tenant)
  for (const record of await allRecords(tx, tenant)) {
    const keys = standing.get(record.id) ?? []
    standing.delete(record.id)
    if (!stale.has(record.id) && told(keys) !== told(keysInAll(traitsOfRecord(record)))) {
      return { check: 'derived', says: `the keys of ${record.code} differ from those it would be given` }
    }
  }
  const [nobody] = standing.keys()
  return nobody === undefined ? undefined : { check: 'derived', says: `keys of ${nobody}, who has no record` }
}

const told = (keys: readonly string[]): string => [...new Set(keys)].toSorted().join('|')
