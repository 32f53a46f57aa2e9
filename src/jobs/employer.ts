import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { day, email, id, personal, personalLines, phone, plain } from '../kernel/shape.ts'
import { newSalt } from '../people/tables.ts'
import { cui } from '../programme/cui.ts'
import { countyCodes } from '../programme/place.ts'
import { type EmployerRow, findEmployer, findEmployerByCui, type VisitRow } from './tables.ts'

export const county = () =>
  plain(5).check(z.refine(text => countyCodes.includes(text), { params: { code: 'jobs.no-such-county' } }))

const fields = {
  name: plain(160),
  cui: cui(),
  /** A social-economy structure: whoever works there works in an SES. */
  social: z.optional(z.boolean()),
  county: county(),
  locality: plain(80),
  contactName: z.optional(personal(120)),
  phone: z.optional(phone()),
  email: z.optional(email()),
}
const shape = z.strictObject(fields)
type Employer = z.infer<typeof shape>
type Row = Omit<EmployerRow, 'tenant_id' | 'entry'>

/**
 * Who offers work, known by the number of the organisation (CUI), each once. Employers belong to the organisation, not to a region: any
 * colleague who places people may write them.
 */
export const addEmployer = command<Employer, EmployerRow | undefined, Row>({
  kind: 'jobs.add-employer',
  shape,
  example: { name: 'Brutăria Cuptorul', cui: '9900000010', county: 'RO213', locality: 'Iași' },
  may: 'outcome.write',
  given: (input, { tx, who }) => findEmployerByCui(tx, who.tenant, input.cui),
  decide(input, known) {
    if (known) throw refuseField('cui', 'jobs.employer-known', { name: known.name })
    return rowOf(newId(), input)
  },
  async write(row, rows) {
    await rows.insert('employer', row)
    return { employer: row.id }
  },
})

const correctShape = z.strictObject({ employer: id(), ...fields })

interface Correcting {
  employer: EmployerRow
  known: EmployerRow | undefined
}

export const correctEmployer = command<z.infer<typeof correctShape>, Correcting, Row>({
  kind: 'jobs.correct-employer',
  shape: correctShape,
  example: { employer: '01930000-0000-7000-8000-000000000001', ...addEmployer.example },
  may: 'outcome.write',
  given: async (input, asking) => ({
    employer: await getEmployer(asking, input.employer),
    known: await findEmployerByCui(asking.tx, asking.who.tenant, input.cui),
  }),
  decide(input, { employer, known }) {
    if (known && known.id !== employer.id) throw refuseField('cui', 'jobs.employer-known', { name: known.name })
    return rowOf(employer.id, input)
  },
  async write({ id: employer, ...changes }, rows, { shown }) {
    await rows.revise('employer', { id: employer }, changes, shown)
    return { employer }
  },
})

const visitShape = z.strictObject({ employer: id(), visitedOn: day(), note: personalLines(2000) })

export const visitEmployer = command<z.infer<typeof visitShape>, EmployerRow, Omit<VisitRow, 'tenant_id' | 'entry'>>({
  kind: 'jobs.visit-employer',
  shape: visitShape,
  example: {
    employer: '01930000-0000-7000-8000-000000000001',
    visitedOn: '2026-03-02',
    note: 'Caută doi ajutori de brutar.',
  },
  may: 'outcome.write',
  happenedOn: input => input.visitedOn,
  given: (input, asking) => getEmployer(asking, input.employer),
  decide(input, employer, { who, today }) {
    if (input.visitedOn > today) throw refuseField('visitedOn', 'people.lies-ahead')
    return {
      id: newId(),
      employer_id: employer.id,
      visited_on: input.visitedOn,
      visited_by: who.account,
      note: input.note,
      salt: newSalt(),
    }
  },
  async write(visit, rows) {
    await rows.insert('employer_visit', visit)
    return { employer: visit.employer_id }
  },
})

export async function getEmployer({ tx, who }: Pick<Asking, 'tx' | 'who'>, employer: string): Promise<EmployerRow> {
  const found = await findEmployer(tx, who.tenant, employer)
  if (!found) throw missing('jobs.no-such-employer')
  return found
}

const rowOf = (employer: string, input: Employer): Row => ({
  id: employer,
  name: input.name,
  cui: input.cui,
  social: input.social ?? false,
  county: input.county,
  locality: input.locality,
  contact_name: input.contactName ?? null,
  phone: input.phone ?? null,
  email: input.email ?? null,
  salt: newSalt(),
})
