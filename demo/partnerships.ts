import { drawUp } from '../src/partnerships/agreement.ts'
import { recordAction } from '../src/partnerships/joint-action.ts'
import { promote } from '../src/partnerships/promotion.ts'
import { sign } from '../src/partnerships/signature.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Organisations, Party } from './organisations.ts'
import type { Region } from './places.ts'
import { adviserIn } from './staff.ts'

const programme = 'o-sansa'

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

export function writeAgreements(desk: Desk, organisations: Organisations): void {
  for (const agreement of agreements) writeAgreement(desk, organisations, agreement)
  writePromotion(desk)
}

function writeAgreement(
  { diary, papers, rules, span }: Desk,
  organisations: Organisations,
  agreement: Agreement,
): void {
  const { code, title, region, brokered, actionUnproven } = agreement
  const record = new Later()
  const signedOn = span.day(agreement.in, 8)
  const by = adviserIn[region]
  diary.write({
    on: signedOn,
    hour: 'deliverables',
    by,
    command: drawUp,
    input: () => ({
      programme,
      code,
      title,
      object: `${title}: întâlniri, vizite și lucru împreună.`,
      region,
      centre: rules.centres.find(one => one.region === region)?.code,
      drawnUpOn: signedOn,
      ...(brokered && { brokered }),
      parties: agreement.parties.map(party => ({ organisation: organisations.idOf(party) })),
    }),
    answered: answer => record.known(answer.agreement),
  })
  for (const party of agreement.parties) {
    const signature = { signedOn, signatory: 'Reprezentantul legal' }
    const input = () => ({ agreement: record.id, organisation: organisations.idOf(party), ...signature })
    diary.write({ on: signedOn, hour: 'signatures', by, command: sign, input })
  }
  const proof = {
    by: 'dan',
    hour: 'proofs',
    proves: () => [{ kind: 'deliverable.agreement', id: record.id, subject: record.id }],
  } as const
  papers.bring({ ...proof, kind: 'agreement', on: addWorkingDays(signedOn, 1), datedOn: signedOn })
  if (agreement.actedAfter === undefined) return
  const actedOn = span.day(agreement.in + agreement.actedAfter, 12)
  const action = { happenedOn: actedOn, title: 'Prima întâlnire de lucru' }
  diary.write({
    on: actedOn,
    hour: 'deliverables',
    by,
    command: recordAction,
    input: () => ({ agreement: record.id, ...action }),
  })
  if (!actionUnproven)
    papers.bring({ ...proof, kind: 'joint-action-record', on: addWorkingDays(actedOn, 6), datedOn: actedOn })
}

/** How the programme is made known; the reach is what the channel says. */
function writePromotion({ diary, span }: Desk): void {
  const materials = [
    { in: 3, material: 'Pliant: ce este o întreprindere socială', channel: 'leaflet', region: 'RO21', reach: 1500 },
    { in: 10, material: 'Interviu despre cooperativa de legume', channel: 'radio-tv', region: 'RO21', reach: 8000 },
    { in: 13, material: 'Reportaj: croitoria de miercuri', channel: 'press', region: 'RO41', reach: 2600 },
    { in: 17, material: 'Afișul zilei cooperativelor', channel: 'poster', region: 'RO41', reach: 400 },
    { in: 19, material: 'Povești de la raftul al doilea', channel: 'social-media', region: 'RO32', reach: 5200 },
  ] as const
  for (const { in: month, ...said } of materials) {
    const on = span.day(month, 14)
    const input = () => ({ programme, publishedOn: on, ...said })
    diary.write({ on, hour: 'deliverables', by: 'dan', command: promote, input })
  }
}
