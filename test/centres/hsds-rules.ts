/**
 * What HSDS 3 says of the objects that we send: the names of their fields with the kind of each value, which are required, and which values
 * are listed. Written down from the JSON schemas of the specification (github.com/openreferral/specification, folder `schema`, 3.0 to 3.2:
 * the rules below are the same in each); the schemas themselves are not part of this repository.
 */
interface Rules {
  required: readonly string[]
  /** text, number, uuid, email, date, time; another name is an object, in brackets a list of them. */
  fields: Readonly<Record<string, string>>
  listed?: Readonly<Record<string, readonly string[]>>
}

const places = ['physical', 'postal', 'virtual']

const objects: Readonly<Record<string, Rules>> = {
  page: {
    required: ['contents'],
    fields: {
      total_items: 'number',
      total_pages: 'number',
      page_number: 'number',
      size: 'number',
      first_page: 'truth',
      last_page: 'truth',
      empty: 'truth',
      contents: '[service]',
    },
  },
  service: {
    required: ['id', 'name', 'status'],
    listed: { status: ['active', 'inactive', 'defunct', 'temporarily closed'] },
    fields: {
      id: 'uuid',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      url: 'text',
      email: 'email',
      status: 'text',
      interpretation_services: 'text',
      application_process: 'text',
      fees_description: 'text',
      accreditations: 'text',
      eligibility_description: 'text',
      minimum_age: 'number',
      maximum_age: 'number',
      assured_date: 'date',
      assurer_email: 'email',
      alert: 'text',
      phones: '[phone]',
      schedules: '[schedule]',
      service_areas: '[service_area]',
      service_at_locations: '[service_at_location]',
      languages: '[language]',
      organization: 'organization',
      attributes: '[attribute]',
    },
  },
  organization: {
    required: ['id', 'name', 'description'],
    fields: { id: 'uuid', name: 'text', alternate_name: 'text', description: 'text', email: 'email', website: 'text' },
  },
  phone: {
    required: ['id', 'number'],
    fields: { id: 'uuid', number: 'text', extension: 'number', type: 'text', description: 'text' },
  },
  schedule: {
    required: ['id'],
    listed: { freq: ['WEEKLY', 'MONTHLY'], byday: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] },
    fields: {
      id: 'uuid',
      valid_from: 'date',
      valid_to: 'date',
      dtstart: 'date',
      timezone: 'number',
      until: 'date',
      count: 'number',
      wkst: 'text',
      freq: 'text',
      interval: 'number',
      byday: 'text',
      description: 'text',
      opens_at: 'time',
      closes_at: 'time',
      attending_type: 'text',
      notes: 'text',
    },
  },
  service_area: {
    required: ['id'],
    listed: { extent_type: ['geojson', 'topojson', 'kml', 'text'] },
    fields: { id: 'uuid', name: 'text', description: 'text', extent: 'text', extent_type: 'text', uri: 'text' },
  },
  language: { required: ['id'], fields: { id: 'uuid', name: 'text', code: 'text', note: 'text' } },
  attribute: {
    required: ['id'],
    fields: {
      id: 'uuid',
      link_id: 'uuid',
      taxonomy_term_id: 'uuid',
      link_type: 'text',
      link_entity: 'text',
      value: 'text',
      taxonomy_term: 'taxonomy_term',
      label: 'text',
    },
  },
  taxonomy_term: {
    required: ['id', 'name', 'description'],
    fields: { id: 'uuid', code: 'text', name: 'text', description: 'text', taxonomy: 'text', language: 'text' },
  },
  service_at_location: {
    required: ['id'],
    fields: { id: 'uuid', description: 'text', location: 'location', phones: '[phone]', schedules: '[schedule]' },
  },
  location: {
    required: ['id', 'location_type'],
    listed: { location_type: places },
    fields: {
      id: 'uuid',
      location_type: 'text',
      url: 'text',
      name: 'text',
      alternate_name: 'text',
      description: 'text',
      transportation: 'text',
      latitude: 'number',
      longitude: 'number',
      languages: '[language]',
      addresses: '[address]',
      accessibility: '[accessibility]',
      phones: '[phone]',
      schedules: '[schedule]',
    },
  },
  address: {
    required: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
    listed: { address_type: places },
    fields: {
      id: 'uuid',
      attention: 'text',
      address_1: 'text',
      address_2: 'text',
      city: 'text',
      region: 'text',
      state_province: 'text',
      postal_code: 'text',
      country: 'text',
      address_type: 'text',
    },
  },
  accessibility: { required: ['id'], fields: { id: 'uuid', description: 'text', details: 'text', url: 'text' } },
}

const text = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value)

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: text(/^/),
  uuid: text(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  email: text(/^[^@\s]+@[^@\s]+$/),
  date: text(/^\d{4}-\d{2}-\d{2}$/),
  /** With its place in time: the Z of UTC, or the difference from it. */
  time: text(/^\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/),
  number: value => typeof value === 'number',
  truth: value => typeof value === 'boolean',
}

/** Everything in which this object is not as HSDS 3 says. */
export function hsdsFaults(value: unknown, of = 'page', at = of): string[] {
  const rules = objects[of]
  if (!rules || typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no ${of}`]
  const missing = rules.required.filter(name => !(name in value)).map(name => `${at} has no ${name}`)
  return [...missing, ...Object.entries(value).flatMap(([name, inner]) => fieldFaults(rules, name, inner, at))]
}

function fieldFaults(rules: Rules, name: string, value: unknown, at: string): string[] {
  const kind = rules.fields[name]
  const here = `${at}.${name}`
  if (kind === undefined) return [`${here} is no field`]
  const listed = rules.listed?.[name]
  if (listed && !listed.includes(String(value))) return [`${here} is ${String(value)}`]
  if (kind.startsWith('[')) {
    if (!Array.isArray(value)) return [`${here} is no list`]
    return value.flatMap((one, nth) => hsdsFaults(one, kind.slice(1, -1), `${here}.${nth}`))
  }
  const holds = kinds[kind]
  if (!holds) return hsdsFaults(value, kind, here)
  return holds(value) ? [] : [`${here} is no ${kind}`]
}
