import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { id, personal, plain } from '../kernel/shape.ts'
import { apartAmong } from './apart-tables.ts'
import { keepReason } from './correction.ts'
import { codeNumber } from './ranking.ts'
import { rootOf } from './record.ts'
import { findPersonByCode, getPerson } from './person-tables.ts'
import { type RecordRow, recordsUnder } from './same-person-tables.ts'
import { newSalt, type PersonRow } from './tables.ts'

const uniteShape = z.strictObject({
  person: id(),
  /** The code of the other record: GT-0047. */
  with: plain(12, /^GT-\d{4,7}$/),
  reason: personal(500),
})

interface Given {
  person: PersonRow
  other: PersonRow | undefined
  /** The records that already belong to one or the other. */
  records: RecordRow[]
  /** What was said before and does not hold: that two of them are two people. */
  apart: { person_id: string; other_id: string }[]
}

interface United {
  person: string
  first: string
  later: string[]
  apart: Given['apart']
  reason: string
}

/**
 * Two records are one person: the older stands, with its birth date and sex, and what both hold is pooled under it. Both stay as they
 * were recorded. Source: decision 20 of the domain rules.
 */
export const unite = command<z.infer<typeof uniteShape>, Given, United>({
  kind: 'people.unite',
  shape: uniteShape,
  example: {
    person: '01930000-0000-7000-8000-000000000001',
    with: 'GT-0047',
    reason: 'same name, birth date and street',
  },
  may: 'people.write',
  async given(input, { tx, who }) {
    const person = await getPerson(tx, who, 'people.write', input.person)
    const other = await findPersonByCode(tx, who, 'people.write', input.with)
    const roots = [person, ...(other ? [other] : [])].map(rootOf)
    const records = await recordsUnder(tx, who.tenant, roots)
    const ids = records.map(one => one.id)
    return { person, other, records, apart: await apartAmong(tx, who.tenant, ids) }
  },
  decide({ reason }, { person, other, records, apart }) {
    if (!other) throw refuseField('with', 'people.no-such-person')
    if (rootOf(other) === rootOf(person)) throw refuseField('with', 'people.the-same-person')
    if (haveTwoCnps(records)) throw refuse('people.two-cnps-are-two-people')
    const [first, ...later] = records.toSorted((one, next) => codeNumber(one) - codeNumber(next)).map(one => one.id)
    return { person: person.id, first: first ?? person.id, later, apart, reason }
  },
  async write({ person, first, later, apart, reason }, rows, { shown }) {
    rows.subjects.add(first)
    for (const one of apart) await rows.remove('apart', one)
    for (const one of later) {
      await rows.revise('person', { id: one }, { same_as: first, salt: newSalt() }, one === person ? shown : undefined)
      await keepReason(rows, one, 'person', one, reason)
    }
    return { person: first }
  },
})

/** Also where neither is on one of the two that were named: all of them would be one person. */
const haveTwoCnps = (records: readonly RecordRow[]): boolean =>
  new Set(records.flatMap(one => one.cnp_index ?? [])).size > 1

const partShape = z.strictObject({ person: id(), reason: personal(500) })

/** They are two people after all: each record stands by itself again. */
export const part = command<z.infer<typeof partShape>, PersonRow, { person: PersonRow; reason: string }>({
  kind: 'people.part',
  shape: partShape,
  example: { person: '01930000-0000-7000-8000-000000000001', reason: 'twins' },
  may: 'people.write',
  given: ({ person }, { tx, who }) => getPerson(tx, who, 'people.write', person),
  decide({ reason }, person) {
    if (person.same_as === null) throw refuse('people.stands-by-itself')
    return { person, reason }
  },
  async write({ person, reason }, rows, { shown }) {
    await rows.revise('person', { id: person.id }, { same_as: null, salt: newSalt() }, shown)
    if (person.same_as !== null) rows.subjects.add(person.same_as)
    await keepReason(rows, person.id, 'person', person.id, reason)
    return { person: person.id }
  },
})
