import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { id } from '../kernel/shape.ts'
import { contact, contactColumns, refuseUnwitnessedMark, signing, signingColumns } from './identity.ts'
import { getPerson } from './person-tables.ts'
import type { PersonRow } from './tables.ts'

const contactShape = z.strictObject({ person: id(), ...contact.shape })

/** A new number, another way of being reached, what a planner has to provide. */
export const setContact = command<
  z.infer<typeof contactShape>,
  PersonRow,
  { person: string; columns: ReturnType<typeof contactColumns> }
>({
  kind: 'people.set-contact',
  shape: contactShape,
  example: { person: '01930000-0000-7000-8000-000000000001', phone: '+40700000000', contactPreference: 'call' },
  may: 'people.write',
  alone: true,
  given: ({ person }, { tx, who }) => getPerson(tx, who, 'people.write', person),
  decide: (input, { id: person }) => ({ person, columns: contactColumns(input) }),
  async write({ person, columns }, rows, { shown }) {
    await rows.revise('person', { id: person }, columns, shown)
    return { person }
  },
})

const signingShape = z.strictObject({ person: id(), ...signing.shape })

/** How somebody signs who cannot write, and who answers for somebody under age. */
export const setSigning = command<
  z.infer<typeof signingShape>,
  PersonRow,
  { person: string; columns: ReturnType<typeof signingColumns> }
>({
  kind: 'people.set-signing',
  shape: signingShape,
  example: { person: '01930000-0000-7000-8000-000000000001', signsByMark: true, witnesses: 'Ion Martor, Ana Martor' },
  may: 'people.write',
  alone: true,
  given: ({ person }, { tx, who }) => getPerson(tx, who, 'people.write', person),
  decide(input, { id: person }) {
    refuseUnwitnessedMark(input)
    return { person, columns: signingColumns(input) }
  },
  async write({ person, columns }, rows, { shown }) {
    await rows.revise('person', { id: person }, columns, shown)
    return { person }
  },
})
