import type { Kind, Outline } from './aspects.ts'
import { nameAspects } from './aspects.ts'
import type { Traits } from './traits.ts'

/**
 * Keys under which two records of one person are likely to meet; only records that share one are compared. A rule names what its key
 * takes for granted, so that learning does not learn that from it.
 */
export interface Key {
  rule: Rule
  text: string
}

export type Rule = 'names' | 'sound-year' | 'given-month' | 'given-day' | 'sound-place' | `same-${string}`

/** Which aspects the records under a key of this rule share already. */
export function grantedBy(rule: Rule): readonly string[] {
  switch (rule) {
    case 'names':
      return ['family', 'given']
    case 'sound-year':
      return ['family', 'born']
    case 'given-month':
    case 'given-day':
      return ['given', 'born']
    case 'sound-place':
      return ['family', 'place']
    default:
      return [rule.slice('same-'.length)]
  }
}

export function keysOf(outline: Outline, traits: Traits): Key[] {
  const born = of(outline, traits, 'day')
  const places = of(outline, traits, 'place').map(({ value }) => value.split('@')[0] ?? '')
  const sounds = [...new Set(traits.family.words.map(soundOf))].filter(sound => sound.length > 1)
  const formal = [...new Set(traits.given.formal.flat())]
  const keys: Key[] = [
    ...pairsOf(traits.family.words, formal).map(text => ({ rule: 'names' as const, text })),
    ...outline.slice(nameAspects.length).flatMap(({ name, kind }) => {
      const rule: Rule = `same-${name}`
      return (traits.values[name] ?? []).flatMap(value => exact(kind, value).map(text => ({ rule, text })))
    }),
  ]
  for (const { value } of born) {
    const [year = '', month = '', date = ''] = value.split('-')
    keys.push(...sounds.map(sound => ({ rule: 'sound-year' as const, text: `${sound} ${year}` })))
    keys.push(...formal.map(name => ({ rule: 'given-month' as const, text: `${name} ${year}-${month}` })))
    keys.push(...formal.map(name => ({ rule: 'given-day' as const, text: `${name} ${month}-${date}` })))
  }
  for (const place of places)
    keys.push(...sounds.map(sound => ({ rule: 'sound-place' as const, text: `${sound} ${place}` })))
  return keys
}

const of = (outline: Outline, traits: Traits, kind: Kind) =>
  outline
    .filter(one => one.kind === kind)
    .flatMap(({ name }) => (traits.values[name] ?? []).map(value => ({ name, value })))

/** A value that few share is a key by itself; a day in either order of day and month. */
function exact(kind: Kind, value: string): string[] {
  if (kind === 'day') {
    const [year = '', ...rest] = value.split('-')
    return [`${year} ${rest.toSorted().join(' ')}`]
  }
  const few = (kind === 'number' || kind === 'text' || kind === 'mark') && value.length > 5
  return few ? [value] : []
}

/** In the order of the alphabet, since family and given name are written in each other's place. */
const pairsOf = (words: readonly string[], others: readonly string[]): string[] => [
  ...new Set(words.flatMap(word => others.map(other => [word, other].toSorted().join(' ')))),
]

/** The first letter and the consonants, those that sound alike as one: Ionescu and Ionesco, Filip and Philip, Anna and Ana. */
export function soundOf(word: string): string {
  const alike = word.replaceAll('ph', 'f').replaceAll('th', 't').replaceAll('ck', 'c').replaceAll(/[kq]/g, 'c')
  const written = alike
    .replaceAll('w', 'v')
    .replaceAll('y', 'i')
    .replaceAll('z', 's')
    .replaceAll(/(.)\1+/g, '$1')
  return (written.charAt(0) + written.slice(1).replaceAll(/[aeiouh]/g, '')).replaceAll(/(.)\1+/g, '$1')
}
