import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { bani, code, id, integer, personal } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { lineKinds, monthlyKinds, planMonths } from './cash-flow.ts'
import { placeOf, type Place } from './enterprise.ts'
import { begun, planOf, type PlanPlace } from './plan.ts'
import { findLine, type LineRow } from './plan-tables.ts'
import type { Fact } from './tables.ts'

/** Our choice: a plan with more lines than that is a ledger. */
const mostLines = 80

/** `amount`: bani, of an ordinary month for what comes every month, without VAT. Months are those of the plan, both included. */
const said = {
  kind: code(lineKinds),
  title: personal(80),
  amount: bani(100_000_000_00),
  from: integer(1, planMonths),
  until: z.optional(integer(1, planMonths)),
  growth: z.optional(integer(-50, 100)),
  seasonal: z.optional(z.boolean()),
  /** Single months apart from the pattern; a row left empty says nothing. */
  apart: z.optional(
    z
      .array(z.strictObject({ month: z.optional(integer(1, planMonths)), amount: z.optional(bani(100_000_000_00)) }))
      .check(z.maxLength(planMonths)),
  ),
}

const addShape = z.strictObject({ enterprise: id(), ...said })
type Add = z.infer<typeof addShape>

export const addLine = command<Add, PlanPlace, Fact<LineRow>>({
  kind: 'enterprises.add-plan-line',
  shape: addShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    kind: 'income',
    title: 'Pâine',
    amount: 900_000,
    from: 4,
    growth: 5,
    seasonal: true,
    apart: [{ month: 9, amount: 1_500_000 }],
  },
  may: 'deliverable.write',
  given: planOf,
  decide(input, given, { who }) {
    begun(given)
    if (given.lines.length >= mostLines) throw refuseField('title', 'enterprises.too-many-lines', { most: mostLines })
    return { id: newId(), enterprise_id: input.enterprise, ...columnsOf(input, who.account) }
  },
  async write(line, rows) {
    await rows.insert('plan_line', line)
    return { line: line.id, enterprise: line.enterprise_id }
  },
})

const lineIn = async (
  { line }: { line: string },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<Place & { line: LineRow }> => {
  const row = await findLine(tx, who.tenant, line)
  if (!row) throw missing('enterprises.no-such-line')
  return { ...(await placeOf(tx, who, 'deliverable.write', row.enterprise_id)), line: row }
}

const changeShape = z.strictObject({ line: id(), ...said })

export const changeLine = command<
  z.infer<typeof changeShape>,
  Place & { line: LineRow },
  Omit<Fact<LineRow>, 'enterprise_id'>
>({
  kind: 'enterprises.change-plan-line',
  shape: changeShape,
  example: { line: '01930000-0000-7000-8000-000000000001', kind: 'cost', title: 'Chirie', amount: 150_000, from: 1 },
  may: 'deliverable.write',
  given: lineIn,
  decide: (input, { line }, { who }) => ({ id: line.id, ...columnsOf(input, who.account) }),
  async write({ id: key, ...line }, rows, { shown }) {
    await rows.revise('plan_line', { id: key }, line, shown)
    return { line: key }
  },
})

const dropShape = z.strictObject({ line: id() })

export const dropLine = command<z.infer<typeof dropShape>, Place & { line: LineRow }, LineRow>({
  kind: 'enterprises.drop-plan-line',
  shape: dropShape,
  example: { line: '01930000-0000-7000-8000-000000000001' },
  may: 'deliverable.write',
  given: lineIn,
  decide: (_, { line }) => line,
  async write({ id: key, enterprise_id }, rows) {
    await rows.remove('plan_line', { id: key })
    return { enterprise: enterprise_id }
  },
})

/** What comes once has no end, no growth and no season, whatever was typed. */
function columnsOf(input: Omit<Add, 'enterprise'>, account: string) {
  const isMonthly = monthlyKinds.includes(input.kind)
  if (isMonthly && input.until !== undefined && input.until < input.from)
    throw refuseField('until', 'enterprises.ends-before-it-begins')
  const mayVary = input.kind === 'income' || input.kind === 'cost'
  return {
    kind: input.kind,
    title: input.title,
    amount_bani: input.amount,
    from_month: input.from,
    until_month: isMonthly ? (input.until ?? null) : null,
    growth: mayVary ? (input.growth ?? 0) : 0,
    seasonal: mayVary && input.seasonal === true,
    apart: isMonthly ? apartOf(input.apart ?? []) : {},
    written_by: account,
    salt: newSalt(),
  }
}

/** Rows with both a month and an amount; each month once. */
function apartOf(rows: NonNullable<Add['apart']>): LineRow['apart'] {
  const apart: Record<string, number> = {}
  for (const [at, { month, amount }] of rows.entries()) {
    if (month === undefined && amount === undefined) continue
    if (month === undefined) throw refuseField(`apart.${at}.month`, 'shape.required')
    if (amount === undefined) throw refuseField(`apart.${at}.amount`, 'shape.required')
    if (month in apart) throw refuseField(`apart.${at}.month`, 'enterprises.month-twice')
    apart[month] = amount
  }
  return apart
}
