import { recordWorker, workerClaim } from '../src/enterprises/worker.ts'
import { addMonths, type Day } from '../src/kernel/day.ts'
import { recordDeliverable } from '../src/programme/deliverable-command.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import type { Enterprise } from './enterprises.ts'
import { Later } from './later.ts'

/** Full time, but for two posts that the contract's rule does not count. */
const short: Record<string, { weeklyHours: number; contract: string }> = {
  'SES-3': { weeklyHours: 10, contract: 'permanent' },
  'SES-5': { weeklyHours: 40, contract: 'apprenticeship' },
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
export function writePosts(
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
