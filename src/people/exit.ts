import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, personalLines } from '../kernel/shape.ts'
import { getRulebook } from '../programme/tables.ts'
import { leaveReasons } from './codes.ts'
import { exitsOf, poolAround, supportsOf } from './record-tables.ts'
import { entryDay, lastDay } from './support.ts'
import { getEnrolment } from './person-tables.ts'
import { type EnrolmentRow, type ExitRow, newSalt } from './tables.ts'

const shape = z.strictObject({
  enrolment: id(),
  leftOn: day(),
  reason: code(leaveReasons),
  note: z.optional(personalLines(2000)),
})
type Exit = z.infer<typeof shape>

interface Given {
  enrolment: EnrolmentRow
  entryOn: Day | undefined
  lastOn: Day | undefined
  exits: ExitRow[]
}

/** A person leaves on the day of the last support; whoever drops out, on the last day attended. Source: decision 4 of the domain rules. */
export const leave = command<Exit, Given, Omit<ExitRow, 'tenant_id' | 'entry'>>({
  kind: 'people.leave',
  shape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', leftOn: '2026-03-31', reason: 'completed' },
  may: 'support.write',
  happenedOn: input => input.leftOn,
  async given({ enrolment: asked }, { tx, who, today }) {
    const enrolment = await getEnrolment(tx, who, 'support.write', asked)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, today)
    const pool = await poolAround(tx, enrolment)
    const supports = await supportsOf(tx, who.tenant, pool)
    return {
      enrolment,
      entryOn: entryDay(supports, rules),
      lastOn: lastDay(supports, rules),
      exits: await exitsOf(tx, who.tenant, pool),
    }
  },
  decide(input, { enrolment, entryOn, lastOn, exits }, { today }) {
    if (entryOn === undefined || lastOn === undefined) throw refuse('people.not-entered')
    if (input.leftOn > today) throw refuseField('leftOn', 'people.lies-ahead')
    if (exits.some(exit => exit.left_on >= input.leftOn)) throw refuseField('leftOn', 'people.already-left')
    if (input.leftOn !== lastOn) throw refuseField('leftOn', 'people.exit-is-the-last-support', { on: lastOn })
    return {
      id: newId(),
      enrolment_id: enrolment.id,
      person_id: enrolment.person_id,
      left_on: input.leftOn,
      reason: input.reason,
      note: input.note ?? null,
      salt: newSalt(),
    }
  },
  async write(exit, rows) {
    await rows.insert('exit', exit)
    return { exit: exit.id }
  },
})
