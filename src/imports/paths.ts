export const importPath = '/app/import'

export const tablePath = (id: string, section = ''): string => `${importPath}/${id}${section}`
