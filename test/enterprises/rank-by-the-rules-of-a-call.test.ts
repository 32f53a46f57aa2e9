import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CallRule,
  differsBeyond,
  isScored,
  rank,
  type Scored,
  totalOf,
} from '../../src/enterprises/call-ranking.ts'
import { giveawaysIn, withoutIdentity } from '../../src/enterprises/plan-identity.ts'

const rule: CallRule = {
  criteria: [
    { maximum: 10, weight: 6 },
    { maximum: 10, weight: 4 },
  ],
  minimum: 50,
  difference: 15,
  places: 1,
  reserve: 1,
}

const plan = (code: string, scores: number[][], more: Partial<Scored> = {}): Scored => ({
  id: code,
  code,
  eligible: true,
  withdrawn: false,
  scores,
  ...more,
})

const places = (entries: Scored[]) => rank(entries, rule).map(one => [one.code, one.place, one.standing, one.behind])

describe('a place', () => {
  test('comes from the mean of two scores, in halves of a point', () => {
    const [one] = rank(
      [
        plan('A', [
          [8, 7],
          [7, 8],
        ]),
      ],
      rule,
    )

    // 76 and 74.
    expect(one).toMatchObject({ halves: 150, place: 1, standing: 'selected' })
  })

  test('of three scores the two nearest count, and where two pairs are as near, the higher', () => {
    const near = plan('A', [
      [9, 9],
      [5, 5],
      [8, 8],
    ])
    const even = plan('B', [
      [9, 9],
      [5, 5],
      [7, 7],
    ])

    expect(rank([near, even], rule).map(one => one.halves)).toEqual([170, 160])
  })

  test('of equals is told apart by the criteria in their order, then by the lot', () => {
    const first = plan('C', [
      [8, 5],
      [8, 5],
    ])
    const second = plan('A', [
      [6, 8],
      [6, 8],
    ])
    const third = plan('B', [
      [6, 8],
      [6, 8],
    ])

    expect(places([third, second, first])).toEqual([
      ['C', 1, 'selected', undefined],
      ['A', 2, 'reserve', 1],
      ['B', 3, 'beyond', 'lot'],
    ])
  })

  test('goes to the first of the reserve when somebody withdraws; whoever is below the minimum has none', () => {
    const entries = [
      plan('A', [
        [9, 9],
        [9, 9],
      ]),
      plan('B', [
        [8, 8],
        [8, 8],
      ]),
      plan('C', [
        [4, 4],
        [5, 5],
      ]),
    ]
    const after = entries.map(one => Object.assign({}, one, { withdrawn: one.code === 'A' }))

    expect(places(entries).map(([, , standing]) => standing)).toEqual(['selected', 'reserve', 'below'])
    expect(places(after).map(([code, , standing]) => [code, standing])).toEqual([
      ['B', 'selected'],
      ['C', 'below'],
      ['A', 'withdrawn'],
    ])
  })

  test('is not given to whoever has not all points yet, and is not refused to them either', () => {
    const scored = plan('A', [
      [9, 9],
      [9, 9],
    ])

    expect(places([plan('B', [[9, 9]]), plan('C', []), scored])).toEqual([
      ['A', 1, 'selected', undefined],
      ['B', undefined, 'waiting', undefined],
      ['C', undefined, 'waiting', undefined],
    ])
  })

  test('is never lowered by an appeal', () => {
    const scores = [
      [8, 8],
      [8, 8],
    ]
    const worse = rank([plan('A', scores, { rescored: [5, 5] })], rule)
    const better = rank([plan('A', scores, { rescored: [9, 8] })], rule)

    expect([worse[0]?.halves, better[0]?.halves]).toEqual([160, 172])
  })

  test('waits for a third score where two differ beyond the rule, and not at the rule', () => {
    const at = [
      [8, 8],
      [7, 6],
    ]
    const beyond = [
      [8, 8],
      [6, 6],
    ]

    expect([differsBeyond(at, rule), isScored({ scores: at }, rule)]).toEqual([false, true])
    expect([differsBeyond(beyond, rule), isScored({ scores: beyond }, rule)]).toEqual([true, false])
  })
})

const placeOf = (all: Scored[], id: string) => rank(all, rule).find(one => one.id === id)?.place ?? 0

const points = fc.tuple(fc.nat(10), fc.nat(10))
const anyPlan = fc.record({
  scores: fc.array(points, { minLength: 2, maxLength: 3 }),
  eligible: fc.boolean(),
  withdrawn: fc.boolean(),
})
const anyPlans = fc
  .array(anyPlan, { maxLength: 12 })
  .map(all => all.map((one, at): Scored => Object.assign({ id: `e${at}`, code: `P-${at}` }, one)))

describe('whatever is scored,', () => {
  test('the order in which plans are looked at changes nothing', () => {
    fc.assert(
      fc.property(anyPlans, fc.nat(11), (entries, cut) => {
        const turned = [...entries.slice(cut), ...entries.slice(0, cut)].toReversed()
        expect(rank(turned, rule)).toEqual(rank(entries, rule))
      }),
    )
  })

  test('no more are selected than there are places, no more in reserve than its places, and everybody has one standing', () => {
    fc.assert(
      fc.property(anyPlans, fc.integer({ min: 1, max: 4 }), fc.nat(3), (entries, most, reserve) => {
        const ranking = rank(entries, { ...rule, places: most, reserve })
        const count = (standing: string) => ranking.filter(one => one.standing === standing).length
        expect(count('selected')).toBeLessThanOrEqual(most)
        expect(count('reserve')).toBeLessThanOrEqual(reserve)
        expect(ranking.map(one => one.id).toSorted()).toEqual(entries.map(one => one.id).toSorted())
      }),
    )
  })

  test('nobody loses a place because somebody else withdraws', () => {
    fc.assert(
      fc.property(anyPlans, fc.nat(11), (entries, gone) => {
        const after = entries.map((one, at) => Object.assign({}, one, { withdrawn: one.withdrawn || at === gone }))
        const fell = entries.filter(({ id }) => placeOf(after, id) > placeOf(entries, id))
        expect(fell).toEqual([])
      }),
    )
  })
})

test('points are weighted in whole numbers', () => {
  expect(totalOf([7, 9], rule.criteria)).toBe(78)
})

describe('a text that goes out to a scorer', () => {
  const identity = { names: ['Țăranu', 'Ștefania'], phrases: ['Brutăria din Deal', 'SES-1'] }
  const told = (text: string) => withoutIdentity(text, identity)

  test.each([
    ['Ne conduce ŞTEFANIA.', 'Ne conduce ▒▒▒.'],
    ['Familia Taranu, brutăria din deal.', 'Familia ▒▒▒, ▒▒▒.'],
    ['Scrieți la ana@deal.example sau sunați la 0722-000-111.', 'Scrieți la ▒▒▒ sau sunați la ▒▒▒.'],
    ['CNP 4900512220010, +40 722 000 111', 'CNP ▒▒▒, ▒▒▒'],
  ])('%s', (text, masked) => {
    expect(told(text)).toBe(masked)
  })

  test('keeps what only looks like it: a longer word, an amount, a year', () => {
    const text = 'Țărani din 1990, 12.500 lei pe lună, 40 de clienți.'

    expect(giveawaysIn(text, identity)).toEqual([])
  })
})
