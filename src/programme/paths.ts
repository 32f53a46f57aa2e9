import type { DeliverableUnit } from './facts.ts'

/** Where the pages of programmes and profiles stand. */
export const programmesPath = '/app/settings/programme'
export const programmePath = (code: string, section = '') => `${programmesPath}/${code}${section}`
export const profilePath = (code: string, section = '') => `${programmesPath}/profiles/${code}${section}`
export const bringPath = `${programmesPath}/bring`

/** The address of a page about one programme; a query that it has stays. */
export const ofProgramme = (path: string, programme: string | number | undefined): string =>
  programme === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}programme=${encodeURIComponent(programme)}`

export const registerPath = (id = '', section = '') => `/app/register${id === '' ? '' : `/${id}`}${section}`

/** Units with a slice of their own, and where its pages stand: they are recorded and changed there, and only listed in the register. */
const ownPages: Partial<Record<DeliverableUnit, string>> = {
  enterprise: '/app/ses',
  centre: '/app/centres',
  agreement: '/app/partners',
  event: '/app/events',
}

export const hasOwnPages = (unit: DeliverableUnit): boolean => ownPages[unit] !== undefined

/** Where something of the register opens; without an id, where one is recorded. */
export const deliverablePath = (unit: DeliverableUnit, id: string): string =>
  hasOwnPages(unit) ? `${ownPages[unit]}/${id}` : registerPath(id)

/** Where a paper for this deliverable is added. */
export const addPaperPath = (id: string, claim: string, kind: string, back = registerPath(id)): string =>
  `/app/evidence/new?${new URLSearchParams({ claim, id, subject: id, kind, back })}`

export const paperPath = (paper: string): string => `/app/evidence/${paper}`
