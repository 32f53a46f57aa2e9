import { randomInt } from 'node:crypto'
import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, personalLines, plain } from '../kernel/shape.ts'
import { accountNames } from '../people/person-tables.ts'
import { newSalt } from '../people/tables.ts'
import { givenAwayIn, identityOf } from './asked-plan.ts'
import { appealsUntil, competitionTo, writeGiven } from './call.ts'
import { giveOut, type Given } from './call-seats.ts'
import {
  type AppealRow,
  type Competition,
  competition,
  competitionOf,
  type Entered,
  type EntryRow,
} from './call-tables.ts'
import { placeOf, type Place } from './enterprise.ts'
import { type WorkingPlan, workingPlan } from './plan-tables.ts'
import type { Fact } from './tables.ts'

const enterShape = z.strictObject({ call: id(), enterprise: id() })

interface Entering extends Place, WorkingPlan {
  all: Competition
  staff: ReadonlyMap<string, string>
}

/**
 * Takes the last submitted version of a plan in, under a code drawn by lot. Refused after the last day, and while a text tells whose it is:
 * what goes out to a scorer is searched for the names of whoever stands behind it, for telephones, addresses and CNPs.
 */
export const enterCall = command<z.infer<typeof enterShape>, Entering, Fact<EntryRow>>({
  kind: 'enterprises.enter-call',
  shape: enterShape,
  example: {
    call: '01930000-0000-7000-8000-000000000001',
    enterprise: '01930000-0000-7000-8000-000000000002',
  },
  may: 'deliverable.write',
  given: async (input, { tx, who }) => ({
    ...(await placeOf(tx, who, 'deliverable.write', input.enterprise)),
    ...(await workingPlan(tx, who.tenant, input.enterprise)),
    all: await competition(tx, who.tenant, input.call),
    staff: await accountNames(tx, who.tenant),
  }),
  decide({ call, enterprise }, given, { today }) {
    const { all, found, authors, staff, versions } = given
    if (all.call.programme !== found.row.programme) throw refuse('enterprises.no-such-call')
    if (today < all.call.opens_on) throw refuse('enterprises.call-not-open', { on: all.call.opens_on })
    if (today > all.call.closes_on) throw refuse('enterprises.call-closed', { on: all.call.closes_on })
    if (all.entries.some(one => one.enterprise_id === enterprise)) throw refuse('enterprises.entered-already')
    const [version] = versions
    if (!version) throw refuse('enterprises.no-version-submitted')
    const { title, code: short } = found.row
    const writers = version.writers.map(one => staff.get(one) ?? '')
    const identity = identityOf({ authors, writers, title, code: short, cui: given.enterprise.cui })
    const places = givenAwayIn(version.content, identity)
    if (places.length > 0) throw refuse('enterprises.plan-gives-away', { places: places.join(',') })
    return {
      id: newId(),
      call_id: call,
      enterprise_id: enterprise,
      version_id: version.id,
      code: drawnCode(all.entries.map(one => one.code)),
      entered_on: today,
      eligible: null,
      eligible_on: null,
      reason: null,
      withdrawn_on: null,
      salt: newSalt(),
    }
  },
  async write(entry, rows) {
    await rows.insert('call_entry', entry)
    return { candidacy: entry.id, call: entry.call_id, enterprise: entry.enterprise_id }
  },
})

/** Without letters and digits that are mistaken for each other. */
const letters = 'ACDEFHJKLMNPRTUVWXY34679'

function drawnCode(taken: readonly string[]): string {
  const drawn = `P-${Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')}`
  return taken.includes(drawn) ? drawnCode(taken) : drawn
}

export type EntryPlace = Competition & { one: Entered }

/** An entry of a competition that the asker decides about. */
const entryTo = async (
  { candidacy }: { candidacy: string },
  asking: Pick<Asking, 'tx' | 'who'>,
): Promise<EntryPlace> => {
  const found = await competitionOf(asking.tx, asking.who.tenant, candidacy)
  await competitionTo({ call: found.call.id }, asking)
  return found
}

