import { addMonths, type Day } from '../src/kernel/day.ts'
import { grantAid, payTranche } from '../src/enterprises/aid.ts'
import { assess } from '../src/enterprises/capacity.ts'
import { open } from '../src/enterprises/enterprise.ts'
import { firstOf, reportMonth } from '../src/enterprises/figures.ts'
import { addOffer, recordSale } from '../src/enterprises/offer.ts'
import { recordWorker, workerClaim } from '../src/enterprises/worker.ts'
import { recordOrder } from '../src/enterprises/order.ts'
import { addPhoto } from '../src/enterprises/photo.ts'
import { enterPhase } from '../src/enterprises/phase.ts'
import { takeFile } from '../src/evidence/intake.ts'
import { recordDeliverable } from '../src/programme/deliverable-command.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import { drawnPhoto } from './offer-photo.ts'
import type { Region } from './places.ts'

/** A social enterprise, its phases by the month in which they are reached, and the posts that it creates in each of its months. */
interface Enterprise {
  code: string
  title: string
  region: Region
  existing?: true
  /** Phases after the foundation come two, three and four months later, as far as it gets. */
  foundedIn: number
  steps: readonly string[]
  /** Posts by the month in which they are created. */
  posts: readonly [month: number, count: number][]
}

const whole = ['attested', 'operating'] as const

const enterprises: readonly Enterprise[] = [
  {
    code: 'SES-1',
    title: 'Cooperativa Spalierul (legume)',
    region: 'RO21',
    foundedIn: 5,
    steps: [...whole, 'social-mark', 'sustained'],
    posts: [
      [8, 5],
      [15, 6],
    ],
  },
  {
    code: 'SES-2',
    title: 'Asociația Croiul de Miercuri (croitorie)',
    region: 'RO21',
    foundedIn: 7,
    steps: [...whole, 'social-mark'],
    posts: [
      [10, 5],
      [17, 4],
    ],
  },
  {
    code: 'SES-3',
    title: 'Atelierul Nuiaua (împletituri)',
    region: 'RO21',
    existing: true,
    foundedIn: 9,
    steps: whole,
    posts: [[12, 8]],
  },
  {
    code: 'SES-4',
    title: 'Cooperativa Borcanul cu Etichetă (conserve)',
    region: 'RO41',
    foundedIn: 7,
    steps: [...whole, 'sustained'],
    posts: [
      [10, 4],
      [16, 6],
    ],
  },
  {
    code: 'SES-5',
    title: 'Asociația Mătura Verde (curățenie)',
    region: 'RO41',
    foundedIn: 9,
    steps: whole,
    posts: [[12, 8]],
  },
  {
    code: 'SES-6',
    title: 'Moara Sulfinei (făinuri)',
    region: 'RO41',
    foundedIn: 12,
    steps: ['attested', 'operating'],
    posts: [[15, 7]],
  },
  {
    code: 'SES-7',
    title: 'Asociația Raftul al Doilea (reutilizare)',
    region: 'RO32',
    foundedIn: 10,
    steps: whole,
    posts: [
      [13, 6],
      [19, 6],
    ],
  },
  {
    code: 'SES-8',
    title: 'Cantina Teilor (mese calde)',
    region: 'RO32',
    foundedIn: 17,
    steps: ['attested'],
    posts: [[20, 3]],
  },
] as const

/** Full time, but for two posts that the contract's rule does not count. */
const short: Record<string, { weeklyHours: number; contract: string }> = {
  'SES-3': { weeklyHours: 10, contract: 'permanent' },
  'SES-5': { weeklyHours: 40, contract: 'apprenticeship' },
}

/** The enterprises by their code. */
export function writeEnterprises(desk: Desk): ReadonlyMap<string, Later> {
  const records = new Map<string, Later>()
  for (const enterprise of enterprises) {
    const record = new Later()
    records.set(enterprise.code, record)
    writeEnterprise(desk, enterprise, record)
    let posts = 0
    for (const [month, count] of enterprise.posts) {
      writePosts(desk, enterprise, record, { on: desk.span.day(month, 3), from: posts + 1, count })
      posts += count
    }
  }
  return records
}

