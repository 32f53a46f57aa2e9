/** Where the pages of programmes and profiles stand. */
export const programmesPath = '/app/settings/programme'
export const programmePath = (code: string, section = '') => `${programmesPath}/${code}${section}`
export const profilePath = (code: string, section = '') => `${programmesPath}/profiles/${code}${section}`
export const bringPath = `${programmesPath}/bring`
