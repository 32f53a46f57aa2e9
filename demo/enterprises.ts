import { assess } from '../src/enterprises/capacity.ts'
import { open } from '../src/enterprises/enterprise.ts'
import { enterPhase } from '../src/enterprises/phase.ts'
import type { Day } from '../src/kernel/day.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'
import { writePosts } from './posts.ts'
import { writeTrade } from './trade.ts'

/** A social enterprise, its phases by the month in which they are reached, and the posts that it creates in each of its months. */
export interface Enterprise {
  code: string
  title: string
  region: Region
  existing?: true
  /** Phases after the foundation come two, three and four months later, as far as it gets; the last when six more are over. */
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

/** It operates three months after the foundation, and is looked at again when six more are over. */
const monthsToLast = 3 + 7

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
    const month = phase === 'sustained' ? foundedIn + monthsToLast : foundedIn + 2 + at
    bring(paperOf[phase] ?? '', span.day(month))
    enter(phase, span.day(month, 16))
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
