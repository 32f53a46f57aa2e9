import { parseArgs } from 'node:util'
import { atGate } from '../src/kernel/engine.ts'
import { recount as recountAll } from '../src/results/recount.ts'
import { tenantRows } from '../src/rights/tenant-tables.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'

/** `sansa recount`: holds the copied facts of every organisation against a count from scratch, and makes them anew. Exit code 1 where they differed. */
export async function recount(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const { engine } = await openFounded(placesIn(process.env))
  let equal = true
  try {
    for (const { id, name } of await atGate(engine, tenantRows)) {
      process.stderr.write(`${name} …\n`)
      for (const { programme, profile, state, off } of await recountAll(engine, { tenant: id })) {
        equal &&= state !== 'differs'
        console.log(`${id} ${programme} under ${profile}: ${state}${off.length > 0 ? `, ${off.join(' ')}` : ''}`)
      }
    }
  } finally {
    await engine.db.close()
  }
  return equal ? 0 : 1
}
