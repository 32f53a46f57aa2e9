import { type Engine, read } from '../kernel/engine.ts'
import type { Check } from '../kernel/verify.ts'
import { filesInUse } from './tables.ts'

/** Every file that a paper has or had is on the disk, unchanged. */
export const filesAreWhole: Check = async (tx, tenant, engine) => {
  const [first] = await engine.files.verifyAll(tenant, await filesInUse(tx, tenant))
  return first && { check: 'files', says: `the file ${first.hash} is ${first.fault}` }
}

/** Takes away what no paper has or had: uploads that came to nothing, and the files of erased papers. */
export async function sweepFiles(engine: Engine, { tenant }: { tenant: string }): Promise<void> {
  const used = await read(engine, { tenant }, tx => filesInUse(tx, tenant))
  await engine.files.sweep(tenant, used, engine.clock())
}
