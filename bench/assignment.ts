import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Asking, assign, dualWorth } from '../src/jobs/assignment.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openSolver } from './transport.ts'

/** People to places: one to one beside SciPy, with capacities beside HiGHS; worths of a million values, and of five. */
export async function benchAssignment(): Promise<Figure[]> {
  return [
    await besideScipy('2,000 people to 2,000 places, worths of a million values', square(1_000_000)),
    await besideScipy('2,000 people to 2,000 places, worths of a hundred values', square(100)),
    await besideHighs('2,000 people to 60 places with 2,010 seats, worths of a million values', crowded(1_000_000)),
    await besideHighs('2,000 people to 60 places with 1,500 seats, worths of a hundred values', crowded(100, 25)),
    await besideHighs('2,000 people to 60 places with 1,500 seats, worths of five values: ties', crowded(5, 25)),
  ]
}

const people = 2000

/** The same worths in every run. Source: Marsaglia, Xorshift RNGs (2003). */
function worths(count: number, most: number): Float64Array {
  let state = 2463534242
  return Float64Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return 1 + ((state >>> 0) % most)
  })
}

const square = (most: number): Asking => ({
  people,
  capacities: Array.from({ length: people }, () => 1),
  worth: worths(people * people, most),
})

function crowded(most: number, seats?: number): Asking {
  const capacities = Array.from({ length: 60 }, (_, at) => seats ?? 20 + (at % 28))
  return { people, capacities, worth: worths(people * 60, most) }
}

const runs = 5

async function ours(asking: Asking): Promise<{ took: number; worth: number }> {
  const found = assign(asking)
  if (dualWorth(found, asking) !== found.worth) throw new Error('The certificate of an assignment does not hold.')
  const times = await timesOf(runs, async () => assign(asking))
  return { took: percentile(times, 0.5), worth: found.worth }
}

async function besideHighs(what: string, asking: Asking): Promise<Figure> {
  const { took, worth } = await ours(asking)
  const theirs = (await openSolver()).timed(asking)
  if (Math.round(theirs.worth) !== worth) throw new Error(`${what}: HiGHS finds ${theirs.worth}, we ${worth}.`)
  const times = theirs.took / took
  return {
    what: `Assignment of ${what}, median`,
    value: ms(took),
    bound: 'at least 5 times faster',
    yardstick: `HiGHS (WebAssembly), solving alone: ${ms(theirs.took)}, the same optimum; ${times.toFixed(1)} times ours`,
  }
}

async function besideScipy(what: string, asking: Asking): Promise<Figure> {
  const { took, worth } = await ours(asking)
  return {
    what: `Assignment of ${what}, median`,
    value: ms(took),
    bound: 'within 3 times',
    yardstick: scipy(asking, { took, worth }),
  }
}

const program = `
import sys, time
import numpy
from scipy.optimize import linear_sum_assignment
worth = numpy.fromfile(sys.argv[1]).reshape(${people}, -1)
times = []
for _ in range(${runs}):
    begun = time.perf_counter()
    rows, columns = linear_sum_assignment(worth, maximize=True)
    times.append(time.perf_counter() - begun)
print(sorted(times)[${Math.floor(runs / 2)}] * 1000, worth[rows, columns].sum())
`

/** SciPy is a C++ program behind python3; where either is missing, the table says so. */
function scipy(asking: Asking, { took, worth }: { took: number; worth: number }): string {
  const folder = mkdtempSync(join(tmpdir(), 'sansa-bench-'))
  const file = join(folder, 'worths')
  try {
    writeFileSync(file, asking.worth)
    const said = execFileSync('python3', ['-c', program, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [time = Number.NaN, found = Number.NaN] = said.trim().split(' ').map(Number)
    if (found !== worth) throw new Error(`SciPy finds ${found}, we ${worth}.`)
    return `SciPy linear_sum_assignment: ${ms(time)}, the same optimum; we take ${(took / time).toFixed(1)} times as long`
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('SciPy finds')) throw error
    return 'SciPy is not on this machine: not compared'
  } finally {
    rmSync(folder, { recursive: true })
  }
}