/** The paper that each phase opens with; it is checked before the phase is entered. */
const paperOf: Readonly<Record<string, string>> = {
  attested: 'attestation',
  operating: 'visit-minutes',
  'social-mark': 'social-mark',
  sustained: 'activity-proof',
}

function writeEnterprise(desk: Desk, enterprise: Enterprise, record: Later): void {
  const { diary, papers, span } = desk
  const { code, title, region, existing, foundedIn, steps } = enterprise
  const knownSince = span.day(foundedIn - 1, 2)
  const typed = { hour: 'deliverables', by: 'dan' } as const
  diary.write({
    ...typed,
    on: knownSince,
    command: open,
    input: () => ({
      programme: 'o-sansa',
      code,
      title,
      legalForm: title.startsWith('Cooperativa')
        ? 'cooperative'
        : title.startsWith('Asociația')
          ? 'association'
          : 'company',
      cui: cuiOf(code),
      region,
      caen: { revision: 2, code: '8899' },
      ...(existing && { existing }),
      microSme: true,
      knownSince,
    }),
    answered: answer => record.known(answer.enterprise),
  })
  const enter = (phase: string, on: Day) => {
    if (!span.isPast(on)) return
    const input = () => ({ enterprise: record.id, phase, reachedOn: on })
    diary.write({ on, hour: 'applications', by: 'dan', command: enterPhase, input })
  }
  const claim = () => [{ kind: 'deliverable.enterprise', id: record.id, subject: record.id }]
  const bring = (kind: string, on: Day) => papers.bring({ kind, on, hour: 'proofs', by: 'dan', proves: claim })
  if (!existing) enter('idea', knownSince)
  for (const kind of ['statute', 'cui-certificate']) bring(kind, addWorkingDays(knownSince, 4))
  const foundedOn = span.day(foundedIn, 12)
  enter('founded', foundedOn)
  bring('support-contract', addWorkingDays(foundedOn, 6))
  for (const [at, phase] of steps.entries()) {
    const on = span.day(foundedIn + 2 + at, 16)
    bring(paperOf[phase] ?? '', span.day(foundedIn + 2 + at))
    enter(phase, on)
  }
  const answer = (on: Day, answers: readonly number[]) => {
    if (!span.isPast(on)) return
    const input = () => ({ enterprise: record.id, instrument: 'enterprise-capacity', onDay: on, answers })
    diary.write({ on, hour: 'outcomes', by: 'dan', command: assess, input })
  }
  const nth = Number(code.slice(-1))
  const before = Array.from({ length: 12 }, (_, at) => (at * nth + nth) % 3)
  answer(addWorkingDays(knownSince, 2), before)
  // What was hard at first is asked again when the enterprise trades; one has not grown.
  if (steps.includes('operating'))
    answer(
      span.day(foundedIn + 5, 6),
      nth === 5 ? before : before.map((one, at) => Math.min(3, one + ((at + nth) % 2) + 1)),
    )
  if (steps.includes('operating')) writeTrade(desk, enterprise, record, span.day(foundedIn + 3, 16))
}

/** Invented tax numbers with a right check digit, one for each enterprise. */
const cuis = [
  '9900001008',
  '9900001016',
  '9900001024',
  '9900001032',
  '9900001040',
  '9900001059',
  '9900001067',
  '9900001075',
]
const cuiOf = (code: string): string => cuis[Number(code.slice(-1)) - 1] ?? ''

