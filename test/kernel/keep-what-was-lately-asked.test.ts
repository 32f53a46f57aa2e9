import { expect, test } from 'vitest'
import { Lately } from '../../src/kernel/lately.ts'

test('of what was lately asked, only so much is kept: the first kept goes first', () => {
  const lately = new Lately<number>(2)
  lately.keep('one', 1)
  lately.keep('two', 2)

  lately.keep('three', 3)

  expect([lately.get('one'), lately.get('two'), lately.get('three')]).toEqual([undefined, 2, 3])
})

test('what is kept anew pushes nothing out', () => {
  const lately = new Lately<number>(2)
  lately.keep('one', 1)
  lately.keep('two', 2)

  lately.keep('two', 22)

  expect([lately.get('one'), lately.get('two')]).toEqual([1, 22])
})
