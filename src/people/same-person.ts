import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { id, personal, plain } from '../kernel/shape.ts'
import { apartAmong } from './apart-tables.ts'
import { keepReason } from './correction.ts'
import { codeNumber } from './ranking.ts'
import { rootOf } from './record.ts'
import { findPersonByCode, getPerson } from './person-tables.ts'
import { gotItsHousehold, type RecordRow, recordsUnder } from './same-person-tables.ts'
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
  /** The household that the first record takes over; undefined where its own stands, or nobody has one. */
  home: string | undefined
  apart: Given['apart']
  reason: string
}

/**
 * Two records are one person: the older stands, with its birth date and sex, and what both hold is pooled under it. Both stay as they
 * were recorded; only a household that the older lacks it takes over, since a family is counted where the first record lives. Our choice:
 * where each has another, that of the older stands. Source: decisions 17 and 20 of the domain rules.
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
    const [first, ...later] = inOrder(records)
    const home = first?.household_id === null ? homeOf(later) : undefined
    return { person: person.id, first: first?.id ?? person.id, later: later.map(one => one.id), home, apart, reason }
  },
  async write({ person, first, later, home, apart, reason }, rows, { shown }) {
    const shownOf = (one: string) => (one === person ? shown : undefined)
    rows.subjects.add(first)
    for (const one of apart) await rows.remove('apart', one)
    if (home !== undefined)
      await rows.revise('person', { id: first }, { household_id: home, salt: newSalt() }, shownOf(first))
    for (const one of later) {
      await rows.revise('person', { id: one }, { same_as: first, salt: newSalt() }, shownOf(one))
      await keepReason(rows, one, 'person', one, reason)
    }
    return { person: first }
  },
})

const inOrder = (records: readonly RecordRow[]): RecordRow[] =>
  records.toSorted((one, next) => codeNumber(one) - codeNumber(next))

/** The first household that one of these records, in their order, stands in. */
const homeOf = (records: readonly RecordRow[]): string | undefined =>
  records.find(one => one.household_id !== null)?.household_id ?? undefined

/** Also where neither is on one of the two that were named: all of them would be one person. */
const haveTwoCnps = (records: readonly RecordRow[]): boolean =>
  new Set(records.flatMap(one => one.cnp_index ?? [])).size > 1

const partShape = z.strictObject({ person: id(), reason: personal(500) })

interface Together {
  person: PersonRow
  /** All records of the person. */
  records: RecordRow[]
  /** The first of them lives where it does because two records were united. */
  took: boolean
}

interface Parted {
  person: PersonRow
  /** Where the first record lives now; undefined where that stays. */
  home: string | null | undefined
  reason: string
}

/** They are two people after all: each record stands by itself again, and takes with it the household that only it brought. */
export const part = command<z.infer<typeof partShape>, Together, Parted>({
  kind: 'people.part',
  shape: partShape,
  example: { person: '01930000-0000-7000-8000-000000000001', reason: 'twins' },
  may: 'people.write',
  async given(input, { tx, who }) {
    const person = await getPerson(tx, who, 'people.write', input.person)
    const root = rootOf(person)
    const records = await recordsUnder(tx, who.tenant, [root])
    return { person, records, took: await gotItsHousehold(tx, who.tenant, root) }
  },
  decide({ reason }, given) {
    if (given.person.same_as === null) throw refuse('people.stands-by-itself')
    return { person: given.person, home: homeWithout(given), reason }
  },
  async write({ person, home, reason }, rows, { shown }) {
    await rows.revise('person', { id: person.id }, { same_as: null, salt: newSalt() }, shown)
    if (person.same_as !== null) {
      rows.subjects.add(person.same_as)
      if (home !== undefined)
        await rows.revise('person', { id: person.same_as }, { household_id: home, salt: newSalt() })
    }
    await keepReason(rows, person.id, 'person', person.id, reason)
    return { person: person.id }
  },
})

/** What the first record took over goes with the record that brought it, unless one that stays has it too. */
function homeWithout({ person, records, took }: Together): string | null | undefined {
  const brought = records.find(one => one.id === person.same_as)?.household_id ?? null
  if (!took || brought === null || brought !== person.household_id) return undefined
  const staying = inOrder(records.filter(one => one.id !== person.id && one.id !== person.same_as))
  return staying.some(one => one.household_id === brought) ? undefined : (homeOf(staying) ?? null)
}
