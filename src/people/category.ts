import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code, day, id } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { categoriesOf } from './record-tables.ts'
import { getEnrolment } from './person-tables.ts'
import { type CategoryRow, type EnrolmentRow, newSalt } from './tables.ts'

/** Parts of the target group that are no special category. VMI took the place of VMG on 1 January 2024. Source: Law 196/2016. */
export const categoryKinds = ['vmi', 'vmg', 'large-family'] as const

/** From and up to a day, both included; without an end it still holds. */
export const category = z.strictObject({
  kind: code(categoryKinds),
  validFrom: day(),
  validTo: z.optional(day()),
})
export type Category = z.infer<typeof category>

/** The last day on which VMG was paid, and the first of VMI. Source: Law 196/2016. */
const lastOfVmg = '2023-12-31'
const firstOfVmi = '2024-01-01'

export function refuseWrongDays({ kind, validFrom, validTo }: Category, at = ''): void {
  if (validTo !== undefined && validTo < validFrom) throw refuseField(`${at}validTo`, 'people.ends-before-it-begins')
  if (kind === 'vmg' && validFrom > lastOfVmg) throw refuseField(`${at}kind`, 'people.vmg-is-over', { on: lastOfVmg })
  if (kind === 'vmi' && validFrom < firstOfVmi) throw refuseField(`${at}kind`, 'people.vmi-begins', { on: firstOfVmi })
}

export const categoryRow = ({ id: enrolment, person_id }: Pick<EnrolmentRow, 'id' | 'person_id'>, input: Category) => ({
  enrolment_id: enrolment,
  person_id,
  kind: input.kind,
  valid_from: input.validFrom,
  valid_to: input.validTo ?? null,
  salt: newSalt(),
})

interface Given {
  enrolment: EnrolmentRow
  before: CategoryRow | undefined
}

const setShape = z.strictObject({ enrolment: id(), ...category.shape })

export const setCategory = command<
  z.infer<typeof setShape>,
  Given,
  { row: ReturnType<typeof categoryRow>; before: CategoryRow | undefined }
>({
  kind: 'people.set-category',
  shape: setShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', kind: 'vmi', validFrom: '2026-01-01' },
  may: 'people.write',
  given: (input, { tx, who }) => findCategory(tx, who, input),
  decide(input, { enrolment, before }, { today }) {
    if (input.validFrom > today) throw refuseField('validFrom', 'people.lies-ahead')
    refuseWrongDays(input)
    return { row: categoryRow(enrolment, input), before }
  },
  async write({ row, before }, rows, { shown }) {
    const { enrolment_id, kind, ...columns } = row
    if (before) await rows.revise('category', { enrolment_id, kind }, columns, shown)
    else await rows.insert('category', row)
    return { enrolment: enrolment_id }
  },
})

const dropShape = z.strictObject({ enrolment: id(), kind: code(categoryKinds) })

/** It was said by mistake. A category that ended keeps its last day instead. */
export const dropCategory = command<z.infer<typeof dropShape>, CategoryRow, CategoryRow>({
  kind: 'people.drop-category',
  shape: dropShape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', kind: 'large-family' },
  may: 'people.write',
  async given(input, { tx, who }) {
    const { before } = await findCategory(tx, who, input)
    if (!before) throw missing('people.no-such-record')
    return before
  },
  decide: (_, before) => before,
  async write({ enrolment_id, kind }, rows) {
    await rows.remove('category', { enrolment_id, kind })
    return { enrolment: enrolment_id }
  },
})

async function findCategory(
  tx: Tx,
  who: Who,
  { enrolment: asked, kind }: { enrolment: string; kind: string },
): Promise<Given> {
  const enrolment = await getEnrolment(tx, who, 'people.write', asked)
  const all = await categoriesOf(tx, who.tenant, enrolment.id)
  return { enrolment, before: all.find(one => one.kind === kind) }
}
