import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code, day, id, personal, plain } from '../kernel/shape.ts'
import { nuts } from '../programme/rule.ts'
import { degurbaDegrees, uatKinds } from './codes.ts'
import { earlierDomicilesOf, getPerson, residencesOf } from './person-tables.ts'
import { type EarlierDomicileRow, newSalt, type ResidenceRow } from './tables.ts'

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

/** `movedOn`: the first day at this domicile, of somebody who has moved; without it, what was recorded is put right. */
const shape = z.strictObject({ person: id(), kind: code(residenceKinds), residence, movedOn: z.optional(day()) })

interface Before {
  home: ResidenceRow | undefined
  earlier: EarlierDomicileRow[]
}

interface Home {
  row: ReturnType<typeof residenceRow>
  before: ResidenceRow | undefined
  earlier: Omit<EarlierDomicileRow, 'tenant_id' | 'entry'> | undefined
}

/**
 * Where somebody lives. Whoever has moved stays at entry what they were: the place of the status is that of its day. Source: status is frozen
 * at entry (section 1.3 of the domain rules).
 */
export const setResidence = command<z.infer<typeof shape>, Before, Home>({
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
    return {
      home: (await residencesOf(tx, who.tenant, person)).find(one => one.kind === kind),
      earlier: kind === 'domicile' ? await earlierDomicilesOf(tx, who.tenant, person) : [],
    }
  },
  decide({ person, kind, residence: home, movedOn }, { home: before, earlier }, { today }) {
    const row = residenceRow(person, kind, home)
    if (movedOn === undefined) return { row, before, earlier: undefined }
    if (kind !== 'domicile' || !before) throw refuseField('movedOn', 'people.moved-from-nowhere')
    if (movedOn > today) throw refuseField('movedOn', 'people.lies-ahead')
    const [last] = earlier
    if (last && movedOn <= last.until_on) throw refuseField('movedOn', 'people.moved-already', { on: last.until_on })
    const { degurba, uat_kind } = before
    return { row, before, earlier: { person_id: person, until_on: movedOn, degurba, uat_kind } }
  },
  async write({ row, before, earlier }, rows, { shown }) {
    const { person_id, kind, ...columns } = row
    if (earlier) await rows.insert('earlier_domicile', earlier)
    if (before) await rows.revise('residence', { person_id, kind }, columns, shown)
    else await rows.insert('residence', row)
    return { person: person_id }
  },
})

const forgetShape = z.strictObject({ person: id(), movedOn: day() })

/** Nobody moved on that day: the domicile recorded after it stands for the days before too, where it can be put right. */
export const forgetMove = command<z.infer<typeof forgetShape>, EarlierDomicileRow, EarlierDomicileRow>({
  kind: 'people.forget-move',
  shape: forgetShape,
  example: { person: '01930000-0000-7000-8000-000000000001', movedOn: '2026-03-02' },
  may: 'people.write',
  alone: true,
  async given({ person, movedOn }, { tx, who }) {
    await getPerson(tx, who, 'people.write', person)
    const found = (await earlierDomicilesOf(tx, who.tenant, person)).find(one => one.until_on === movedOn)
    if (!found) throw missing('people.no-such-record')
    return found
  },
  decide: (_, before) => before,
  async write({ person_id, until_on }, rows) {
    await rows.remove('earlier_domicile', { person_id, until_on })
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
