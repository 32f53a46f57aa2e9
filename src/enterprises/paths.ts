export const enterprisesPath = '/app/ses'
export const enterprisePath = (id: string, section = ''): string => `${enterprisesPath}/${id}${section}`
