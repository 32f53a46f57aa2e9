// Founds an organisation in the folder DATA, with one manager and one programme: what an office of the fault tests begins with.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyCommand, perform } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import { foundTenant } from '../../src/kernel/tenant.ts'
import type { Who } from '../../src/kernel/who.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { placesIn } from '../../src/places.ts'
import { openSansa } from '../../src/sansa.ts'

const { engine } = await openSansa(placesIn(process.env))
const tenant = await foundTenant(engine, 'Asociația Demonstrativă')
const who: Who = { tenant, account: newId(), name: 'Dan Marin', grants: [{ role: 'manager', scope: { of: 'tenant' } }] }
for (const rules of [importProfile, importProgramme] satisfies AnyCommand[]) {
  await perform(engine, rules, rules.example, who, { id: newId() })
}
writeFileSync(join(process.env.DATA ?? '', 'who.json'), JSON.stringify(who))
await engine.db.close()