/** What each sells, and its number in the vocabulary of public procurement. */
const sells: Readonly<Record<string, { title: string; cpv: string }>> = {
  'SES-1': { title: 'Legume proaspete pentru cantine', cpv: '03221000' },
  'SES-2': { title: 'Uniforme și halate croite pe măsură', cpv: '18100000' },
  'SES-3': { title: 'Coșuri împletite pentru daruri', cpv: '44619200' },
  'SES-4': { title: 'Zacuscă și murături la borcan', cpv: '15331000' },
  'SES-5': { title: 'Curățenie în birouri și școli', cpv: '90910000' },
  'SES-6': { title: 'Făină măcinată la piatră', cpv: '15612000' },
  'SES-7': { title: 'Colectare de textile și hârtie', cpv: '90511000' },
  'SES-8': { title: 'Mese calde livrate la prânz', cpv: '55320000' },
}

/** Aid in two tranches, an offer, a sale and the figures of each month since it operates; the last month is still to be sent. */
function writeTrade({ diary, span }: Desk, { code, region, foundedIn }: Enterprise, record: Later, since: Day): void {
  const aid = new Later()
  const typed = { hour: 'outcomes', by: 'dan' } as const
  const grantedOn = span.day(foundedIn, 20)
  diary.write({
    ...typed,
    on: grantedOn,
    command: grantAid,
    input: () => ({
      enterprise: record.id,
      contract: `S-${code.slice(-1)}`,
      grantedOn,
      grantedBy: 'Asociația Exemplu Nord-Est',
      amount: 24_000_000,
      euroCents: 48_000_00,
      isDeMinimis: true,
      tranches: [
        { amount: 12_000_000, phase: 'founded' },
        { amount: 12_000_000, phase: 'operating' },
      ],
    }),
    answered: answer => aid.known(answer.aid),
  })
  for (const [at, on] of [addWorkingDays(grantedOn, 5), addWorkingDays(since, 5)].entries()) {
    if (!span.isPast(on)) continue
    diary.write({
      ...typed,
      on,
      hour: 'proofs',
      command: payTranche,
      input: () => ({ aid: aid.id, number: at + 1, paidOn: on }),
    })
  }
  const offer = new Later()
  const offeredOn = addWorkingDays(since, 2)
  if (!span.isPast(offeredOn)) return
  diary.write({
    ...typed,
    on: offeredOn,
    command: addOffer,
    input: () => ({
      enterprise: record.id,
      kind: 'service',
      ...sells[code],
      price: 450_000,
      unit: 'comandă',
      area: [region],
      monthlyCapacity: '10 comenzi',
      capacityWorth: 3_000_000,
      publishedOn: offeredOn,
    }),
    answered: answer => offer.known(answer.offer),
  })
  // Two have not photographed anything yet.
  const photographedOn = addWorkingDays(offeredOn, 1)
  const nth = Number(code.slice(-1))
  if (nth % 4 !== 0 && span.isPast(photographedOn)) {
    diary.write({
      ...typed,
      on: photographedOn,
      command: addPhoto,
      input: async ({ engine, staff }) => ({
        offer: offer.id,
        file: await takeFile(engine, staff.dan, await drawnPhoto(nth)),
        alt: 'Un model țesut cu romburi',
        mayBeShown: true,
      }),
    })
  }
  // The mill trades among its founders only: nothing is invoiced yet.
  if (code !== 'SES-6') {
    const soldOn = addWorkingDays(since, 18)
    const orderedOn = addWorkingDays(since, 12)
    const order = new Later()
    const said = { amount: 450_000, buyer: 'Primăria Exemplu' }
    if (span.isPast(orderedOn)) {
      const ordered = () => ({ enterprise: record.id, offer: offer.id, orderedOn, ...said })
      diary.write({
        ...typed,
        on: orderedOn,
        command: recordOrder,
        input: ordered,
        answered: answer => order.known(answer.order),
      })
    }
    const input = () => ({
      enterprise: record.id,
      order: order.id,
      invoice: `${code}-0001`,
      invoicedOn: soldOn,
      amount: 450_000,
    })
    if (span.isPast(soldOn)) diary.write({ ...typed, on: soldOn, command: recordSale, input })
  }
  writeMonths({ diary, span }, record, since)
}

