import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { slices } from '../src/app.tsx'
import { filesAt, takeFolder } from '../src/centres/notice-folder.ts'
import { takeNotices } from '../src/centres/notice-import.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { sayIn } from '../src/pages/say.ts'
import { getActor } from '../src/rights/actor.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'
import type { Watched } from './watched.ts'

/**
 * `sansa import notices FILE|DIR --by ACCOUNT`: eForms notices and RSS files. Each that is refused is told with its reason and stores
 * nothing. Exit code 1 where one was refused that is not known already.
 */
export async function importNotices(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { by: { type: 'string' } }, allowPositionals: true })
  const [path] = positionals
  if (path === undefined || values.by === undefined)
    throw new Error('Say what is imported, and by whom: sansa import notices FILE|DIR --by ACCOUNT')
  const say = sayIn('en', slices)
  const { engine } = await openFounded(placesIn(process.env))
  try {
    const who = await getActor(engine, values.by)
    const told = await takeNotices(engine, who, await filesAt(path))
    const refused = told.filter(one => one.refused !== undefined)
    for (const { name, refused: why } of refused)
      if (why) process.stderr.write(`  ${name}: ${say(why.code, why.details)}\n`)
    console.log(JSON.stringify({ taken: told.length - refused.length, refused: refused.length }))
    return refused.every(one => one.refused?.code === 'centres.notice-known') ? 0 : 1
  } finally {
    await engine.db.close()
  }
}

const lookEveryMs = 10_000

/** Looks into the folder until it is told to stop. What fails is told, and tried again. */
export async function watchNotices(
  engine: Engine,
  { folder, by }: Watched,
  { stop, failed }: { stop: AbortSignal; failed: (work: string, error: unknown) => void },
): Promise<void> {
  const say = sayIn('en', slices)
  while (!stop.aborted) {
    try {
      await takeFolder(engine, await getActor(engine, by), { folder, say })
    } catch (error) {
      failed('notices', error)
    }
    await setTimeout(lookEveryMs, undefined, { signal: stop }).catch(() => {})
  }
}
