export const enterprisesPath = '/app/ses'
export const enterprisePath = (id: string, section = ''): string => `${enterprisesPath}/${id}${section}`
export const callsPath = '/app/calls'
export const callPath = (id: string, section = ''): string => `${callsPath}/${id}${section}`
export const entryPath = (id: string, section = ''): string => `/app/entries/${id}${section}`
export const scoringPath = '/app/scoring'