/** An entry of an enterprise that the asker writes about. */
const ownEntry = async (
  { candidacy }: { candidacy: string },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<EntryPlace> => {
  const found = await competitionOf(tx, who.tenant, candidacy)
  await placeOf(tx, who, 'deliverable.write', found.one.enterprise_id)
  return found
}

const withOne = (all: EntryPlace, change: Partial<Entered>): Competition => ({
  ...all,
  entries: all.entries.map(row => (row.id === all.one.id ? { ...row, ...change } : row)),
})

const decideShape = z.strictObject({
  candidacy: id(),
  eligible: code(['yes', 'no']),
  reason: z.optional(personalLines(600)),
})

interface Decided {
  one: Entered
  changes: { eligible: boolean; eligible_on: Day; reason: string | null; salt: Uint8Array }
  given: Given[]
}

/** Whether a plan may be scored; where not, with the reason. An eligible one goes to two scorers at once. */
export const decideEntry = command<z.infer<typeof decideShape>, EntryPlace, Decided>({
  kind: 'enterprises.decide-entry',
  shape: decideShape,
  example: {
    candidacy: '01930000-0000-7000-8000-000000000001',
    eligible: 'no',
    reason: 'Sediul este în altă regiune.',
  },
  may: 'enterprise.decide',
  given: entryTo,
  decide({ eligible, reason }, all, { today }) {
    const { one, call, scores } = all
    if (call.published_on !== null) throw refuse('enterprises.published-already')
    if (one.withdrawn_on !== null) throw refuse('enterprises.entry-withdrawn')
    if (scores.some(row => row.entry_id === one.id)) throw refuse('enterprises.scored-meanwhile')
    if (eligible === 'no' && reason === undefined) throw refuseField('reason', 'enterprises.reason-needed')
    const changes = { eligible: eligible === 'yes', eligible_on: today, reason: reason ?? null, salt: newSalt() }
    return { one, changes, given: giveOut(withOne(all, changes)) }
  },
  async write({ one, changes, given }, rows, asking) {
    await rows.revise('call_entry', { id: one.id }, changes, asking.shown)
    await writeGiven(given, one.call_id, rows, asking)
    return { candidacy: one.id, call: one.call_id }
  },
})

const withdrawShape = z.strictObject({ candidacy: id(), reason: plain(300) })

/** Whoever withdraws leaves their place: the first of the reserve moves up. The reason stays in the journal. */
export const withdrawEntry = command<z.infer<typeof withdrawShape>, EntryPlace & { steps: string[] }, Entered>({
  kind: 'enterprises.withdraw-entry',
  shape: withdrawShape,
  example: { candidacy: '01930000-0000-7000-8000-000000000001', reason: 'Nu mai avem spațiul.' },
  may: 'deliverable.write',
  async given(input, asking) {
    const found = await ownEntry(input, asking)
    const place = await placeOf(asking.tx, asking.who, 'deliverable.write', found.one.enterprise_id)
    const won = new Set(place.rules.phases.filter(one => one.asks === 'place-won').map(one => one.code))
    return { ...found, steps: place.found.steps.map(one => one.kind).filter(kind => won.has(kind)) }
  },
  decide(_, { one, steps }) {
    if (one.withdrawn_on !== null) throw refuse('enterprises.entry-withdrawn')
    if (steps.length > 0) throw refuse('enterprises.place-taken-up')
    return one
  },
  async write({ id: entry, call_id }, rows, { today }) {
    await rows.revise('call_entry', { id: entry }, { withdrawn_on: today, salt: newSalt() })
    return { candidacy: entry, call: call_id }
  },
})

const lodgeShape = z.strictObject({ candidacy: id(), lodgedOn: day(), says: personalLines(2000) })

/** Against a place, or against being found not eligible; within the days of the call. */
export const lodgeAppeal = command<z.infer<typeof lodgeShape>, EntryPlace, Fact<AppealRow>>({
  kind: 'enterprises.lodge-appeal',
  shape: lodgeShape,
  example: {
    candidacy: '01930000-0000-7000-8000-000000000001',
    lodgedOn: '2026-03-02',
    says: 'Bugetul cuprinde și chiria.',
  },
  may: 'deliverable.write',
  happenedOn: input => input.lodgedOn,
  given: ownEntry,
  decide({ candidacy, lodgedOn, says }, { one, call, appeals }, { today }) {
    const until = appealsUntil(call)
    if (until === undefined || call.published_on === null) throw refuse('enterprises.not-published')
    if (one.withdrawn_on !== null) throw refuse('enterprises.entry-withdrawn')
    if (appeals.some(row => row.entry_id === candidacy)) throw refuse('enterprises.appealed-already')
    if (lodgedOn > today) throw refuseField('lodgedOn', 'programme.lies-ahead')
    if (lodgedOn < call.published_on || lodgedOn > until || call.concluded_on !== null)
      throw refuseField('lodgedOn', 'enterprises.appeal-too-late', { on: until })
    return {
      entry_id: candidacy,
      lodged_on: lodgedOn,
      says,
      answered_on: null,
      upheld: null,
      scores_again: null,
      answer: null,
      salt: newSalt(),
    }
  },
  async write(appeal, rows) {
    await rows.insert('entry_appeal', appeal)
    return { candidacy: appeal.entry_id }
  },
})

const answerShape = z.strictObject({
  candidacy: id(),
  upheld: code(['yes', 'no']),
  answer: personalLines(2000),
  answeredOn: day(),
})

interface Answered {
  one: Entered
  isNowEligible: boolean
  appeal: Pick<AppealRow, 'upheld' | 'scores_again' | 'answer' | 'answered_on' | 'salt'>
  given: Given[]
}

/** With the reason. One that is upheld sends the plan to a scorer who has not seen it; whoever was not eligible is, and is scored like all. */
export const answerAppeal = command<z.infer<typeof answerShape>, EntryPlace, Answered>({
  kind: 'enterprises.answer-appeal',
  shape: answerShape,
  example: {
    candidacy: '01930000-0000-7000-8000-000000000001',
    upheld: 'yes',
    answer: 'Chiria este în buget; se punctează din nou.',
    answeredOn: '2026-03-05',
  },
  may: 'enterprise.decide',
  happenedOn: input => input.answeredOn,
  given: entryTo,
  decide({ upheld, answer, answeredOn }, all, { today }) {
    const { one } = all
    const appeal = all.appeals.find(row => row.entry_id === one.id)
    if (!appeal || appeal.answered_on !== null) throw refuse('enterprises.no-appeal-is-open')
    if (answeredOn > today) throw refuseField('answeredOn', 'programme.lies-ahead')
    if (answeredOn < appeal.lodged_on)
      throw refuseField('answeredOn', 'enterprises.answer-before-appeal', { on: appeal.lodged_on })
    const isUpheld = upheld === 'yes'
    const isNowEligible = isUpheld && one.eligible === false
    const changes = {
      upheld: isUpheld,
      scores_again: isUpheld && !isNowEligible,
      answer,
      answered_on: answeredOn,
      salt: newSalt(),
    }
    const appeals = all.appeals.map(row => (row.entry_id === one.id ? { ...row, ...changes } : row))
    const next = withOne(all, isNowEligible ? { eligible: true, eligible_on: today } : {})
    const given = giveOut({ ...next, appeals })
    const isScoredAgain = given.some(row => row.entry === one.id)
    if (isUpheld && !isScoredAgain) throw refuseField('upheld', 'enterprises.nobody-left-to-score')
    return { one, isNowEligible, appeal: changes, given }
  },
  async write({ one, isNowEligible, appeal, given }, rows, asking) {
    await rows.revise('entry_appeal', { entry_id: one.id }, appeal)
    if (isNowEligible)
      await rows.revise('call_entry', { id: one.id }, { eligible: true, eligible_on: asking.today, salt: newSalt() })
    await writeGiven(given, one.call_id, rows, asking)
    return { candidacy: one.id, call: one.call_id }
  },
})
