import { addEmployer, visitEmployer } from '../../src/jobs/employer.ts'
import { propose } from '../../src/jobs/mediation.ts'
import { place } from '../../src/jobs/occupancy.ts'
import { fillPost } from '../../src/jobs/post.ts'
import { checkRetention } from '../../src/jobs/retention.ts'
import { addVacancy } from '../../src/jobs/vacancy.ts'
import { setWish } from '../../src/jobs/wish.ts'
import type { Office, Record } from './office.ts'

export interface Jobs {
  employer: string
  vacancy: string
  referral: string
  placement: string
  post: string
  /** A created post that nobody holds. */
  free: string
}

/** An employer with an open vacancy, somebody proposed for it, somebody who works there, and a post that somebody else holds. */
export async function furnishJobs(
  office: Office,
  { mirela, active, job, free }: { mirela: Record; active: Record; job: string; free: string },
): Promise<Jobs> {
  const contact = {
    contactName: office.say('contactName', 'Ștefania Țuțuianu'),
    phone: office.say('contactPhone', '+40700000333'),
    email: office.say('contactEmail', 'cuptorul@example.org'),
  }
  const where = { county: 'RO213', locality: 'Țibănești' }
  const hired = await office.do('elena', addEmployer, {
    name: 'Brutăria „Cuptorul Țărănesc”',
    cui: '9900000010',
    ...where,
    ...contact,
  })
  const employer = String(hired.answer.employer)
  const note = office.say('visitNote', 'Caută doi ajutori; a întrebat despre program.')
  await office.do('elena', visitEmployer, { employer, visitedOn: '2026-03-12', note })
  const opened = await office.do('elena', addVacancy, {
    employer,
    title: 'Ajutor de brutar',
    occupation: '941101',
    places: 3,
    weeklyHours: 40,
    contract: 'permanent',
    schedule: 'shifts',
    ...where,
    skills: ['cooking'],
    provides: ['step-free'],
    requirements: 'Program de la ora 5',
    opensOn: '2026-03-13',
  })
  const vacancy = String(opened.answer.vacancy)
  const wish = { skills: ['cooking'], licences: [], schedules: ['day', 'shifts'], occupations: ['941101'] }
  const far = { leastHours: 20, mostHours: 40, reach: 'county' }
  await office.do('elena', setWish, { enrolment: active.enrolment, ...wish, ...far })
  const reason = office.say('proposeReason', 'A mai lucrat într-o brutărie.')
  const proposed = await office.do('elena', propose, {
    vacancy,
    enrolment: active.enrolment,
    proposedOn: '2026-10-02',
    reason,
  })
  const placed = await office.do('elena', place, {
    enrolment: mirela.enrolment,
    post: vacancy,
    contractNumber: office.say('contractNumber', '114/2026'),
    contract: 'fixed-term',
    weeklyHours: 40,
    beganOn: '2026-03-30',
    plannedEndOn: '2026-12-31',
  })
  const placement = String(placed.answer.occupancy)
  await office.do('elena', checkRetention, {
    occupancy: placement,
    month: '1',
    checkedOn: '2026-05-04',
    source: 'employer',
  })
  const terms = { contractNumber: office.say('otherNumber', '8/2026'), contract: 'permanent', weeklyHours: 40 }
  await office.do('dan', fillPost, { post: job, ...terms, beganOn: '2026-05-12' })
  return { employer, vacancy, referral: String(proposed.answer.referral), placement, post: job, free }
}
