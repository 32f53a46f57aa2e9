/** Where the pages of programmes and profiles stand. */
export const programmesPath = '/app/settings/programme'
export const programmePath = (code: string, section = '') => `${programmesPath}/${code}${section}`
export const profilePath = (code: string, section = '') => `${programmesPath}/profiles/${code}${section}`
export const bringPath = `${programmesPath}/bring`

export const registerPath = (id = '', section = '') => `/app/register${id === '' ? '' : `/${id}`}${section}`

/** Where a paper for this deliverable is added. */
export const addPaperPath = (id: string, claim: string, kind: string): string =>
  `/app/evidence/new?${new URLSearchParams({ claim, id, subject: id, kind, back: registerPath(id) })}`

export const paperPath = (paper: string): string => `/app/evidence/${paper}`
