import { open } from '../../src/enterprises/enterprise.ts'
import { addEmployer } from '../../src/jobs/employer.ts'
import { place } from '../../src/jobs/occupancy.ts'
import { addVacancy } from '../../src/jobs/vacancy.ts'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { type Enrolled } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'

/** Numbers of organisations that nobody has been given: ten digits, the check digit right. */
export const cuis = ['9900000010', '9900000029', '9900000037', '9900000045', '9900000053'] as const

export async function employer(story: Story, more: object = {}): Promise<string> {
  const input = { name: 'Brutăria Cuptorul', cui: cuis[0], county: 'RO213', locality: 'Iași', ...more }
  const { answer } = await story.perform('elena', addEmployer, input)
  return String(answer.employer)
}

export async function vacancy(story: Story, of: string, more: object = {}): Promise<string> {
  const input = {
    employer: of,
    title: 'Ajutor de brutar',
    occupation: '941101',
    places: 2,
    weeklyHours: 40,
    contract: 'permanent',
    schedule: 'day',
    county: 'RO213',
    locality: 'Iași',
    opensOn: '2026-01-05',
    ...more,
  }
  const { answer } = await story.perform('elena', addVacancy, input)
  return String(answer.vacancy)
}

let codes = 0

export async function enterprise(story: Story, more: object = {}): Promise<string> {
  codes += 1
  const said = { programme: 'o-sansa', code: `X-${codes}`, title: 'Cooperativa Spalierul', legalForm: 'cooperative' }
  const { answer } = await story.perform('dan', open, { ...said, region: 'RO21', knownSince: '2026-01-05', ...more })
  return String(answer.enterprise)
}

/** A net new post, in an enterprise where one is named. */
export async function post(story: Story, more: object = {}): Promise<string> {
  const job = { unit: 'job', title: 'Post', netNew: true, weeklyHours: 40, contract: 'permanent', ...more }
  return deliverable(story, job)
}

async function deliverable(story: Story, more: object): Promise<string> {
  codes += 1
  const input = { programme: 'o-sansa', code: `X-${codes}`, region: 'RO21', reachedOn: '2026-01-05', ...more }
  const { answer } = await story.perform('dan', recordDeliverable, input)
  return String(answer.deliverable)
}

export interface Placed {
  occupancy: string
  outcome: string
}

export async function placed(
  story: Story,
  { enrolment }: Enrolled,
  on: string | undefined,
  more: object = {},
): Promise<Placed> {
  const input = {
    enrolment,
    ...(on !== undefined && { post: on }),
    contractNumber: '114/2026',
    contract: 'permanent',
    weeklyHours: 40,
    beganOn: '2026-03-02',
    ...more,
  }
  const { answer } = await story.perform('elena', place, input)
  return { occupancy: String(answer.occupancy), outcome: String(answer.outcome) }
}
