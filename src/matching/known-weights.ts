import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod/mini'
import type { Tx } from '../kernel/database.ts'
import { levelsOf, personOutline } from './aspects.ts'
import { learntWeights, sizeOf } from './tables.ts'
import type { Score, Weights } from './weights.ts'

const share = z.number().check(z.gt(0), z.lte(1))
const levelWeight = z.strictObject({ m: share, u: share })

const aspectShapes = Object.fromEntries(
  personOutline.map(({ name, kind }) => [
    name,
    z.strictObject(Object.fromEntries(levelsOf[kind].map(level => [level, levelWeight]))),
  ]),
)

/** For each aspect a weight at every level, and how many duplicates to expect for each record (0 to 1). */
export const weightsShape = z.strictObject({ duplicates: share, aspects: z.strictObject(aspectShapes) })
export type KnownWeights = Pick<Weights, 'aspects'> & { duplicates: number }

const zones = z.strictObject({ certain: share, review: share, shown: share })
const fileShape = z.strictObject({ source: z.string(), zones, ...weightsShape.shape })

const file = fileShape.parse(
  parse(readFileSync(new URL('../../programmes/matching/weights.yaml', import.meta.url), 'utf8')),
)

/** What the product brings along, until an organisation has learnt its own. */
export const shippedWeights: KnownWeights = { duplicates: file.duplicates, aspects: file.aspects as Weights['aspects'] }

export type Zone = 'certain' | 'review' | 'no'
export const zoneNames = ['certain', 'review', 'no'] as const satisfies readonly Zone[]

export const zoneBounds: Readonly<Record<Zone, number>> = {
  certain: file.zones.certain,
  review: file.zones.review,
  no: file.zones.shown,
}

export function zoneOf(score: Score): Zone {
  if (score.probability >= zoneBounds.certain && isClear(score)) return 'certain'
  return score.probability >= zoneBounds.review ? 'review' : 'no'
}

/**
 * Whoever has another given name or another CNP is never certain, however much else agrees: twins share all but those. Our choice.
 */
export const isClear = ({ lines }: Score): boolean =>
  !lines.some(({ aspect, level }) => level === 'other' && (aspect === 'given' || aspect === 'cnp'))

export interface InForce extends Weights {
  /** The line that set them; 0 for those of the product. */
  entry: number
  records: number
}

/** The weights of this organisation, with the prior for as many records as it has, and so many more that are about to come. */
export async function weightsInForce(tx: Tx, tenant: string, more = 0): Promise<InForce> {
  const learnt = await learntWeights(tx, tenant)
  const { aspects, duplicates } = learnt?.weights ?? shippedWeights
  const records = (await sizeOf(tx, tenant)) + more
  return { aspects, prior: priorFor(duplicates, records), entry: learnt?.entry ?? 0, records }
}

/** So many duplicates for each record, among all pairs that it could be in. */
export const priorFor = (duplicates: number, records: number): number =>
  Math.min(0.1, duplicates / Math.max(20, records))
