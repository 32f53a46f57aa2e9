import { parseArgs } from 'node:util'
import { slices } from '../src/app.tsx'
import { atGate } from '../src/kernel/engine.ts'
import { verify as verifyTenant } from '../src/kernel/verify.ts'
import { tenantRows } from '../src/rights/tenant-tables.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'

/** `sansa verify`: holds everything stored against the journal, organisation by organisation. Exit code 1 and the first thing that does not hold. */
export async function verify(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const { engine } = await openFounded(placesIn(process.env))
  const checks = slices.flatMap(slice => slice.checks ?? [])
  let holds = true
  try {
    for (const { id, name } of await atGate(engine, tenantRows)) {
      process.stderr.write(`${name} …\n`)
      const { lines, versions, finding } = await verifyTenant(engine, id, checks)
      holds &&= finding === undefined
      const outcome = finding
        ? `${finding.check}: ${finding.says}`
        : `holds: ${lines} lines, ${versions} versions of rows`
      console.log(`${id} ${name}: ${outcome}`)
    }
  } finally {
    await engine.db.close()
  }
  return holds ? 0 : 1
}
