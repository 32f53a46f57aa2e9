export const tokensPath = '/app/tokens'
export const referencePath = `${tokensPath}/reference`
export const nounPath = (noun: string): string => `${referencePath}/${noun}`
