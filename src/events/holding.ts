import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { refuse } from '../kernel/problem.ts'
import { id, personalLines } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { placeOf, type Place } from './event.ts'

const shape = z.strictObject({ event: id(), minutes: personalLines(20_000) })

interface Held {
  id: string
  on: Day
  minutes: string
}

/** It took place: from its day on it counts. Needs an agenda and somebody who came. Said again, it corrects the minutes. */
export const holdEvent = command<z.infer<typeof shape>, Place, Held>({
  kind: 'events.hold',
  shape,
  example: { event: '01930000-0000-7000-8000-000000000001', minutes: 'Au participat 46 de persoane.' },
  may: 'deliverable.write',
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.event),
  decide({ minutes }, { event, on, agenda, guests }, { today }) {
    if (event.called_off_on !== null) throw refuse('events.was-called-off')
    if (on > today) throw refuse('events.lies-ahead')
    if (agenda.length === 0) throw refuse('events.no-agenda')
    if (!guests.some(one => one.came_on !== null)) throw refuse('events.nobody-came')
    return { id: event.id, on, minutes }
  },
  async write({ id: key, on, minutes }, rows) {
    await rows.revise('event', { id: key }, { held_on: on, minutes, salt: newSalt() })
    return { event: key }
  },
})
