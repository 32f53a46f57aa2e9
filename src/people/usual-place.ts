import { scopesFor, type Who } from '../kernel/who.ts'
import type { Rulebook } from '../programme/rulebook.ts'

export interface UsualPlace {
  region?: string | undefined
  partner?: string | undefined
  centre?: string | undefined
}

/** Where this account enrols people, as far as its own place says it: the form begins with it. */
export function usualPlace(who: Who, { regions, centres, partners }: Rulebook): UsualPlace {
  const scopes = scopesFor(who, 'people.write')
  const idOf = (of: 'region' | 'centre' | 'partner') =>
    onlyOne(scopes.flatMap(scope => (scope.of === of ? scope.id : [])))
  const centre = centres.find(one => one.code === idOf('centre'))
  const region = centre?.region ?? idOf('region') ?? onlyOne(regions.map(one => one.nuts))
  const here = centre ?? onlyOne(centres.filter(one => one.region === region))
  return {
    region,
    centre: here?.code,
    partner: idOf('partner') ?? here?.partner ?? onlyOne(partners.map(one => one.code)),
  }
}

const onlyOne = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined)
