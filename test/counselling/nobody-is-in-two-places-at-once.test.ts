import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { conflictsIn } from '../../src/counselling/conflict.ts'
import { roomKey } from '../../src/pages/room-key.ts'
import type { Busy } from '../../src/pages/slice.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, eligible, heldWith, recorded } from './ground.ts'

const busy = (id: string, fromMinute: number, toMinute: number, more: Partial<Busy> = {}): Busy => ({
  kind: 'participant',
  id,
  on: '2026-03-02',
  fromMinute,
  toMinute,
  title: '',
  href: `/${id}/${fromMinute}`,
  ...more,
})

test('a room has one key, in whichever order and letters its name and place were typed', () => {
  expect(roomKey('Sala 1, Iași')).toBe(roomKey('  IASI ', 'sala  1'))
  expect(roomKey('Sala 1', 'Sala 1, Iași')).toBe(roomKey('Iași', 'Sala 1'))
  expect(roomKey('Sala 1', 'Iași')).not.toBe(roomKey('Sala 1', 'Vaslui'))
  expect(roomKey('Sala 1', null)).toBe('sala 1')
})

describe('a conflict', () => {
  test('is the same person at the same time in two sessions, and nothing less', () => {
    const maria = busy('maria', 600, 660)

    expect(conflictsIn([maria, busy('maria', 659, 700)])).toHaveLength(1)
    expect(conflictsIn([maria, busy('maria', 660, 700)])).toEqual([])
    expect(conflictsIn([maria, busy('elena', 600, 660)])).toEqual([])
    expect(conflictsIn([maria, busy('maria', 600, 660, { on: '2026-03-03', href: '/b' })])).toEqual([])
    expect(conflictsIn([maria, busy('maria', 600, 660, { kind: 'staff', href: '/b' })])).toEqual([])
    expect(conflictsIn([maria, { ...maria }])).toEqual([])
  })

  test('is found for each pair of three, also where a long session contains short ones', () => {
    const day = [busy('room', 480, 960), busy('room', 500, 520), busy('room', 900, 1000)]

    expect(conflictsIn(day)).toHaveLength(2)
    expect(conflictsIn([...day, busy('room', 510, 950)])).toHaveLength(5)
  })

  test('is what comparing every two finds', () => {
    const place = fc.record({
      id: fc.constantFrom('a', 'b'),
      from: fc.integer({ min: 0, max: 40 }),
      long: fc.integer({ min: 5, max: 20 }),
    })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), places => {
        const all = places.map(({ id, from, long }, at) => busy(id, from, from + long, { href: `/${at}` }))
        const every = all.flatMap((one, at) =>
          all.slice(at + 1).filter(o => o.id === one.id && o.fromMinute < one.toMinute && one.fromMinute < o.toMinute),
        )
        expect(conflictsIn(all)).toHaveLength(every.length)
      }),
    )
  })
})

describe('on the page', () => {
  let story: Story

  beforeAll(async () => {
    story = await begin()
  })

  test('participant, counsellor and room are named with both sessions, for whoever sees them', async () => {
    const maria = await eligible(story)
    await heldWith(story, [maria], { room: 'Sala 1', onDay: '2026-03-10' })
    await recorded(story, [{ enrolment: maria.enrolment }], {
      room: 'Sala 1',
      onDay: '2026-03-10',
      from: '11:00',
      to: '12:00',
    })

    const { text } = await story.as('ioana').get('/app/conflicts')
    const elsewhere = await story.as('victor').get('/app/conflicts')
    const today = await story.as('ioana').get('/app')

    expect(text).toContain('Lăcătuș Maria participant')
    expect(text).toContain('Ioana Marin coleg')
    expect(text).toContain('CRES, Sala 1 sală')
    expect(text).toContain('10:00–11:30 Consiliere profesională: Profil profesional')
    expect(elsewhere.status).toBe(200)
    expect(today.text).toContain('Sunteți în două locuri deodată pe 10.03.2026')
  })
})
