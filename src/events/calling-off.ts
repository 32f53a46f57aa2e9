import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { refuse } from '../kernel/problem.ts'
import { id, plain } from '../kernel/shape.ts'
import { placeOf, type Place } from './event.ts'

const shape = z.strictObject({ event: id(), reason: plain(300) })

/**
 * An event that was told will not take place. Everybody who had a letter about it gets another; its public page says so, and nobody
 * registers any more. Taken back, they are told that it does take place.
 */
export const callOff = command<z.infer<typeof shape>, Place, { id: string; on: Day; moves: number }>({
  kind: 'events.call-off',
  shape,
  example: { event: '01930000-0000-7000-8000-000000000001', reason: 'Sala nu se mai poate folosi.' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.event),
  decide(_, { event, guests }, { today }) {
    if (event.called_off_on !== null) throw refuse('events.was-called-off')
    if (event.held_on !== null || guests.some(one => one.came_on !== null)) throw refuse('events.took-place')
    return { id: event.id, on: today, moves: (event.moves ?? 0) + 1 }
  },
  async write({ id: key, on, moves }, rows) {
    await rows.revise('event', { id: key }, { called_off_on: on, moves })
    return { event: key }
  },
})
