import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, hours, id, integer, plain } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { accountNames } from '../people/person-tables.ts'
import { countyCodes, regionOf } from '../programme/place.ts'
import { inMinutes } from './clock-time.ts'
import { type Authorised, findAuthorisationByNumber, getAuthorisation, getCurriculum } from './course-tables.ts'
import { reachesPlace } from './scope.ts'
import type { AuthorisationRow, CurriculumRow, LapseRow } from './tables.ts'

const paper = {
  number: plain(60),
  county: code(),
  validFrom: day(),
  validTo: day(),
  places: integer(1, 1000),
  theoryHours: hours(5000),
  practiceHours: hours(5000),
  /** The scheme of levels that the paper names, and the level in it. A level is never inferred from hours. */
  scheme: z.optional(plain(60)),
  level: z.optional(plain(20)),
  trainers: z.array(id()).check(z.minLength(1), z.maxLength(40)),
  rooms: z.array(plain(120)).check(z.minLength(1), z.maxLength(40)),
}

const shape = z.strictObject({ curriculum: id(), ...paper })
type Recorded = z.infer<typeof shape>

const example: Recorded = {
  curriculum: '01930000-0000-7000-8000-000000000001',
  number: 'IS-0147/2026',
  county: 'RO213',
  validFrom: '2026-01-15',
  validTo: '2030-01-14',
  places: 28,
  theoryHours: 24,
  practiceHours: 16,
  scheme: 'CNC',
  level: '2',
  trainers: ['01930000-0000-7000-8000-000000000002'],
  rooms: ['Sala 1'],
}

interface Given {
  curriculum: CurriculumRow
  sameNumber: AuthorisationRow | undefined
  accounts: ReadonlyMap<string, string>
}

type Fact = Omit<AuthorisationRow, 'tenant_id' | 'entry'>

/** The authorisation of the provider for one programme of training, as its paper reads. Source: Government Ordinance 129/2000. */
export const recordAuthorisation = command<Recorded, Given, Fact>({
  kind: 'training.record-authorisation',
  shape,
  example,
  may: 'training.write',
  async given(input, { tx, who }) {
    const curriculum = await getCurriculum(tx, who.tenant, input.curriculum)
    refuseBeyond(who, curriculum.programme, input.county)
    return {
      curriculum,
      sameNumber: await findAuthorisationByNumber(tx, who.tenant, input.number),
      accounts: await accountNames(tx, who.tenant),
    }
  },
  decide: (input, given) => authorised(newId(), input, given),
  async write(fact, rows) {
    await rows.insert('authorisation', fact)
    return { authorisation: fact.id }
  },
})

const { curriculum: _, ...exampleOfPaper } = example
const correctShape = z.strictObject({ authorisation: id(), ...paper, reason: plain(300) })

/** What was typed wrongly, or what the authority has changed on the same paper: more places, another room. */
export const correctAuthorisation = command<z.infer<typeof correctShape>, Given & { row: Authorised }, Fact>({
  kind: 'training.correct-authorisation',
  shape: correctShape,
  example: {
    ...exampleOfPaper,
    authorisation: '01930000-0000-7000-8000-000000000001',
    reason: 'Act adițional: 30 de locuri.',
  },
  may: 'training.write',
  async given(input, { tx, who }) {
    const row = await getAuthorisation(tx, who.tenant, input.authorisation)
    refuseBeyond(who, row.programme, row.county)
    return {
      row,
      curriculum: await getCurriculum(tx, who.tenant, row.curriculum_id),
      sameNumber: await findAuthorisationByNumber(tx, who.tenant, input.number),
      accounts: await accountNames(tx, who.tenant),
    }
  },
  decide: (input, { row, ...given }) => authorised(row.id, { ...input, curriculum: row.curriculum_id }, given),
  async write({ id: authorisation, ...changes }, rows, { shown }) {
    await rows.revise('authorisation', { id: authorisation }, changes, shown)
    return { authorisation }
  },
})

const lapseShape = z.strictObject({
  authorisation: id(),
  fromOn: day(),
  /** The last day without it; left out: until further notice. */
  untilOn: z.optional(day()),
  /** Number and date of the decision. */
  decision: plain(200),
})

/** The authority has suspended or withdrawn it for some days: no later session of a course that it covers can be recorded. */
export const recordLapse = command<z.infer<typeof lapseShape>, Authorised, Omit<LapseRow, 'tenant_id' | 'entry'>>({
  kind: 'training.record-lapse',
  shape: lapseShape,
  example: {
    authorisation: '01930000-0000-7000-8000-000000000001',
    fromOn: '2026-05-04',
    untilOn: '2026-05-15',
    decision: 'Decizia nr. 12 din 30.04.2026',
  },
  may: 'training.write',
  happenedOn: input => input.fromOn,
  async given({ authorisation }, { tx, who }) {
    const row = await getAuthorisation(tx, who.tenant, authorisation)
    refuseBeyond(who, row.programme, row.county)
    return row
  },
  decide(input, { valid_from, valid_to }) {
    const { fromOn, untilOn } = input
    if (untilOn !== undefined && untilOn < fromOn) throw refuseField('untilOn', 'training.ends-before-it-begins')
    if (fromOn > valid_to || (untilOn ?? fromOn) < valid_from)
      throw refuseField('fromOn', 'training.not-in-force-then', { from: valid_from, to: valid_to })
    return {
      id: newId(),
      authorisation_id: input.authorisation,
      from_on: fromOn,
      until_on: untilOn ?? null,
      decision: input.decision,
    }
  },
  async write(lapse, rows) {
    await rows.insert('authorisation_lapse', lapse)
    return { authorisation: lapse.authorisation_id }
  },
})

/** Planned by whoever reaches the county's region. */
function refuseBeyond(who: Who, programme: string, county: string): void {
  const region = regionOf(county)
  const partner = who.grants.find(({ scope }) => scope.of === 'partner')?.scope
  const place = { programme, region, ...(partner?.of === 'partner' && { partner: partner.id }) }
  if (!reachesPlace(who, 'training.write', place)) throw missing('training.no-such-authorisation')
}

function authorised(authorisation: string, input: Recorded, { curriculum, sameNumber, accounts }: Given): Fact {
  if (!countyCodes.includes(input.county)) throw refuseField('county', 'training.no-such-county')
  if (input.validTo < input.validFrom) throw refuseField('validTo', 'training.ends-before-it-begins')
  if (sameNumber && sameNumber.id !== authorisation)
    throw refuseField('number', 'training.number-taken', { number: input.number })
  if (input.trainers.some(trainer => !accounts.has(trainer))) throw refuse('training.no-such-trainer')
  return {
    id: authorisation,
    curriculum_id: curriculum.id,
    number: input.number,
    county: input.county,
    valid_from: input.validFrom,
    valid_to: input.validTo,
    places: input.places,
    theory_minutes: inMinutes(input.theoryHours),
    practice_minutes: inMinutes(input.practiceHours),
    scheme: input.scheme ?? null,
    level: input.level ?? null,
    trainers: [...new Set(input.trainers)],
    rooms: [...new Set(input.rooms)],
  }
}
