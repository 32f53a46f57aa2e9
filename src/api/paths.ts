export const tokensPath = '/app/tokens'
export const referencePath = `${tokensPath}/reference`
