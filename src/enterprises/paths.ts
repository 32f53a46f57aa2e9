export const enterprisesPath = '/app/ses'
export const enterprisePath = (id: string, section = ''): string => `${enterprisesPath}/${id}${section}`
export const ledgerPath = enterprisePath('de-minimis')
export const callsPath = '/app/calls'
/** The calls of one programme, where there are several. */
export const callsIn = (programme: string): string => `${callsPath}?programme=${programme}`
export const callPath = (id: string, section = ''): string => `${callsPath}/${id}${section}`
export const entryPath = (id: string, section = ''): string => `/app/entries/${id}${section}`
export const scoringPath = '/app/scoring'
