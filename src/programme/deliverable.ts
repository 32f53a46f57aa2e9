import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { type Right, scopesFor, type Who } from '../kernel/who.ts'
import type { Deliverable } from './deliverable-shape.ts'
import {
  type DeliverableRow,
  findByCode,
  findDeliverable,
  type MilestoneRow,
  milestonesOf,
} from './deliverable-tables.ts'
import type { DeliverableUnit } from './facts.ts'
import type { Programme } from './programme.ts'
import type { Rulebook } from './rulebook.ts'
import { getProgramme, getRulebook } from './tables.ts'

type Row = Omit<DeliverableRow, 'tenant_id' | 'entry'>
export type Step = Pick<MilestoneRow, 'kind' | 'reached_on'>

/** A deliverable with the steps it has taken. */
export interface Recorded {
  row: Row
  steps: Step[]
}

export interface Found extends Recorded {
  row: DeliverableRow
  /** The enterprise that a job is in. */
  enterprise: DeliverableRow | undefined
}

/** One that this right reaches, or without a right any one; 404 for all else. */
export async function getDeliverable(tx: Tx, who: Who, right: Right | undefined, id: string): Promise<Found> {
  const row = await findDeliverable(tx, who.tenant, id)
  const enterprise = row?.enterprise_id ? await findDeliverable(tx, who.tenant, row.enterprise_id) : undefined
  const isReached = row && (right === undefined || reaches(who, right, row, enterprise))
  if (!isReached) throw missing('programme.no-such-deliverable')
  return { row, enterprise, steps: await milestonesOf(tx, who.tenant, id) }
}

/** Whether a right reaches the place where a deliverable stands; an enterprise reaches itself and the jobs in it. */
export function reaches(
  who: Who,
  right: Right,
  row: Row,
  enterprise: Pick<DeliverableRow, 'code'> | undefined,
): boolean {
  const place = {
    programme: row.programme,
    region: row.region,
    partner: row.partner,
    centre: row.unit === 'centre' ? row.code : row.centre,
    enterprise: row.unit === 'enterprise' ? row.code : enterprise?.code,
  }
  return reachesPlace(who, right, place)
}

interface Standing {
  programme: string
  region: string
  partner?: string | null
  centre?: string | null
  enterprise?: string | undefined
}

/** Whether a right reaches a place of a programme. */
export const reachesPlace = (who: Who, right: Right, place: Standing): boolean =>
  scopesFor(who, right).some(
    scope => scope.of === 'tenant' || (scope.of !== 'caseload' && place[scope.of] === scope.id),
  )

/** What a decision about a deliverable leans on. */
export interface Grounds {
  programme: Programme
  rules: Rulebook
  enterprise: DeliverableRow | undefined
  /** Another one with this code. */
  taken: DeliverableRow | undefined
}

export const groundsFor = async (tx: Tx, who: Who, input: Deliverable): Promise<Grounds> => ({
  programme: await getProgramme(tx, who.tenant, input.programme),
  rules: await getRulebook(tx, who.tenant, input.programme, input.reachedOn),
  enterprise:
    input.unit === 'job' && input.enterprise !== undefined
      ? await findDeliverable(tx, who.tenant, input.enterprise)
      : undefined,
  taken: await findByCode(tx, who.tenant, input),
})

/** What is now true, or a refusal at its field. */
export function settled(id: string, input: Deliverable, grounds: Grounds, today: Day): Recorded {
  refuseDay(input, grounds.programme, today)
  refusePlace(input, grounds.rules)
  if (grounds.taken && grounds.taken.id !== id) throw refuseField('code', 'programme.code-taken', { code: input.code })
  const enterprise = grounds.enterprise
  const isOurs = enterprise?.unit === 'enterprise' && enterprise.programme === input.programme
  if (input.unit === 'job' && input.enterprise !== undefined && !isOurs) {
    throw refuseField('enterprise', 'programme.no-such-enterprise')
  }
  const row = rowOf(id, input)
  const steps = (input.milestones ?? []).map(one => ({ kind: one.kind, reached_on: one.reachedOn }))
  for (const [at, step] of steps.entries()) {
    refuseStep(step, row, grounds.rules, today, `milestones.${at}`)
    const again = steps.slice(0, at).some(one => one.kind === step.kind)
    if (again) throw refuseField(`milestones.${at}.kind`, 'programme.code-twice', { code: step.kind })
  }
  return { row, steps }
}

function refuseDay({ reachedOn }: Deliverable, { startsOn }: Programme, today: Day): void {
  if (reachedOn > today) throw refuseField('reachedOn', 'programme.lies-ahead')
  if (reachedOn < startsOn) throw refuseField('reachedOn', 'programme.before-programme')
}

function refusePlace(input: Deliverable, rules: Rulebook): void {
  const { region, partner, centre } = input
  const isRegion = (nuts: string) => rules.regions.some(one => one.nuts === nuts)
  if (!isRegion(region)) throw refuseField('region', 'programme.no-such-region')
  if (partner !== undefined && !rules.partners.some(one => one.code === partner)) {
    throw refuseField('partner', 'programme.no-such-partner')
  }
  if (centre !== undefined && !rules.centres.some(one => one.code === centre && one.region === region)) {
    throw refuseField('centre', 'programme.no-such-centre')
  }
}

const stepsOf: Record<DeliverableUnit, readonly string[]> = {
  job: ['closed'],
  enterprise: ['closed'],
  centre: ['closed'],
  agreement: [],
  event: [],
}

/** The kinds of step that a unit can take, in their order. */
export const stepKinds = (unit: DeliverableUnit, rules: Rulebook): string[] => [
  ...(unit === 'enterprise' ? rules.phases.map(phase => phase.code) : []),
  ...stepsOf[unit],
]

/** Phases of an enterprise may lie before the day from which we know it: it may have existed before. */
export function refuseStep(step: Step, row: Row, rules: Rulebook, today: Day, path: string): void {
  const at = (field: string) => (path === '' ? field : `${path}.${field}`)
  if (!stepKinds(row.unit, rules).includes(step.kind)) throw refuseField(at('kind'), 'programme.no-such-milestone')
  if (step.reached_on > today) throw refuseField(at('reachedOn'), 'programme.lies-ahead')
  const early = row.unit !== 'enterprise' && step.reached_on < row.reached_on
  if (early) throw refuseField(at('reachedOn'), 'programme.milestone-before-record', { on: row.reached_on })
}

function rowOf(id: string, input: Deliverable): Row {
  const { programme, unit, code, title, region, partner, centre, reachedOn } = input
  const named = { id, programme, unit, code, title, region, partner: partner ?? null, centre: centre ?? null }
  return { ...named, reached_on: reachedOn, ...nothingKnown, ...answersOf(input) }
}

const nothingKnown = {
  net_new: null,
  enterprise_id: null,
  weekly_hours: null,
  contract: null,
  existing: null,
  public_body: null,
  micro_sme: null,
  brokered: null,
}

function answersOf(input: Deliverable): Partial<Row> {
  switch (input.unit) {
    case 'job':
      return {
        net_new: input.netNew ?? false,
        enterprise_id: input.enterprise ?? null,
        weekly_hours: input.weeklyHours,
        contract: input.contract,
      }
    case 'enterprise':
      return {
        existing: input.existing ?? false,
        public_body: input.publicBody ?? false,
        micro_sme: input.microSme ?? false,
      }
    case 'centre':
      return {}
    case 'agreement':
      return { brokered: input.brokered ?? false }
    case 'event':
      return {}
  }
}
