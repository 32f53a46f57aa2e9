import { conflictsIn } from '../src/counselling/conflict.ts'
import type { Busy } from '../src/pages/slice.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'

/** Places in sessions: what the conflict finder is given for a large organisation. */
const places = 100_000
const runs = 5

/** One in so many is in two places at once. */
const oneIn = 500

/** The conflict finder over many places, beside sorting as many numbers. */
export async function benchConflicts(): Promise<Figure[]> {
  const busy = Array.from({ length: places }, (_, at) => placeAt(at))
  const numbers = busy.map((_, at) => (at * 7919) % places)
  let found = 0
  const finding = await timesOf(runs, async () => {
    found = conflictsIn(busy).length
  })
  const sorting = await timesOf(runs, async () => numbers.toSorted((one, other) => one - other))
  return [
    {
      what: `Conflicts among ${places.toLocaleString('en')} session places, ${found} found`,
      value: ms(percentile(finding, 0.5)),
      bound: '1 s',
      yardstick: `as many numbers sorted: ${ms(percentile(sorting, 0.5))}`,
    },
  ]
}

/** Two hundred people for each of five hundred days; every person has one session a day, and some a second that overlaps. */
function placeAt(at: number): Busy {
  const shifted = at % oneIn === 0 ? 1 : 0
  const person = (at - shifted + places) % 200
  const day = new Date(Date.UTC(2026, 0, 1 + (Math.floor(at / 200) % 500))).toISOString().slice(0, 10)
  return {
    kind: 'participant',
    id: `person ${person}`,
    on: day,
    fromMinute: 540,
    toMinute: 600,
    title: '',
    href: `/${at}`,
  }
}
