import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, plain } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import type { Who } from '../kernel/who.ts'
import { reachesPlace } from '../programme/deliverable.ts'
import { code } from '../programme/rule.ts'
import { getProgramme } from '../programme/tables.ts'
import { mostPoints } from './call-ranking.ts'
import { giveOut, type Given, waitsIn } from './call-seats.ts'
import {
  accountsThatScore,
  type CallRow,
  type Competition,
  competition,
  type CriterionRow,
  type ScorerRow,
} from './call-tables.ts'
import type { Fact } from './tables.ts'

const openShape = z.strictObject({
  programme: code,
  title: plain(160),
  opensOn: day(),
  closesOn: day(),
  /** Rows; what is left empty is no criterion. */
  criteria: z
    .array(
      z.strictObject({
        title: z.optional(plain(120)),
        maximum: z.optional(integer(1, 100)),
        weight: z.optional(integer(1, 100)),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
  /** Points out of all that the criteria give together. */
  minimum: integer(0, 200_000),
  difference: integer(0, 200_000),
  places: integer(1, 500),
  reserve: integer(0, 500),
  appealDays: integer(0, 60),
})
type OpenCall = z.infer<typeof openShape>

/** A call is published with all its rules; none of them changes afterwards. */
export const openCall = command<OpenCall, null, { call: Fact<CallRow>; criteria: Fact<CriterionRow>[] }>({
  kind: 'enterprises.open-call',
  shape: openShape,
  example: {
    programme: 'example',
    title: 'Concursul de planuri de afaceri, runda 1',
    opensOn: '2026-01-12',
    closesOn: '2026-02-13',
    criteria: [
      { title: 'Nevoia și piața', maximum: 10, weight: 3 },
      { title: 'Scopul social', maximum: 10, weight: 4 },
      { title: 'Bugetul', maximum: 10, weight: 3 },
    ],
    minimum: 60,
    difference: 15,
    places: 3,
    reserve: 2,
    appealDays: 5,
  },
  may: 'enterprise.decide',
  async given(input, { tx, who }) {
    await getProgramme(tx, who.tenant, input.programme)
    refuseOutOfPlace(who, input.programme)
    return null
  },
  decide(input) {
    const criteria = criteriaOf(input.criteria)
    const { programme, title, opensOn, closesOn, minimum, difference, places, reserve, appealDays } = input
    if (closesOn < opensOn) throw refuseField('closesOn', 'enterprises.ends-before-it-begins')
    const most = mostPoints(criteria)
    if (minimum > most) throw refuseField('minimum', 'enterprises.more-than-all-points', { most })
    if (difference > most) throw refuseField('difference', 'enterprises.more-than-all-points', { most })
    const call = {
      id: newId(),
      programme,
      title,
      opens_on: opensOn,
      closes_on: closesOn,
      minimum,
      difference,
      places,
      reserve,
      appeal_days: appealDays,
      published_on: null,
      concluded_on: null,
    }
    return { call, criteria: criteria.map((one, at) => Object.assign({ call_id: call.id, number: at + 1 }, one)) }
  },
  async write({ call, criteria }, rows) {
    await rows.insert('plan_call', call)
    for (const one of criteria) await rows.insert('call_criterion', one)
    return { call: call.id }
  },
})

/** A row that was left empty says nothing; all others are whole. */
function criteriaOf(rows: OpenCall['criteria']): Pick<CriterionRow, 'title' | 'maximum' | 'weight'>[] {
  const criteria = rows.flatMap(({ title, maximum, weight }, at) => {
    if (title === undefined && maximum === undefined && weight === undefined) return []
    if (title === undefined) throw refuseField(`criteria.${at}.title`, 'shape.required')
    if (maximum === undefined) throw refuseField(`criteria.${at}.maximum`, 'shape.required')
    if (weight === undefined) throw refuseField(`criteria.${at}.weight`, 'shape.required')
    return [{ title, maximum, weight }]
  })
  if (criteria.length === 0) throw refuseField('criteria.0.title', 'shape.required')
  return criteria
}

function refuseOutOfPlace(who: Who, programme: string): void {
  if (!reachesPlace(who, 'enterprise.decide', { programme, region: '' })) throw missing('enterprises.no-such-call')
}

/** A competition that the asker decides about; 404 for all others. */
export async function competitionTo(
  { call }: { call: string },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<Competition> {
  const all = await competition(tx, who.tenant, call)
  refuseOutOfPlace(who, all.call.programme)
  return all
}

/** Plans handed to scorers, each row as it is first written. */
export async function writeGiven(
  given: readonly Given[],
  call: string,
  rows: Rows,
  { today }: { today: Day },
): Promise<void> {
  for (const { entry, account, seat } of given) {
    await rows.insert('entry_score', {
      entry_id: entry,
      account_id: account,
      call_id: call,
      seat,
      given_on: today,
      declared_on: null,
      has_interest: false,
      points: [],
      scored_on: null,
      remark: null,
      salt: newSalt(),
    })
  }
}

const appointShape = z.strictObject({ call: id(), account: id() })

interface Appointed {
  scorer: Fact<ScorerRow>
  given: Given[]
}

/**
 * Puts somebody on the panel and gives out the plans that wait for a scorer. Refused for whoever has another role: they would see whose a
 * plan is.
 */
export const appointScorer = command<
  z.infer<typeof appointShape>,
  Competition & { able: { id: string; name: string }[] },
  Appointed
>({
  kind: 'enterprises.appoint-scorer',
  shape: appointShape,
  example: {
    call: '01930000-0000-7000-8000-000000000001',
    account: '01930000-0000-7000-8000-000000000002',
  },
  may: 'enterprise.decide',
  given: async (input, asking) => ({
    ...(await competitionTo(input, asking)),
    able: await accountsThatScore(asking.tx, asking.who.tenant),
  }),
  decide({ call, account }, { able, ...all }) {
    if (all.call.concluded_on !== null) throw refuse('enterprises.call-concluded')
    if (all.scorers.some(one => one.account_id === account)) throw refuseField('account', 'enterprises.scorer-already')
    const name = able.find(one => one.id === account)?.name
    if (name === undefined) throw refuseField('account', 'enterprises.scorer-sees-names')
    const scorer = { call_id: call, account_id: account, number: all.scorers.length + 1 }
    const joined = { ...scorer, tenant_id: '', entry: 0, name }
    return { scorer, given: giveOut({ ...all, scorers: [...all.scorers, joined] }) }
  },
  async write({ scorer, given }, rows, asking) {
    await rows.insert('call_scorer', scorer)
    await writeGiven(given, scorer.call_id, rows, asking)
    return { call: scorer.call_id }
  },
})

const callShape = z.strictObject({ call: id() })

/** Publishes the ranking: from that day on it can be appealed against. Refused while any plan waits for a decision or for points. */
export const publishRanking = command<z.infer<typeof callShape>, Competition, { call: string; on: Day }>({
  kind: 'enterprises.publish-ranking',
  shape: callShape,
  example: { call: '01930000-0000-7000-8000-000000000001' },
  may: 'enterprise.decide',
  final: true,
  given: competitionTo,
  decide({ call }, all, { today }) {
    if (all.call.published_on !== null) throw refuse('enterprises.published-already')
    if (today <= all.call.closes_on) throw refuse('enterprises.call-still-open', { on: all.call.closes_on })
    refuseWaiting(all)
    return { call, on: today }
  },
  async write({ call, on }, rows) {
    await rows.revise('plan_call', { id: call }, { published_on: on })
    return { call }
  },
})

function refuseWaiting(all: Competition): void {
  const waits = new Set(all.entries.map(entry => waitsIn(entry, all)))
  if (waits.has('eligibility')) throw refuse('enterprises.not-all-decided')
  if (waits.has('scores')) throw refuse('enterprises.not-all-scored')
}

/** The last day on which a ranking can be appealed against. */
export const appealsUntil = ({ published_on, appeal_days }: CallRow): Day | undefined =>
  published_on === null ? undefined : addDays(published_on, appeal_days)

/** The ranking becomes final: the days for appeals are over, each is answered, and whatever was to be scored again is. */
export const concludeCall = command<z.infer<typeof callShape>, Competition, { call: string; on: Day }>({
  kind: 'enterprises.conclude-call',
  shape: callShape,
  example: { call: '01930000-0000-7000-8000-000000000001' },
  may: 'enterprise.decide',
  final: true,
  given: competitionTo,
  decide({ call }, all, { today }) {
    const until = appealsUntil(all.call)
    if (until === undefined) throw refuse('enterprises.not-published')
    if (all.call.concluded_on !== null) throw refuse('enterprises.call-concluded')
    if (today <= until) throw refuse('enterprises.appeals-still-open', { on: until })
    if (all.appeals.some(one => one.answered_on === null)) throw refuse('enterprises.appeal-unanswered')
    refuseWaiting(all)
    return { call, on: today }
  },
  async write({ call, on }, rows) {
    await rows.revise('plan_call', { id: call }, { concluded_on: on })
    return { call }
  },
})
