import { beforeAll, describe, expect, test } from 'vitest'
import { personOutline } from '../../src/matching/aspects.ts'
import { candidatesAmong } from '../../src/matching/candidates.ts'
import { shippedWeights } from '../../src/matching/known-weights.ts'
import { learn } from '../../src/matching/learn.ts'
import { learnWeights } from '../../src/matching/learn-command.ts'
import { learnHere } from '../../src/matching/learn-here.ts'
import { bestBound, pairUp } from '../../src/matching/pairing.ts'
import { traitsOf } from '../../src/matching/traits.ts'
import { renewAll } from '../../src/matching/upkeep.ts'
import { learntWeights } from '../../src/matching/tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { begin, enrolled } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'

/** The same draws each time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const families = ['Popa', 'Ionescu', 'Lungu', 'Ciobanu', 'Drăgan', 'Moraru', 'Ungureanu', 'Sandu', 'Voicu', 'Zamfir']
const givens = ['Maria', 'Elena', 'Ion', 'Vasile', 'Ana', 'Gheorghe', 'Mihai', 'Ioana', 'Petru', 'Cristina']

/** 600 invented people, each third recorded twice: one in ten of those with a wrong birth date, one in five with another telephone. */
function invented() {
  const next = chance(7)
  const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('')
  return Array.from({ length: 600 }, (_, who) => {
    const family = `${one(families)}${one(['', 'scu', 'eanu', 'aru'])}`
    const given = one(givens)
    const born = `19${50 + Math.floor(next() * 50)}-0${1 + Math.floor(next() * 9)}-${10 + Math.floor(next() * 18)}`
    const phone = `+407${digits(8)}`
    const first = { who, family, given, born, phone }
    if (who % 3 > 0) return [first]
    const wrong = next() < 0.1 ? born.replace(/^19../, '1931') : born
    return [first, { who, family, given, born: wrong, phone: next() < 0.2 ? `+407${digits(8)}` : phone }]
  }).flat()
}

test('from records alone: how often one person is written differently, and who is one person', () => {
  const records = invented()
  const candidates = candidatesAmong(
    personOutline,
    records.map(({ family, given, born, phone }) =>
      traitsOf({ family, given, values: { born: [born], phone: [phone] } }),
    ),
  )

  const weights = learn(candidates, { aspects: shippedWeights.aspects }, ['cnp'])
  const { pairs } = pairUp(candidates, weights)
  const bound = bestBound(pairs)
  const taken = pairs.filter(({ probability }) => probability >= bound)

  expect(weights.aspects.phone?.equal?.m).toBeGreaterThan(0.7)
  expect(weights.aspects.phone?.equal?.m).toBeLessThan(0.9)
  expect(weights.aspects.born?.equal?.m).toBeGreaterThan(0.82)
  expect(weights.aspects.cnp).toEqual(shippedWeights.aspects.cnp)
  const right = taken.filter(({ one, other }) => records[one]?.who === records[other]?.who)
  expect(right.length).toBeGreaterThanOrEqual(195)
  expect(taken.length - right.length).toBeLessThanOrEqual(5)
})

describe('an organisation', () => {
  let story: Story

  beforeAll(async () => {
    story = await begin()
  })

  test('refuses shares that do not add up, and whoever may not change the programme', async () => {
    const input = learnWeights.example
    const { born } = input.weights.aspects as typeof shippedWeights.aspects
    const wrong = { ...input.weights.aspects, born: { ...born, equal: { m: 0.1, u: 0.1 } } }

    await expect(
      story.perform('dan', learnWeights, { ...input, weights: { ...input.weights, aspects: wrong } }),
    ).rejects.toMatchObject({ status: 422, code: 'matching.weights-add-up' })
    await expect(story.perform('ioana', learnWeights, input)).rejects.toMatchObject({ status: 403 })
    await expect(learnHere(story.engine, story.who.dan)).rejects.toMatchObject({ code: 'matching.too-few-records' })
  })

  test('learns its own weights by a command, keeps those before, and weighs every pair anew', async () => {
    const identity = { familyName: 'Juncu', givenName: 'Vera', bornOn: '1980-01-01', sex: 'F' as const }
    for (let n = 0; n < 3; n += 1) await enrolled(story, { identity })

    const first = await story.perform('dan', learnWeights, learnWeights.example)
    const renewed = await renewAll(story.engine, story)
    const second = await story.perform('dan', learnWeights, { ...learnWeights.example, records: 2000 })
    await renewAll(story.engine, story)

    expect(renewed).toBe(3)
    expect(second.entry).toBeGreaterThan(first.entry)
    expect(await renewAll(story.engine, story)).toBe(0)
    const before = await read(story.engine, story, tx => learntWeights(tx, story.tenant), { entry: first.entry })
    expect(before?.records).toBe(1000)
    const page = await story.as('dan').get('/app/people/duplicates')
    expect(page.text).toContain('Aproape sigur (3)')
  })
})
