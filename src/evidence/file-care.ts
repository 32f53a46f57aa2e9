import type { Check } from '../kernel/verify.ts'
import { filesInUse } from './tables.ts'

/** Every file that a paper has or had is on the disk, unchanged. */
export const filesAreWhole: Check = async (tx, tenant, engine) => {
  const [first] = await engine.files.verifyAll(tenant, await filesInUse(tx, tenant))
  return first && { check: 'files', says: `the file ${first.hash} is ${first.fault}` }
}
