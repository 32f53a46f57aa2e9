import { expect, test } from 'vitest'
import { z } from 'zod/mini'
import { answer, type Answered, fromColumns, given, toColumns, yesOrNo } from '../../src/kernel/answer.ts'
import { code, integer } from '../../src/kernel/shape.ts'

const months = z.object({ months: answer(integer(0, 600)) })

test('a code list cannot take a word that says there is no answer', () => {
  expect(() => answer(code(['yes', 'no', 'unknown']))).toThrow('unknown')
})

test('what is neither a value nor a reason for having none is refused', () => {
  expect(months.safeParse({ months: 'many' }).success).toBe(false)
  expect(months.safeParse({ months: -1 }).success).toBe(false)
  expect(answer(code(yesOrNo)).safeParse('maybe').success).toBe(false)
})

test('a row that says an answer was given must hold one', () => {
  expect(() => fromColumns({ value: null, answer: 'given' })).toThrow('holds none')
})

test('a question left out was not asked', () => {
  expect(months.parse({})).toEqual({ months: 'not-asked' })
})

test.each<Answered<number>>([18, 0, 'refused', 'unknown', 'not-asked'])(
  '%s is kept in two columns and comes back',
  answered => {
    const columns = toColumns(answered)

    expect(fromColumns(columns)).toBe(answered)
    expect(columns.value).toBe(given(answered) ?? null)
    expect(columns.answer).toBe(typeof answered === 'number' ? 'given' : answered)
  },
)

test('no is an answer', () => {
  expect(given<'yes' | 'no'>('no')).toBe('no')
  expect(given<'yes' | 'no'>('refused')).toBeUndefined()
})
