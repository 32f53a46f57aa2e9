import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { refuseField } from '../kernel/problem.ts'
import { asPersonal } from '../kernel/marks.ts'
import { code as listed, hours, id } from '../kernel/shape.ts'
import { getEnrolment } from '../people/person-tables.ts'
import { type EnrolmentRow, newSalt } from '../people/tables.ts'
import { licences, reaches, schedules, skills } from './codes.ts'
import type { WishRow } from './tables.ts'
import { occupation } from './vacancy.ts'
import { findWish } from './wish-tables.ts'

const some = <const T extends readonly [string, ...string[]]>(list: T) =>
  asPersonal(z.array(listed(list)).check(z.maxLength(list.length)))

const shape = z.strictObject({
  enrolment: id(),
  /** The whole answer each time: what is left out is not so. */
  skills: some(skills),
  licences: some(licences),
  schedules: some(schedules).check(z.minLength(1)),
  occupations: asPersonal(z.array(occupation()).check(z.maxLength(10))),
  leastHours: hours(48),
  mostHours: hours(48),
  reach: listed(reaches),
})
type Wish = z.infer<typeof shape>

interface Given {
  enrolment: EnrolmentRow
  known: WishRow | undefined
}

/** What somebody can do and what work they look for, in their own words put into a list. It asks nothing that is sealed. */
export const setWish = command<Wish, Given, { row: Omit<WishRow, 'tenant_id' | 'entry'>; isNew: boolean }>({
  kind: 'jobs.set-wish',
  shape,
  example: {
    enrolment: '01930000-0000-7000-8000-000000000001',
    skills: ['cooking', 'cleaning'],
    licences: [],
    schedules: ['day', 'shifts'],
    occupations: ['941101'],
    leastHours: 20,
    mostHours: 40,
    reach: 'county',
  },
  may: 'outcome.write',
  given: async (input, { tx, who }) => ({
    enrolment: await getEnrolment(tx, who, 'outcome.write', input.enrolment),
    known: await findWish(tx, who.tenant, input.enrolment),
  }),
  decide(input, { enrolment, known }, { today }) {
    if (input.leastHours > input.mostHours) throw refuseField('leastHours', 'jobs.least-hours-are-the-most')
    const row = {
      enrolment_id: enrolment.id,
      person_id: enrolment.person_id,
      occupations: input.occupations,
      skills: input.skills,
      licences: input.licences,
      schedules: input.schedules,
      least_hours: input.leastHours,
      most_hours: input.mostHours,
      reach: input.reach,
      since_on: known?.since_on ?? today,
      salt: newSalt(),
    }
    return { row, isNew: known === undefined }
  },
  async write({ row, isNew }, rows, { shown }) {
    const { enrolment_id: enrolment, ...changes } = row
    if (isNew) await rows.insert('job_wish', row)
    else await rows.revise('job_wish', { enrolment_id: enrolment }, changes, shown)
    return { enrolment }
  },
})
