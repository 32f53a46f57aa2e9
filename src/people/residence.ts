import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { missing } from '../kernel/problem.ts'
import { code, id, personal, plain } from '../kernel/shape.ts'
import { nuts } from '../programme/rule.ts'
import { degurbaDegrees, uatKinds } from './codes.ts'
import { getPerson, residencesOf } from './person-tables.ts'
import { newSalt, type ResidenceRow } from './tables.ts'

/** County as NUTS 3. `degurba` 3 and `uatKind` comuna are two different "rural". Source: decision 16 of the domain rules. */
export const residence = z.strictObject({
  county: nuts,
  locality: personal(120),
  siruta: z.optional(plain(6)),
  degurba: z.optional(z.literal(degurbaDegrees)),
  uatKind: z.optional(code(uatKinds)),
  address: z.optional(personal(200)),
})
export type Residence = z.infer<typeof residence>

/** Domicile: as on the identity card. Actual: where the person lives, if that is elsewhere. */
export const residenceKinds = ['domicile', 'actual'] as const
export type ResidenceKind = (typeof residenceKinds)[number]

const shape = z.strictObject({ person: id(), kind: code(residenceKinds), residence })

export const setResidence = command<
  z.infer<typeof shape>,
  ResidenceRow | undefined,
  { row: ReturnType<typeof residenceRow>; before: ResidenceRow | undefined }
>({
  kind: 'people.set-residence',
  shape,
  example: {
    person: '01930000-0000-7000-8000-000000000001',
    kind: 'domicile',
    residence: { county: 'RO213', locality: 'Demonești', degurba: 3, uatKind: 'comuna' },
  },
  may: 'people.write',
  alone: true,
  async given({ person, kind }, { tx, who }) {
    await getPerson(tx, who, 'people.write', person)
    return (await residencesOf(tx, who.tenant, person)).find(one => one.kind === kind)
  },
  decide: (input, before) => ({ row: residenceRow(input.person, input.kind, input.residence), before }),
  async write({ row, before }, rows, { shown }) {
    const { person_id, kind, ...columns } = row
    if (before) await rows.revise('residence', { person_id, kind }, columns, shown)
    else await rows.insert('residence', row)
    return { person: person_id }
  },
})

const dropShape = z.strictObject({ person: id(), kind: code(['actual']) })

/** The person lives where their domicile is. */
export const dropResidence = command<z.infer<typeof dropShape>, ResidenceRow, ResidenceRow>({
  kind: 'people.drop-residence',
  shape: dropShape,
  example: { person: '01930000-0000-7000-8000-000000000001', kind: 'actual' },
  may: 'people.write',
  alone: true,
  async given({ person, kind }, { tx, who }) {
    await getPerson(tx, who, 'people.write', person)
    const found = (await residencesOf(tx, who.tenant, person)).find(one => one.kind === kind)
    if (!found) throw missing('people.no-such-record')
    return found
  },
  decide: (_, before) => before,
  async write({ person_id, kind }, rows) {
    await rows.remove('residence', { person_id, kind })
    return { person: person_id }
  },
})

export const residenceRow = (person: string, kind: ResidenceKind, input: Residence) => ({
  person_id: person,
  kind,
  county: input.county,
  locality: input.locality,
  siruta: input.siruta ?? null,
  degurba: input.degurba ?? null,
  uat_kind: input.uatKind ?? null,
  address: input.address ?? null,
  salt: newSalt(),
})
