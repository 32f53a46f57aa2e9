import { may, type Right } from '../../src/kernel/who.ts'
import type { Name, Story } from '../people-of-the-story.ts'
import type { Furnished } from './furnished-story.ts'
import { templatesOf } from './routes.ts'
import { type Visit, walk } from './walk.ts'

/** One for each role. */
export const everybody = ['ana', 'dan', 'ioana', 'mihai', 'elena', 'radu', 'carmen', 'victor'] as const satisfies Name[]

export type Visitor = (typeof everybody)[number] | 'nobody'

export interface Seen extends Visit {
  by: Visitor
}

/** These sign in and open what they are led to, one page of each kind. Dan, who sees most, may open more. */
export async function roundOf(
  story: Story,
  places: readonly Place[],
  { names = everybody, mostOfDan = 1 }: { names?: readonly (typeof everybody)[number][]; mostOfDan?: number } = {},
): Promise<Seen[]> {
  const templates = templatesOf(story.app, 'GET')
  const seen: Seen[] = []
  for (const by of names) {
    const open = places.filter(({ right }) => may(story.who[by], right)).map(({ address }) => address)
    const way = { browser: story.as(by), templates, most: by === 'dan' ? mostOfDan : 1 }
    const visits = await walk({ ...way, from: ['/app', ...open] })
    seen.push(...visits.map(visit => Object.assign(visit, { by })))
  }
  return seen
}

/** What a scorer of plans comes to: their list, and the plan that they were given. */
export async function roundOfScorer({ story, trade }: Pick<Furnished, 'story' | 'trade'>): Promise<Seen[]> {
  const way = { browser: story.asWho(trade.scorer), templates: templatesOf(story.app, 'GET'), most: 1 }
  const visits = await walk({ ...way, from: ['/app'] })
  return visits.map(visit => Object.assign(visit, { by: 'nobody' as const }))
}

/** Where a round begins, for whoever has the right to be there. */
interface Place {
  address: string
  right: Right
}

