export const resultsPath = '/app/results'

export const indicatorPath = (code: string): string => `${resultsPath}/${encodeURIComponent(code)}`

export const differencePath = `${resultsPath}/difference`
export const checksPath = `${resultsPath}/checks`
export const frozenPath = `${resultsPath}/frozen`
export const frozenOnePath = (id: string): string => `${frozenPath}/${id}`
