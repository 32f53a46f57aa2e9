import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { mayReceiveReserved } from '../enterprises/duty.ts'
import { closed } from '../enterprises/phase.ts'
import type { AcceptedPaper } from '../enterprises/tables.ts'
import type { Bidder } from './match.ts'

interface Loaded {
  id: string
  code: string
  title: string
  legal_form: string
  offers: Bidder['offers']
  steps: { kind: string; reached_on: Day }[]
  papers: AcceptedPaper[]
  best: number | null
}

/** Every enterprise that has not closed, with what it offers and what it may be given on a day. */
export async function biddersOn(tx: Tx, tenant: string, on: Day): Promise<Bidder[]> {
  const { rows } = await sql<Loaded>`
    select d.id, d.code, d.title, e.legal_form,
      coalesce(o.offers, '[]') as offers, coalesce(s.steps, '[]') as steps, coalesce(p.papers, '[]') as papers, m.best
    from enterprise e join deliverable d on d.tenant_id = e.tenant_id and d.id = e.id
      left join (
        select enterprise_id, json_agg(json_build_object('cpv', cpv, 'area', area, 'capacity_bani', capacity_bani)) as offers
        from offer where tenant_id = ${tenant} group by enterprise_id
      ) o on o.enterprise_id = e.id
      left join (
        select deliverable_id, json_agg(json_build_object('kind', kind, 'reached_on', reached_on)) as steps
        from milestone where tenant_id = ${tenant} group by deliverable_id
      ) s on s.deliverable_id = e.id
      left join (
        select claim_id, json_agg(json_build_object('kind', paper_kind, 'datedOn', dated_on, 'validUntil', valid_until)) as papers
        from evidence_facts where tenant_id = ${tenant} and claim_kind = 'deliverable.enterprise' group by claim_id
      ) p on p.claim_id = e.id
      left join (
        select enterprise_id, max(sales_bani) as best from enterprise_month
        where tenant_id = ${tenant} and month between ${addMonths(on, -12)}::date and ${on}::date group by enterprise_id
      ) m on m.enterprise_id = e.id
    where e.tenant_id = ${tenant} order by d.code`.execute(tx)
  return rows
    .filter(row => !row.steps.some(step => step.kind === closed && step.reached_on <= on))
    .map(row => ({
      id: row.id,
      code: row.code,
      title: row.title,
      offers: row.offers,
      bestMonth: row.best ?? undefined,
      mayReceiveReserved: mayReceiveReserved(row, row.legal_form, on),
      isAttested: row.papers.some(
        paper =>
          paper.kind === 'attestation' && paper.datedOn <= on && (paper.validUntil === null || paper.validUntil >= on),
      ),
    }))
}
