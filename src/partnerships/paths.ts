export const partnersPath = '/app/partners'
export const partnershipPath = (id: string, section = '') => `${partnersPath}/${id}${section}`
export const organisationsPath = '/app/organisations'
export const organisationPath = (id: string) => `${organisationsPath}/${id}`
export const promotionPath = '/app/promotion'
