export const centresPath = '/app/centres'
export const centrePath = (id: string, section = '') => `${centresPath}/${id}${section}`
export const opportunitiesPath = '/app/opportunities'
export const opportunityPath = (id: string, section = '') => `${opportunitiesPath}/${id}${section}`
