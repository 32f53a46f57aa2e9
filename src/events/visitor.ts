import { rights, type Who } from '../kernel/who.ts'

/** Nobody's account: what the journal names where the public did something. */
export const publicAccount = '00000000-0000-7000-8000-000000000000'

/** Somebody outside, who may register at an event of this organisation and say what they think of it, and nothing else. */
export const visitorOf = (tenant: string): Who => ({
  tenant,
  account: publicAccount,
  name: 'public',
  grants: [{ role: 'centre', scope: { of: 'tenant' } }],
  withheld: rights.filter(right => right !== 'deliverable.write'),
})
