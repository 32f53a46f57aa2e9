import { parameters } from './parameter.ts'
import type { Profile } from './profile.ts'
import type { Programme } from './programme.ts'

const choice = { source: 'choice' }

/** The smallest profile that says everything it must. */
export const profileExample: Profile = {
  code: 'EXAMPLE',
  version: 1,
  names: { ro: 'Un profil de reguli', en: 'A rule profile' },
  period: 'any',
  validFrom: '2000-01-01',
  ...choice,
  sources: { choice: { ro: 'Alegere proprie', en: 'Our choice', choice: true } },
  supports: [
    {
      code: 'counselling',
      names: { ro: 'Consiliere', en: 'Counselling' },
      opensEntry: true,
      extendsExit: true,
      inHours: true,
      ...choice,
    },
  ],
  outcomes: [{ code: 'employment', names: { ro: 'Angajare', en: 'Employment' }, state: true, ...choice }],
  papers: [{ code: 'identity-paper', names: { ro: 'Act de identitate', en: 'Identity paper' }, hasValidity: true }],
  categories: [],
  criteria: [
    {
      code: 'identity',
      names: { ro: 'Identitatea', en: 'Identity' },
      papers: ['identity-paper'],
      validOn: 'entry',
      ...choice,
    },
  ],
  windows: { immediateDays: { value: 28, ...choice }, longerTermMonths: { value: 6, ...choice } },
  evidence: [],
  parameters: Object.entries(parameters).map(([code, kind]) => ({
    code,
    value: 'number' in kind ? kind.number[0] : kind.choice[0],
    source: 'choice',
  })),
  indicators: [
    {
      code: 'people',
      names: { ro: 'Persoane', en: 'Participants' },
      kind: 'output',
      unit: 'person',
      counts: { is: 'started' },
      ...choice,
    },
  ],
  checks: [],
}

/** The smallest programme under it. */
export const programmeExample: Programme = {
  code: 'example',
  names: { ro: 'Un program', en: 'A programme' },
  startsOn: '2025-01-01',
  endsOn: '2026-12-31',
  profile: profileExample.code,
  partners: [{ code: 'lider', name: 'Cooperativa Exemplu', cui: '9900000118', applicant: true }],
  regions: [{ nuts: 'RO21', names: { ro: 'Nord-Est', en: 'North-East' }, category: 'LD' }],
  centres: [],
  objectives: [
    {
      code: 'O1',
      names: { ro: 'Obiectiv', en: 'Objective' },
      activities: [
        {
          code: 'A1',
          names: { ro: 'Activitate', en: 'Activity' },
          targets: [{ indicator: 'people', total: 10, byRegion: { RO21: 10 } }],
        },
      ],
    },
  ],
}
