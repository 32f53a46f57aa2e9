import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import { followLead, markRelevant } from '../src/centres/lead.ts'
import { takeNotice } from '../src/centres/notice.ts'
import { addOpportunity, dismissOpportunity } from '../src/centres/opportunity.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'
import { adviserIn } from './staff.ts'

interface Notice {
  title: string
  buyer: string
  region: Region
  cpv: string
  /** Lei for the whole contract. */
  lei: number
  months: number
  reserved: 'none' | 'res-ws' | 'res-pub-ser'
  /** The month in which it is published. */
  in: number
  /** For whom it was found, and how far it went. */
  for?: { enterprise: string; until: 'found' | 'sent' | 'applied' | 'won' | 'lost'; wonLei?: number }
}

const notices: readonly Notice[] = [
  {
    title: 'Legume proaspete pentru cantina de ajutor social',
    buyer: 'Direcția de Asistență Socială Exemplu',
    region: 'RO21',
    cpv: '03221000',
    lei: 180_000,
    months: 12,
    reserved: 'res-ws',
    in: 14,
    for: { enterprise: 'SES-1', until: 'won', wonLei: 171_500 },
  },
  {
    title: 'Uniforme pentru personalul de îngrijire',
    buyer: 'Spitalul Exemplu',
    region: 'RO21',
    cpv: '18110000',
    lei: 90_000,
    months: 6,
    reserved: 'none',
    in: 16,
    for: { enterprise: 'SES-2', until: 'lost' },
  },
  {
    title: 'Curățenia clădirilor publice',
    buyer: 'Primăria Exemplu Sud',
    region: 'RO41',
    cpv: '90911200',
    lei: 240_000,
    months: 12,
    reserved: 'res-ws',
    in: 18,
    for: { enterprise: 'SES-5', until: 'applied' },
  },
  {
    title: 'Conserve pentru cămine',
    buyer: 'Consiliul Județean Exemplu',
    region: 'RO41',
    cpv: '15331000',
    lei: 120_000,
    months: 12,
    reserved: 'none',
    in: 19,
    for: { enterprise: 'SES-4', until: 'won', wonLei: 116_000 },
  },
  {
    title: 'Colectarea și reutilizarea textilelor',
    buyer: 'Primăria Exemplu Ilfov',
    region: 'RO32',
    cpv: '90511000',
    lei: 300_000,
    months: 24,
    reserved: 'none',
    in: 20,
    for: { enterprise: 'SES-7', until: 'sent' },
  },
] as const

/** Each still open on the day of loading; nobody has read them yet. */
const fresh: readonly Omit<Notice, 'in' | 'for'>[] = [
  {
    title: 'Coșuri și obiecte împletite pentru muzee',
    buyer: 'Muzeul Exemplu',
    region: 'RO21',
    cpv: '44619200',
    lei: 60_000,
    months: 6,
    reserved: 'res-ws',
  },
  {
    title: 'Servicii de curățenie în școli',
    buyer: 'Primăria Exemplu Vale',
    region: 'RO41',
    cpv: '90919300',
    lei: 420_000,
    months: 12,
    reserved: 'none',
  },
  {
    title: 'Îngrijire la domiciliu',
    buyer: 'Direcția de Asistență Socială Exemplu Vest',
    region: 'RO32',
    cpv: '85312000',
    lei: 500_000,
    months: 24,
    reserved: 'res-pub-ser',
  },
]

/** Notices as they were published, what the centres found in them, and what became of it. */
export function writeOpportunities(
  desk: Desk,
  centres: ReadonlyMap<Region, Later>,
  enterprises: ReadonlyMap<string, Later>,
): void {
  const { span } = desk
  for (const [nth, notice] of notices.entries()) {
    const publishedOn = span.day(notice.in, 5)
    const opportunity = write(desk, notice, { nth, publishedOn, deadlineOn: addMonths(publishedOn, 1) })
    follow(desk, notice, { opportunity, publishedOn, centres, enterprises })
  }
  for (const [nth, notice] of fresh.entries()) {
    const publishedOn = span.day(21, 2 + nth)
    write(desk, notice, { nth: notices.length + nth, publishedOn, deadlineOn: addDays(span.lastOn, 20 + 10 * nth) })
  }
  writeHeard(desk)
}

