import { collator } from '../kernel/words.ts'
import { findCounty, findRegion } from '../programme/place.ts'

export const regionName = (nuts: string): string => findRegion(nuts)?.name ?? nuts
export const countyName = (nuts: string): string => findCounty(nuts)?.name ?? nuts

/** Places by their code, in the order of the alphabet. */
export const placesBy = (codes: readonly string[], nameOf: (code: string) => string): Map<string, string> =>
  new Map([...new Set(codes)].map((code): [string, string] => [code, nameOf(code)]).toSorted(byName))

const byName = ([, one]: readonly [string, string], [, other]: readonly [string, string]): number =>
  collator('ro').compare(one, other)
