import { z } from 'zod/mini'
import { answer } from '../kernel/answer.ts'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { refuseField } from '../kernel/problem.ts'
import { day, id, personal } from '../kernel/shape.ts'
import { getRulebook } from '../programme/tables.ts'
import { educationNow, iscedLevels, labourStatuses } from './codes.ts'
import { keepReason } from './correction.ts'
import { poolAround, situationsOf, supportsOf } from './record-tables.ts'
import { entryDay } from './support.ts'
import { getEnrolment } from './person-tables.ts'
import { type EnrolmentRow, newSalt, type SituationRow } from './tables.ts'

/** Labour status and education on a day. `labourSince`: the first day of the present spell. */
export const situation = z.strictObject({
  onDay: day(),
  labour: answer(z.enum(labourStatuses)),
  labourSince: z.optional(day()),
  educationNow: answer(z.enum(educationNow)),
  isced: answer(z.enum(iscedLevels)),
})
export type Situation = z.infer<typeof situation>

const shape = z.strictObject({ enrolment: id(), ...situation.shape, reason: z.optional(personal(500)) })
type RecordSituation = z.infer<typeof shape>

interface Given {
  enrolment: EnrolmentRow
  forms: SituationRow[]
  entryOn: Day | undefined
}

interface Fact {
  row: ReturnType<typeof situationRow>
  before: SituationRow | undefined
  reason: string | undefined
}

/**
 * A form about a day: at exit, at six months, or at entry once more. What was answered about entry is frozen: changing it wants a reason,
 * and the old answers stay in the history. Source: capability 10 of the domain rules.
 */
export const recordSituation = command<RecordSituation, Given, Fact>({
  kind: 'people.record-situation',
  shape,
  example: {
    enrolment: '01930000-0000-7000-8000-000000000001',
    onDay: '2026-09-30',
    labour: 'employed',
    educationNow: 'none',
    isced: '3',
  },
  may: 'outcome.write',
  happenedOn: input => input.onDay,
  async given(input, { tx, who, today }) {
    const enrolment = await getEnrolment(tx, who, 'outcome.write', input.enrolment)
    const rules = await getRulebook(tx, who.tenant, enrolment.programme, today)
    const entryOn = entryDay(await supportsOf(tx, who.tenant, await poolAround(tx, enrolment)), rules)
    return { enrolment, entryOn, forms: await situationsOf(tx, who.tenant, enrolment.id) }
  },
  decide({ reason, ...input }, { enrolment, forms, entryOn }, { today }) {
    refuseWrongSpell(input, today)
    const before = forms.find(form => form.on_day === input.onDay)
    const isFrozen = entryOn !== undefined && input.onDay <= entryOn
    if ((before || isFrozen) && reason === undefined) throw refuseField('reason', 'people.frozen-wants-a-reason')
    return { row: situationRow(enrolment.person_id, enrolment.id, input), before, reason }
  },
  async write({ row, before, reason }, rows, { shown }) {
    const { enrolment_id, on_day, person_id, ...columns } = row
    if (before) await rows.revise('situation', { enrolment_id, on_day }, columns, shown)
    else await rows.insert('situation', row)
    if (reason !== undefined) await keepReason(rows, person_id, 'situation', `${enrolment_id},${on_day}`, reason)
    return { enrolment: enrolment_id }
  },
})

/** Nobody answers about a day that lies ahead, or about a spell that began after the day asked about. `at`: where the form stands among others. */
export function refuseWrongSpell({ onDay, labourSince }: Situation, today: Day, at = ''): void {
  if (onDay > today) throw refuseField(`${at}onDay`, 'people.lies-ahead')
  if (labourSince !== undefined && labourSince > onDay)
    throw refuseField(`${at}labourSince`, 'people.began-after-that-day')
}

export const situationRow = (person: string, enrolment: string, input: Situation) => ({
  enrolment_id: enrolment,
  person_id: person,
  on_day: input.onDay,
  labour: input.labour,
  labour_since: input.labourSince ?? null,
  education_now: input.educationNow,
  isced: input.isced,
  salt: newSalt(),
})
