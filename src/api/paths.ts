export const tokensPath = '/app/tokens'
export const referencePath = `${tokensPath}/reference`
/** The commands of one noun: those whose kinds begin with it. */
export const nounPath = (noun: string): string => `${referencePath}/${noun}`
