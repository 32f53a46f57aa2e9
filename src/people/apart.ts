import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { id, personal, plain } from '../kernel/shape.ts'
import { isApart } from './apart-tables.ts'
import { findPersonByCode, getPerson } from './person-tables.ts'
import { rootOf } from './record.ts'
import { newSalt, type PersonRow } from './tables.ts'

const shape = z.strictObject({
  person: id(),
  /** The code of the other record: GT-0047. */
  from: plain(12, /^GT-\d{4,7}$/),
  reason: personal(500),
})

interface Given {
  person: PersonRow
  other: PersonRow | undefined
  stands: boolean
}

async function bothOf(input: { person: string; from: string }, { tx, who }: Asking): Promise<Given> {
  const person = await getPerson(tx, who, 'people.write', input.person)
  const other = await findPersonByCode(tx, who, 'people.write', input.from)
  return { person, other, stands: other !== undefined && (await isApart(tx, who.tenant, person.id, other.id)) }
}

/** Two records look alike and are two people: nobody is asked about them again. */
export const keepApart = command<z.infer<typeof shape>, Given, Apart>({
  kind: 'people.keep-apart',
  shape,
  example: { person: '01930000-0000-7000-8000-000000000001', from: 'GT-0047', reason: 'mother and daughter' },
  may: 'people.write',
  given: bothOf,
  decide({ reason }, { person, other, stands }, { today }) {
    if (!other) throw refuseField('from', 'people.no-such-person')
    if (other.id === person.id) throw refuseField('from', 'people.the-same-person')
    if (rootOf(other) === rootOf(person)) throw refuse('people.united-already')
    if (stands) throw refuse('people.apart-already')
    return { person: person.id, other: other.id, reason, on: today }
  },
  async write(apart, rows) {
    await writeApart(rows, apart)
    return { person: apart.person }
  },
})

export interface Apart {
  person: string
  other: string
  reason: string
  on: string
}

export async function writeApart(rows: Rows, { person, other, reason, on }: Apart): Promise<void> {
  await rows.insert('apart', { ...keyOf(person, other), said_on: on, reason, salt: newSalt() })
  rows.subjects.add(person).add(other)
}

/** In one order, whoever is named first. */
export const keyOf = (one: string, other: string) =>
  one < other ? { person_id: one, other_id: other } : { person_id: other, other_id: one }

const askShape = z.strictObject({ person: id(), from: plain(12, /^GT-\d{4,7}$/) })

/** Whether the two are one person is open again. */
export const askAgain = command<z.infer<typeof askShape>, Given, { person: string; other: string }>({
  kind: 'people.ask-again',
  shape: askShape,
  example: { person: '01930000-0000-7000-8000-000000000001', from: 'GT-0047' },
  may: 'people.write',
  given: bothOf,
  decide(_, { person, other, stands }) {
    if (!other) throw refuseField('from', 'people.no-such-person')
    if (!stands) throw missing('people.no-such-record')
    return { person: person.id, other: other.id }
  },
  async write({ person, other }, rows) {
    await rows.remove('apart', keyOf(person, other))
    rows.subjects.add(person).add(other)
    return { person }
  },
})
