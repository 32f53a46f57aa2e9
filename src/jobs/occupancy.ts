import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code as listed, day, id, personal } from '../kernel/shape.ts'
import {
  decidedOutcome,
  groundsForOutcome,
  type OutcomeFact,
  type OutcomeGrounds,
  writeOutcome,
} from '../people/outcome.ts'
import { newSalt } from '../people/tables.ts'
import { type Found, getDeliverable } from '../programme/deliverable.ts'
import { findDeliverable } from '../programme/deliverable-tables.ts'
import { contracts } from './codes.ts'
import { hiringStep, openReferral } from './mediation.ts'
import { holdersOf } from './occupancy-tables.ts'
import type { Followed } from './referral-tables.ts'
import { findEmployer, findVacancy, type OccupancyRow, type StepRow, type VacancyRow } from './tables.ts'
import { occupation, weeklyHours } from './vacancy.ts'

/** `post`: a created job or a vacancy. Nobody but who works for themselves is placed without one. */
const shape = z.strictObject({
  enrolment: id(),
  post: z.optional(id()),
  /** The proposal that it came from. */
  referral: z.optional(id()),
  contractNumber: personal(40),
  contract: listed(contracts),
  occupation: z.optional(occupation()),
  weeklyHours: weeklyHours(),
  beganOn: day(),
  /** Of a fixed term, as the contract says it. */
  plannedEndOn: z.optional(day()),
})
export type Placement = z.infer<typeof shape>

/** What somebody is placed on. */
export type Post =
  | { of: 'created'; found: Found }
  | { of: 'vacancy'; vacancy: VacancyRow; social: boolean }
  | { of: 'nothing' }

interface Given {
  post: Post
  holders: OccupancyRow[]
  outcome: OutcomeGrounds
  referral: Followed | undefined
}

export type OccupancyFact = Omit<OccupancyRow, 'tenant_id' | 'entry'>

interface Fact {
  occupancy: OccupancyFact
  outcome: OutcomeFact
  hired: Omit<StepRow, 'tenant_id' | 'entry'> | undefined
}

/**
 * A person takes up work. On a created job of an enterprise, or with a social employer, it is work in a social-economy structure; on
 * another vacancy, in the formal economy. The outcome is recorded in the same command; a refill is another holder of the same post.
 * Source: decision 8 of the domain rules: a placement on an existing vacancy is employment, not a job created.
 */
export const place = command<Placement, Given, Fact>({
  kind: 'jobs.place',
  shape,
  example: {
    enrolment: '01930000-0000-7000-8000-000000000001',
    post: '01930000-0000-7000-8000-000000000002',
    contractNumber: '114/2026',
    contract: 'permanent',
    weeklyHours: 40,
    beganOn: '2026-03-02',
  },
  may: 'outcome.write',
  happenedOn: input => input.beganOn,
  async given(input, asking) {
    const { tx, who } = asking
    const post = await postOf(asking, input.post)
    return {
      post,
      holders: input.post === undefined ? [] : await holdersOf(tx, who.tenant, input.post),
      outcome: await groundsForOutcome(outcomeInput(input, post), asking),
      referral: input.referral === undefined ? undefined : await openReferral(asking, input.referral),
    }
  },
  decide(input, { post, holders, outcome, referral }, asking) {
    refuseContract(input, post)
    const held = placeOn(post, holders, input.beganOn)
    const fact = decidedOutcome(outcomeInput(input, post), outcome, asking)
    const { enrolment } = outcome
    if (referral && (referral.enrolment_id !== enrolment.id || referral.vacancy_id !== held.vacancy_id))
      throw refuseField('referral', 'jobs.another-proposal')
    const occupancy = {
      id: newId(),
      programme: enrolment.programme,
      person_id: enrolment.person_id,
      enrolment_id: enrolment.id,
      ...held,
      ...termsOf(input),
      outcome_id: 'known' in fact ? fact.known : fact.id,
      referral_id: referral?.id ?? null,
    }
    return { occupancy, outcome: fact, hired: referral && hiringStep(referral, input.beganOn, asking.who) }
  },
  async write({ occupancy, outcome, hired }, rows) {
    await writeOutcome(outcome, rows)
    await writeOccupancy(occupancy, rows)
    if (hired) await rows.insert('referral_step', hired)
    return { occupancy: occupancy.id, outcome: String(occupancy.outcome_id) }
  },
})

