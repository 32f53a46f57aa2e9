import { addDays, type Day } from '../src/kernel/day.ts'
import { correctOutcome, correctSupport, withdrawOutcome, withdrawSupport } from '../src/people/correction.ts'
import { enrol } from '../src/people/enrol.ts'
import { recordOutcome } from '../src/people/outcome.ts'
import { unite } from '../src/people/same-person.ts'
import { giveSupport } from '../src/people/support.ts'
import { withdrawUse } from '../src/privacy/withdrawal.ts'
import { Applicant, formOf } from './applications.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Fate } from './fates.ts'
import { Later } from './later.ts'
import { counsellorIn } from './staff.ts'

export interface Participant {
  applicant: Applicant
  fate: Fate
}

/** What goes wrong where people work, and how it is put right with the reason beside it. */
export function writeMistakes(desk: Desk, participants: readonly Participant[]): void {
  const withoutCourse = participants.filter(one => hasNoCourse(one) && isThereForLong(one))
  for (const [at, one] of withoutCourse.entries()) {
    if (at % 5 === 0) wrongMinutes(desk, one)
    if (at % 8 === 1) wrongPerson(desk, one)
    if (at % 8 === 2) wrongJob(desk, one)
    if (at % 8 === 3) wrongDay(desk, one)
  }
  const [first] = withoutCourse
  const second = participants.find(({ applicant }) => applicant.person.cnp === undefined)
  if (first) registeredTwice(desk, first.applicant)
  if (second) recordedTwice(desk, second.applicant)
  for (const one of participants.filter(({ fate }) => fate.person.roma === 'yes').slice(3, 5))
    takenBack(desk, one.applicant)
}

const hasNoCourse = ({ fate }: Participant) => fate.stays[0].visits.every(visit => !visit.kind.startsWith('training'))
const isThereForLong = ({ fate }: Participant) => fate.stays[0].visits.length > 4

const dayAfterEntry = ({ fate }: Participant, days: number): Day =>
  addWorkingDays(fate.stays[0].visits[0]?.on ?? fate.appliedOn, days)

/** An assessment typed with an hour, on a day on which nothing else was given. */
function typeAssessment(
  { diary, span }: Desk,
  one: Participant,
  days: number,
): { support: Later; typedOn: Day } | undefined {
  const { applicant } = one
  const on = dayAfterEntry(one, days)
  if (!span.isPast(on)) return undefined
  const support = new Later()
  const typedOn = span.typingDay(on)
  diary.write({
    on: typedOn,
    hour: 'supports',
    by: counsellorIn[applicant.region],
    command: giveSupport,
    input: () => ({ enrolment: applicant.enrolment.id, kind: 'assessment', givenOn: on, minutes: 60 }),
    answered: answer => support.known(answer.support),
  })
  return { support, typedOn }
}

function wrongMinutes(desk: Desk, one: Participant): void {
  const typed = typeAssessment(desk, one, 21)
  if (!typed) return
  desk.diary.write({
    on: desk.span.typingDay(addDays(typed.typedOn, 10)),
    hour: 'corrections',
    by: counsellorIn[one.applicant.region],
    command: correctSupport,
    input: () => ({ record: typed.support.id, minutes: 90, reason: 'Pe fișă sunt 90 de minute.' }),
  })
}

function wrongPerson(desk: Desk, one: Participant): void {
  const typed = typeAssessment(desk, one, 26)
  if (!typed) return
  desk.diary.write({
    on: desk.span.typingDay(addDays(typed.typedOn, 10)),
    hour: 'corrections',
    by: counsellorIn[one.applicant.region],
    command: withdrawSupport,
    input: () => ({ record: typed.support.id, reason: 'Consemnată la altă persoană cu același nume.' }),
  })
}

/** A job that turned out to be an interview. */
function wrongJob({ diary, span }: Desk, { applicant, ...one }: Participant): void {
  const reachedOn = dayAfterEntry({ applicant, ...one }, 62)
  const typedOn = span.typingDay(reachedOn)
  if (!span.isPast(addDays(typedOn, 20))) return
  const outcome = new Later()
  diary.write({
    on: typedOn,
    hour: 'outcomes',
    by: 'elena',
    command: recordOutcome,
    input: () => ({ enrolment: applicant.enrolment.id, kind: 'employment-market', reachedOn }),
    answered: answer => outcome.known(answer.outcome),
  })
  diary.write({
    on: span.typingDay(addDays(typedOn, 15)),
    hour: 'corrections',
    by: 'elena',
    command: withdrawOutcome,
    input: () => ({ record: outcome.id, reason: 'A fost doar un interviu; contractul nu s-a semnat.' }),
  })
}

function wrongDay({ diary, span }: Desk, { applicant, ...one }: Participant): void {
  if (one.fate.reached.some(({ kind }) => kind === 'self-esteem-gain')) return
  const reachedOn = dayAfterEntry({ applicant, ...one }, 70)
  const typedOn = span.typingDay(reachedOn)
  if (!span.isPast(addDays(typedOn, 20))) return
  const outcome = new Later()
  diary.write({
    on: typedOn,
    hour: 'outcomes',
    by: counsellorIn[applicant.region],
    command: recordOutcome,
    input: () => ({ enrolment: applicant.enrolment.id, kind: 'self-esteem-gain', reachedOn }),
    answered: answer => outcome.known(answer.outcome),
  })
  diary.write({
    on: span.typingDay(addDays(typedOn, 15)),
    hour: 'corrections',
    by: counsellorIn[applicant.region],
    command: correctOutcome,
    input: () => ({
      record: outcome.id,
      reachedOn: addDays(reachedOn, 1),
      reason: 'A doua evaluare a fost a doua zi.',
    }),
  })
}

/** The same CNP in another region: refused, without a word about who it is. */
function registeredTwice({ diary, rules, span }: Desk, { person, appliedOn, region }: Applicant): void {
  const elsewhere = region === 'RO41' ? 'RO32' : 'RO41'
  const on = span.applicationDay(addDays(appliedOn, 120))
  const again = new Applicant(person, on, elsewhere)
  diary.write({
    on,
    hour: 'applications',
    by: counsellorIn[elsewhere],
    command: enrol,
    input: () => formOf(again, rules),
    refusedWith: 'people.registered-elsewhere',
  })
}

/** Without a CNP nobody noticed at first; Dan unites the two records some weeks later. */
function recordedTwice({ diary, rules, span }: Desk, first: Applicant): void {
  const on = span.applicationDay(addDays(first.appliedOn, 90))
  const again = new Applicant({ ...first.person, givenName: `${first.person.givenName}-Ana`, phone: undefined }, on)
  diary.write({
    on,
    hour: 'applications',
    by: counsellorIn[first.region],
    command: enrol,
    input: () => formOf(again, rules),
    answered: answer => again.record.known(answer.person),
  })
  diary.write({
    on: span.typingDay(addDays(on, 20)),
    hour: 'corrections',
    by: 'dan',
    command: unite,
    input: () => ({
      person: again.record.id,
      with: first.code.id,
      reason: 'Aceeași persoană: aceeași zi de naștere și aceeași localitate.',
    }),
  })
}

/** An answer that the person no longer wants to be used for deciding. */
function takenBack({ diary, span }: Desk, { appliedOn, record, region }: Applicant): void {
  diary.write({
    on: span.typingDay(addDays(appliedOn, 200)),
    hour: 'corrections',
    by: counsellorIn[region],
    command: withdrawUse,
    input: () => ({ person: record.id, question: 'roma', purpose: 'eligibility' }),
  })
}
