import { expect, test } from 'vitest'
import { isId, newId } from '../../src/kernel/ids.ts'

test('a thousand keys of one moment are all ids, and sort as they were made', () => {
  const keys = Array.from({ length: 1000 }, () => newId(1_780_000_000_000))

  expect(keys.filter(isId)).toHaveLength(1000)
  expect(keys.toSorted()).toEqual(keys)
})

test('a key of a later moment sorts later', () => {
  const [later, earlier] = [newId(1_780_000_000_001), newId(1_780_000_000_000)]

  expect(earlier < later).toBe(true)
})
