import { hasTerms, type Outline } from './aspects.ts'
import type { Traits } from './traits.ts'
import type { Frequency } from './weights.ts'

/** The values of a record that may be common ones, by aspect. */
export function termsOf(outline: Outline, traits: Traits): { aspect: string; term: string }[] {
  return outline
    .filter(({ kind }) => hasTerms(kind))
    .flatMap(({ name, kind }) => {
      const values =
        kind === 'family' ? traits.family.words : kind === 'given' ? traits.given.words : (traits.values[name] ?? [])
      return values.map(term => ({ aspect: name, term }))
    })
}

/** How many of these records have each value, by aspect and term with a blank between. */
export function termCounts(outline: Outline, records: readonly Traits[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const record of records) {
    for (const { aspect, term } of termsOf(outline, record)) {
      const key = `${aspect} ${term}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/** How common each value is among these records. */
export function frequencyAmong(outline: Outline, records: readonly Traits[]): Frequency {
  const counts = termCounts(outline, records)
  return (aspect, term) => {
    const count = counts.get(`${aspect} ${term}`)
    return count === undefined ? undefined : Math.max(2, count) / records.length
  }
}
