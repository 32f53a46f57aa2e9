import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { code as listed, day, hours, id, integer, plain, plainLines } from '../kernel/shape.ts'
import { accessibilityNeeds } from '../people/codes.ts'
import { code } from '../programme/rule.ts'
import { licences, offered, schedules, skills } from './codes.ts'
import { county, getEmployer } from './employer.ts'
import { findVacancy, type VacancyRow } from './tables.ts'

const some = <const T extends readonly [string, ...string[]]>(list: T) =>
  z.optional(z.array(listed(list)).check(z.maxLength(list.length)))

/** Six digits. Source: COR, the classification of occupations in Romania (HG 1352/2010), whose first four are ISCO-08. */
export const occupation = () =>
  plain(6).check(z.refine(text => /^\d{6}$/.test(text), { params: { code: 'jobs.not-a-cor-code' } }))

/** In a week, in quarters of an hour. Source: Labour Code, art. 114: 48 with overtime. */
export const weeklyHours = () => hours(48)

export const vacancyFields = {
  title: plain(160),
  occupation: occupation(),
  places: integer(1, 500),
  weeklyHours: weeklyHours(),
  contract: listed(offered),
  schedule: listed(schedules),
  county: county(),
  locality: plain(80),
  isced: z.optional(integer(0, 8)),
  licences: some(licences),
  skills: some(skills),
  /** Kinds of outcome of the rules, such as `certified-oivpd`. */
  training: z.optional(z.array(code).check(z.maxLength(10))),
  /** What the workplace provides. */
  provides: some(accessibilityNeeds),
  /** For people of a vulnerable group. Which one is never asked: the list of candidates would tell it of each of them. */
  reserved: z.optional(z.boolean()),
  requirements: z.optional(plainLines(2000)),
  opensOn: day(),
  deadlineOn: z.optional(day()),
}

const shape = z.strictObject({ employer: id(), ...vacancyFields })
export type Vacancy = z.infer<typeof shape>
type Row = Omit<VacancyRow, 'tenant_id' | 'entry'>

const bakersHand = {
  title: 'Ajutor de brutar',
  occupation: '941101',
  places: 2,
  weeklyHours: 40,
  contract: 'permanent',
  schedule: 'shifts',
  county: 'RO216',
  locality: 'Vaslui',
  opensOn: '2026-03-02',
} as const

export const addVacancy = command<Vacancy, null, Row>({
  kind: 'jobs.add-vacancy',
  shape,
  example: { employer: '01930000-0000-7000-8000-000000000001', ...bakersHand },
  may: 'outcome.write',
  happenedOn: input => input.opensOn,
  async given(input, asking) {
    await getEmployer(asking, input.employer)
    return null
  },
  decide: (input, _, { today }) => ({ ...settled(input, today), id: newId(), employer_id: input.employer }),
  async write(row, rows) {
    await rows.insert('vacancy', row)
    return { vacancy: row.id }
  },
})

const correctShape = z.strictObject({ vacancy: id(), ...vacancyFields })

export const correctVacancy = command<z.infer<typeof correctShape>, VacancyRow, Row>({
  kind: 'jobs.correct-vacancy',
  shape: correctShape,
  example: { vacancy: '01930000-0000-7000-8000-000000000001', ...bakersHand },
  may: 'outcome.write',
  given: (input, asking) => getVacancy(asking, input.vacancy),
  decide: (input, { id: vacancy, employer_id, closed_on }, { today }) => ({
    ...settled(input, today),
    id: vacancy,
    employer_id,
    closed_on,
  }),
  async write({ id: vacancy, ...changes }, rows, { shown }) {
    await rows.revise('vacancy', { id: vacancy }, changes, shown)
    return { vacancy }
  },
})

const closeShape = z.strictObject({ vacancy: id(), closedOn: day() })

/** From that day on nobody is proposed for it. */
export const closeVacancy = command<z.infer<typeof closeShape>, VacancyRow, { id: string; closedOn: Day }>({
  kind: 'jobs.close-vacancy',
  shape: closeShape,
  example: { vacancy: '01930000-0000-7000-8000-000000000001', closedOn: '2026-03-31' },
  may: 'outcome.write',
  happenedOn: input => input.closedOn,
  given: (input, asking) => getVacancy(asking, input.vacancy),
  decide({ closedOn }, vacancy, { today }) {
    if (closedOn > today) throw refuseField('closedOn', 'people.lies-ahead')
    if (closedOn < vacancy.opens_on) throw refuseField('closedOn', 'jobs.closes-before-it-opens')
    return { id: vacancy.id, closedOn }
  },
  async write({ id: vacancy, closedOn }, rows, { shown }) {
    await rows.revise('vacancy', { id: vacancy }, { closed_on: closedOn }, shown)
    return { vacancy }
  },
})

export async function getVacancy({ tx, who }: Pick<Asking, 'tx' | 'who'>, vacancy: string): Promise<VacancyRow> {
  const found = await findVacancy(tx, who.tenant, vacancy)
  if (!found) throw missing('jobs.no-such-vacancy')
  return found
}

/** People can be sent there on that day. */
export const isOpen = ({ opens_on, deadline_on, closed_on }: VacancyRow, on: Day): boolean =>
  opens_on <= on && (deadline_on === null || deadline_on >= on) && (closed_on === null || closed_on > on)

function settled(input: Omit<Vacancy, 'employer'>, today: Day): Omit<Row, 'id' | 'employer_id'> {
  if (input.opensOn > today) throw refuseField('opensOn', 'people.lies-ahead')
  if (input.deadlineOn !== undefined && input.deadlineOn < input.opensOn)
    throw refuseField('deadlineOn', 'jobs.closes-before-it-opens')
  return {
    title: input.title,
    occupation: input.occupation,
    places: input.places,
    weekly_hours: input.weeklyHours,
    contract: input.contract,
    schedule: input.schedule,
    county: input.county,
    locality: input.locality,
    isced: input.isced ?? null,
    licences: input.licences ?? [],
    skills: input.skills ?? [],
    training: input.training ?? [],
    provides: input.provides ?? [],
    reserved: input.reserved ?? false,
    requirements: input.requirements ?? null,
    opens_on: input.opensOn,
    deadline_on: input.deadlineOn ?? null,
    closed_on: null,
  }
}
