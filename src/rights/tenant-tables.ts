import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Role } from '../kernel/who.ts'

/** An organisation of fictional people. Only an empty one is marked: the mark can never come over real people. */
export async function markDemo(tx: Tx, tenant: string): Promise<void> {
  const { rows } = await sql`
    update tenant set demo = true
    where id = ${tenant} and (select count(*) from account where tenant_id = ${tenant}) <= 1 returning 1`.execute(tx)
  if (rows.length === 0) throw new Error('Only a new organisation becomes a demo.')
}

/** Every organisation on this server, the oldest first. */
export async function tenantRows(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from tenant order by created_at`.execute(tx)
  return rows
}

export async function countTenants(tx: Tx): Promise<number> {
  const { rows } = await sql<{ tenants: number }>`select count(*) as tenants from tenant`.execute(tx)
  return rows[0]?.tenants ?? 0
}

export async function setDemoPlayed(tx: Tx, tenant: string, at: string): Promise<void> {
  await sql`update tenant set demo_played_at = ${at} where id = ${tenant} and demo`.execute(tx)
}

/** A demo whose story was cut short is here, and nothing else is. */
export async function isOnlyHalfADemo(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ half: boolean }>`
    select count(*) = 1 and bool_and(demo and demo_played_at is null) as half from tenant`.execute(tx)
  return rows[0]?.half === true
}

export async function isDemo(tx: Tx, tenant: string): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select demo from tenant where id = ${tenant}`.execute(tx)
  return rows[0]?.demo === true
}

/** The accounts of the demo, with the first role of each. */
export async function demoRows(tx: Tx): Promise<{ name: string; email: string; role: Role }[]> {
  const { rows } = await sql<{ name: string; email: string; role: Role }>`
    select a.name, c.email, g.role from tenant t
      join account a on a.tenant_id = t.id and a.closed_on is null
      join credential c on c.account_id = a.id
      join lateral (select role from access_grant g
        where g.tenant_id = t.id and g.account_id = a.id order by g.id limit 1) g on true
    where t.demo order by a.id`.execute(tx)
  return rows
}