/** More than any enterprise of the story has posts of the programme. */
const heads = 14

function writeMonths({ diary, span }: Pick<Desk, 'diary' | 'span'>, record: Later, since: Day): void {
  for (let month = firstOf(since); ; month = addMonths(month, 1)) {
    const on = addWorkingDays(addMonths(month, 1), 6)
    if (!span.isPast(addMonths(on, 1))) return
    const nth = Number(month.slice(5, 7))
    const vulnerable = nth % 4 === 0 ? 4 : 5
    const figures = {
      sales: (14 + nth) * 100_000,
      costs: (12 + (nth % 7)) * 100_000,
      heads,
      vulnerableHeads: vulnerable,
      hours: heads * 168,
      vulnerableHours: vulnerable * 168,
      lowestPay: 405_000,
      highestPay: 720_000,
    }
    diary.write({
      on,
      hour: 'outcomes',
      by: 'dan',
      command: reportMonth,
      input: () => ({ enterprise: record.id, month, ...figures }),
    })
  }
}

/** So many posts of each enterprise are first held by somebody of a vulnerable group. */
const vulnerablePosts = 2

/** The status of whoever holds a post first, with its paper; that of one in five is still to be brought. */
function writeStatus(
  { diary, papers }: Desk,
  enterprise: Later,
  { post, on, nth }: { post: Later; on: Day; nth: number },
): void {
  const status = new Later()
  const recordedOn = addWorkingDays(on, 1)
  diary.write({
    on: recordedOn,
    hour: 'outcomes',
    by: 'dan',
    command: recordWorker,
    input: () => ({ enterprise: enterprise.id, payrollNumber: `M-${nth}`, post: post.id, validFrom: on }),
    answered: answer => status.known(answer.worker),
  })
  if (nth === vulnerablePosts && Number(on.slice(5, 7)) % 3 === 0) return
  const proves = () => [{ kind: workerClaim, id: status.id, subject: enterprise.id }]
  papers.bring({ kind: 'vulnerability-paper', on: addWorkingDays(on, 4), hour: 'proofs', by: 'dan', proves })
}

/** Posts filled together, with three papers that stand for all of them. */
function writePosts(
  desk: Desk,
  { code, region }: Enterprise,
  enterprise: Later,
  { on, from, count }: { on: Day; from: number; count: number },
): void {
  const { diary, papers, workplaces } = desk
  const posts = Array.from({ length: count + (code in short ? 1 : 0) }, () => new Later())
  for (const [at, post] of posts.entries()) {
    const terms = at === count ? short[code] : { weeklyHours: 40, contract: at % 3 === 2 ? 'fixed-term' : 'permanent' }
    diary.write({
      on,
      hour: 'outcomes',
      by: 'dan',
      command: recordDeliverable,
      input: () => ({
        unit: 'job',
        programme: 'o-sansa',
        code: `${code}-${from + at}`,
        title: `Post ${from + at}`,
        region,
        netNew: true,
        enterprise: enterprise.id,
        reachedOn: on,
        ...terms,
      }),
      answered: answer => post.known(answer.deliverable),
    })
    const until = terms?.contract === 'fixed-term' && { plannedEndOn: addMonths(on, 12) }
    if (from + at <= vulnerablePosts) writeStatus(desk, enterprise, { post, on, nth: from + at })
    workplaces.fill(region, { post, since: on, nth: from + at, terms: { ...terms, ...until } })
  }
  const proves = () => posts.map(post => ({ kind: 'deliverable.job', id: post.id, subject: post.id }))
  for (const kind of ['position-list', 'employment-contract', 'payroll']) {
    papers.bring({ kind, on: addWorkingDays(on, kind === 'payroll' ? 25 : 3), hour: 'proofs', by: 'dan', proves })
  }
}
