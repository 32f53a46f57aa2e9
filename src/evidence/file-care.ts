import { sql } from 'kysely'
import { atGate, type Engine, read } from '../kernel/engine.ts'
import type { Check } from '../kernel/verify.ts'
import { filesInUse } from './tables.ts'

/** Every file that a paper has or had is on the disk, unchanged. */
export const filesAreWhole: Check = async (tx, tenant, engine) => {
  const [first] = await engine.files.verifyAll(await filesInUse(tx, tenant))
  return first && { check: 'files', says: `the file ${first.hash} is ${first.fault}` }
}

/** Takes away what no paper of any tenant has or had: uploads that came to nothing, and the files of erased papers. */
export async function sweepFiles(engine: Engine): Promise<number> {
  const tenants = await atGate(engine, async tx => (await sql<{ id: string }>`select id from tenant`.execute(tx)).rows)
  const used = new Set<string>()
  for (const { id } of tenants) {
    for (const hash of await read(engine, { tenant: id }, tx => filesInUse(tx, id))) used.add(hash)
  }
  return engine.files.sweep(used, engine.clock())
}
