import { z } from 'zod/mini'
import { today } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { refuseField } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { id, plain } from '../kernel/shape.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { listPeople } from '../people/list-tables.ts'
import { stages } from '../people/stage-tables.ts'
import { getRecord, type Record, recordsOf } from '../people/record.ts'
import { readQuery } from '../people/search.ts'
import { stageOf } from '../people/stage.ts'
import { idIn, limit, nextOf, question, usualLimit } from './question.ts'

const optionalText = z.optional(z.nullable(z.string()))

const personShape = z.strictObject({
  id: z.string(),
  code: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  bornOn: z.nullable(z.string()),
  sex: z.string(),
  enrolment: z.string(),
  programme: z.string(),
  appliedOn: z.string(),
  region: z.string(),
  partner: z.string(),
  centre: z.nullable(z.string()),
  caseworker: z.string(),
  stage: z.enum(stages),
  entryOn: z.nullable(z.string()),
  exitOn: z.nullable(z.string()),
})

const personOf = (record: Record): z.infer<typeof personShape> => {
  const { person, enrolment, entryOn = null, exitOn = null } = record
  return {
    id: person.id,
    code: person.code,
    familyName: person.family_name,
    givenName: person.given_name,
    bornOn: person.born_on,
    sex: person.sex,
    enrolment: enrolment.id,
    programme: enrolment.programme,
    appliedOn: enrolment.applied_on,
    region: enrolment.region,
    partner: enrolment.partner,
    centre: enrolment.centre,
    caseworker: enrolment.caseworker_id,
    stage: stageOf(record),
    entryOn,
    exitOn,
  }
}

/** The list of people, as the page shows it. Refuses a CNP: an address is kept in too many places. */
export const peopleList = question({
  name: 'people',
  path: '/people',
  right: 'people.read',
  query: z.strictObject({
    programme: z.optional(plain(40)),
    q: z.optional(plain(100)),
    stage: z.optional(z.enum(stages)),
    region: z.optional(plain(10)),
    whose: z.optional(z.enum(['mine'])),
    after: z.optional(id()),
    limit: z.optional(limit()),
  }),
  answer: z.strictObject({ people: z.array(personShape), next: z.optional(z.string()) }),
  async ask(c, { q, stage, region, whose, after, limit: most = usualLimit }) {
    const who = c.get('who')
    const query = q === undefined ? undefined : readQuery(q)
    if (query?.cnp !== undefined) throw refuseField('q', 'api.no-cnp-in-addresses')
    const caseworker = whose === 'mine' ? who.account : undefined
    const { people, more } = await read(c.get('engine'), who, async tx => {
      const { code: programme, rules } = await chosenProgramme(c, tx)
      const asked = { who, programme, rules, query, stage, region, caseworker, after, limit: most + 1 }
      const listed = await listPeople(tx, asked)
      const records = await recordsOf(tx, who.tenant, rules, listed.slice(0, most))
      return { people: records.map(personOf), more: listed.length > most }
    })
    const last = more ? people.at(-1) : undefined
    return { people, ...nextOf(c, last && { after: last.id }) }
  },
})

const recordShape = z.extend(personShape, {
  phone: optionalText,
  email: optionalText,
  programmes: z.array(z.string()),
  otherRecords: z.array(z.strictObject({ id: z.string(), code: z.string() })),
  decision: z.nullable(z.strictObject({ outcome: z.string(), decidedOn: z.string(), signed: z.boolean() })),
  categories: z.array(z.strictObject({ kind: z.string(), validFrom: z.string(), validTo: z.nullable(z.string()) })),
  situations: z.array(
    z.strictObject({ onDay: z.string(), labour: z.string(), educationNow: z.string(), isced: z.string() }),
  ),
  supports: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      givenOn: z.string(),
      untilOn: z.string(),
      minutes: z.number(),
      theme: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
  outcomes: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      reachedOn: z.string(),
      endedOn: z.nullable(z.string()),
      detail: z.nullable(z.string()),
    }),
  ),
  exits: z.array(z.strictObject({ id: z.string(), leftOn: z.string(), reason: z.string() })),
})

/** One person's record. Whoever opens it is noted, as on the page. */
export const personRecord = question({
  name: 'person',
  path: '/people/{person}',
  right: 'people.read',
  query: z.strictObject({ programme: z.optional(plain(40)) }),
  answer: recordShape,
  async ask(c, { programme }) {
    const who = c.get('who')
    const engine = c.get('engine')
    const on = today(engine.clock())
    const record = await read(engine, who, tx => getRecord(tx, who, idIn(c, 'person'), on, programme))
    await logRead(engine, who, { kind: 'people.opened', subjects: [record.person.id] })
    return wholeOf(record)
  },
})

function wholeOf(record: Record): z.infer<typeof recordShape> {
  const { person, decision, categories, situations, supports, outcomes, exits, programmes, others } = record
  return {
    ...personOf(record),
    phone: person.phone,
    email: person.email,
    programmes,
    otherRecords: others.map(({ id: other, code }) => ({ id: other, code })),
    decision: decision
      ? { outcome: decision.outcome, decidedOn: decision.decided_on, signed: decision.signed_by !== null }
      : null,
    categories: categories.map(one => ({ kind: one.kind, validFrom: one.valid_from, validTo: one.valid_to })),
    situations: situations.map(one => ({
      onDay: one.on_day,
      labour: one.labour,
      educationNow: one.education_now,
      isced: one.isced,
    })),
    supports: supports.map(one => ({
      id: one.id,
      kind: one.kind,
      givenOn: one.given_on,
      untilOn: one.until_on,
      minutes: one.minutes,
      theme: one.theme,
      note: one.note,
    })),
    outcomes: outcomes.map(one => ({
      id: one.id,
      kind: one.kind,
      reachedOn: one.reached_on,
      endedOn: one.ended_on,
      detail: one.detail,
    })),
    exits: exits.map(one => ({ id: one.id, leftOn: one.left_on, reason: one.reason })),
  }
}
