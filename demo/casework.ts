import { announce } from '../src/counselling/announcement.ts'
import { recordAssessment } from '../src/counselling/assessment.ts'
import { recordAttempt } from '../src/counselling/attempt.ts'
import { busyInSessions } from '../src/counselling/busy.ts'
import { activityOf, gatheringsOf } from '../src/counselling/calendar.ts'
import { approvePlan, completeStep, makePlan, reviewPlan, signPlan } from '../src/counselling/plan.ts'
import { stateReliability } from '../src/counselling/reliability.ts'
import { moveSession } from '../src/counselling/session-change.ts'
import { planSession } from '../src/counselling/session.ts'
import { read } from '../src/kernel/engine.ts'
import { busyInLessons } from '../src/training/busy.ts'
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Applicant } from './applications.ts'
import { addWorkingDays, workingDayFrom } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Fate } from './fates.ts'
import { Later } from './later.ts'
import { counsellorIn } from './staff.ts'
import { lastDayOf } from './visit.ts'

interface Participant {
  fate: Fate
  applicant: Applicant
}

/** One participant in so many has a plan and two assessments in the story: the others' lie in folders. */
const oneIn = 9

/** What counsellors do beside their sessions: plans, assessments before and after, calls after somebody has left, and what is planned ahead. */
export function writeCasework(desk: Desk, participants: readonly Participant[]): void {
  const chosen = participants.filter((_, at) => at % oneIn === 0).filter(({ fate }) => fate.stays[0].visits.length > 3)
  stateStudy(desk)
  const revised = chosen.find(({ fate }) => changesCourse(desk, fate))
  for (const [nth, { fate, applicant }] of chosen.entries()) {
    const days = fate.stays[0].visits.map(visit => visit.on)
    const [first = fate.appliedOn, second = first] = days
    const plan = writePlan(desk, applicant, { madeOn: second, isBehind: nth === 1 })
    if (plan && fate === revised?.fate) writeSecondVersion(desk, applicant, plan, reviewDay(second))
    assess(desk, applicant, first, [0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
    const after = lastDayOf(fate.stays[0])
    if (after > first) assess(desk, applicant, after, nth === 2 ? [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0] : skilled)
    tryToReach(desk, applicant, after, nth)
  }
  planAhead(desk, participants)
}

const reviewDay = (madeOn: Day): Day => workingDayFrom(addDays(madeOn, 45))

/** Is still there, and the story knows of it, when the plan is looked at again. */
function changesCourse({ span }: Desk, { stays: [stay] }: Fate): boolean {
  const second = stay.visits[1]?.on
  return second !== undefined && reviewDay(second) < lastDayOf(stay) && span.isPast(addMonths(second, 3))
}

const skilled = [2, 2, 1, 2, 2, 2, 1, 2, 1, 2, 2, 1]

/** A study that nobody has made, as it says itself: with it a pair of self-checks tells a change from chance. */
function stateStudy({ diary, span }: Desk): void {
  diary.write({
    on: workingDayFrom(span.startsOn),
    hour: 'papers',
    by: 'dan',
    command: stateReliability,
    input: () => ({
      instrument: 'digital-skills',
      reliability: 0.88,
      deviation: 7.4,
      source: 'Studiul Asociației Punte pe 120 de persoane (studiu și date inventate pentru demonstrație)',
    }),
  })
}

/** The digital-skills self-check: twelve questions, 0 to 3. */
function assess({ diary, span }: Desk, { enrolment, region }: Applicant, onDay: Day, answers: readonly number[]): void {
  if (!span.isPast(onDay)) return
  diary.write({
    on: span.typingDay(onDay),
    hour: 'exits',
    by: counsellorIn[region],
    command: recordAssessment,
    input: () => ({ enrolment: enrolment.id, instrument: 'digital-skills', lang: 'ro', onDay, answers }),
  })
}

/** Both sign on the day, Lidia approves on the next; of the steps one is done, and one plan is behind. */
function writePlan(
  { diary, span }: Desk,
  applicant: Applicant,
  { madeOn, isBehind }: { madeOn: Day; isBehind: boolean },
): Later | undefined {
  const { enrolment, region } = applicant
  const typedOn = span.typingDay(madeOn)
  const approvedOn = addWorkingDays(typedOn, 1)
  const doneOn = addWorkingDays(typedOn, 15)
  if (!span.isPast(doneOn)) return undefined
  const plan = new Later()
  const by = counsellorIn[region]
  diary.write({
    on: typedOn,
    hour: 'papers',
    by,
    command: makePlan,
    input: () => ({
      enrolment: enrolment.id,
      madeOn,
      goals: 'Un loc de muncă stabil, aproape de casă.',
      barriers: 'Transportul; fără experiență cu calculatorul.',
      reviewOn: addMonths(madeOn, 3),
      steps: [
        {
          what: 'Depune cererea la agenția pentru ocuparea forței de muncă',
          owner: 'person',
          dueOn: addDays(madeOn, 20),
        },
        { what: 'Caută un curs potrivit', owner: 'counsellor', dueOn: addDays(madeOn, 40) },
      ],
    }),
    answered: answer => plan.known(answer.plan),
  })
  diary.write({
    on: typedOn,
    hour: 'checks',
    by,
    command: signPlan,
    input: () => ({ plan: plan.id, signedOn: madeOn }),
  })
  diary.write({ on: approvedOn, hour: 'checks', by: 'lidia', command: approvePlan, input: () => ({ plan: plan.id }) })
  for (const number of isBehind ? [1] : [1, 2]) {
    const input = () => ({ plan: plan.id, number, doneOn: addDays(doneOn, -1) })
    diary.write({ on: doneOn, hour: 'corrections', by, command: completeStep, input })
  }
  return plan
}

/** Looked at again after six weeks: the person wants something else, and both sign that. */
function writeSecondVersion({ diary }: Desk, { enrolment, region }: Applicant, first: Later, onDay: Day): void {
  const by = counsellorIn[region]
  const [plan, typedOn] = [new Later(), addWorkingDays(onDay, 1)]
  diary.write({
    on: typedOn,
    hour: 'papers',
    by,
    command: reviewPlan,
    input: () => ({
      plan: first.id,
      onDay,
      note: 'Pașii sunt făcuți. Persoana vrea acum un program cu jumătate de normă, cât copiii sunt la școală.',
      reviewOn: addMonths(onDay, 2),
    }),
  })
  diary.write({
    on: typedOn,
    hour: 'checks',
    by,
    command: makePlan,
    input: () => ({
      enrolment: enrolment.id,
      madeOn: onDay,
      goals: 'Un loc de muncă cu jumătate de normă, în localitate.',
      barriers: 'Transportul.',
      reviewOn: addMonths(onDay, 3),
      steps: [{ what: 'Caută locuri cu jumătate de normă', owner: 'counsellor', dueOn: addDays(onDay, 21) }],
    }),
    answered: answer => plan.known(answer.plan),
  })
  const sign = () => ({ plan: plan.id, signedOn: onDay })
  diary.write({ on: typedOn, hour: 'signatures', by, command: signPlan, input: sign })
  const approve = () => ({ plan: plan.id })
  diary.write({ on: addWorkingDays(typedOn, 1), hour: 'checks', by: 'lidia', command: approvePlan, input: approve })
  const done = () => ({ plan: plan.id, number: 1, doneOn: addDays(onDay, 14) })
  const doneOn = addWorkingDays(onDay, 12)
  diary.write({ on: doneOn, hour: 'corrections', by, command: completeStep, input: done })
}

/** At four weeks and at six months; some are reached at the second call. */
function tryToReach({ diary, span }: Desk, { enrolment, region }: Applicant, leftOn: Day, nth: number): void {
  const tries = [addDays(leftOn, 21), addDays(leftOn, 24), addMonths(leftOn, 6)].map(workingDayFrom)
  for (const [at, onDay] of tries.entries()) {
    const result = at === 0 && nth % 2 === 0 ? 'no-answer' : 'reached'
    if (!span.isPast(onDay) || (at === 1 && nth % 2 === 1)) continue
    diary.write({
      on: span.typingDay(onDay),
      hour: 'exits',
      by: counsellorIn[region],
      command: recordAttempt,
      input: () => ({ enrolment: enrolment.id, onDay, channel: at === 2 ? 'message' : 'call', result }),
    })
  }
}

/** Two groups in the days ahead, announced to the officer; one is moved after that. */
function planAhead({ diary, span, rules }: Desk, participants: readonly Participant[]): void {
  const here = participants.filter(
    ({ fate, applicant }) => applicant.region === 'RO21' && !span.isPast(lastDayOf(fate.stays.at(-1) ?? fate.stays[0])),
  )
  const people = () => here.slice(0, 5).map(({ applicant }) => applicant.enrolment.id)
  if (here.length === 0) return
  const place = rules.centres.find(one => one.region === 'RO21')?.name
  const sessions = [3, 8].map(days => ({ id: new Later(), onDay: workingDayFrom(addDays(span.lastOn, days)) }))
  for (const [nth, { id, onDay }] of sessions.entries())
    diary.write({
      on: span.lastOn,
      hour: 'papers',
      by: 'ioana',
      command: planSession,
      input: () => ({
        kind: nth === 0 ? 'counselling' : 'information',
        onDay,
        from: '10:00',
        to: '12:00',
        place,
        room: 'Sala 1',
        topic: nth === 0 ? 'Cum ne pregătim de interviu' : 'Drepturile angajatului',
        people: people(),
      }),
      answered: answer => id.known(answer.session),
    })
  const [from, to] = [addDays(span.lastOn, 1), addDays(span.lastOn, 31)]
  diary.write({
    on: span.lastOn,
    hour: 'exits',
    by: 'dan',
    command: announce,
    input: async ({ engine, staff }) => {
      const reader = { who: staff.dan, lang: 'ro' as const, today: span.lastOn }
      const busy = await read(engine, staff.dan, async tx => [
        ...(await busyInSessions(tx, reader, { from, to })),
        ...(await busyInLessons(tx, reader, { from, to })),
      ])
      const activities = gatheringsOf(busy).map(activityOf)
      return { programme: 'o-sansa', from, to, activities }
    },
  })
  const [, second] = sessions
  if (second)
    diary.write({
      on: span.lastOn,
      hour: 'proofs',
      by: 'ioana',
      command: moveSession,
      input: ({ staff }) => ({
        session: second.id.id,
        onDay: second.onDay,
        from: '13:00',
        to: '15:00',
        place,
        room: 'Sala 1',
        staff: staff.ioana.account,
        topic: 'Drepturile angajatului',
      }),
    })
}
