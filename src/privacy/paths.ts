/** Where the organisation says on what grounds it uses answers. */
export const groundsPath = '/app/settings/grounds'

/** Pages of a person's record that belong to privacy. */
export const sensitivePath = (person: string, act = ''): string => `/app/people/${person}/sensitive${act}`
export const consentsPath = (person: string, act = ''): string => `/app/people/${person}/consents${act}`
