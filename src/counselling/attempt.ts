import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, integer, personalLines } from '../kernel/shape.ts'
import {
  decidedSupport,
  findSupportKind,
  groundsForSupport,
  type SupportFact,
  type SupportGrounds,
} from '../people/support.ts'
import { newSalt } from '../people/tables.ts'
import { attemptResults, channels, type ContactAttemptRow } from './tables.ts'

/** The kind of support that a follow-up is in the profiles. */
const followUp = 'follow-up'

const shape = z.strictObject({
  enrolment: id(),
  onDay: day(),
  channel: code(channels),
  result: code(attemptResults),
  /** How long it took; left out, a few minutes. */
  minutes: z.optional(integer(1, 480)),
  note: z.optional(personalLines(1000)),
})
type Attempt = z.infer<typeof shape>

/** Our choice, where nobody says how long a call took. */
const usualMinutes = 10

interface Decided {
  attempt: Omit<ContactAttemptRow, 'tenant_id' | 'entry'>
  support: SupportFact | undefined
}

/**
 * An attempt to reach somebody is kept whether or not it succeeded: it is the proof that we tried. Whoever was reached has been followed
 * up, which closes the milestone. Source: documented attempts at four weeks and six months (domain rules, employment services).
 */
export const recordAttempt = command<Attempt, SupportGrounds, Decided>({
  kind: 'counselling.record-attempt',
  shape,
  example: {
    enrolment: '01930000-0000-7000-8000-000000000001',
    onDay: '2026-03-02',
    channel: 'call',
    result: 'no-answer',
  },
  may: 'support.write',
  happenedOn: input => input.onDay,
  given: ({ enrolment, onDay }, asking) =>
    groundsForSupport({ enrolment, kind: followUp, givenOn: onDay, minutes: usualMinutes }, asking),
  decide(input, given, asking) {
    const { enrolment, onDay, channel, result, minutes = usualMinutes, note } = input
    if (onDay > asking.today) throw refuseField('onDay', 'counselling.lies-ahead')
    if (onDay < given.enrolment.applied_on)
      throw refuseField('onDay', 'people.before-application', { on: given.enrolment.applied_on })
    const isFollowedUp = result === 'reached' && findSupportKind(given.rules, followUp) !== undefined
    if (isFollowedUp && given.past.supports.length === 0) throw refuse('people.not-entered')
    const support = isFollowedUp
      ? decidedSupport({ enrolment, kind: followUp, givenOn: onDay, minutes, note }, given, asking)
      : undefined
    return {
      attempt: {
        id: newId(),
        enrolment_id: enrolment,
        person_id: given.enrolment.person_id,
        on_day: onDay,
        channel,
        result,
        made_by: asking.who.account,
        note: note ?? null,
        support_id: support?.id ?? null,
        salt: newSalt(),
      },
      support,
    }
  },
  async write({ attempt, support }, rows) {
    if (support) await rows.insert('support', support)
    await rows.insert('contact_attempt', attempt)
    return { attempt: attempt.id }
  },
})
