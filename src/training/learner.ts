import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, plain } from '../kernel/shape.ts'
import { groundsForGroup, type SupportGrounds } from '../people/support.ts'
import { type CourseGround, getCourse, getCourseGround } from './course-tables.ts'
import { attendedIn, type Attended, getLearner, learnersOf } from './lesson-tables.ts'
import { firstRecordsOf, havingReached, type OtherPlace, otherPlacesOf } from './learner-tables.ts'
import { courseLeaveReasons } from './presence.ts'
import type { CourseRow, LearnerRow } from './tables.ts'

const shape = z.strictObject({
  course: id(),
  /** In the order in which they asked. */
  enrolments: z.array(id()).check(z.minLength(1), z.maxLength(200)),
  on: day(),
})
type GivePlaces = z.infer<typeof shape>

interface Given extends CourseGround {
  learners: LearnerRow[]
  people: ReadonlyMap<string, SupportGrounds>
  /** By record, of those who ask and those in the course, the first record of the person. */
  firsts: ReadonlyMap<string, string>
  elsewhere: OtherPlace[]
  certified: ReadonlySet<string>
}

type NewLearner = Omit<LearnerRow, 'tenant_id' | 'entry'>

/**
 * Places for people who were found eligible. When the places of the authorisation are taken, whoever comes later waits, in that order.
 * Nobody is in two courses at once, and nobody is taught what they are certified in already, on whichever of their records. Source: practice
 * of calls; decision 20 of the domain rules.
 */
export const givePlaces = command<GivePlaces, Given, NewLearner[]>({
  kind: 'training.give-places',
  shape,
  example: {
    course: '01930000-0000-7000-8000-000000000001',
    enrolments: ['01930000-0000-7000-8000-000000000002'],
    on: '2026-02-20',
  },
  may: 'training.write',
  happenedOn: input => input.on,
  async given({ course, enrolments, on }, { tx, who }) {
    const ground = await getCourseGround(tx, who, 'training.write', course)
    const kind = ground.curriculum.support_kind
    const { certified_kind: certificate } = ground.curriculum
    const learners = await learnersOf(tx, who.tenant, course)
    const people = await groundsForGroup({ kind, givenOn: on, enrolments }, { tx, who })
    const asking = [...people.values()].map(({ enrolment }) => enrolment.person_id)
    const reached = certificate === null ? undefined : { programme: ground.course.programme, kind: certificate }
    return {
      ...ground,
      learners,
      people,
      firsts: await firstRecordsOf(tx, who.tenant, [...asking, ...learners.map(one => one.person_id)]),
      elsewhere: await otherPlacesOf(tx, who.tenant, asking, course),
      certified: reached === undefined ? new Set() : await havingReached(tx, who.tenant, reached, asking),
    }
  },
  decide(input, given, { today }) {
    const { course, authorisation, learners } = given
    if (input.on > today) throw refuseField('on', 'training.lies-ahead')
    if (course.concluded_on !== null) throw refuse('training.course-is-concluded')
    const waits = learners.some(one => one.taken_on === null && one.left_on === null)
    const free = waits ? 0 : authorisation.places - placesTaken(learners)
    return input.enrolments.map((enrolment, at) => {
      const person = personWithPlace(enrolment, at, input, given)
      return {
        id: newId(),
        course_id: course.id,
        enrolment_id: enrolment,
        person_id: person,
        asked_on: input.on,
        taken_on: at < free ? input.on : null,
        left_on: null,
        left_reason: null,
        contract: null,
      }
    })
  },
  async write(learners, rows) {
    await rows.insertAll('learner', learners)
    return {
      course: learners[0]?.course_id ?? '',
      taken: learners.filter(one => one.taken_on !== null).length,
      waiting: learners.filter(one => one.taken_on === null).length,
    }
  },
})

const placesTaken = (learners: readonly LearnerRow[]): number =>
  learners.filter(one => one.taken_on !== null && one.left_on === null).length

/** The person behind an enrolment, who may be in this course. */
function personWithPlace(enrolment: string, at: number, input: GivePlaces, given: Given): string {
  const { course, people, elsewhere, certified } = given
  const path = `enrolments.${at}`
  const grounds = people.get(enrolment)
  if (!grounds) throw refuseField(path, 'people.no-such-person')
  const { person_id: person, programme } = grounds.enrolment
  if (programme !== course.programme) throw refuseField(path, 'training.of-another-programme')
  if (isInTheCourse(person, input.enrolments.slice(0, at), given)) throw refuseField(path, 'training.is-in-the-course')
  const { approval } = grounds.past
  if (!approval || approval.decided_on > input.on) throw refuseField(path, 'people.not-eligible')
  if (certified.has(person)) throw refuseField(path, 'training.is-certified-already')
  const other = elsewhere.find(one => one.person === person && one.from <= course.exam_on && course.starts_on <= one.to)
  if (other) throw refuseField(path, 'training.is-in-another-course', { course: other.course })
  return person
}

