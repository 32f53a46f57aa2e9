import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Reach } from '../kernel/engine.ts'
import { type Right, scopesFor, type Who } from '../kernel/who.ts'
import { type Basis, type Purpose, purposes, usualBasis } from './special.ts'

/** What the paper proves that a ground was decided with. */
export const groundClaim = 'use-ground'

export interface GroundRow {
  tenant_id: string
  purpose: Purpose
  entry: number
  decision_id: string
  basis: Basis
  because: string
  decided_on: Day
}

declare module '../kernel/database.ts' {
  interface Tables {
    use_ground: GroundRow
  }
}

/** With the paper that was brought for it and not rejected. */
export interface Ground extends GroundRow {
  paper: string | null
  isAccepted: boolean
}

/** What was decided, by purpose. */
export async function groundsOf(tx: Tx, tenant: string): Promise<Ground[]> {
  const { rows } = await sql<Ground>`
    select g.*, brought.paper_id as paper, coalesce(brought.verdict = 'accepted', false) as "isAccepted"
    from use_ground g left join lateral (
      select e.paper_id, e.verdict from evidence_links e
      where e.tenant_id = g.tenant_id and e.claim_kind = ${groundClaim} and e.claim_id = g.decision_id
        and e.verdict is distinct from 'rejected'
      order by e.verdict is null, e.paper_id limit 1) brought on true
    where g.tenant_id = ${tenant} order by g.purpose`.execute(tx)
  return rows
}

/** On what an answer to this rests that is given now: as decided, else as usual. */
export function basesIn(grounds: readonly Pick<GroundRow, 'purpose' | 'basis'>[]): Record<Purpose, Basis> {
  const decided = Object.fromEntries(grounds.map(({ purpose, basis }) => [purpose, basis]))
  return { ...usualBasis, ...decided }
}

/** The purposes that the person is told of, and those that the person may agree to. */
export const purposesWith = (bases: Record<Purpose, Basis>, basis: Basis): Purpose[] =>
  purposes.filter(purpose => bases[purpose] === basis)

/** A ground holds for the whole organisation: a right over a part of it decides nothing. */
export const decidesGrounds = (who: Who, right: Right = 'programme.write'): boolean =>
  scopesFor(who, right).some(scope => scope.of === 'tenant')

/** What a right over the whole organisation reaches besides: the papers of these decisions. */
export const orGround =
  (reach: Reach): Reach =>
  (who, right, column) => {
    if (!decidesGrounds(who, right)) return reach(who, right, column)
    return sql<boolean>`(${reach(who, right, column)} or ${sql.ref(column)} in (
      select g.decision_id from public.use_ground g where g.tenant_id = ${who.tenant}))`
  }
