import { asset } from '../../src/pages/asset.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Furnished } from './furnished-story.ts'

/** What stands for each parameter of an address, by the two parts of the path: `people/:person`. */
export type Examples = Readonly<Record<string, string>>

/** A route with a new parameter fails until this table has an example for it. */
export const examplesIn = ({
  mirela,
  stefan,
  paper,
  invited,
  deliverable,
  line,
  frozen,
  training,
  counselling: { session, accreditation },
  token,
  jobs,
  table,
  alike,
  trade,
  open,
  resources,
  cooperation,
}: Furnished): Examples => ({
  'assets/:file': asset('sansa.css').replace('/assets/', ''),
  'invite/:token': invited.token,
  'people/:person': mirela.person,
  'duplicates/:person': alike[0].person,
  ':person/:other': alike[1].person,
  'support/:record': mirela.support,
  'exit/:record': mirela.exit,
  'outcome/:record': mirela.outcome,
  'sensitive/:question': 'roma',
  'evidence/:paper': paper,
  'pages/:page': '1',
  'journal/:entry': String(line),
  'accounts/:account': invited.account,
  'grants/:grant': invited.grant,
  'sessions/:id': newId(),
  'sessions/:session': session,
  'seats/:person': stefan.person,
  'calendar/:number': '1',
  'instruments/:instrument': 'self-esteem-ten',
  'accreditations/:accreditation': accreditation,
  'profiles/:code': 'ESFPLUS-2021-RO',
  'programme/:code': 'o-sansa',
  'targets/:key': 'target-group',
  'partners/:key': 'lider',
  'regions/:key': 'RO21',
  'centres/:key': 'CRES-NE',
  'register/:id': deliverable,
  'employers/:employer': jobs.employer,
  'jobs/:vacancy': jobs.vacancy,
  'propose/:vacancy': jobs.vacancy,
  'referrals/:referral': jobs.referral,
  'placements/:placement': jobs.placement,
  'posts/:post': jobs.post,
  'ses/:enterprise': trade.enterprise,
  'partners/:agreement': cooperation.agreement,
  'sign/:organisation': cooperation.organisation,
  'actions/:action': cooperation.action,
  'organisations/:organisation': cooperation.organisation,
  'promotion/:promotion': cooperation.promotion,
  'events/:event': cooperation.event,
  'check-in/:ticket': cooperation.doorTicket,
  'guests/:guest': cooperation.guest,
  'practices/:practice': cooperation.practice,
  'e/:code': cooperation.publicCode,
  ':code/:ticket': cooperation.ticket,
  'workers/:worker': trade.worker,
  'offers/:offer': trade.offer,
  'sales/:sale': trade.sale,
  'photos/:photo': trade.photo,
  'capacity/:capacity': trade.capacity,
  'aids/:aid': trade.aid,
  'notices/:notice': trade.notice,
  'notices/:about': 'start',
  'centres/:centre': resources.centre,
  'staff/:staff': resources.staff,
  'services/:service': resources.service,
  'given/:given': resources.given,
  'needs/:need': resources.need,
  'referred/:referred': resources.referred,
  'opportunities/:opportunity': resources.opportunity,
  'leads/:enterprise': trade.enterprise,
  'for/:enterprise': trade.enterprise,
  'identity/:section': 'contact',
  'curricula/:curriculum': training.curriculum,
  'authorisations/:authorisation': training.authorisation,
  'courses/:course': training.course,
  'sessions/:lesson': training.closed,
  'marks/:learner': training.learner,
  'group/:learner': training.learner,
  'exam/:exam': training.exam,
  'appeals/:learner': training.candidate,
  'for/:learner': training.candidate,
  'certificates/:certificate': training.certificate,
  'v/:code': '2222-2222-2222-2222',
  'frozen/:frozen': frozen,
  'tokens/:token': token,
  'results/:code': 'target-group',
  'import/:table': table,
  'inbox/:request': open.request,
  'p/:token': open.linkToken,
  'locuri-de-munca/:id': jobs.vacancy,
  'jobs/:id': jobs.vacancy,
  'cursuri/:id': open.course,
  'courses/:id': open.course,
  'catalog/:id': open.offer,
  'catalogue/:id': open.offer,
})

/** The parameters of a template, as the table names them. */
export const keysOf = (template: string): string[] =>
  template.split('/').flatMap((part, at, parts) => (part.startsWith(':') ? [`${parts[at - 1]}/${part}`] : []))

/** The address that a template means, with the examples in place of its parameters. */
export function addressOf(template: string, examples: Examples): string {
  const values = keysOf(template).map(key => {
    const value = examples[key]
    if (value === undefined) throw new Error(`${template}: add an example for ${key} to test/site/examples.ts`)
    return value
  })
  return template.replaceAll(/:\w+/g, () => values.shift() ?? '')
}
