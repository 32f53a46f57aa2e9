import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Lang } from '../kernel/words.ts'
import type { Grant, Role, Who } from '../kernel/who.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    credential: {
      account_id: string
      tenant_id: string
      email: string
      password_hash: string
      totp_sealed: Buffer | null
      totp_confirmed_at: string | null
      totp_step: number | null
      language: Lang
      shortcuts: boolean
      link_entry: number
    }
    recovery_code: { account_id: string; code_hash: string; used_at: string | null }
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
    door_try: { id: string; door: string; tried_at: string }
  }
}

export interface Credential {
  account: string
  tenant: string
  email: string
  passwordHash: string
  totp: Buffer | null
  totpConfirmed: boolean
  lang: Lang
  shortcuts: boolean
}

const credentialColumns = sql`
  account_id as account, tenant_id as tenant, email, password_hash as "passwordHash", totp_sealed as totp,
  totp_confirmed_at is not null as "totpConfirmed", language as lang, shortcuts`

/** No address holds a NUL, and the database takes no text with one. */
export async function findCredentialByEmail(tx: Tx, email: string): Promise<Credential | undefined> {
  if (email.includes('\0')) return undefined
  const { rows } = await sql<Credential>`select ${credentialColumns} from credential where email = ${email}`.execute(tx)
  return rows[0]
}

export async function findCredential(tx: Tx, account: string): Promise<Credential | undefined> {
  const { rows } = await sql<Credential>`
    select ${credentialColumns} from credential where account_id = ${account}`.execute(tx)
  return rows[0]
}

/**
 * The password set with a link, the first or a new one; never one of another organisation that chose the same id. Returns false where the e-mail opens another account already, or where the
 * link was used meanwhile.
 */
export async function putCredential(
  tx: Tx,
  to: { account: string; tenant: string; email: string; passwordHash: string; lang: Lang; entry: number },
): Promise<boolean> {
  if (await findCredential(tx, to.account)) {
    const { rows } = await sql`
      update credential set password_hash = ${to.passwordHash}, link_entry = ${to.entry}
      where account_id = ${to.account} and tenant_id = ${to.tenant} and link_entry < ${to.entry} returning 1`.execute(
      tx,
    )
    return rows.length === 1
  }
  const { rows } = await sql`
    insert into credential (account_id, tenant_id, email, password_hash, language, link_entry)
    values (${to.account}, ${to.tenant}, ${to.email}, ${to.passwordHash}, ${to.lang}, ${to.entry})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

export async function setPassword(tx: Tx, account: string, passwordHash: string): Promise<void> {
  await tx.updateTable('credential').set({ password_hash: passwordHash }).where('account_id', '=', account).execute()
}

export async function setPreferences(tx: Tx, account: string, to: { lang: Lang; shortcuts: boolean }): Promise<void> {
  const changes = { language: to.lang, shortcuts: to.shortcuts }
  await tx.updateTable('credential').set(changes).where('account_id', '=', account).execute()
}

/** A secret waits here until its first right code confirms it. */
export async function putTotp(tx: Tx, account: string, sealed: Buffer): Promise<void> {
  const changes = { totp_sealed: sealed, totp_confirmed_at: null, totp_step: null }
  await tx.updateTable('credential').set(changes).where('account_id', '=', account).execute()
}

/** The phone and the recovery codes open nothing any more. */
export async function clearTotp(tx: Tx, account: string): Promise<void> {
  const changes = { totp_sealed: null, totp_confirmed_at: null, totp_step: null }
  await tx.updateTable('credential').set(changes).where('account_id', '=', account).execute()
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute()
}

/** Takes the code of one time step, once: false where this step or a later one was taken before. */
export async function takeTotpStep(tx: Tx, account: string, step: number, at: string): Promise<boolean> {
  const { rows } = await sql`
    update credential set totp_step = ${step}, totp_confirmed_at = coalesce(totp_confirmed_at, ${at})
    where account_id = ${account} and coalesce(totp_step, 0) < ${step} returning 1`.execute(tx)
  return rows.length === 1
}

export async function putRecoveryCodes(tx: Tx, account: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute()
  const rows = hashes.map(hash => ({ account_id: account, code_hash: hash, used_at: null }))
  await tx.insertInto('recovery_code').values(rows).execute()
}

/** Each code is good once. */
export async function takeRecoveryCode(tx: Tx, account: string, hash: string, at: string): Promise<boolean> {
  const { rows } = await sql`
    update recovery_code set used_at = ${at}
    where account_id = ${account} and code_hash = ${hash} and used_at is null returning 1`.execute(tx)
  return rows.length === 1
}

export async function countRecoveryCodes(tx: Tx, account: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from recovery_code where account_id = ${account} and used_at is null`.execute(tx)
  return rows[0]?.left ?? 0
}

/** One try at a door at a time, so that a hundred at once count as a hundred. */
export async function lockDoor(tx: Tx, door: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${door}, 7))`.execute(tx)
}

/** What was tried at one door in the last minutes and not found right, the newest last. */
export async function triesAt(tx: Tx, door: string, since: string): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    select tried_at as at from door_try where door = ${door} and tried_at > ${since} order by tried_at`.execute(tx)
  return rows.map(row => row.at)
}

export async function insertTry(tx: Tx, id: string, door: string, at: string): Promise<void> {
  await tx.insertInto('door_try').values({ id, door, tried_at: at }).execute()
}

export async function deleteTry(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('door_try').where('id', '=', id).execute()
}

export async function deleteTriesAt(tx: Tx, door: string): Promise<void> {
  await tx.deleteFrom('door_try').where('door', '=', door).execute()
}

/** Tries of everybody that no longer count. */
export async function deleteTriesBefore(tx: Tx, since: string): Promise<void> {
  await tx.deleteFrom('door_try').where('tried_at', '<', since).execute()
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

/** Accounts of this organisation whose password was set. */
export async function openedAccounts(tx: Tx, tenant: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('credential').select('account_id').where('tenant_id', '=', tenant).execute()
  return new Set(rows.map(row => row.account_id))
}

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
