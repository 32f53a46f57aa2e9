// Plays the demo into an empty place, as `DATA` says, for whoever started this process; it does not outlive them.
import { placesIn } from '../src/places.ts'
import { playInto } from './first-start.ts'

process.once('disconnect', () => process.exit(1))
try {
  await playInto(placesIn(process.env))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
