import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { AidRow } from './tables.ts'

/** De minimis aid with the enterprise that got it. */
export interface MinimisRow extends AidRow {
  code: string
  title: string
  programme: string
  undertaking: string | null
  /** The same for every enterprise of one undertaking. */
  group: string
}

/**
 * Which enterprises are one undertaking: those with the same code of a single undertaking, or with the same tax number in two programmes,
 * and whatever hangs together through them.
 */
const linkedFrom = (tenant: string, enterprise: RawBuilder<boolean>) => sql`
  with recursive linked as (
    select id as enterprise, id as reached, cui, undertaking from enterprise where tenant_id = ${tenant} and ${enterprise}
    union
    select l.enterprise, e.id, e.cui, e.undertaking from linked l
      join enterprise e on e.tenant_id = ${tenant} and (e.cui = l.cui or e.undertaking = l.undertaking)
  )`

/** De minimis aid to every enterprise of the same undertaking, this one included. */
export const minimisOf = async (tx: Tx, tenant: string, enterprise: string): Promise<MinimisRow[]> =>
  (
    await sql<MinimisRow>`
    ${linkedFrom(tenant, sql`id = ${enterprise}`)}
    select a.*, d.code, d.title, d.programme, l.undertaking, ${enterprise} as "group"
    from linked l join aid a on a.tenant_id = ${tenant} and a.enterprise_id = l.reached and a.is_de_minimis
      join deliverable d on d.tenant_id = a.tenant_id and d.id = a.enterprise_id
    order by a.granted_on, a.id`.execute(tx)
  ).rows

/** De minimis aid to all enterprises of the organisation, in whatever programme. */
export const allMinimis = async (tx: Tx, tenant: string): Promise<MinimisRow[]> =>
  (
    await sql<MinimisRow>`
    ${linkedFrom(tenant, sql`id in (select enterprise_id from aid where tenant_id = ${tenant} and is_de_minimis)`)}
    select a.*, d.code, d.title, d.programme, e.undertaking, g."group"
    from aid a join deliverable d on d.tenant_id = a.tenant_id and d.id = a.enterprise_id
      join enterprise e on e.tenant_id = a.tenant_id and e.id = a.enterprise_id
      join (select enterprise, min(reached::text) as "group" from linked group by enterprise) g on g.enterprise = a.enterprise_id
    where a.tenant_id = ${tenant} and a.is_de_minimis
    order by a.granted_on, a.id`.execute(tx)
  ).rows
