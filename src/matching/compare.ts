import { type Aspect, type Kind, type Level, levelsOf, nameAspects, type Outline } from './aspects.ts'
import { lettersApart } from './letters.ts'
import { compareNames } from './name-levels.ts'
import type { Traits } from './traits.ts'

/** What one comparison found. */
export interface Found {
  level: Level
  /** The value that agrees, where it may be a common one. */
  term?: string | undefined
  /** Family and given name stand in each other's place. */
  crossed?: true
}

/** Level by level, in the order of the outline; undefined where one of the two says nothing. */
export function compare(outline: Outline, one: Traits, other: Traits): (Found | undefined)[] {
  const found: (Found | undefined)[] = compareNames(one, other)
  for (let at = nameAspects.length; at < outline.length; at += 1)
    found.push(compareValues(outline[at] as Aspect, one, other))
  return found
}

/** Of several values, as of two places, the best pair counts. */
function compareValues({ name, kind }: Aspect, one: Traits, other: Traits): Found | undefined {
  let best: Found | undefined
  for (const mine of one.values[name] ?? []) {
    for (const theirs of other.values[name] ?? []) {
      const found = compareOne(kind, mine, theirs)
      if (best === undefined || rank(kind, found) < rank(kind, best)) best = found
    }
  }
  return best
}

const rank = (kind: Kind, { level }: Found): number => (levelsOf[kind] as readonly Level[]).indexOf(level)

function compareOne(kind: Kind, one: string, other: string): Found {
  if (one === other) return { level: 'equal', term: one }
  switch (kind) {
    case 'day':
      return { level: dayLevel(one, other) }
    case 'number':
      return { level: one.length > 3 && lettersApart(one, other, 1) <= 1 ? 'digit' : 'other' }
    case 'place':
      return placeLevel(one, other)
    case 'text':
      return textLevel(one, other)
    default:
      return { level: 'other' }
  }
}

/** Both as `YYYY-MM-DD`. */
function dayLevel(one: string, other: string): Level {
  const years = one.slice(0, 4) === other.slice(0, 4)
  const months = one.slice(5, 7) === other.slice(5, 7)
  const dates = one.slice(8) === other.slice(8)
  if (years && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7)) return 'swapped'
  if (isOneDigitOff(one, other)) return 'digit'
  return Number(years) + Number(months) + Number(dates) >= 2 ? 'part' : 'other'
}

/** One digit is another, or two neighbours stand in each other's place. */
function isOneDigitOff(one: string, other: string): boolean {
  const apart: number[] = []
  for (let at = 0; at < one.length && apart.length < 3; at += 1) if (one[at] !== other[at]) apart.push(at)
  const [first = 0, second] = apart
  if (second === undefined) return true
  return apart.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
}

/** A place may be written `name@county`. */
function placeLevel(one: string, other: string): Found {
  const [name = '', area] = one.split('@')
  const [otherName = '', otherArea] = other.split('@')
  if (area !== undefined && otherArea !== undefined && area !== otherArea) return { level: 'other' }
  if (name === otherName) return { level: 'equal', term: one }
  if (lettersApart(name, otherName, 2) <= (name.length > 6 ? 2 : 1)) return { level: 'close' }
  return { level: area !== undefined && area === otherArea ? 'area' : 'other' }
}

function textLevel(one: string, other: string): Found {
  if (lettersApart(one, other, 2) <= (one.length > 6 ? 2 : 1)) return { level: 'close' }
  const words = one.split(' ')
  const others = other.split(' ')
  const shared = words.filter(word => others.includes(word))
  const most = Math.max(words.length, others.length)
  return shared.length * 2 >= most && shared.length > 0 ? { level: 'shared' } : { level: 'other' }
}