/** Whether this person has a place or waits for one, or asked just before, on whichever of their records. */
function isInTheCourse(person: string, before: readonly string[], { learners, people, firsts }: Given): boolean {
  const asked = before.map(enrolment => people.get(enrolment)?.enrolment.person_id ?? '')
  const there = [...asked, ...learners.map(one => one.person_id)]
  return there.some(one => firsts.get(one) === firsts.get(person))
}

const takeShape = z.strictObject({ learner: id(), on: day() })

interface OnePlace {
  learner: LearnerRow
  others: LearnerRow[]
  places: number
  course: CourseRow
}

/** Somebody on the waiting list gets the place of somebody who left. Whoever asked first comes first. */
export const takePlace = command<z.infer<typeof takeShape>, OnePlace, { id: string; on: Day }>({
  kind: 'training.take-place',
  shape: takeShape,
  example: { learner: '01930000-0000-7000-8000-000000000001', on: '2026-03-04' },
  may: 'training.write',
  happenedOn: input => input.on,
  async given(input, { tx, who }) {
    const learner = await getLearner(tx, who, 'training.write', input.learner)
    const { course, authorisation } = await getCourseGround(tx, who, 'training.write', learner.course_id)
    return { learner, course, places: authorisation.places, others: await learnersOf(tx, who.tenant, course.id) }
  },
  decide({ learner: asked, on }, { learner, others, places, course }, { today }) {
    if (on > today) throw refuseField('on', 'training.lies-ahead')
    if (course.concluded_on !== null) throw refuse('training.course-is-concluded')
    if (learner.taken_on !== null || learner.left_on !== null) throw refuse('training.does-not-wait')
    if (on < learner.asked_on) throw refuseField('on', 'training.before-asking', { on: learner.asked_on })
    if (placesTaken(others) >= places) throw refuse('training.no-place-left', { places })
    const first = others.find(one => one.taken_on === null && one.left_on === null)
    if (first && first.id !== asked) throw refuse('training.somebody-asked-before')
    return { id: asked, on }
  },
  async write({ id: learner, on }, rows) {
    await rows.revise('learner', { id: learner }, { taken_on: on })
    return { learner }
  },
})

const leaveShape = z.strictObject({ learner: id(), leftOn: day(), reason: code(courseLeaveReasons) })

/** The last day in the course: not before a session in which the person was. Participation in the programme may go on. */
export const leaveCourse = command<
  z.infer<typeof leaveShape>,
  { learner: LearnerRow; course: CourseRow; attended: Attended | undefined },
  z.infer<typeof leaveShape>
>({
  kind: 'training.leave-course',
  shape: leaveShape,
  example: { learner: '01930000-0000-7000-8000-000000000001', leftOn: '2026-03-04', reason: 'gave-up' },
  may: 'training.write',
  happenedOn: input => input.leftOn,
  async given(input, { tx, who }) {
    const learner = await getLearner(tx, who, 'training.write', input.learner)
    return {
      learner,
      course: await getCourse(tx, who, 'training.write', learner.course_id),
      attended: (await attendedIn(tx, who.tenant, learner.course_id)).get(learner.id),
    }
  },
  decide(input, { learner, attended }, { today }) {
    if (input.leftOn > today) throw refuseField('leftOn', 'training.lies-ahead')
    if (learner.left_on !== null) throw refuse('training.has-left')
    const since = learner.taken_on ?? learner.asked_on
    if (input.leftOn < since) throw refuseField('leftOn', 'training.before-asking', { on: since })
    if (attended?.lastOn && input.leftOn < attended.lastOn)
      throw refuseField('leftOn', 'training.was-there-later', { on: attended.lastOn })
    return input
  },
  async write({ learner, leftOn, reason }, rows) {
    await rows.revise('learner', { id: learner }, { left_on: leftOn, left_reason: reason })
    return { learner }
  },
})

const contractShape = z.strictObject({ learner: id(), contract: plain(60) })

/** The number of the training contract that the provider has signed with the person. */
export const signContract = command<z.infer<typeof contractShape>, LearnerRow, z.infer<typeof contractShape>>({
  kind: 'training.sign-contract',
  shape: contractShape,
  example: { learner: '01930000-0000-7000-8000-000000000001', contract: '17/02.03.2026' },
  may: 'training.write',
  given: (input, { tx, who }) => getLearner(tx, who, 'training.write', input.learner),
  decide(input, learner) {
    if (learner.taken_on === null) throw refuse('training.waits-for-a-place')
    return input
  },
  async write({ learner, contract }, rows, { shown }) {
    await rows.revise('learner', { id: learner }, { contract }, shown)
    return { learner }
  },
})
