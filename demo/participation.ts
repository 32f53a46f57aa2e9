import { recordAssessment } from '../src/counselling/assessment.ts'
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import { leave } from '../src/people/exit.ts'
import { endOutcome, recordOutcome } from '../src/people/outcome.ts'
import { giveSupport } from '../src/people/support.ts'
import { addWork } from '../src/people/work.ts'
import type { Applicant } from './applications.ts'
import { entrepreneurship, oivpd } from './courses.ts'
import type { Desk } from './desk.ts'
import type { Fate } from './fates.ts'
import { Later } from './later.ts'
import { writeBetterSituation, writePlacement } from './placements.ts'
import type { OutcomeKind, Reached } from './reached.ts'
import { isService, writeSession } from './sessions.ts'
import { adviserIn, counsellorIn, type Name } from './staff.ts'
import { lastDayOf, type Stay, type SupportKind, type Visit } from './visit.ts'

/** Everything between the decision and the last result that is known. */
export function writeParticipation(desk: Desk, applicant: Applicant, { stays, reached }: Fate): void {
  for (const [at, stay] of stays.entries()) writeStay(desk, applicant, stay, at > 0)
  if (reached.some(one => isWork(one.kind)) && applicant.person.workedBefore) writeWorkBefore(desk, applicant)
  // What a course makes true is recorded by its conclusion and by its exam.
  const own = reached.filter(one => !one.kind.startsWith('completed') && !one.kind.startsWith('certified'))
  const assessedOn = stays[0].visits.find(visit => visit.kind === 'assessment')?.on
  for (const one of own) writeOutcome(desk, applicant, one, { leftOn: lastDayOf(stays.at(-1) ?? stays[0]), assessedOn })
}

const isWork = (kind: OutcomeKind): boolean => kind.startsWith('employment') || kind === 'self-employment'

/** Asked when it matters: whoever worked before comes back to work. */
function writeWorkBefore({ diary, span }: Desk, { record, region, appliedOn }: Applicant): void {
  const on = span.typingDay(addDays(appliedOn, 30))
  const input = () => ({ person: record.id, beganOn: addMonths(appliedOn, -80), endedOn: addMonths(appliedOn, -50) })
  diary.write({ on, hour: 'corrections', by: counsellorIn[region], command: addWork, input })
}

const givenBy: Record<SupportKind, Name | 'counsellor' | 'adviser'> = {
  information: 'counsellor',
  counselling: 'counsellor',
  assessment: 'counsellor',
  mediation: 'elena',
  'training-oivpd': 'mihai',
  'training-entrepreneurship': 'mihai',
  'business-support': 'adviser',
}

function whoGives(kind: SupportKind, { region }: Applicant): Name {
  const by = givenBy[kind]
  return by === 'counsellor' ? counsellorIn[region] : by === 'adviser' ? adviserIn[region] : by
}

function writeStay(desk: Desk, applicant: Applicant, stay: Stay, again: boolean): void {
  for (const [at, visit] of stay.visits.entries())
    writeVisit(desk, applicant, visit, { first: at === 0 && !again, again })
  const leftOn = lastDayOf(stay)
  const typedOn = desk.span.typingDay(addDays(leftOn, stay.because === 'completed' ? 0 : 7))
  if (!desk.span.isPast(leftOn)) return
  desk.diary.write({
    on: typedOn,
    hour: 'exits',
    by: counsellorIn[applicant.region],
    command: leave,
    input: () => ({ enrolment: applicant.enrolment.id, leftOn, reason: stay.because }),
  })
}

/** Who follows which course. Whoever breaks one off leaves it on the last day there. */
export function enterCourses({ courses }: Desk, applicant: Applicant, { stays, at }: Fate): void {
  for (const [nth, stay] of stays.entries())
    for (const visit of stay.visits) {
      const course = [oivpd, entrepreneurship].find(one => visit.kind === `training-${one.kind}`)
      if (!course) continue
      const until = stay.because === 'completed' ? {} : { until: visit.untilOn ?? visit.on }
      courses.enter(course, applicant.region, { applicant, at, again: nth > 0, ...until })
    }
}

/** Typed at the end of its fortnight, with the list that everybody has signed. What is taught is recorded by the course. */
function writeVisit(
  desk: Desk,
  applicant: Applicant,
  visit: Visit,
  { first, again }: { first: boolean; again: boolean },
): void {
  const { kind, on, minutes } = visit
  const typedOn = desk.span.typingDay(on)
  if (!desk.span.isPast(on) || minutes === undefined) return
  const by = whoGives(kind, applicant)
  const list = { kind: 'attendance-list', on: desk.span.scanningDay(typedOn), hour: 'proofs', by } as const
  const support = isService(kind)
    ? writeSession(desk, applicant, { kind, on, minutes, by, again })
    : writeSupport(desk, applicant, { kind, on, minutes, by, again })
  if (support) desk.lists.sign(list, () => applicant.claim(`support.${kind}`, support))
  if (first) desk.lists.sign(list, () => applicant.claim('participation'))
}

function writeSupport(
  { diary, span }: Desk,
  { enrolment }: Applicant,
  { kind, on, minutes, by, again }: { kind: SupportKind; on: Day; minutes: number; by: Name; again: boolean },
): Later {
  const support = new Later()
  diary.write({
    on: span.typingDay(on),
    hour: 'supports',
    by,
    command: giveSupport,
    input: () => ({ enrolment: enrolment.id, kind, givenOn: on, minutes, ...(again && { reEntry: true }) }),
    answered: answer => support.known(answer.support),
  })
  return support
}

