import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Lang } from '../kernel/words.ts'

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

/** Accounts of this organisation whose password was set. */
export async function openedAccounts(tx: Tx, tenant: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('credential').select('account_id').where('tenant_id', '=', tenant).execute()
  return new Set(rows.map(row => row.account_id))
}
