import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse } from '../kernel/problem.ts'
import { id } from '../kernel/shape.ts'
import { differencesIn } from './difference.ts'
import { groundOf, type SheetGround } from './ground.ts'
import { type Held, heldBy } from './held-tables.ts'
import { aboveMost, clashOf, refuseClosed } from './line.ts'
import { lastOf } from './month.ts'
import type { Fact, LineRow } from './tables.ts'

const shape = z.strictObject({ timesheet: id() })
type Propose = z.infer<typeof shape>

type Given = SheetGround & { held: Held[] }

/**
 * A line for each session that was held and has none, under the contract with its programme. What would be a second thing at the same time,
 * or too long a day, is left to whoever it is about: it stays among the differences.
 */
export const propose = command<Propose, Given, Fact<LineRow>[]>({
  kind: 'timesheets.propose',
  shape,
  example: { timesheet: '01930000-0000-7000-8000-000000000001' },
  may: 'timesheet.write',
  async given({ timesheet }, { tx, who }) {
    const ground = await groundOf(tx, who, timesheet)
    const { staff_id, month } = ground.sheet
    return { ...ground, held: await heldBy(tx, who.tenant, staff_id, { from: month, to: lastOf(month) }) }
  },
  decide(_, ground) {
    refuseClosed(ground.sheet)
    const lines: LineRow[] = [...ground.lines]
    const proposed: Fact<LineRow>[] = []
    for (const { difference, session } of differencesIn(ground)) {
      const line = difference === 'no-line' && lineOf(session, ground)
      if (!line || clashOf(line, { lines }) || aboveMost(line, { lines, most: ground.most })) continue
      proposed.push(line)
      lines.push({ ...line, tenant_id: '', entry: 0 })
    }
    if (proposed.length === 0) throw refuse('timesheets.nothing-to-propose')
    return proposed
  },
  async write(lines, rows) {
    await rows.insertAll('timesheet_line', lines)
    return { timesheet: lines[0]?.timesheet_id ?? '', lines: lines.length }
  },
})

function lineOf(session: Held, { sheet, contracts }: SheetGround): Fact<LineRow> | undefined {
  const { on, from, to, source, id: sourceId, title, programme } = session
  const holds = (one: SheetGround['contracts'][number]) => one.valid_from <= on && (one.valid_to ?? on) >= on
  const contract = contracts.find(one => !one.outside && one.programme === programme && holds(one))
  return (
    contract && {
      id: newId(),
      timesheet_id: sheet.id,
      contract_id: contract.id,
      on_day: on,
      from_minute: from,
      to_minute: to,
      minutes: to - from,
      activity: title,
      source,
      source_id: sourceId,
    }
  )
}
