import { publicAccount, rights, type Who } from '../kernel/who.ts'

/** Somebody outside, who may register at an event of this organisation and say what they think of it, and nothing else. */
export const visitorOf = (tenant: string): Who => ({
  tenant,
  account: publicAccount,
  name: 'public',
  grants: [{ role: 'centre', scope: { of: 'tenant' } }],
  withheld: rights.filter(right => right !== 'deliverable.write'),
})