function write(
  { diary }: Desk,
  { title, buyer, region, cpv, lei, months, reserved }: Omit<Notice, 'in' | 'for'>,
  { nth, publishedOn, deadlineOn }: { nth: number; publishedOn: Day; deadlineOn: Day },
): Later {
  const opportunity = new Later()
  const number = `00000000-0000-4000-8000-${String(nth + 1).padStart(12, '0')}`
  diary.write({
    on: publishedOn,
    hour: 'deliverables',
    by: adviserIn[region],
    command: takeNotice,
    input: () => ({
      source: 'eforms',
      reference: number,
      version: 1,
      procedure: number.replace('8000', '9000'),
      type: 'competition',
      isCancelled: false,
      title,
      buyer,
      cpv: [cpv],
      nuts: [region],
      cents: lei * 100,
      currency: 'RON',
      months,
      reserved,
      deadlineOn,
      deadlineTime: '12:00',
      publishedOn,
    }),
    answered: answer => opportunity.known(answer.opportunity),
  })
  return opportunity
}

interface Following {
  opportunity: Later
  publishedOn: Day
  centres: ReadonlyMap<Region, Later>
  enterprises: ReadonlyMap<string, Later>
}

function follow(
  { diary, span }: Desk,
  notice: Notice,
  { opportunity, publishedOn, centres, enterprises }: Following,
): void {
  const centre = centres.get(notice.region)
  const enterprise = enterprises.get(notice.for?.enterprise ?? '')
  if (!notice.for || !centre || !enterprise) return
  const { until, wonLei } = notice.for
  const typed = { hour: 'outcomes', by: adviserIn[notice.region] } as const
  const relevantOn = addWorkingDays(publishedOn, 2)
  diary.write({
    ...typed,
    on: relevantOn,
    command: markRelevant,
    input: () => ({ opportunity: opportunity.id, enterprise: enterprise.id, centre: centre.id, relevantOn }),
  })
  const steps = ['sent', 'applied', until === 'lost' ? 'lost' : 'won'] as const
  const last = { found: 0, sent: 1, applied: 2, won: 3, lost: 3 }[until]
  for (const [at, step] of steps.slice(0, last).entries()) {
    const on = addWorkingDays(relevantOn, [1, 12, 45][at] ?? 1)
    if (!span.isPast(on)) return
    diary.write({
      ...typed,
      on,
      command: followLead,
      input: () => ({
        opportunity: opportunity.id,
        enterprise: enterprise.id,
        step,
        on,
        ...(step === 'won' && wonLei !== undefined && { value: wonLei * 100 }),
      }),
    })
  }
}

/** One heard of by telephone, which turned out to be nothing. */
function writeHeard({ diary, span }: Desk): void {
  const opportunity = new Later()
  const on = span.day(17, 11)
  const typed = { hour: 'outcomes', by: 'carmen' } as const
  diary.write({
    ...typed,
    on,
    command: addOpportunity,
    input: () => ({
      title: 'Transport de persoane cu dizabilități',
      buyer: 'Primăria Lunca Zmeurei',
      cpv: ['60130000'],
      nuts: ['RO21'],
      reserved: 'none',
      publishedOn: on,
    }),
    answered: answer => opportunity.known(answer.opportunity),
  })
  diary.write({
    ...typed,
    on: addWorkingDays(on, 2),
    command: dismissOpportunity,
    input: () => ({ opportunity: opportunity.id, reason: 'Cere mașini pe care nu le are nimeni.' }),
  })
}
