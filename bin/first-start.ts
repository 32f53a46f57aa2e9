import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { playDemo } from '../demo/story.ts'
import { allOrAnew, transaction } from '../src/kernel/database.ts'
import { isDatabase } from '../src/kernel/embedded.ts'
import { atGate } from '../src/kernel/engine.ts'
import { isOnlyHalfADemo, setDemoPlayed, tenantRows } from '../src/rights/tenant-tables.ts'
import { hasTenants, openSansa, type Places, type Sansa } from '../src/sansa.ts'
import { Progress } from './progress.ts'

/** Opens what is here. Where there is nothing yet, the demo is played first, unless told otherwise. */
export async function openOrPlay(places: Places, { demo }: { demo: boolean }): Promise<Sansa> {
  if (demo && isUnused(places)) await playApart()
  const sansa = await withoutHalfADemo(places)
  if (demo && !(await hasTenants(sansa.engine.db))) await play(sansa)
  return sansa
}

const folderOf = ({ url }: Places): string | undefined => /^file:(.*)/.exec(url)?.[1]

const isUnused = (places: Places): boolean => {
  const folder = folderOf(places)
  return folder !== undefined && !isDatabase(folder)
}

/** In a process of its own: the memory that the story takes goes with it. */
async function playApart(): Promise<void> {
  const [code] = await once(fork(fileURLToPath(new URL('play-demo.ts', import.meta.url))), 'exit')
  if (code !== 0) throw new Error('The story of the demo could not be played.')
}

/** In memory, and on the disk when all of it is told. */
export async function playInto(places: Places): Promise<void> {
  const sansa = await openSansa({ ...places, url: places.url.replace(/^file:/, 'new:') })
  await play(sansa)
  await sansa.engine.db.close()
}

async function play({ engine }: Sansa): Promise<void> {
  console.log('First start: the story of a fictional programme is typed in, day by day.')
  const progress = new Progress('facts of the story')
  await allOrAnew(engine.db, () => playDemo({ engine, progress: (typed, of) => progress.at(typed, of) }))
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
