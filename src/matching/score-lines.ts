import { shownPhone } from '../kernel/phone.ts'
import { date, type Lang } from '../kernel/words.ts'
import type { LikelyLine, TypedPerson } from '../pages/slice.ts'
import { counties } from '../programme/place.ts'
import { type PersonAspect, personOutline } from './aspects.ts'
import { matchingWords } from './words.ts'
import type { Score, ScoreLine } from './weights.ts'

/** A score taken apart: for each thing compared what both say, what that means in words, and how much it counts. */
export function linesOf(lang: Lang, score: Score, one: TypedPerson, other: TypedPerson): LikelyLine[] {
  const text = matchingWords(lang)
  return personOutline.map(({ name }) => {
    const line = score.lines.find(({ aspect }) => aspect === name)
    return {
      aspect: text.aspects[name],
      one: shown(lang, name, one),
      other: shown(lang, name, other),
      says: line ? saysOf(lang, line) : text.nothingToCompare,
      bits: line?.bits ?? 0,
    }
  })
}

function saysOf(lang: Lang, { level, crossed, rarity }: ScoreLine): string {
  const text = matchingWords(lang)
  const said = [text.levels[level], ...(crossed ? [text.crossed] : [])]
  if (rarity >= 1) said.push(text.rare)
  if (rarity <= -1) said.push(text.common)
  return said.join(', ')
}

function shown(lang: Lang, aspect: PersonAspect, person: TypedPerson): string {
  const text = matchingWords(lang)
  switch (aspect) {
    case 'family':
      return person.familyName
    case 'given':
      return person.givenName
    case 'born':
      return person.bornOn === undefined ? '–' : date(person.bornOn)
    case 'cnp':
      return person.cnpIndex === undefined ? '–' : text.cnpGiven
    case 'phone':
      return person.phone === undefined ? '–' : shownPhone(person.phone)
    case 'place':
      return person.homes.map(({ locality, county }) => placeName(locality, county)).join('; ') || '–'
  }
}

function placeName(locality: string, county: string): string {
  const name = counties.find(({ nuts }) => nuts === county)?.name
  return [locality, ...(name === undefined || name === locality ? [] : [name])].join(', ')
}
