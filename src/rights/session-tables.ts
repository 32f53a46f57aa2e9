import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Lang } from '../kernel/words.ts'
import type { Grant, Who } from '../kernel/who.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    session: {
      id: string
      token_hash: string
      account_id: string
      tenant_id: string
      started_at: string
      seen_at: string
      proved_at: string | null
      device: string
    }
  }
}

/** A session with everything a request needs to know about whoever is behind it. */
export interface SessionRow {
  id: string
  account: string
  tenant: string
  name: string
  email: string
  organisation: string
  demo: boolean
  lang: Lang
  shortcuts: boolean
  startedAt: string
  seenAt: string
  provedAt: string | null
  totpConfirmed: boolean
  grants: Grant[]
}

/** The grants of the account `a`. */
const grantsOfAccount = sql`coalesce((
  select jsonb_agg(jsonb_build_object('role', g.role,
    'scope', jsonb_strip_nulls(jsonb_build_object('of', g.scope_of, 'id', g.scope_id))) order by g.id)
  from access_grant g where g.tenant_id = a.tenant_id and g.account_id = a.id), '[]')`

/** Open accounts with this id or e-mail, in whichever organisation, with what they may do. */
export async function accountRows(tx: Tx, by: { id: string } | { email: string }): Promise<Who[]> {
  const { rows } = await sql<Who>`
    select a.tenant_id as tenant, a.id as account, a.name, ${grantsOfAccount} as grants from account a
    where a.closed_on is null and ${'id' in by ? sql`a.id = ${by.id}` : sql`a.email = ${by.email}`}`.execute(tx)
  return rows
}

/** Grants are read with each request: what is taken away is gone at once. A closed account has no session. */
export async function findSessionRow(tx: Tx, tokenHash: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.account_id as account, s.tenant_id as tenant, a.name, c.email, t.name as organisation, t.demo,
      c.language as lang, c.shortcuts, s.started_at as "startedAt", s.seen_at as "seenAt", s.proved_at as "provedAt",
      c.totp_confirmed_at is not null as "totpConfirmed",
      ${grantsOfAccount} as grants
    from session s
      join credential c on c.account_id = s.account_id
      join account a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.closed_on is null
      join tenant t on t.id = s.tenant_id
    where s.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}

export async function insertSession(
  tx: Tx,
  session: {
    id: string
    tokenHash: string
    account: string
    tenant: string
    at: string
    proved: boolean
    device: string
  },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      account_id: session.account,
      tenant_id: session.tenant,
      started_at: session.at,
      seen_at: session.at,
      proved_at: session.proved ? session.at : null,
      device: session.device,
    })
    .execute()
}

export async function touchSession(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('session').set({ seen_at: at }).where('id', '=', id).execute()
}

/** The second factor was shown: from now on another token stands for this session, so that the one before is worth nothing. */
export async function proveSession(tx: Tx, id: string, tokenHash: string, at: string): Promise<void> {
  const changes = { proved_at: at, seen_at: at, token_hash: tokenHash }
  await tx.updateTable('session').set(changes).where('id', '=', id).execute()
}

export async function deleteSession(tx: Tx, account: string, id: string): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', account).where('id', '=', id).execute()
}

export async function deleteSessions(tx: Tx, account: string, except?: string): Promise<void> {
  const all = tx.deleteFrom('session').where('account_id', '=', account)
  await (except === undefined ? all : all.where('id', '<>', except)).execute()
}

export interface DeviceRow {
  id: string
  device: string
  startedAt: string
  seenAt: string
}

export async function sessionsOf(tx: Tx, account: string): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select id, device, started_at as "startedAt", seen_at as "seenAt" from session
    where account_id = ${account} order by seen_at desc`.execute(tx)
  return rows
}

/** Sessions that time has ended, of everybody. */
export async function deleteEndedSessions(tx: Tx, seenBefore: string, startedBefore: string): Promise<void> {
  await sql`delete from session where seen_at < ${seenBefore} or started_at < ${startedBefore}`.execute(tx)
}
