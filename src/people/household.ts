import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { id, integer, plain } from '../kernel/shape.ts'
import { findHousehold, findPersonByCode, getPerson } from './person-tables.ts'
import { type HouseholdRow, newSalt, type PersonRow } from './tables.ts'

/** People who live together and share their means, the person among them; children who depend on them. */
export const household = z.strictObject({
  members: z.optional(integer(1, 40)),
  dependentChildren: z.optional(integer(0, 39)),
})
export type Household = z.infer<typeof household>

export function refuseTooManyChildren({ members, dependentChildren = 0 }: Household, at = ''): void {
  if (members !== undefined && dependentChildren >= members)
    throw refuseField(`${at}dependentChildren`, 'people.children-are-members')
}

export const householdRow = (household_id: string, { members, dependentChildren }: Household) => ({
  id: household_id,
  members: members ?? null,
  dependent_children: dependentChildren ?? null,
  salt: newSalt(),
})

const setShape = z.strictObject({ person: id(), ...household.shape })

interface Given {
  person: PersonRow
  before: HouseholdRow | undefined
}

/** How many live together. What it says holds for everybody of this household. */
export const setHousehold = command<z.infer<typeof setShape>, Given, Given & { household: Household }>({
  kind: 'people.set-household',
  shape: setShape,
  example: { person: '01930000-0000-7000-8000-000000000001', members: 5, dependentChildren: 3 },
  may: 'people.write',
  async given(input, { tx, who }) {
    const person = await getPerson(tx, who, 'people.write', input.person)
    return { person, before: await findHousehold(tx, who.tenant, person.household_id) }
  },
  decide(input, given) {
    refuseTooManyChildren(input)
    return { ...given, household: input }
  },
  async write({ person, before, household: said }, rows, { shown }) {
    const { id: home, ...columns } = householdRow(before?.id ?? newId(), said)
    if (before) await rows.revise('household', { id: home }, columns, shown)
    else {
      await rows.insert('household', { id: home, ...columns })
      await rows.revise('person', { id: person.id }, { household_id: home, salt: newSalt() })
    }
    rows.subjects.add(person.id)
    return { person: person.id }
  },
})

const joinShape = z.strictObject({
  person: id(),
  /** The code of somebody of that household: GT-0047. */
  of: plain(12, /^GT-\d{4,7}$/),
})

/** Two adults of one family are two people and one family. Source: decision 17 of the domain rules. */
export const joinHousehold = command<
  z.infer<typeof joinShape>,
  { person: PersonRow; other: PersonRow | undefined },
  { person: string; home: string }
>({
  kind: 'people.join-household',
  shape: joinShape,
  example: { person: '01930000-0000-7000-8000-000000000001', of: 'GT-0047' },
  may: 'people.write',
  given: async (input, { tx, who }) => ({
    person: await getPerson(tx, who, 'people.write', input.person),
    other: await findPersonByCode(tx, who, 'people.read', input.of),
  }),
  decide(_, { person, other }) {
    if (!other) throw refuseField('of', 'people.no-such-person')
    if (other.id === person.id) throw refuseField('of', 'people.the-same-person')
    if (other.household_id === null) throw refuseField('of', 'people.has-no-household')
    if (other.household_id === person.household_id) throw refuse('people.nothing-changes')
    return { person: person.id, home: other.household_id }
  },
  async write({ person, home }, rows, { shown }) {
    await rows.revise('person', { id: person }, { household_id: home, salt: newSalt() }, shown)
    return { person }
  },
})

const leaveShape = z.strictObject({ person: id() })

/** They do not live together, or no longer. */
export const leaveHousehold = command<z.infer<typeof leaveShape>, PersonRow, string>({
  kind: 'people.leave-household',
  shape: leaveShape,
  example: { person: '01930000-0000-7000-8000-000000000001' },
  may: 'people.write',
  given: ({ person }, { tx, who }) => getPerson(tx, who, 'people.write', person),
  decide(_, person) {
    if (person.household_id === null) throw refuse('people.has-no-household')
    return person.id
  },
  async write(person, rows, { shown }) {
    await rows.revise('person', { id: person }, { household_id: null, salt: newSalt() }, shown)
    return { person }
  },
})
