import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { addressIn } from '../src/address.ts'
import { isUnused, placesIn } from '../src/places.ts'
import { firstStart } from './progress.ts'
import { watchedIn } from './watched.ts'

/**
 * `sansa start [--empty]`: opens or creates everything, plays the demo on the first start, and serves until it is told to stop. While the
 * demo is played, this process reads what it needs to serve.
 */
export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } })
  const demo = !values.empty
  const told = { address: addressIn(process.env), places: placesIn(process.env), watched: watchedIn(process.env) }
  const played = demo && isUnused(told.places) ? playApart() : undefined
  const { serveUntilStopped } = await import('./serve.ts')
  await played
  return serveUntilStopped({ ...told, demo })
}

/** The story makes much garbage, and its process is gone after it. */
const roomy = ['--heap-growing-percent=0', '--max-semi-space-size=16']

/** In a process of its own: the memory that the story takes goes with it. */
async function playApart(): Promise<void> {
  console.log(firstStart)
  const player = fileURLToPath(new URL('play-demo.ts', import.meta.url))
  const [code] = await once(fork(player, { execArgv: [...process.execArgv, ...roomy] }), 'exit')
  if (code !== 0) throw new Error('The story of the demo could not be played.')
}
