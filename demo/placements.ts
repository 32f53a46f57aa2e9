import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import { recordBetterSituation } from '../src/jobs/better.ts'
import { follow, propose } from '../src/jobs/mediation.ts'
import { place } from '../src/jobs/occupancy.ts'
import { endPlacement } from '../src/jobs/placement-end.ts'
import { checkRetention, retentionMonths } from '../src/jobs/retention.ts'
import { setWish } from '../src/jobs/wish.ts'
import type { Applicant } from './applications.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Reached } from './reached.ts'
import { workOf } from './workplaces.ts'

const by = 'elena'

interface Placing {
  reached: Reached
  /** The day on which it is typed. */
  typedOn: Day
  outcome: Later
}

/** A job that somebody takes up: proposed and interviewed for where it is a vacancy of the market, placed, asked about, and ended. */
export function writePlacement(desk: Desk, applicant: Applicant, { reached, typedOn, outcome }: Placing): void {
  const { diary, span, workplaces } = desk
  const { kind, on, endedOn } = reached
  const occupancy = new Later()
  const isOwn = kind === 'self-employment'
  const where = isOwn ? undefined : workplaces.postFor(applicant.region, kind === 'employment-ses', on)
  const termEndsOn = kind === 'employment-market' && endedOn === undefined ? shortTerm(on, span) : undefined
  const proposed = kind === 'employment-market' && where && writeProposal(desk, applicant, where.post, { on, typedOn })
  diary.write({
    on: typedOn,
    hour: 'placements',
    by,
    command: place,
    input: () => ({
      enrolment: applicant.enrolment.id,
      ...(where && { post: where.post.id }),
      ...(proposed && { referral: proposed.id }),
      contractNumber: `${applicant.code.id.slice(3)}/${on.slice(0, 4)}`,
      ...(termEndsOn === undefined
        ? { contract: isOwn ? 'self-employed' : 'permanent' }
        : { contract: 'fixed-term', plannedEndOn: termEndsOn }),
      weeklyHours: 40,
      beganOn: on,
    }),
    answered(answer) {
      occupancy.known(answer.occupancy)
      outcome.known(answer.outcome)
    },
  })
  const toldOn = endedOn !== undefined && span.isPast(endedOn) && span.typingDay(addDays(endedOn, 6))
  // Of a job that is typed on the last day of the story, the end is not told yet.
  if (toldOn && toldOn > typedOn) {
    const input = () => ({ occupancy: occupancy.id, endedOn, reason: 'resigned' })
    diary.write({ on: toldOn, hour: 'endings', by, command: endPlacement, input })
    if (where?.isCreated) workplaces.refill(where.post, endedOn)
  }
  writeChecks(desk, occupancy, { reached, typedOn })
}

/** Who began in the last five months works for some months, until a day of the month that follows the story. */
const shortTerm = (on: Day, { lastOn }: Desk['span']): Day | undefined =>
  [1, 2, 3, 4, 5]
    .map(months => addMonths(on, months))
    .find(end => end > addDays(lastOn, 3) && end < addMonths(lastOn, 1))

/** Two weeks before the first day of work; undefined where that was never typed in time. */
function writeProposal(
  { diary, span }: Desk,
  applicant: Applicant,
  vacancy: Later,
  { on, typedOn }: { on: Day; typedOn: Day },
): Later | undefined {
  const referral = new Later()
  const proposedOn = span.typingDay(addDays(on, -20))
  const metOn = span.typingDay(addDays(proposedOn, 1))
  if (metOn >= typedOn) return undefined
  diary.write({
    on: proposedOn,
    hour: 'placements',
    by,
    command: propose,
    input: () => ({
      vacancy: vacancy.id,
      enrolment: applicant.enrolment.id,
      proposedOn,
      reason: 'Știe munca și poate ajunge la program.',
    }),
    answered: answer => referral.known(answer.referral),
  })
  const input = () => ({ referral: referral.id, kind: 'interview', on: metOn })
  diary.write({ on: metOn, hour: 'placements', by, command: follow, input })
  return referral
}

/** Asked a few days after each check is due; one in four of the last checks is still to be made. */
function writeChecks({ diary, span }: Desk, occupancy: Later, { reached, typedOn }: Omit<Placing, 'outcome'>): void {
  for (const month of retentionMonths) {
    const due = addMonths(reached.on, month)
    const on = span.typingDay(addDays(due, 2))
    const isOver = reached.endedOn !== undefined && reached.endedOn < due
    if (!span.isPast(due) || on < due || on <= typedOn || isOver || Number(due.slice(8)) % 4 === 3) continue
    const source = month === 6 ? 'register-extract' : 'employer'
    const input = () => ({ occupancy: occupancy.id, month: String(month), checkedOn: on, source })
    diary.write({ on, hour: 'placements', by, command: checkRetention, input })
  }
}

/** Somebody who had work has a permanent contract now. */
export function writeBetterSituation({ diary }: Desk, applicant: Applicant, placing: Placing): void {
  const { reached, typedOn, outcome } = placing
  diary.write({
    on: typedOn,
    hour: 'placements',
    by,
    command: recordBetterSituation,
    input: () => ({
      enrolment: applicant.enrolment.id,
      reason: 'stable',
      sinceOn: reached.on,
      contractBefore: 'fixed-term',
      hoursBefore: 40,
      contractNow: 'permanent',
      hoursNow: 40,
    }),
    answered: answer => outcome.known(answer.outcome),
  })
}

/** What work somebody looks for, asked some weeks after the application. */
export function writeWish({ diary, span }: Desk, applicant: Applicant, nth: number): void {
  const on = span.typingDay(addDays(applicant.appliedOn, 40))
  if (on <= applicant.appliedOn) return
  const { occupation, skills } = workOf(nth)
  diary.write({
    on,
    hour: 'placements',
    by,
    command: setWish,
    input: () => ({
      enrolment: applicant.enrolment.id,
      skills: [...skills, ...workOf(nth + 2).skills.slice(0, 1)],
      licences: nth % 5 === 0 ? ['driving-b'] : [],
      schedules: nth % 2 === 0 ? ['day', 'shifts'] : ['day'],
      occupations: [occupation],
      leastHours: 20,
      mostHours: 40,
      reach: (['locality', 'county', 'county', 'region'] as const)[nth % 4],
    }),
  })
}
