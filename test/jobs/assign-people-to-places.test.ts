import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asking, assign, type Assigned, dualWorth, impossible } from '../../src/jobs/assignment.ts'
import { openSolver, type Solver } from '../../bench/transport.ts'

let solver: Solver

beforeAll(async () => {
  solver = await openSolver()
})

/** Worths from few values make many ties; some pairs are impossible; some places take nobody. */
const asking = (most: number): fc.Arbitrary<Asking> =>
  fc
    .record({ people: fc.integer({ min: 1, max: 12 }), places: fc.integer({ min: 1, max: 6 }) })
    .chain(({ people, places }) =>
      fc.record({
        people: fc.constant(people),
        capacities: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: places, maxLength: places }),
        worth: fc
          .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: most }) }, fc.constant(impossible)), {
            minLength: people * places,
            maxLength: people * places,
          })
          .map(worths => Float64Array.from(worths)),
      }),
    )

function faultsOf(given: Asking, { placeOf, prices, gains, worth }: Assigned): string[] {
  const faults: string[] = []
  const places = given.capacities.length
  const seated = given.capacities.map((_, place) => placeOf.filter(one => one === place).length)
  for (const [place, capacity] of given.capacities.entries()) {
    const price = prices[place] ?? Number.NaN
    const count = seated[place] ?? 0
    if (count > capacity) faults.push(`${count} on ${capacity} seats`)
    if (price < 0) faults.push('a price below 0')
    if (count < capacity && price !== 0) faults.push('a place with a free seat that costs something')
  }
  for (let person = 0; person < given.people; person += 1) {
    const gain = gains[person] ?? Number.NaN
    const place = placeOf[person] ?? -1
    const here = (at: number) => (given.worth[person * places + at] ?? Number.NaN) - (prices[at] ?? Number.NaN)
    if (gain < 0) faults.push('a gain below 0')
    if (place >= 0 && here(place) !== gain) faults.push('somebody who does not gain what they are said to')
    if (place < 0 && gain !== 0) faults.push('somebody without a place who gains')
    if (given.capacities.some((_, at) => here(at) > gain)) faults.push('somebody who would gain more elsewhere')
  }
  if (dualWorth({ placeOf, prices, gains, worth }, given) !== worth) faults.push('the certificate does not hold')
  return faults
}

describe.each([
  ['with many ties', 2],
  ['with few', 1000],
])('%s', (_, most) => {
  test('the prices prove that nothing is worth more', () => {
    fc.assert(
      fc.property(asking(most), given => {
        expect(faultsOf(given, assign(given))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('and a solver that knows nothing of it finds the same worth', () => {
    fc.assert(
      fc.property(asking(most), given => {
        expect(assign(given).worth).toBe(Math.round(solver.worthOf(given)))
      }),
      { numRuns: 60 },
    )
  })
})

test('a certificate that does not hold is found', () => {
  const given = { people: 2, capacities: [1], worth: Float64Array.from([5, 3]) }
  const right = assign(given)

  expect(faultsOf(given, right)).toEqual([])
  expect(faultsOf(given, { ...right, placeOf: Int32Array.from([-1, 0]) })).not.toEqual([])
  expect(faultsOf(given, { ...right, prices: Float64Array.from([0]) })).not.toEqual([])
})

test('nobody is sent where they cannot go, even if somebody stays without a place', () => {
  const given = { people: 2, capacities: [1, 1], worth: Float64Array.from([9, impossible, 8, impossible]) }

  expect([...assign(given).placeOf]).toEqual([0, -1])
})
