import type { TypedPerson } from '../pages/slice.ts'
import type { PersonRecord } from './tables.ts'
import { folded, type Traits, traitsOf } from './traits.ts'

/** Of a record, and of what was typed into a form or stands in the row of a file. */
export const traitsOfPerson = ({ familyName, givenName, bornOn, cnpIndex, phone, homes }: TypedPerson): Traits =>
  traitsOf({
    family: familyName,
    given: givenName,
    values: {
      born: [bornOn],
      cnp: [cnpIndex],
      place: homes.filter(({ locality }) => locality !== '').map(({ locality, county }) => placeOf(locality, county)),
      phone: [phone],
    },
  })

const placeOf = (locality: string, county: string): string =>
  county === '' ? folded(locality) : `${folded(locality)}@${county}`

export const typedFrom = (record: PersonRecord): TypedPerson => ({
  familyName: record.family,
  givenName: record.given,
  bornOn: record.born ?? undefined,
  cnpIndex: record.cnp ?? undefined,
  phone: record.phone ?? undefined,
  homes: record.homes,
})

export const traitsOfRecord = (record: PersonRecord): Traits => traitsOfPerson(typedFrom(record))
