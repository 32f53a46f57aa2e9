import { z } from 'zod/mini'
import { type Asking, command, type Grounds } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { id, personal } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { sightOf, touchSubjects } from './proof.ts'
import { getPaper, type Link, linksOf, linksOfEach, newSalt, type Paper, papersInSight } from './tables.ts'

/** By its state a paper is looked for: to check, to replace, or good. It follows from the verdict and the day. */
export const paperStates = ['to-check', 'accepted', 'rejected', 'expired'] as const
export type PaperState = (typeof paperStates)[number]

/** `validUntil` is the last day on which an accepted paper holds. */
export function stateOn(on: Day, { verdict, validUntil }: Pick<Paper, 'verdict' | 'validUntil'>): PaperState {
  if (verdict === null) return 'to-check'
  if (verdict === 'rejected') return 'rejected'
  return validUntil !== null && validUntil < on ? 'expired' : 'accepted'
}

interface Given {
  paper: Paper
  links: Link[]
}

interface Accepted extends Given {
  /** Of its links, those that nobody has confirmed yet. */
  open: Link[]
}

const acceptShape = z.object({ paper: id() })
type Accept = z.infer<typeof acceptShape>

/** The paper is what it is said to be, and proves what it is attached to: both at once, for every link it has now. */
export const accept = command<Accept, Given, Accepted>({
  kind: 'evidence.accept',
  shape: acceptShape,
  example: { paper: '0197a000-0000-7000-8000-000000000003' },
  may: 'evidence.check',
  given: async (input, asking) => (await groundsForAccepting([input], asking)).of(input),
  givenAll: groundsForAccepting,
  decide(_, given, { who }) {
    const { paper, links } = given
    const open = links.filter(link => link.confirmedBy === null)
    if (paper.verdict === 'accepted' && open.length === 0) throw refuse('evidence.accepted-already')
    refuseFirstPerson(who, paper, open)
    return { paper, links, open }
  },
  async write({ paper, links, open }, rows, { who, today, shown }) {
    await rows.revise('paper', { id: paper.id }, { verdict: 'accepted', ...checked(who, today), reason: null }, shown)
    await confirm(rows, who, paper.id, open)
    touchSubjects(rows, links)
    return { paper: paper.id }
  },
})

async function groundsForAccepting(
  inputs: readonly Accept[],
  asking: Asking,
): Promise<Grounds<Accept, Given, Accepted>> {
  const { tx, who, today } = asking
  const asked = inputs.map(input => input.paper)
  const papers = new Map((await papersInSight(tx, sightOf(asking, 'evidence.check'), asked)).map(one => [one.id, one]))
  const links = await linksOfEach(tx, who.tenant, [...papers.keys()])
  return {
    of(input) {
      const paper = papers.get(input.paper)
      if (!paper) throw missing()
      return { paper, links: links.get(paper.id) ?? [] }
    },
    took({ paper, links: confirmed }) {
      papers.set(paper.id, { ...paper, verdict: 'accepted', checkedBy: who.account, checkedOn: today })
      links.set(
        paper.id,
        confirmed.map(link => ({ ...link, confirmedBy: link.confirmedBy ?? who.account })),
      )
    },
  }
}

/** For slices above, whose checker has looked at the paper in an act of their own; what it proved before is confirmed with it. */
export async function acceptPaper(rows: Rows, { tx, who, today }: Asking, paper: Paper): Promise<void> {
  if (paper.verdict === null)
    await rows.revise('paper', { id: paper.id }, { verdict: 'accepted', ...checked(who, today), reason: null })
  const links = await linksOf(tx, who.tenant, paper.id)
  const open = links.filter(link => link.confirmedBy === null && link.attachedBy !== who.account)
  await confirm(rows, who, paper.id, open)
  touchSubjects(rows, links)
}

const confirm = (rows: Rows, who: Who, paper: string, links: readonly Link[]): Promise<void> =>
  rows.reviseAll(
    'proof',
    links.map(({ kind, id: claim }) => ({ paper_id: paper, claim_kind: kind, claim_id: claim })),
    { confirmed_by: who.account },
  )

const rejectShape = z.object({ paper: id(), reason: personal(500) })
type Reject = z.infer<typeof rejectShape>

/** The paper proves nothing, whatever it is attached to. The reason tells the uploader what to bring. */
export const reject = command<Reject, Given, Reject & Pick<Given, 'links'>>({
  kind: 'evidence.reject',
  shape: rejectShape,
  example: { paper: '0197a000-0000-7000-8000-000000000003', reason: 'Pagina a doua este ilizibilă.' },
  may: 'evidence.check',
  given: getWhole,
  decide(input, { paper, links }, { who }) {
    if (paper.verdict === 'rejected') throw refuse('evidence.rejected-already')
    refuseFirstPerson(who, paper, [])
    return { ...input, links }
  },
  async write({ paper, reason, links }, rows, { who, today, shown }) {
    const rejected = { verdict: 'rejected' as const, ...checked(who, today), reason, salt: newSalt() }
    await rows.revise('paper', { id: paper }, rejected, shown)
    touchSubjects(rows, links)
    return { paper }
  },
})

async function getWhole({ paper: asked }: { paper: string }, asking: Asking): Promise<Given> {
  const paper = await getPaper(asking.tx, sightOf(asking, 'evidence.check'), asked)
  return { paper, links: await linksOf(asking.tx, asking.who.tenant, paper.id) }
}

/** Whoever sent it, said what it is, or attached it, cannot be the one who checks it. Source: the two signatures of the funder's forms. */
export const isFirstPerson = (who: Who, paper: Paper, open: readonly Link[] = []): boolean =>
  [paper.addedBy, paper.correctedBy, ...open.map(link => link.attachedBy)].includes(who.account)

function refuseFirstPerson(who: Who, paper: Paper, open: readonly Link[]): void {
  if (isFirstPerson(who, paper, open)) throw refuse('evidence.second-person')
}

const checked = (who: Who, today: Day) => ({ checked_by: who.account, checked_on: today })

/** Of papers that were brought for one thing, the last first: one that nobody has looked at yet, else the last that was not rejected. */
export const toCompare = <Brought extends { verdict: string | null }>(
  papers: readonly Brought[],
): Brought | undefined => papers.find(one => one.verdict === null) ?? papers.find(one => one.verdict !== 'rejected')
