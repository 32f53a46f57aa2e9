import type { Tx } from '../kernel/database.ts'
import type { Scope } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import { getProgramme, programmeCodes } from '../programme/tables.ts'
import { words } from './words.ts'

/** A scope with the name that people give it: `Regiunea Nord-Est`. */
export interface Place {
  scope: Scope
  name: string
}

/** Every place that a right can be given in: the organisation, and what its programmes name. */
export async function placesIn(tx: Tx, tenant: string, lang: Lang): Promise<Place[]> {
  const text = words(lang).scopes
  const places: Place[] = [
    { scope: { of: 'tenant' }, name: text.tenant },
    { scope: { of: 'caseload' }, name: text.caseload },
  ]
  for (const code of await programmeCodes(tx, tenant)) {
    const { names, regions, partners, centres } = await getProgramme(tx, tenant, code)
    const add = (of: 'programme' | 'region' | 'partner' | 'centre', id: string, name: string) => {
      if (!places.some(({ scope }) => scopeText(scope) === `${of}:${id}`))
        places.push({ scope: { of, id }, name: `${text[of]} ${name}` })
    }
    add('programme', code, names[lang])
    for (const region of regions) add('region', region.nuts, region.names[lang])
    for (const partner of partners) add('partner', partner.code, partner.name)
    for (const centre of centres) add('centre', centre.code, centre.name)
  }
  return places
}

/** A scope as one word of a form: `region:RO21`. */
export const scopeText = (scope: Scope): string => ('id' in scope ? `${scope.of}:${scope.id}` : scope.of)

/** Undefined where the word is no scope; the command's shape refuses it then. */
export function readScope(text: string): { of: string; id?: string } | undefined {
  const [of = '', id] = text.split(':')
  if (of === '') return undefined
  return id === undefined ? { of } : { of, id }
}

export const placeName = (places: readonly Place[], scope: Scope): string =>
  places.find(place => scopeText(place.scope) === scopeText(scope))?.name ?? ('id' in scope ? scope.id : scope.of)
