import { addMonths, type Day } from '../src/kernel/day.ts'
import { reachMilestone, recordDeliverable } from '../src/programme/deliverable-command.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
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

const whole = ['attested', 'operating', 'earning'] as const

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

export function writeEnterprises(desk: Desk): void {
  for (const enterprise of enterprises) {
    const record = new Later()
    writeEnterprise(desk, enterprise, record)
    let posts = 0
    for (const [month, count] of enterprise.posts) {
      writePosts(desk, enterprise, record, { on: desk.span.day(month, 3), from: posts + 1, count })
      posts += count
    }
  }
}

function writeEnterprise({ diary, papers, span }: Desk, enterprise: Enterprise, record: Later): void {
  const { code, title, region, existing, foundedIn, steps } = enterprise
  const foundedOn = span.day(foundedIn, 9)
  const typed = { hour: 'deliverables', by: 'dan' } as const
  diary.write({
    ...typed,
    on: foundedOn,
    command: recordDeliverable,
    input: () => ({
      unit: 'enterprise',
      programme: 'o-sansa',
      code,
      title,
      region,
      ...(existing && { existing }),
      microSme: true,
      reachedOn: foundedOn,
      milestones: ['plan', 'founded'].map(kind => ({ kind, reachedOn: foundedOn })),
    }),
    answered: answer => record.known(answer.deliverable),
  })
  for (const [at, kind] of steps.entries()) {
    const on = span.day(foundedIn + 2 + at, 6)
    if (!span.isPast(on)) continue
    const input = () => ({ deliverable: record.id, kind, reachedOn: on })
    diary.write({ ...typed, on, command: reachMilestone, input })
  }
  const claim = () => [{ kind: 'deliverable.enterprise', id: record.id, subject: record.id }]
  for (const [at, kind] of ['statute', 'cui-certificate', 'support-contract', 'visit-minutes'].entries()) {
    const on = addWorkingDays(foundedOn, 2 + 9 * at)
    papers.bring({ kind, on, hour: 'proofs', by: 'dan', proves: claim })
  }
}

/** Posts filled together, with three papers that stand for all of them. */
function writePosts(
  { diary, papers, workplaces }: Desk,
  { code, region }: Enterprise,
  enterprise: Later,
  { on, from, count }: { on: Day; from: number; count: number },
): void {
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
    workplaces.fill(region, { post, since: on, nth: from + at, terms: { ...terms, ...until } })
  }
  const proves = () => posts.map(post => ({ kind: 'deliverable.job', id: post.id, subject: post.id }))
  for (const kind of ['position-list', 'employment-contract', 'payroll']) {
    papers.bring({ kind, on: addWorkingDays(on, kind === 'payroll' ? 25 : 3), hour: 'proofs', by: 'dan', proves })
  }
}
