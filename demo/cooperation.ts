import { recordDeliverable } from '../src/programme/deliverable-command.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'
import { adviserIn } from './staff.ts'

const programme = 'o-sansa'

/** `kind@region` as the coverage of the contract asks for them. */
type Party = `${'institution' | 'authority' | 'organisation' | 'business' | 'social-enterprise' | 'school'}@${Region}`

const parties = (list: readonly Party[]) =>
  list.map(party => {
    const [kind, region] = party.split('@')
    return { kind, region }
  })

interface Agreement {
  code: string
  title: string
  region: Region
  in: number
  parties: readonly Party[]
  /** Months from the signature to the first thing done together; without it, nothing has been done yet. */
  actedAfter?: number
  brokered?: true
  /** The record of what was done together was never brought. */
  actionUnproven?: true
}

/** Five of six for the exchange of good practice, three that the centres have brokered. */
const agreements: readonly Agreement[] = [
  {
    code: 'PAR-1',
    title: 'Schimb de bune practici cu rețeaua de centre sociale',
    region: 'RO21',
    in: 6,
    actedAfter: 2,
    parties: ['institution@RO21', 'organisation@RO21', 'organisation@RO32'],
  },
  {
    code: 'PAR-2',
    title: 'Ateliere comune de legumicultură',
    region: 'RO21',
    in: 11,
    actedAfter: 1,
    parties: ['authority@RO21', 'organisation@RO41'],
  },
  {
    code: 'PAR-3',
    title: 'Vizite între cooperative',
    region: 'RO41',
    in: 9,
    actedAfter: 3,
    parties: ['institution@RO41', 'organisation@RO41'],
  },
  {
    code: 'PAR-4',
    title: 'Ghid comun de achiziții sociale',
    region: 'RO41',
    in: 14,
    actedAfter: 2,
    actionUnproven: true,
    parties: ['authority@RO41', 'organisation@RO21'],
  },
  {
    code: 'PAR-5',
    title: 'Mentorat între întreprinderi sociale',
    region: 'RO32',
    in: 12,
    actedAfter: 2,
    parties: ['institution@RO32', 'organisation@RO32', 'organisation@RO21'],
  },
  {
    code: 'PAR-6',
    title: 'Târguri de economie socială',
    region: 'RO32',
    in: 21,
    parties: ['organisation@RO32', 'organisation@RO41'],
  },
  {
    code: 'LOC-1',
    title: 'Legume pentru cantina primăriei',
    region: 'RO21',
    in: 13,
    actedAfter: 1,
    brokered: true,
    parties: ['authority@RO21', 'business@RO21', 'social-enterprise@RO21'],
  },
  {
    code: 'LOC-2',
    title: 'Curățenia parcurilor',
    region: 'RO41',
    in: 15,
    actedAfter: 2,
    brokered: true,
    parties: ['authority@RO41', 'business@RO41', 'social-enterprise@RO41'],
  },
  {
    code: 'LOC-3',
    title: 'Colectarea textilelor',
    region: 'RO32',
    in: 17,
    actedAfter: 1,
    brokered: true,
    parties: ['authority@RO32', 'business@RO32', 'social-enterprise@RO32'],
  },
]

export function writeAgreements(desk: Desk): void {
  for (const agreement of agreements) writeAgreement(desk, agreement)
}

function writeAgreement({ diary, papers, rules, span }: Desk, agreement: Agreement): void {
  const { code, title, region, brokered, actionUnproven } = agreement
  const record = new Later()
  const signedOn = span.day(agreement.in, 8)
  const actedOn = agreement.actedAfter === undefined ? undefined : span.day(agreement.in + agreement.actedAfter, 12)
  const typedOn = actedOn ?? signedOn
  const steps = [
    { kind: 'signed', reachedOn: signedOn },
    ...(actedOn === undefined ? [] : [{ kind: 'joint-action', reachedOn: actedOn }]),
  ]
  diary.write({
    on: typedOn,
    hour: 'deliverables',
    by: adviserIn[region],
    command: recordDeliverable,
    input: () => ({
      unit: 'agreement',
      programme,
      code,
      title,
      region,
      centre: rules.centres.find(one => one.region === region)?.code,
      reachedOn: signedOn,
      ...(brokered && { brokered }),
      parties: parties(agreement.parties),
      milestones: steps,
    }),
    answered: answer => record.known(answer.deliverable),
  })
  const proof = {
    by: 'dan',
    hour: 'proofs',
    proves: () => [{ kind: 'deliverable.agreement', id: record.id, subject: record.id }],
  } as const
  papers.bring({ ...proof, kind: 'agreement', on: addWorkingDays(typedOn, 1), datedOn: signedOn })
  if (actedOn !== undefined && !actionUnproven)
    papers.bring({ ...proof, kind: 'joint-action-record', on: addWorkingDays(typedOn, 6) })
}

/** Two of three events; the third is still ahead. */
const events = [
  {
    code: 'EV-1',
    title: 'Forumul economiei sociale Nord-Est',
    region: 'RO21',
    in: 11,
    attended: 46,
    papers: ['agenda', 'attendance-list', 'photos', 'feedback'],
    parties: ['institution@RO21', 'authority@RO21', 'organisation@RO21', 'organisation@RO41'],
  },
  {
    code: 'EV-2',
    title: 'Ziua cooperativelor din Oltenia',
    region: 'RO41',
    in: 18,
    attended: 52,
    papers: ['agenda', 'attendance-list', 'photos'],
    parties: ['institution@RO41', 'authority@RO41', 'organisation@RO41', 'organisation@RO32'],
  },
] as const

export function writeEvents({ diary, papers, span }: Desk): void {
  for (const event of events) {
    const { code, title, region, attended } = event
    const record = new Later()
    const on = span.day(event.in, 17)
    diary.write({
      on,
      hour: 'deliverables',
      by: 'dan',
      command: recordDeliverable,
      input: () => ({
        unit: 'event',
        programme,
        code,
        title,
        region,
        reachedOn: on,
        attended,
        parties: parties(event.parties),
      }),
      answered: answer => record.known(answer.deliverable),
    })
    for (const kind of event.papers) {
      const proves = () => [{ kind: 'deliverable.event', id: record.id, subject: record.id }]
      papers.bring({ kind, on: addWorkingDays(on, 3), hour: 'proofs', by: 'dan', datedOn: on, proves })
    }
  }
}
