import { createHash } from 'node:crypto'
import { addDays, weekday, zone } from '../kernel/day.ts'
import type { Programme } from '../programme/programme.ts'
import type { CentreRow, HoursRow, ServiceRow } from './tables.ts'

/** A centre as it is told to other programs. */
export interface Described {
  centre: CentreRow
  title: string
  /** What the programme says of it. */
  place: { locality?: string | undefined; phone?: string | undefined; email?: string | undefined } | undefined
  /** Who answers for it. */
  organisation: { code: string; name: string }
  hours: readonly HoursRow[]
  services: readonly ServiceRow[]
  closed: boolean
}

const byday = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const languageNames: Readonly<Record<string, string>> = {
  ro: 'Romanian',
  rom: 'Romani',
  hu: 'Hungarian',
  en: 'English',
  uk: 'Ukrainian',
}

/**
 * Services in the terms of the Human Services Data Specification, as a page of `/services` gives them. No person is named in it.
 * Source: Open Referral, HSDS 3.0, objects service, organization, location, service_at_location, schedule, phone, address, language.
 */
export function hsdsOf(centres: readonly Described[], { today }: { today: string }): object {
  const contents = centres.flatMap(one => one.services.map(service => serviceOf(one, service, today)))
  return {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  }
}

function serviceOf(one: Described, service: ServiceRow, today: string): object {
  const isOver = one.closed || (service.until_on !== null && service.until_on < today)
  return {
    id: service.id,
    name: service.title,
    ...(service.says !== null && { description: service.says }),
    status: isOver ? 'inactive' : 'active',
    ...(one.place?.email !== undefined && { email: one.place.email }),
    application_process: service.by_appointment ? 'By appointment' : 'Walk in',
    fees_description: 'Free of charge',
    eligibility_description: service.audience.join(', '),
    organization: {
      id: uuidLike(one.centre.id, `organization/${one.organisation.code}`),
      name: one.organisation.name,
      description: one.organisation.name,
    },
    languages: one.centre.languages.map(code => ({
      id: uuidLike(service.id, `language/${code}`),
      name: languageNames[code] ?? code,
      code,
    })),
    schedules: schedulesOf(one, service, today),
    service_areas: one.centre.area.map(nuts => ({
      id: uuidLike(service.id, `area/${nuts}`),
      name: nuts,
      extent: nuts,
      extent_type: 'text',
    })),
    phones: phonesOf(one, service.id),
    attributes: [
      {
        id: uuidLike(service.id, 'topic'),
        link_id: service.id,
        link_entity: 'service',
        taxonomy_term: termOf(service),
      },
    ],
    service_at_locations: [{ id: uuidLike(service.id, 'at'), location: locationOf(one) }],
  }
}

const termOf = (service: ServiceRow) => ({
  id: uuidLike('term', service.topic),
  code: service.topic,
  name: service.topic,
  description: `Topic: ${service.topic}`,
})

/** Each begins on the first of its weekdays from the day of the service on; the hours are those of the clock on the wall. */
const schedulesOf = ({ hours }: Described, service: ServiceRow, today: string): object[] =>
  hours.map(one => ({
    id: uuidLike(service.id, `schedule/${one.weekday}`),
    valid_from: service.since_on,
    ...(service.until_on !== null && { valid_to: service.until_on }),
    dtstart: addDays(service.since_on, (one.weekday - weekday(service.since_on) + 7) % 7),
    freq: 'WEEKLY',
    interval: 1,
    byday: byday[one.weekday],
    opens_at: `${one.opens}${offsetOn(today)}`,
    closes_at: `${one.closes}${offsetOn(today)}`,
    attending_type: 'in-person',
    notes: `Local time (${zone})`,
  }))

const offsets = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })

/** From UTC, at noon: `+02:00`. */
const offsetOn = (day: string): string =>
  offsets
    .formatToParts(new Date(`${day}T10:00:00Z`))
    .find(one => one.type === 'timeZoneName')
    ?.value.slice(3) ?? 'Z'

const phonesOf = ({ place }: Described, of: string): object[] =>
  place?.phone === undefined ? [] : [{ id: uuidLike(of, 'phone'), number: place.phone }]

function locationOf(one: Described): object {
  const { centre, place, title } = one
  return {
    id: centre.id,
    location_type: 'physical',
    name: title,
    ...(centre.says !== null && { description: centre.says }),
    phones: phonesOf(one, centre.id),
    addresses: [
      {
        id: uuidLike(centre.id, 'address'),
        address_1: centre.address ?? place?.locality ?? title,
        city: place?.locality ?? '',
        state_province: centre.area[0] ?? '',
        postal_code: '',
        country: 'RO',
        address_type: 'physical',
      },
    ],
    accessibility: centre.step_free
      ? [{ id: uuidLike(centre.id, 'step-free'), description: 'Step-free entrance' }]
      : [],
  }
}

/** An id that stays the same for the same part of the same thing. Source: RFC 9562, version 8. */
function uuidLike(of: string, part: string): string {
  const digits = createHash('sha256').update(`${of} ${part}`).digest('hex')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** The organisation that answers for a centre: its partner, as the programme names it. */
export const organisationOf = (programme: Pick<Programme, 'partners'>, partner: string | null) => {
  const found = programme.partners.find(one => one.code === partner)
  return { code: found?.code ?? 'organisation', name: found?.name ?? '–' }
}
