import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cui, findCui } from '../../src/programme/cui.ts'
import { findIban, iban } from '../../src/programme/iban.ts'

describe('The number of an organisation', () => {
  test.each(['1590083', 'RO 1590083', '0', '7', '01590082', '12345678901', 'RO', 'DE1590082', ''])(
    '%j is refused',
    typed => {
      expect(findCui(typed)).toBeUndefined()
      expect(cui().safeParse(typed).success).toBe(false)
    },
  )

  test.each(['1590082', 'RO1590082', 'ro 159 0082', ' 1590082 '])('%j is 1590082', typed => {
    expect(findCui(typed)).toBe('1590082')
    expect(cui().parse(typed)).toBe('1590082')
  })

  test('every slip in one digit is caught, but for those that the check digit cannot tell apart', () => {
    const right = fc.integer({ min: 1, max: 999_999_999 }).map(number => `${number}${lastDigit(number)}`)
    fc.assert(
      fc.property(right, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (text, place, by) => {
        const at = place % text.length
        const slipped = text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1)
        const remainders = [rest(text), rest(slipped)].toSorted((a, b) => a - b)
        fc.pre(at === text.length - 1 || remainders.join() !== '0,10')

        expect(findCui(text)).toBe(text)
        expect(findCui(slipped)).toBeUndefined()
      }),
    )
  })
})

/** Written apart from the product, from the last digit backwards. */
function rest(text: string): number {
  const weights = [2, 3, 5, 7, 1, 2, 3, 5, 7]
  const digits = [...text].slice(0, -1).toReversed().map(Number)
  return (digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) * 10) % 11
}

const lastDigit = (number: number): number => rest(`${number}0`) % 10

describe('The account of an organisation', () => {
  test.each([
    'RO49AAAA1B31007593840001',
    'RO49AAAA1B3100759384000',
    'RO49AAAA1B310075938400000',
    'DE89370400440532013000',
    'RO49AAAA1B31-0759384000Ș',
    '',
  ])('%j is refused', typed => {
    expect(findIban(typed)).toBeUndefined()
    expect(iban().safeParse(typed).success).toBe(false)
  })

  test.each(['RO49AAAA1B31007593840000', 'ro49 aaaa 1b31 0075 9384 0000'])('%j is taken', typed => {
    expect(iban().parse(typed)).toBe('RO49AAAA1B31007593840000')
  })

  test('every slip in one digit is caught', () => {
    const account = 'RO49AAAA1B31007593840000'
    const digits = [...account].flatMap((character, at) => (/\d/.test(character) ? [at] : []))

    for (const at of digits) {
      for (let by = 1; by < 10; by += 1) {
        const slipped = account.slice(0, at) + String((Number(account[at]) + by) % 10) + account.slice(at + 1)
        expect(findIban(slipped)).toBeUndefined()
      }
    }
  })
})
