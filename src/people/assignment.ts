import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, id, integer } from '../kernel/shape.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { refuseOutOfPlace, refuseUnknownPlace } from './application.ts'
import { accountNames, getEnrolment } from './person-tables.ts'
import type { EnrolmentRow } from './tables.ts'

/** What is left out stays; `centre` null: of no centre any more. */
const shape = z.strictObject({
  enrolment: id(),
  partner: z.optional(code()),
  centre: z.optional(z.nullable(code())),
  caseworker: z.optional(id()),
  priority: z.optional(integer(0, 1000)),
})

interface Given {
  enrolment: EnrolmentRow
  rules: Rulebook
  accounts: ReadonlyMap<string, string>
}

type Changes = Pick<EnrolmentRow, 'partner' | 'centre' | 'caseworker_id' | 'priority'>

/** Another colleague, centre or partner looks after the person. The region stays: it is counted where the person entered. */
export const reassign = command<z.infer<typeof shape>, Given, { enrolment: string; changes: Changes }>({
  kind: 'people.reassign',
  shape,
  example: { enrolment: '01930000-0000-7000-8000-000000000001', centre: 'CRES-NE' },
  may: 'people.write',
  alone: true,
  async given(input, { tx, who, today }) {
    const enrolment = await getEnrolment(tx, who, 'people.write', input.enrolment)
    return {
      enrolment,
      rules: await getRulebook(tx, who.tenant, enrolment.programme, today),
      accounts: await accountNames(tx, who.tenant),
    }
  },
  decide(input, { enrolment, rules, accounts }, { who }) {
    const changes: Changes = {
      partner: input.partner ?? enrolment.partner,
      centre: input.centre === undefined ? enrolment.centre : input.centre,
      caseworker_id: input.caseworker ?? enrolment.caseworker_id,
      priority: input.priority ?? enrolment.priority,
    }
    if (!accounts.has(changes.caseworker_id)) throw refuseField('caseworker', 'people.no-such-colleague')
    const { programme, region } = enrolment
    const place = {
      programme,
      region,
      partner: changes.partner,
      centre: changes.centre ?? undefined,
      caseworker: changes.caseworker_id,
    }
    refuseUnknownPlace(place, rules)
    refuseOutOfPlace(who, place)
    const columns = Object.keys(changes) as (keyof Changes)[]
    if (columns.every(column => changes[column] === enrolment[column])) throw refuse('people.nothing-changes')
    return { enrolment: enrolment.id, changes }
  },
  async write({ enrolment, changes }, rows, { shown }) {
    await rows.revise('enrolment', { id: enrolment }, changes, shown)
    return { enrolment }
  },
})
