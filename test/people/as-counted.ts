import { decidedSupport, giveSupport } from '../../src/people/support.ts'

/**
 * Support of whatever kind, as a signed session leaves it behind: for tests of what follows from support. That nobody may record a service
 * without a signature is tested with the command itself.
 */
export const asCounted = { ...giveSupport, decide: decidedSupport }
