import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, integer, plain, plainLines, time } from '../kernel/shape.ts'
import type { Right, Who } from '../kernel/who.ts'
import { asPlain } from '../kernel/marks.ts'
import {
  type Found,
  getDeliverable,
  type Grounds,
  groundsFor,
  reaches,
  type Recorded,
  settled,
} from '../programme/deliverable.ts'
import { code, nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type CentreRow, type Fact, findCentre, type HoursRow, rowsOf } from './tables.ts'

/** How a centre is described to others. `languages`: ISO 639-1. */
const said = {
  area: z.array(nuts).check(z.minLength(1), z.maxLength(42)),
  address: z.optional(plain(200)),
  says: z.optional(plainLines(1000)),
  languages: z
    .array(asPlain(z.string().check(z.stringFormat('code', /^[a-z]{2,3}$/))))
    .check(z.minLength(1), z.maxLength(10)),
  stepFree: z.optional(z.boolean()),
}

const openShape = z.strictObject({ programme: code, centre: code, openedOn: day(), ...said })
type Open = z.infer<typeof openShape>
type Said = Omit<Open, 'programme' | 'centre' | 'openedOn'>

interface Opening {
  grounds: Grounds
  register: ReturnType<typeof asDeliverable>
}

interface Opened extends Recorded {
  centre: Fact<CentreRow>
}

/** A centre of the programme opens. Its name, region and partner are those of the programme: nobody types them again. */
export const open = command<Open, Opening, Opened>({
  kind: 'centres.open',
  shape: openShape,
  example: { programme: 'example', centre: 'CRES-NE', openedOn: '2025-05-12', area: ['RO21'], languages: ['ro'] },
  may: 'deliverable.write',
  happenedOn: input => input.openedOn,
  async given(input, { tx, who }) {
    const rules = await getRulebook(tx, who.tenant, input.programme, input.openedOn)
    const register = asDeliverable(input, rules)
    return { register, grounds: await groundsFor(tx, who, register) }
  },
  decide(input, { grounds, register }, { who, today }) {
    refuseOpening(input.openedOn, grounds, today)
    const recorded = settled(newId(), register, { ...grounds, taken: undefined }, today)
    if (!reaches(who, 'deliverable.write', recorded.row, undefined)) throw missing('programme.not-your-place')
    if (grounds.taken) throw refuseField('centre', 'centres.open-already')
    return { ...recorded, centre: { id: recorded.row.id, ...rowOf(input) } }
  },
  async write({ row, centre }, rows) {
    await rows.insert('deliverable', row)
    await rows.insert('centre', centre)
    return { centre: row.id }
  },
})

/** What the programme says of the centre, as the register keeps it. */
function asDeliverable(
  { programme, centre, openedOn }: Pick<Open, 'programme' | 'centre' | 'openedOn'>,
  rules: Rulebook,
) {
  const known = rules.centres.find(one => one.code === centre)
  if (!known) throw refuseField('centre', 'centres.not-in-the-programme')
  return {
    unit: 'centre' as const,
    programme,
    code: known.code,
    title: known.name,
    region: known.region,
    partner: known.partner,
    reachedOn: openedOn,
  }
}

const rowOf = (input: Said) => ({
  area: [...new Set(input.area)],
  address: input.address ?? null,
  says: input.says ?? null,
  languages: [...new Set(input.languages)],
  step_free: input.stepFree ?? false,
})

const describeShape = z.strictObject({ centre: id(), ...said })

/** Says anew how the centre is described. */
export const describe = command<z.infer<typeof describeShape>, Place, Fact<CentreRow>>({
  kind: 'centres.describe',
  shape: describeShape,
  example: { centre: '01930000-0000-7000-8000-000000000001', area: ['RO21'], languages: ['ro'] },
  may: 'deliverable.write',
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.centre),
  decide: input => ({ id: input.centre, ...rowOf(input) }),
  async write({ id: key, ...changes }, rows, { shown }) {
    await rows.revise('centre', { id: key }, changes, shown)
    return { centre: key }
  },
})

/** The day of opening, said for the first time or anew. */
function refuseOpening(openedOn: Day, { programme }: Grounds, today: Day): void {
  if (openedOn > today) throw refuseField('openedOn', 'programme.lies-ahead')
  if (openedOn < programme.startsOn) throw refuseField('openedOn', 'programme.before-programme')
}

/** The first day on which the centre did anything that wants it to be open. */
async function firstWork(tx: Tx, tenant: string, centre: string): Promise<Day | undefined> {
  const days = [
    ...(await rowsOf(tx, tenant, 'service_given', centre)).map(one => one.given_on),
    ...(await rowsOf(tx, tenant, 'centre_need', centre)).map(one => one.found_on),
    ...(await rowsOf(tx, tenant, 'centre_study', centre)).map(one => one.held_on),
    ...(await rowsOf(tx, tenant, 'centre_referral', centre)).map(one => one.asked_on),
  ]
  return days.toSorted()[0]
}

const moveShape = z.strictObject({ centre: id(), openedOn: day(), reason: plain(300) })

