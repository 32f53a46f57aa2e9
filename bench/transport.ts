import highs, { type Highs } from 'highs'
import type { Asking } from '../src/jobs/assignment.ts'

/** The same question as a linear programme, for a solver that was written by others: HiGHS. */
export interface Solver {
  /** What the best assignment is worth. */
  worthOf(asking: Asking): number
  /** The same, with the time that HiGHS itself has taken, in milliseconds: without handing it the question. */
  timed(asking: Asking): { worth: number; took: number }
}

export async function openSolver(): Promise<Solver> {
  // Its types are written for CommonJS and put the loader one step further than it is.
  const solver = await (highs as unknown as typeof highs.default)()
  return {
    worthOf: asking => solve(solver, asking).worth,
    timed: asking => solve(solver, asking),
  }
}

/** A variable for each pair that can be; a row for each person, and one for each place with its capacity. */
function solve(solver: Highs, { people, capacities, worth }: Asking): { worth: number; took: number } {
  const places = capacities.length
  const pairs = [...worth.keys()].filter(at => Number.isFinite(worth[at]))
  if (pairs.length === 0) return { worth: 0, took: 0 }
  const model = solver.createModel({
    numCols: pairs.length,
    numRows: people + places,
    sense: solver.constants.objectiveSense.maximize,
    colCost: Float64Array.from(pairs, at => worth[at] ?? 0),
    colLower: new Float64Array(pairs.length),
    colUpper: new Float64Array(pairs.length).fill(1),
    rowLower: new Float64Array(people + places).fill(-solver.infinity),
    rowUpper: Float64Array.from([...Array.from({ length: people }, () => 1), ...capacities]),
    matrix: {
      format: 'csc',
      numRows: people + places,
      numCols: pairs.length,
      starts: Int32Array.from({ length: pairs.length + 1 }, (_, at) => 2 * at),
      indices: Int32Array.from(pairs.flatMap(at => [Math.floor(at / places), people + (at % places)])),
      values: new Float64Array(2 * pairs.length).fill(1),
    },
  })
  try {
    model.options.set({ output_flag: false })
    const begun = performance.now()
    model.run()
    return { worth: model.getObjectiveValue(), took: performance.now() - begun }
  } finally {
    model.dispose()
  }
}
