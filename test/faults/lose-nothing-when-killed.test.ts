import { beforeAll, expect, test } from 'vitest'
import { steps } from '../../src/kernel/step.ts'
import { scratchFolder } from '../scratch.ts'
import { atStep, makeBase, play, underLoad } from './rounds.ts'
import { secondOffice } from './two-processes.ts'

// A few of the faults of `npm run faults`, at every change.

const minutes = 60_000
let base: string

beforeAll(async () => {
  base = await makeBase(scratchFolder())
}, 3 * minutes)

test(
  'killed at each step of a command and under load: what was confirmed is there, once, and holds',
  async () => {
    const outcome = await play(base, [...steps.map(atStep), underLoad])

    expect(outcome).toMatchObject({ kills: steps.length + 1, lost: 0, double: 0, findings: [] })
    expect(outcome.acknowledged).toBeGreaterThan(0)
  },
  10 * minutes,
)

test(
  'planted violation: an office that answers before the commit is found',
  async () => {
    const early = { opening: { plant: 'answers-before-the-commit' } } as const

    const { lost } = await play(base, [atStep('before-commit'), atStep('before-commit')], early)

    expect(lost).toBeGreaterThan(0)
  },
  3 * minutes,
)

test(
  'a second office on the same data is refused and told who holds them',
  async () => {
    const faults = await secondOffice(base)

    expect(faults).toEqual([])
  },
  3 * minutes,
)