export async function postOf({ tx, who }: Pick<Asking, 'tx' | 'who'>, post: string | undefined): Promise<Post> {
  if (post === undefined) return { of: 'nothing' }
  const vacancy = await findVacancy(tx, who.tenant, post)
  if (vacancy) {
    const employer = await findEmployer(tx, who.tenant, vacancy.employer_id)
    return { of: 'vacancy', vacancy, social: employer?.social === true }
  }
  if ((await findDeliverable(tx, who.tenant, post))?.unit !== 'job') throw missing('jobs.no-such-post')
  return { of: 'created', found: await getDeliverable(tx, who, undefined, post) }
}

const outcomeInput = (input: Placement, post: Post) => ({
  enrolment: input.enrolment,
  kind: outcomeKind(input, post),
  reachedOn: input.beganOn,
})

function outcomeKind({ contract }: Placement, post: Post): string {
  if (contract === 'self-employed') return 'self-employment'
  const social = post.of === 'created' ? post.found.enterprise !== undefined : post.of === 'vacancy' && post.social
  return social ? 'employment-ses' : 'employment-market'
}

export function refuseContract(input: Pick<Placement, 'contract' | 'beganOn' | 'plannedEndOn'>, post: Post): void {
  const { contract, beganOn, plannedEndOn } = input
  if (contract === 'self-employed' && post.of !== 'nothing') throw refuseField('post', 'jobs.no-post-for-oneself')
  if (contract !== 'self-employed' && post.of === 'nothing') throw refuseField('post', 'jobs.post-needed')
  if (contract === 'fixed-term' && plannedEndOn === undefined)
    throw refuseField('plannedEndOn', 'jobs.fixed-term-has-an-end')
  if (contract !== 'fixed-term' && plannedEndOn !== undefined)
    throw refuseField('plannedEndOn', 'jobs.only-a-fixed-term-has-an-end')
  if (plannedEndOn !== undefined && plannedEndOn < beganOn)
    throw refuseField('plannedEndOn', 'people.ends-before-it-begins')
}

/** One holder at a time: a created job from its first day on, a vacancy in as many places as it has. */
export function placeOn(
  post: Post,
  holders: readonly OccupancyRow[],
  beganOn: Day,
): Pick<OccupancyFact, 'deliverable_id' | 'vacancy_id' | 'place'> {
  const holding = holders.filter(one => one.ended_on === null || one.ended_on >= beganOn)
  switch (post.of) {
    case 'nothing':
      return { deliverable_id: null, vacancy_id: null, place: null }
    case 'created': {
      const { row } = post.found
      if (beganOn < row.reached_on) throw refuseField('beganOn', 'jobs.before-the-post', { on: row.reached_on })
      if (holding.length > 0) throw refuseField('post', 'jobs.post-is-held')
      return { deliverable_id: row.id, vacancy_id: null, place: null }
    }
    case 'vacancy': {
      const { id: vacancy, places, opens_on } = post.vacancy
      if (beganOn < opens_on) throw refuseField('beganOn', 'jobs.before-the-post', { on: opens_on })
      const taken = new Set(holding.map(one => one.place))
      const free = Array.from({ length: places }, (_, index) => index + 1).find(at => !taken.has(at))
      if (free === undefined) throw refuseField('post', 'jobs.no-place-left', { places })
      return { deliverable_id: null, vacancy_id: vacancy, place: free }
    }
  }
}

export const termsOf = (input: Omit<Placement, 'enrolment'>) => ({
  contract_number: input.contractNumber,
  contract: input.contract,
  occupation: input.occupation ?? null,
  weekly_hours: input.weeklyHours,
  began_on: input.beganOn,
  planned_end_on: input.plannedEndOn ?? null,
  ended_on: null,
  end_reason: null,
  salt: newSalt(),
})

export async function writeOccupancy(occupancy: OccupancyFact, rows: Rows): Promise<void> {
  await rows.insert('occupancy', occupancy)
  if (occupancy.deliverable_id !== null) rows.concerns(occupancy.deliverable_id)
}

/** Whoever is no longer at work there cannot leave it again. */
export function refuseEnd(occupancy: OccupancyRow, endedOn: Day, today: Day): void {
  if (occupancy.ended_on !== null) throw refuse('jobs.work-has-ended', { on: occupancy.ended_on })
  if (endedOn > today) throw refuseField('endedOn', 'people.lies-ahead')
  if (endedOn < occupancy.began_on) throw refuseField('endedOn', 'people.ends-before-it-begins')
}
