import { rm } from 'node:fs/promises'
import { playDemo, tellDemo } from '../demo/story.ts'
import { allOrAnew, transaction } from '../src/kernel/database.ts'
import { today } from '../src/kernel/day.ts'
import { atGate } from '../src/kernel/engine.ts'
import { afterCommand } from '../src/results/open-day.ts'
import { isOnlyHalfADemo, setDemoPlayed, tenantRows } from '../src/rights/tenant-tables.ts'
import { folderOf, type Places } from '../src/places.ts'
import { hasTenants, openSansa, type Sansa } from '../src/sansa.ts'
import { firstStart, Progress } from './progress.ts'

/** Opens what is here. Where no organisation is yet, the demo is played first, unless told otherwise. */
export async function openOrPlay(places: Places, { demo }: { demo: boolean }): Promise<Sansa> {
  const sansa = await withoutHalfADemo(places)
  if (demo && !(await hasTenants(sansa.engine.db))) {
    console.log(firstStart)
    await play(sansa)
  }
  return sansa
}

/** In memory, and on the disk when all of it is told. */
export async function playInto(places: Places): Promise<void> {
  const told = tellDemo(today(new Date()))
  const sansa = await openSansa({ ...places, url: places.url.replace(/^file:/, 'new:') })
  const { engine } = sansa
  // Nobody else is here who could make a copy meanwhile, and without one there is nothing to keep up: nearly five thousand times.
  const listeners = engine.listeners.filter(listener => listener !== afterCommand)
  await play({ ...sansa, engine: { ...engine, listeners } }, told)
  await engine.db.close()
}

async function play({ engine }: Sansa, told = tellDemo(today(engine.clock()))): Promise<void> {
  const progress = new Progress('facts of the story')
  await allOrAnew(engine.db, () => playDemo({ engine, told, progress: (typed, of) => progress.at(typed, of) }))
  progress.end()
  const at = engine.clock().toISOString()
  await atGate(engine, async tx => {
    for (const { id } of await tenantRows(tx)) await setDemoPlayed(tx, id, at)
  })
}

/** A first start that was cut short left half a story, which nobody has seen: it is begun anew. */
async function withoutHalfADemo(places: Places): Promise<Sansa> {
  const sansa = await openSansa(places)
  if (!(await transaction(sansa.engine.db, { role: 'gate' }, isOnlyHalfADemo))) return sansa
  await sansa.engine.db.close()
  const folder = folderOf(places)
  if (folder === undefined) {
    throw new Error('The story of the demo was cut short. Empty the database and start again, or use another one.')
  }
  console.log('The first start was cut short; the story begins anew.')
  for (const place of [folder, places.files]) await rm(place, { recursive: true, force: true })
  return openSansa(places)
}
