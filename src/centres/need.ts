import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, plain, plainLines } from '../kernel/shape.ts'
import { type Place, placeOf, refuseDay } from './centre.ts'
import { enterprisesIn, type Fact, getIn, type NeedRow, type StudyRow, topics } from './tables.ts'

const needShape = z.strictObject({
  centre: id(),
  /** One of the two. The organisation is named, never a person. */
  enterprise: z.optional(id()),
  organisation: z.optional(plain(200)),
  topic: code(topics),
  says: plainLines(1000),
  foundOn: day(),
})

/** What an enterprise or a community needs: it stays open until the centre says that it is met. */
export const findNeed = command<z.infer<typeof needShape>, Place & { enterprises: { id: string }[] }, Fact<NeedRow>>({
  kind: 'centres.find-need',
  shape: needShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    organisation: 'Asociația Exemplu',
    topic: 'accounting',
    says: 'Nu au contabil pentru raportul social.',
    foundOn: '2025-10-06',
  },
  may: 'deliverable.write',
  happenedOn: input => input.foundOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.centre)
    return { ...place, enterprises: await enterprisesIn(tx, who.tenant, place.found.row.programme) }
  },
  decide(input, place, { today }) {
    refuseDay(place, 'foundOn', input.foundOn, today)
    if ((input.enterprise === undefined) === (input.organisation === undefined))
      throw refuseField('organisation', 'centres.need-of-one')
    if (input.enterprise !== undefined && !place.enterprises.some(one => one.id === input.enterprise))
      throw refuseField('enterprise', 'programme.no-such-enterprise')
    return {
      id: newId(),
      centre_id: input.centre,
      enterprise_id: input.enterprise ?? null,
      organisation: input.organisation ?? null,
      topic: input.topic,
      says: input.says,
      found_on: input.foundOn,
      met_on: null,
    }
  },
  async write(need, rows) {
    await rows.insert('centre_need', need)
    return { need: need.id, centre: need.centre_id }
  },
})

const meetShape = z.strictObject({ need: id(), metOn: day() })

export const meetNeed = command<z.infer<typeof meetShape>, NeedRow, NeedRow>({
  kind: 'centres.meet-need',
  shape: meetShape,
  example: { need: '01930000-0000-7000-8000-000000000001', metOn: '2025-11-03' },
  may: 'deliverable.write',
  happenedOn: input => input.metOn,
  async given(input, { tx, who }) {
    const need = await getIn(tx, who.tenant, 'centre_need', input.need)
    await placeOf(tx, who, 'deliverable.write', need.centre_id)
    return need
  },
  decide({ metOn }, need, { today }) {
    if (need.met_on !== null) throw refuse('centres.need-met-already')
    if (metOn > today) throw refuseField('metOn', 'programme.lies-ahead')
    if (metOn < need.found_on) throw refuseField('metOn', 'centres.met-before-found', { on: need.found_on })
    return { ...need, met_on: metOn }
  },
  async write({ id: key, centre_id, met_on }, rows) {
    await rows.revise('centre_need', { id: key }, { met_on })
    return { centre: centre_id }
  },
})

export const studyKinds = ['consultation', 'study'] as const

/** The claim that minutes or a report prove. */
export const studyClaim = 'centre.study'

const studyShape = z.strictObject({
  centre: id(),
  kind: code(studyKinds),
  title: plain(200),
  heldOn: day(),
  tookPart: z.optional(integer(1, 10_000)),
  findings: plainLines(2000),
})

/** People were asked together, or something was looked into. Its minutes or its report are filed as a paper. */
export const recordStudy = command<z.infer<typeof studyShape>, Place, Fact<StudyRow>>({
  kind: 'centres.record-study',
  shape: studyShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    kind: 'consultation',
    title: 'Ce cumpără primăriile din jur',
    heldOn: '2025-10-20',
    tookPart: 18,
    findings: 'Șase primării ar cumpăra servicii de curățenie și catering.',
  },
  may: 'deliverable.write',
  happenedOn: input => input.heldOn,
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.centre),
  decide(input, place, { today }) {
    refuseDay(place, 'heldOn', input.heldOn, today)
    return {
      id: newId(),
      centre_id: input.centre,
      kind: input.kind,
      title: input.title,
      held_on: input.heldOn,
      took_part: input.tookPart ?? null,
      findings: input.findings,
    }
  },
  async write(study, rows) {
    await rows.insert('centre_study', study)
    return { study: study.id, centre: study.centre_id }
  },
})