/** Where people of every kind stand, so that each form is met. */
export const placesIn = ({
  mirela,
  stefan,
  others: [, waiting, , eligible, active],
  jobs,
  line,
  counselling,
  training,
  table,
  alike,
  deliverable,
  trade,
  resources,
  cooperation,
  hours,
}: Furnished): Place[] => [
  { address: `/app/people/${mirela.person}`, right: 'people.read' },
  { address: `/app/people/${mirela.person}/link`, right: 'people.write' },
  { address: `/app/sessions/${counselling.session}`, right: 'people.read' },
  { address: `/app/sessions/${counselling.held}`, right: 'people.read' },
  { address: `/app/sessions/${counselling.held}/check`, right: 'evidence.check' },
  { address: `/app/sessions/${counselling.held}/seats/${eligible.person}`, right: 'support.write' },
  { address: `/app/people/${eligible.person}/plan`, right: 'people.read' },
  { address: `/app/people/${active.person}/plan`, right: 'people.read' },
  { address: `/app/people/${active.person}/assessments`, right: 'people.read' },
  { address: `/app/people/${stefan.person}/consents`, right: 'people.read' },
  { address: `/app/people/${stefan.person}/identity`, right: 'people.read' },
  { address: `/app/people/${waiting.person}/eligibility`, right: 'people.read' },
  { address: `/app/people/${eligible.person}/eligibility`, right: 'people.read' },
  { address: `/app/register/${deliverable}`, right: 'programme.read' },
  { address: `/app/partners/${cooperation.agreement}`, right: 'programme.read' },
  { address: `/app/organisations/${cooperation.organisation}`, right: 'deliverable.write' },
  { address: `/app/promotion/${cooperation.promotion}/drop`, right: 'programme.write' },
  { address: `/app/events/${cooperation.event}`, right: 'programme.read' },
  { address: `/app/events/${cooperation.event}/guests`, right: 'programme.write' },
  { address: `/app/events/${cooperation.fair}/guests`, right: 'programme.write' },
  { address: `/app/timesheets/${hours.timesheet}`, right: 'timesheet.read' },
  { address: `/app/timesheets/${hours.closed}`, right: 'timesheet.read' },
  { address: '/app/timesheets/contracts', right: 'programme.write' },
  { address: '/app/themes', right: 'programme.read' },
  { address: `/app/ses/${trade.enterprise}`, right: 'programme.read' },
  { address: `/app/ses/${trade.enterprise}/offers`, right: 'programme.read' },
  { address: `/app/ses/${trade.enterprise}/capacity`, right: 'programme.read' },
  { address: `/app/ses/${trade.enterprise}/jobs`, right: 'programme.read' },
  { address: `/app/ses/${trade.enterprise}/offers/${trade.offer}/photos`, right: 'programme.read' },
  { address: `/app/ses/${trade.enterprise}/plan`, right: 'enterprise.decide' },
  { address: `/app/ses/${trade.enterprise}/plan/lines/${trade.planLine}`, right: 'enterprise.decide' },
  { address: `/app/calls/${trade.call}`, right: 'programme.read' },
  { address: `/app/entries/${trade.candidacy}`, right: 'enterprise.decide' },
  { address: `/app/calls/${trade.overCall}`, right: 'enterprise.decide' },
  { address: `/app/calls/${trade.publishedCall}`, right: 'enterprise.decide' },
  { address: `/app/calls/${trade.publishedCall}/minutes`, right: 'enterprise.decide' },
  { address: `/app/centres/${resources.centre}`, right: 'programme.read' },
  { address: `/app/centres/${resources.centre}/log`, right: 'programme.read' },
  { address: `/app/centres/${resources.centre}/work`, right: 'programme.read' },
  { address: `/app/centres/${resources.centre}/referred`, right: 'people.read' },
  { address: `/app/centres/${resources.centre}/referred/${resources.referred}/end`, right: 'referral.write' },
  { address: '/app/opportunities?stage=relevant', right: 'programme.read' },
  { address: `/app/opportunities/${resources.opportunity}`, right: 'programme.read' },
  { address: `/app/opportunities/${resources.heard}`, right: 'programme.read' },
  { address: `/app/people/duplicates/${alike[0].person}/${alike[1].person}`, right: 'people.write' },
  { address: `/app/people/duplicates/${alike[0].person}/${alike[2].person}`, right: 'people.write' },
  { address: `/app/import/${table}/columns`, right: 'programme.write' },
  { address: `/app/import/${table}`, right: 'programme.write' },
  { address: `/app/courses/${training.course}/group`, right: 'people.read' },
  { address: `/app/courses/${training.course}/sessions/${training.closed}`, right: 'people.read' },
  { address: `/app/courses/${training.course}/sessions/${training.open}`, right: 'people.read' },
  { address: '/app/evidence/sheets', right: 'training.write' },
  { address: `/app/courses/${training.course}/sessions/${training.closed}/sheet`, right: 'training.write' },
  { address: `/app/courses/${training.course}/sessions/${training.closed}/check`, right: 'evidence.check' },
  { address: `/app/courses/${training.course}/notices`, right: 'people.read' },
  {
    address: `/app/courses/${training.course}/sessions/${training.closed}/marks/${training.learner}`,
    right: 'training.write',
  },
  { address: `/app/courses/curricula/${training.spare}/change`, right: 'training.write' },
  { address: `/app/courses/${training.finished}/payments`, right: 'people.read' },
  { address: `/app/courses/${training.finished}/exam`, right: 'training.write' },
  {
    address: `/app/courses/${training.finished}/exam/${training.exam}/appeals/${training.candidate}`,
    right: 'training.write',
  },
  { address: `/app/courses/${training.finished}/certificates/${training.certificate}`, right: 'training.write' },
  { address: `/app/courses/${training.finished}/certificates/for/${training.candidate}`, right: 'training.write' },
  { address: '/app/people/duplicates?zone=apart', right: 'people.write' },
  { address: `/app/posts/${jobs.post}`, right: 'programme.read' },
  { address: `/app/posts/${jobs.free}`, right: 'programme.read' },
  { address: '/app/results/target-group-roma', right: 'results.read' },
  { address: `/app/journal/${line}`, right: 'journal.read' },
]

/** What a visitor comes to. */
export async function roundAtTheDoor({ story, invited, open, cooperation }: Furnished): Promise<Seen[]> {
  const way = { browser: story.visitor(), templates: templatesOf(story.app, 'GET'), most: 2 }
  const { publicCode, ticket, pastCode, doorTicket } = cooperation
  const visits = await walk({
    ...way,
    from: [
      '/login',
      `/invite/${invited.token}`,
      '/ro',
      '/en',
      `/p/${open.linkToken}`,
      '/e',
      `/e/${publicCode}/${ticket}`,
      `/e/${pastCode}/${doorTicket}`,
    ],
  })
  return visits.map(visit => Object.assign(visit, { by: 'nobody' as const }))
}
