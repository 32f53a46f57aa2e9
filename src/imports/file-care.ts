import type { Check } from '../kernel/verify.ts'
import { filesWaiting } from './tables.ts'

/** What was read of every table that waits is on the disk, unchanged. */
export const waitingFilesAreWhole: Check = async (tx, tenant, engine) => {
  const [first] = await engine.files.verifyAll(tenant, await filesWaiting(tx, tenant))
  return first && { check: 'files', says: `the file ${first.hash} is ${first.fault}` }
}
