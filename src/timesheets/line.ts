import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, hours, id, plain, time } from '../kernel/shape.ts'
import { minuteOf, timeOf } from '../kernel/time-of-day.ts'
import { groundOf, type SheetGround } from './ground.ts'
import { firstOf } from './month.ts'
import { type Fact, getLine, type LineRow } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

/** From and to, or the hours alone. The activity names no participant. */
const said = {
  contract: id(),
  onDay: day(),
  from: z.optional(time()),
  to: z.optional(time()),
  hours: z.optional(hours(24)),
  activity: plain(200),
}
const saidShape = z.strictObject(said)
type Said = z.infer<typeof saidShape>

const addShape = z.strictObject({ timesheet: id(), ...said })
type AddLine = z.infer<typeof addShape>

/** What an expert did on a day under one contract. */
export const addLine = command<AddLine, SheetGround, Fact<LineRow>>({
  kind: 'timesheets.add-line',
  shape: addShape,
  example: {
    timesheet: exampleId,
    contract: exampleId,
    onDay: '2026-03-02',
    from: '09:00',
    to: '11:00',
    activity: 'Pregătirea ședințelor de consiliere',
  },
  may: 'timesheet.write',
  happenedOn: input => input.onDay,
  given: ({ timesheet }, { tx, who }) => groundOf(tx, who, timesheet),
  decide: (input, ground, { today }) => ({
    id: newId(),
    timesheet_id: ground.sheet.id,
    ...settled(input, ground, today),
    source: null,
    source_id: null,
  }),
  async write(line, rows) {
    await rows.insert('timesheet_line', line)
    return { timesheet: line.timesheet_id, line: line.id }
  },
})

const correctShape = z.strictObject({ line: id(), ...said })
type CorrectLine = z.infer<typeof correctShape>

type OfLine = SheetGround & { line: LineRow }

/** A line that was wrong; what it was proposed from stays said. */
export const correctLine = command<
  CorrectLine,
  OfLine,
  Pick<LineRow, 'id' | 'timesheet_id'> & ReturnType<typeof settled>
>({
  kind: 'timesheets.correct-line',
  shape: correctShape,
  example: { line: exampleId, contract: exampleId, onDay: '2026-03-03', hours: 2.5, activity: 'Raport de activitate' },
  may: 'timesheet.write',
  happenedOn: input => input.onDay,
  given: ({ line }, asking) => ofLine(line, asking),
  decide(input, { line, ...ground }, { today }) {
    const others = { ...ground, lines: ground.lines.filter(one => one.id !== line.id) }
    return { id: line.id, timesheet_id: line.timesheet_id, ...settled(input, others, today) }
  },
  async write({ id: line, timesheet_id, ...changes }, rows, { shown }) {
    await rows.revise('timesheet_line', { id: line }, changes, shown)
    return { timesheet: timesheet_id, line }
  },
})

const dropShape = z.strictObject({ line: id() })

/** A line of a month that is still open. */
export const dropLine = command<z.infer<typeof dropShape>, OfLine, LineRow>({
  kind: 'timesheets.drop-line',
  shape: dropShape,
  example: { line: exampleId },
  may: 'timesheet.write',
  given: ({ line }, asking) => ofLine(line, asking),
  decide(_, { sheet, line }) {
    refuseClosed(sheet)
    return line
  },
  async write({ id: line, timesheet_id }, rows) {
    await rows.remove('timesheet_line', { id: line })
    return { timesheet: timesheet_id }
  },
})

async function ofLine(asked: string, { tx, who }: Asking): Promise<OfLine> {
  const line = await getLine(tx, who.tenant, asked)
  return { ...(await groundOf(tx, who, line.timesheet_id)), line }
}

export function refuseClosed({ closed_on }: SheetGround['sheet']): void {
  if (closed_on !== null) throw refuse('timesheets.month-is-closed')
}

/** What is now true of the line, or a refusal at its field. */
function settled(input: Said, ground: SheetGround, today: string) {
  const { sheet, contracts } = ground
  refuseClosed(sheet)
  if (firstOf(input.onDay) !== sheet.month) throw refuseField('onDay', 'timesheets.other-month')
  if (input.onDay > today) throw refuseField('onDay', 'timesheets.lies-ahead')
  const contract = contracts.find(one => one.id === input.contract)
  if (!contract) throw refuseField('contract', 'timesheets.no-such-contract')
  if (contract.valid_from > input.onDay || (contract.valid_to ?? input.onDay) < input.onDay)
    throw refuseField('contract', 'timesheets.contract-does-not-hold', { number: contract.number })
  const when = { on_day: input.onDay, ...minutesOf(input) }
  const clash = clashOf(when, ground)
  if (clash !== undefined) {
    const [from, to] = [clash.from_minute ?? 0, clash.to_minute ?? 0]
    throw refuseField('from', 'timesheets.two-things-at-once', { from: timeOf(from), to: timeOf(to) })
  }
  const most = ground.most / 60
  if (aboveMost(when, ground))
    throw refuseField(input.hours === undefined ? 'to' : 'hours', 'timesheets.too-long-a-day', { most })
  return { contract_id: contract.id, ...when, activity: input.activity }
}

type When = Pick<LineRow, 'on_day' | 'from_minute' | 'to_minute' | 'minutes'>

function minutesOf({ from, to, hours: typed }: Said): Omit<When, 'on_day'> {
  if (from === undefined && to === undefined) {
    if (typed === undefined) throw refuseField('from', 'timesheets.from-and-to-or-hours')
    return { from_minute: null, to_minute: null, minutes: typed * 60 }
  }
  if (from === undefined) throw refuseField('from', 'timesheets.from-and-to-or-hours')
  if (to === undefined) throw refuseField('to', 'timesheets.from-and-to-or-hours')
  const minutes = minuteOf(to) - minuteOf(from)
  if (minutes <= 0) throw refuseField('to', 'timesheets.ends-before-it-begins')
  if (typed !== undefined && typed * 60 !== minutes) throw refuseField('hours', 'timesheets.other-hours-than-from-to')
  return { from_minute: minuteOf(from), to_minute: minuteOf(to), minutes }
}

/** A line at the same time: nobody works under two contracts at once. */
export const clashOf = (when: When, { lines }: Pick<SheetGround, 'lines'>): LineRow | undefined =>
  lines.find(
    one =>
      one.on_day === when.on_day &&
      one.from_minute !== null &&
      one.to_minute !== null &&
      when.from_minute !== null &&
      when.to_minute !== null &&
      one.from_minute < when.to_minute &&
      when.from_minute < one.to_minute,
  )

/** Whether the day, with this line, is longer than the rules allow under all contracts together. */
export const aboveMost = (when: When, { lines, most }: Pick<SheetGround, 'lines' | 'most'>): boolean =>
  lines.filter(one => one.on_day === when.on_day).reduce((sum, one) => sum + one.minutes, when.minutes) > most
