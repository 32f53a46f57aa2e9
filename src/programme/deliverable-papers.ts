import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import type { ChecklistState } from '../pages/checklist.tsx'
import type { Coded, Hit, MissingPaper, MissingPapers, Named, Reader } from '../pages/slice.ts'
import {
  type DeliverablePaper,
  type DeliverableRow,
  deliverablesFound,
  deliverablesNamed,
  deliverablesOf,
  papersOf,
} from './deliverable-tables.ts'
import { deliverableUnits, type DeliverableUnit } from './facts.ts'
import { deliverablePath } from './paths.ts'
import { papersFor, type Rulebook } from './rulebook.ts'
import { getRulebook, programmeCodes } from './tables.ts'
import { words } from './words.ts'

export const claimOf = (unit: DeliverableUnit): string => `deliverable.${unit}`

/** One line of what a deliverable must show: any of these papers will do. */
export interface NeededPaper {
  papers: readonly string[]
  paper: DeliverablePaper | undefined
  state: ChecklistState
}

const worth = ['untouched', 'incomplete', 'to-verify', 'complete'] as const

export function neededPapers(
  rules: Rulebook,
  row: DeliverableRow,
  papers: readonly DeliverablePaper[],
  on: Day,
): NeededPaper[] {
  const own = papers.filter(paper => paper.deliverable === row.id)
  return papersFor(rules, claimOf(row.unit)).map(kinds => {
    const best = own
      .filter(paper => kinds.includes(paper.kind))
      .toSorted((a, b) => worth.indexOf(stateOf(b, on)) - worth.indexOf(stateOf(a, on)))[0]
    return { papers: kinds, paper: best, state: stateOf(best, on) }
  })
}

function stateOf(paper: DeliverablePaper | undefined, on: Day): ChecklistState {
  if (!paper) return 'untouched'
  if (paper.verdict === 'rejected' || (paper.validUntil !== null && paper.validUntil < on)) return 'incomplete'
  return paper.verdict === 'accepted' ? 'complete' : 'to-verify'
}

/** What the register still lacks, in every programme. */
export async function papersStillMissing(tx: Tx, { who, today }: Reader): Promise<MissingPapers> {
  if (!may(who, 'programme.read')) return { kinds: [], papers: [] }
  const missing: MissingPaper[] = []
  for (const programme of await programmeCodes(tx, who.tenant)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    const rows = await deliverablesOf(tx, who.tenant, programme)
    const papers = await papersOf(
      tx,
      who.tenant,
      rows.map(row => row.id),
    )
    for (const row of rows) {
      const lacking = neededPapers(rules, row, papers, today).filter(
        ({ state }) => state === 'untouched' || state === 'incomplete',
      )
      const claim = { kind: claimOf(row.unit), id: row.id }
      missing.push(...lacking.map(line => ({ claim, subject: row.id, papers: line.papers })))
    }
  }
  return { kinds: deliverableUnits.map(claimOf), papers: missing }
}

export const claimKinds = async (_: Tx, { lang }: Reader): Promise<Coded[]> =>
  deliverableUnits.map(unit => ({ code: claimOf(unit), title: words(lang).one[unit] }))

export const deliverableTitle = ({ code, title }: Pick<DeliverableRow, 'code' | 'title'>): string => `${code} ${title}`

export async function deliverableNames(tx: Tx, { who }: Reader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0 || !may(who, 'programme.read')) return new Map()
  const rows = await deliverablesNamed(tx, who.tenant, ids)
  return new Map(rows.map(row => [row.id, { title: deliverableTitle(row), href: deliverablePath(row.unit, row.id) }]))
}

const mostHits = 8

export async function findDeliverables(tx: Tx, { who, lang }: Reader, typed: string): Promise<Hit[]> {
  const query = typed.trim()
  if (query.length < 2 || !may(who, 'programme.read')) return []
  const rows = await deliverablesFound(tx, who.tenant, query, mostHits)
  return rows.map(row => ({
    title: deliverableTitle(row),
    detail: words(lang).one[row.unit],
    href: deliverablePath(row.unit, row.id),
  }))
}
