import { setImmediate } from 'node:timers/promises'
import type { Day } from '../kernel/day.ts'
import type { Engine } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { Who } from '../kernel/who.ts'
import { enrolShape } from '../people/enrol.ts'
import { regionOf } from '../programme/place.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { categories, type Coded } from './coded.ts'
import { folded } from './folded.ts'
import type { Asked } from './kind.ts'
import { personFields } from './person-fields.ts'
import type { Reading, Texts } from './row.ts'

/** What holds for every row that does not say otherwise. */
export interface Usual {
  programme: string
  appliedOn: string
  region: string
  partner: string
  centre: string
}

/** What the enrolment of each row takes. */
export async function personInputs(
  _: Engine,
  __: Who,
  readings: readonly Reading[],
  { usual, rules, on }: Asked,
): Promise<unknown[]> {
  const inputs: unknown[] = []
  for (const { texts } of readings) {
    inputs.push(inputOf(personForm(texts, usual, rules), on))
    if (inputs.length % rowsAtOnce === 0) await setImmediate()
  }
  return inputs
}

/** How many rows are read before other requests have their turn. */
const rowsAtOnce = 100

const paths: Readonly<Record<string, string>> = Object.fromEntries(personFields.map(({ code, path }) => [code, path]))

/** As the form of the command would send it, so that days, numbers and empty fields are read alike. */
function inputOf(form: Texts, on: Day): unknown {
  const body: Record<string, string | string[]> = {}
  for (const [name, text] of Object.entries(form)) {
    const [, list, at] = /^(category|categoryFrom)\.(\d+)$/.exec(name) ?? []
    if (list !== undefined) body[`categories.${at}.${list === 'category' ? 'kind' : 'validFrom'}`] = text
    else if (name === 'needs') body['identity.needs'] = text.split(/[;,]/).map(need => need.trim())
    else body[name === 'onDay' ? 'situation.onDay' : (paths[name] ?? name)] = text
  }
  return fromForm(enrolShape, body, on)
}

/** The fields of an enrolment as its form would send them, from what one row says. Situation and categories are those of the day of application. */
function personForm(said: Texts, usual: Usual, rules: Rulebook): Texts {
  const { fullName, category, ...rest } = said
  const form: Texts = { ...rest }
  if (fullName !== undefined) Object.assign(form, splitName(fullName))
  form.programme = usual.programme
  form.appliedOn ??= usual.appliedOn
  const region = regionFor(said.county, usual, rules)
  if (region !== '') form.region ??= region
  form.partner ??= usual.partner
  if (usual.centre !== '' && rules.centres.some(one => one.code === usual.centre && one.region === form.region)) {
    form.centre ??= usual.centre
  }
  if (['labour', 'labourSince', 'educationNow', 'isced'].some(field => form[field] !== undefined)) {
    form.onDay = form.appliedOn
  }
  for (const [at, kind] of kindsIn(category).entries()) {
    form[`category.${at}`] = kind
    form[`categoryFrom.${at}`] = form.appliedOn
  }
  return form
}

/** Where a list covers several regions, the county of domicile says which. */
function regionFor(county: string | undefined, { region }: Usual, { regions }: Rulebook): string {
  const ofCounty = county === undefined ? '' : regionOf(county)
  if (region !== byCounty) return region
  return regions.some(one => one.nuts === ofCounty) ? ofCounty : ''
}

/** The region is the one of the county. */
export const byCounty = 'county'

/** Surname first, as lists have it: the first word; a hyphen keeps a double one together. */
function splitName(fullName: string): Texts {
  const [familyName = '', ...given] = fullName.trim().split(/\s+/)
  return { familyName, ...(given.length > 0 && { givenName: given.join(' ') }) }
}

/** Words that tell an origin or an illness: asked with consent on a page of its own, never taken from a list. */
const special =
  /\b(?:rom[ai]?|roma|romi|rromi?|etnie|etnic|minoritat\w*|handicap|dizabil\w*|disabil\w*|cu dizabilitati)\b/

export const isSpecial = (text: string): boolean => special.test(folded(text))

/** „VMI; familie numeroasă”: what is not known stays as it was typed, so that it is refused at its cell. */
function kindsIn(text: string | undefined, known: Coded = categories): string[] {
  const parts = (text ?? '').split(/[;,/+|]|\s+(?:[s\u0219\u015f]i|and)\s+/).map(part => part.trim())
  return [
    ...new Set(parts.filter(part => part !== '' && !isSpecial(part)).map(part => known.get(folded(part)) ?? part)),
  ]
}