const recordedBy = (kind: OutcomeKind, { region }: Applicant): Name =>
  kind === 'self-esteem-gain' || kind === 'education' ? counsellorIn[region] : 'elena'

const alone: Partial<Record<OutcomeKind, string>> = {
  'employment-ses': 'employment-contract',
  'employment-market': 'register-extract',
  'self-employment': 'business-registration',
  'job-search': 'job-search-log',
  education: 'enrolment-certificate',
  'improvement-stable': 'contract-addendum',
  'self-esteem-gain': 'assessment-pair',
}

function writeOutcome(
  desk: Desk,
  applicant: Applicant,
  reached: Reached,
  { leftOn, assessedOn }: { leftOn: Day; assessedOn: Day | undefined },
): void {
  const { kind, on, endedOn } = reached
  const { diary, span, chance } = desk
  const typedOn = span.typingDay(addDays(on, chance.happens(15) ? chance.between(25, 60) : chance.between(1, 9)))
  if (!span.isPast(on) || typedOn < on) return
  const outcome = new Later()
  const by = recordedBy(kind, applicant)
  if (isWork(kind)) writePlacement(desk, applicant, { reached, typedOn, outcome })
  else if (kind === 'improvement-stable') writeBetterSituation(desk, applicant, { reached, typedOn, outcome })
  else if (kind === 'self-esteem-gain' && assessedOn !== undefined)
    writeSelfEsteem(desk, applicant, { assessedOn, on, typedOn, by, outcome })
  else {
    diary.write({
      on: typedOn,
      hour: 'outcomes',
      by,
      command: recordOutcome,
      input: () => ({ enrolment: applicant.enrolment.id, kind, reachedOn: on }),
      answered: answer => outcome.known(answer.outcome),
    })
  }
  const paper = alone[kind]
  if (paper !== undefined) bringProof(desk, applicant, { paper, kind, outcome, typedOn, by })
  if (!isWork(kind) && endedOn !== undefined && span.isPast(endedOn)) {
    const input = () => ({ outcome: outcome.id, endedOn })
    diary.write({ on: span.typingDay(addDays(endedOn, 6)), hour: 'endings', by, command: endOutcome, input })
  }
  writeSixMonths(desk, applicant, { kind, outcome, on, endedOn, leftOn })
}

/** Ten sentences before and after; the rise between them is the outcome. */
function writeSelfEsteem(
  { diary, span }: Desk,
  { enrolment }: Applicant,
  { assessedOn, on, typedOn, by, outcome }: { assessedOn: Day; on: Day; typedOn: Day; by: Name; outcome: Later },
): void {
  const about = () => ({ enrolment: enrolment.id, instrument: 'self-esteem-sansa', lang: 'ro' })
  diary.write({
    on: span.typingDay(assessedOn),
    hour: 'exits',
    by,
    command: recordAssessment,
    input: () => ({ ...about(), onDay: assessedOn, answers: [2, 2, 3, 3, 3, 2, 2, 3, 2, 2] }),
  })
  diary.write({
    on: typedOn,
    hour: 'exits',
    by,
    command: recordAssessment,
    input: () => ({ ...about(), onDay: on, answers: [3, 2, 2, 4, 3, 3, 3, 2, 3, 3] }),
    answered: answer => outcome.known(answer.outcome),
  })
}

/** Of twenty, one proof is missing, one is rejected, three come weeks late. */
function bringProof(
  { papers, span, chance }: Desk,
  applicant: Applicant,
  proof: { paper: string; kind: OutcomeKind; outcome: Later; typedOn: Day; by: Name },
): void {
  const { paper, kind, outcome, typedOn, by } = proof
  const luck = chance.below(20)
  if (luck === 0) return
  const on = luck < 4 ? span.typingDay(addDays(typedOn, chance.between(20, 45))) : typedOn
  const verdict = luck === 4 ? { rejectedBecause: 'Pagina cu semnăturile lipsește.' } : 'accepted'
  papers.bring({
    kind: paper,
    on,
    hour: 'proofs',
    by,
    verdict,
    proves: () => [applicant.claim(`outcome.${kind}`, outcome)],
  })
}

/** Work, a search or a school that still goes on six months after the exit wants a paper of that day. */
function writeSixMonths(
  { papers, span, chance }: Desk,
  applicant: Applicant,
  state: { kind: OutcomeKind; outcome: Later; on: Day; endedOn: Day | undefined; leftOn: Day },
): void {
  const { kind, outcome, on, endedOn, leftOn } = state
  const paper = laterPaper(kind)
  const sixMonths = addMonths(leftOn, 6)
  if (paper === undefined || on > sixMonths || (endedOn !== undefined && endedOn < sixMonths) || chance.happens(12))
    return
  const broughtOn = span.typingDay(addDays(sixMonths, chance.between(4, 20)))
  if (!span.isPast(sixMonths)) return
  papers.bring({
    kind: paper,
    on: broughtOn,
    hour: 'proofs',
    by: 'elena',
    datedOn: sixMonths,
    proves: () => [applicant.claim(`six-months.${kind}`, outcome)],
  })
}

function laterPaper(kind: OutcomeKind): string | undefined {
  if (kind === 'self-employment') return 'business-registration'
  if (kind.startsWith('employment')) return 'register-extract'
  if (kind === 'improvement-stable') return 'employer-statement'
  return kind === 'job-search' ? 'job-search-log' : undefined
}
