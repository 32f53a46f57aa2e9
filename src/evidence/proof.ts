import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { code, id } from '../kernel/shape.ts'
import type { Right, Who } from '../kernel/who.ts'
import { type Claim, getPaper, type Link, linksOf, outOfReach, type Paper, type Sight } from './tables.ts'

/** One paper proves at most so many claims: a signature list of a large event. */
const mostClaims = 200

const claim = z.object({ kind: code(), id: id(), subject: id() })
export const claims = z.array(claim).check(z.minLength(1), z.maxLength(mostClaims))

export const exampleClaim = {
  kind: 'participation',
  id: '0197a000-0000-7000-8000-000000000001',
  subject: '0197a000-0000-7000-8000-000000000002',
}

const attachShape = z.object({ paper: id(), claims })
type Attach = z.infer<typeof attachShape>

/** One paper proves more: the same list, decision or certificate. A link to an accepted paper waits until somebody else confirms it. */
export const attach = command<Attach, { paper: Paper; links: Link[] }, Attach>({
  kind: 'evidence.attach',
  shape: attachShape,
  example: { paper: '0197a000-0000-7000-8000-000000000003', claims: [exampleClaim] },
  may: 'evidence.write',
  async given(input, asking) {
    const paper = await getPaper(asking.tx, sightOf(asking, 'evidence.write'), input.paper)
    await refuseOutOfReach(asking, input.claims)
    return { paper, links: await linksOf(asking.tx, asking.who.tenant, paper.id) }
  },
  decide({ paper, claims: proved }, { links }) {
    const added = proved.filter(one => !links.some(link => isSame(link, one)))
    if (added.length === 0) throw refuse('evidence.attached-already')
    if (links.length + added.length > mostClaims) throw refuse('evidence.proves-too-much', { most: mostClaims })
    return { paper, claims: added }
  },
  async write({ paper, claims: proved }, rows, { who }) {
    await attachAll(rows, who, paper, proved)
    return { paper }
  },
})

const detachShape = z.object({ paper: id(), claim })
type Detach = z.infer<typeof detachShape>

/** A paper on the wrong claim. Its last link stays: a paper that is wrong altogether is rejected. */
export const detach = command<Detach, Link[], Detach>({
  kind: 'evidence.detach',
  shape: detachShape,
  example: { paper: '0197a000-0000-7000-8000-000000000003', claim: exampleClaim },
  may: 'evidence.write',
  async given(input, asking) {
    const paper = await getPaper(asking.tx, sightOf(asking, 'evidence.write'), input.paper)
    if (!paper.links.some(link => isSame(link, input.claim))) throw missing()
    return linksOf(asking.tx, asking.who.tenant, paper.id)
  },
  decide(input, links) {
    if (links.length === 1) throw refuse('evidence.last-link-stays')
    return input
  },
  async write({ paper, claim: gone }, rows) {
    await rows.remove('proof', { paper_id: paper, claim_kind: gone.kind, claim_id: gone.id })
    return { paper }
  },
})

/** For the commands of slices above too, which bring a paper together with what it proves. */
export async function attachAll(rows: Rows, who: Who, paper: string, proved: readonly Claim[]): Promise<void> {
  const distinct = proved.filter((one, i) => proved.findIndex(other => isSame(other, one)) === i)
  const links = distinct.map(({ kind, id: claimId, subject }) => ({
    paper_id: paper,
    claim_kind: kind,
    claim_id: claimId,
    subject_id: subject,
    attached_by: who.account,
  }))
  await rows.insertAll('proof', links)
}

/** For slices above, whose checker has just seen that the paper proves this too: whoever brought it attached it, the checker confirms. */
export const confirmProof = (
  rows: Rows,
  who: Who,
  paper: Paper,
  { kind, id: claimId, subject }: Claim,
): Promise<void> =>
  rows.insert('proof', {
    paper_id: paper.id,
    claim_kind: kind,
    claim_id: claimId,
    subject_id: subject,
    attached_by: paper.addedBy,
    confirmed_by: who.account,
  })

/** The other way round: the checker sees that this paper does not prove it after all. */
export const dropProof = (rows: Rows, paper: string, { kind, id: claimId }: Omit<Claim, 'subject'>): Promise<void> =>
  rows.remove('proof', { paper_id: paper, claim_kind: kind, claim_id: claimId })

/** What is decided about a paper touches everybody it is about. */
export function touchSubjects(rows: Rows, links: readonly Link[]): void {
  for (const { subject } of links) rows.concerns(subject)
}

export const sightOf = ({ who, engine }: Pick<Asking, 'who' | 'engine'>, right: Right): Sight => ({
  who,
  reach: engine.reach,
  right,
})

/** Of those whom these are about, whom the asker may bring no papers for. */
export async function beyondReach(asking: Asking, proved: readonly Claim[]): Promise<ReadonlySet<string>> {
  const subjects = [...new Set(proved.map(one => one.subject))]
  return new Set(await outOfReach(asking.tx, sightOf(asking, 'evidence.write'), subjects))
}

export async function refuseOutOfReach(asking: Asking, proved: readonly Claim[]): Promise<void> {
  if ((await beyondReach(asking, proved)).size > 0) throw missing()
}

const isSame = (one: Omit<Claim, 'subject'>, other: Omit<Claim, 'subject'>): boolean =>
  one.kind === other.kind && one.id === other.id
