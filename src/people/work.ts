import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { day, id, personal } from '../kernel/shape.ts'
import { getPerson, getWork } from './person-tables.ts'
import { newSalt, type WorkRow } from './tables.ts'

const addShape = z.strictObject({
  person: id(),
  beganOn: day(),
  /** The last day of it; without one, it goes on. */
  endedOn: z.optional(day()),
  occupation: z.optional(personal(120)),
  employer: z.optional(personal(160)),
})

/** Work before entry: it tells people who come back to work from those who begin. Source: decision 17 of the domain rules. */
export const addWork = command<z.infer<typeof addShape>, null, Omit<WorkRow, 'tenant_id' | 'entry'>>({
  kind: 'people.add-work',
  shape: addShape,
  example: { person: '01930000-0000-7000-8000-000000000001', beganOn: '2019-04-01', endedOn: '2023-10-31' },
  may: 'people.write',
  alone: true,
  async given({ person }, { tx, who }) {
    await getPerson(tx, who, 'people.write', person)
    return null
  },
  decide({ person, beganOn, endedOn, occupation, employer }, _, { today }) {
    if (beganOn > today) throw refuseField('beganOn', 'people.lies-ahead')
    if (endedOn !== undefined && endedOn < beganOn) throw refuseField('endedOn', 'people.ends-before-it-begins')
    return {
      id: newId(),
      person_id: person,
      began_on: beganOn,
      ended_on: endedOn ?? null,
      occupation: occupation ?? null,
      employer: employer ?? null,
      salt: newSalt(),
    }
  },
  async write(work, rows) {
    await rows.insert('work', work)
    return { work: work.id }
  },
})

const removeShape = z.strictObject({ work: id() })

export const removeWork = command<z.infer<typeof removeShape>, WorkRow, WorkRow>({
  kind: 'people.remove-work',
  shape: removeShape,
  example: { work: '01930000-0000-7000-8000-000000000001' },
  may: 'people.write',
  alone: true,
  given: ({ work }, { tx, who }) => getWork(tx, who, work),
  decide: (_, work) => work,
  async write(work, rows) {
    await rows.remove('work', { id: work.id })
    return { person: work.person_id }
  },
})
