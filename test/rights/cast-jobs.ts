import { addEmployer } from '../../src/jobs/employer.ts'
import { propose } from '../../src/jobs/mediation.ts'
import { place } from '../../src/jobs/occupancy.ts'
import { fillPost } from '../../src/jobs/post.ts'
import { addVacancy } from '../../src/jobs/vacancy.ts'
import { newId } from '../../src/kernel/ids.ts'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { cuis } from '../jobs/ground.ts'
import type { Story } from '../people-of-the-story.ts'

interface CastJobs {
  employer: string
  vacancy: string
  referral: string
  placement: string
  post: string
  held: string
}

/** An employer is asked for once in each organisation; every cast has a vacancy, a proposal, a placement and a post of its own. */
const employers = new Map<string, string>()

export async function castJobs(
  perform: Story['performAs'],
  { dan }: Story['who'],
  { enrolment, region }: { enrolment: string; region: string },
): Promise<CastJobs> {
  const known = employers.get(dan.tenant)
  const input = { ...addEmployer.example, cui: cuis[0] }
  const employer = known ?? String((await perform(dan, addEmployer, input)).answer.employer)
  employers.set(dan.tenant, employer)
  const opened = await perform(dan, addVacancy, { ...addVacancy.example, employer, opensOn: '2026-02-02' })
  const vacancy = String(opened.answer.vacancy)
  const proposal = { vacancy, enrolment, proposedOn: '2026-02-23', reason: 'Știe munca.' }
  const proposed = await perform(dan, propose, proposal)
  const placed = await perform(dan, place, { ...place.example, enrolment, post: vacancy, beganOn: '2026-02-24' })
  const job = await perform(dan, recordDeliverable, {
    unit: 'job',
    programme: 'o-sansa',
    code: newId().slice(-12),
    title: 'Post',
    region,
    reachedOn: '2026-02-02',
    weeklyHours: 40,
    contract: 'permanent',
  })
  const post = String(job.answer.deliverable)
  const held = await perform(dan, fillPost, { ...fillPost.example, post, beganOn: '2026-02-23' })
  return {
    employer,
    vacancy,
    referral: String(proposed.answer.referral),
    placement: String(placed.answer.occupancy),
    post,
    held: String(held.answer.occupancy),
  }
}