/** The day of opening was recorded wrong. What was done before the new day stands in the way. */
export const moveOpening = command<z.infer<typeof moveShape>, Opening & Place & { first: Day | undefined }, Recorded>({
  kind: 'centres.move-opening',
  shape: moveShape,
  example: { centre: '01930000-0000-7000-8000-000000000001', openedOn: '2025-05-12', reason: 'Ziua era greșită.' },
  may: 'deliverable.write',
  happenedOn: input => input.openedOn,
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.centre)
    const { programme, code: centre } = place.found.row
    const register = asDeliverable({ programme, centre, openedOn: input.openedOn }, place.rules)
    const first = await firstWork(tx, who.tenant, input.centre)
    return { ...place, register, grounds: await groundsFor(tx, who, register), first }
  },
  decide(input, { register, grounds, found, first }, { today }) {
    refuseOpening(input.openedOn, grounds, today)
    const closed = found.steps.find(step => step.kind === 'closed')
    if (closed && closed.reached_on < input.openedOn)
      throw refuseField('openedOn', 'centres.after-closing', { on: closed.reached_on })
    if (first !== undefined && first < input.openedOn)
      throw refuseField('openedOn', 'centres.worked-before', { on: first })
    return settled(found.row.id, register, grounds, today)
  },
  async write({ row: { id: key, ...changes } }, rows, { shown }) {
    await rows.revise('deliverable', { id: key }, changes, shown)
    return { centre: key }
  },
})

const closeShape = z.strictObject({ centre: id(), closedOn: day() })

/** A centre closes. What it did still counts. */
export const close = command<z.infer<typeof closeShape>, Place, { centre: string; on: Day }>({
  kind: 'centres.close',
  shape: closeShape,
  example: { centre: '01930000-0000-7000-8000-000000000001', closedOn: '2026-03-13' },
  may: 'deliverable.write',
  happenedOn: input => input.closedOn,
  given: (input, { tx, who }) => placeOf(tx, who, 'deliverable.write', input.centre),
  decide(input, { found }, { today }) {
    if (found.steps.some(step => step.kind === 'closed')) throw refuse('centres.has-closed')
    if (input.closedOn > today) throw refuseField('closedOn', 'programme.lies-ahead')
    if (input.closedOn < found.row.reached_on)
      throw refuseField('closedOn', 'centres.before-opening', { on: found.row.reached_on })
    return { centre: input.centre, on: input.closedOn }
  },
  async write({ centre, on }, rows) {
    await rows.insert('milestone', { deliverable_id: centre, kind: 'closed', reached_on: on })
    return { centre }
  },
})

const weekdays = z.strictObject({ weekday: integer(1, 7), opens: z.optional(time()), closes: z.optional(time()) })
const hoursShape = z.strictObject({ centre: id(), days: z.array(weekdays).check(z.maxLength(7)) })
type Hours = Pick<HoursRow, 'weekday' | 'opens' | 'closes'>

interface Week {
  centre: string
  before: HoursRow[]
  after: Hours[]
}

/** When a centre is open, the whole week at once. A day without hours is closed; a week without any is no centre. */
export const keepHours = command<z.infer<typeof hoursShape>, Place & { before: HoursRow[] }, Week>({
  kind: 'centres.keep-hours',
  shape: hoursShape,
  example: { centre: '01930000-0000-7000-8000-000000000001', days: [{ weekday: 1, opens: '09:00', closes: '17:00' }] },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const place = await placeOf(tx, who, 'deliverable.write', input.centre)
    return { ...place, before: await rowsOf(tx, who.tenant, 'centre_hours', input.centre) }
  },
  decide({ centre, days }, { before }) {
    const after: Hours[] = []
    for (const [at, { weekday, opens, closes }] of days.entries()) {
      if (opens === undefined && closes === undefined) continue
      if (opens === undefined || closes === undefined || closes <= opens)
        throw refuseField(`days.${at}.${opens === undefined ? 'opens' : 'closes'}`, 'centres.closes-before-it-opens')
      if (after.some(one => one.weekday === weekday)) throw refuseField(`days.${at}.weekday`, 'centres.weekday-twice')
      after.push({ weekday, opens, closes })
    }
    if (after.length === 0) throw refuseField('days.0.opens', 'centres.no-hours')
    return { centre, before, after }
  },
  async write({ centre, before, after }, rows) {
    for (const { weekday } of before)
      if (!after.some(one => one.weekday === weekday)) await rows.remove('centre_hours', { centre_id: centre, weekday })
    for (const { weekday, opens, closes } of after) {
      const stood = before.find(one => one.weekday === weekday)
      if (!stood) await rows.insert('centre_hours', { centre_id: centre, weekday, opens, closes })
      else if (stood.opens !== opens || stood.closes !== closes)
        await rows.revise('centre_hours', { centre_id: centre, weekday }, { opens, closes })
    }
    return { centre }
  },
})

/** A centre within reach of a right, with the rules of its programme. */
export interface Place {
  found: Found
  centre: CentreRow
  rules: Rulebook
}

/** `on`: the day whose rules hold; without it those of today's version. 404 for what is not there or not in reach. */
export async function placeOf(tx: Tx, who: Who, right: Right | undefined, centre: string, on?: Day): Promise<Place> {
  const row = await findCentre(tx, who.tenant, centre)
  if (!row) throw missing('centres.no-such-centre')
  const found = await getDeliverable(tx, who, right, centre)
  return {
    found,
    centre: row,
    rules: await getRulebook(tx, who.tenant, found.row.programme, on ?? found.row.reached_on),
  }
}

/** Whether a centre worked on a day: refuses what is said to have happened before it opened, after it closed, or ahead of today. */
export function refuseDay({ found }: Place, field: string, on: Day, today: Day): void {
  if (on > today) throw refuseField(field, 'programme.lies-ahead')
  if (on < found.row.reached_on) throw refuseField(field, 'centres.before-opening', { on: found.row.reached_on })
  const closed = found.steps.find(step => step.kind === 'closed')
  if (closed && on > closed.reached_on) throw refuseField(field, 'centres.after-closing', { on: closed.reached_on })
}
