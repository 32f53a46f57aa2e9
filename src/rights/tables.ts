import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { missing } from '../kernel/problem.ts'
import type { Grant, Role, Scope } from '../kernel/who.ts'
import { randomBytes } from '../kernel/random.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    account: {
      tenant_id: string
      id: string
      entry: number
      name: string
      email: string
      closed_on: Day | null
      salt: Buffer
    }
    access_grant: {
      tenant_id: string
      id: string
      entry: number
      account_id: string
      role: Role
      scope_of: Scope['of']
      scope_id: string | null
    }
    invitation: {
      tenant_id: string
      account_id: string
      entry: number
      token_hash: string
      expires_at: string
      forget_phone: boolean
    }
  }
}

/** A personal row carries random bytes, so that its digest in the journal cannot be guessed. */
export const newSalt = (): Buffer => randomBytes(16)

export interface Account {
  id: string
  entry: number
  name: string
  email: string
  closedOn: Day | null
}

export type GrantRow = Grant & { id: string; entry: number; account: string }

export interface AccountRow extends Account {
  grants: GrantRow[]
  /** When the link that was made last ends; null = none was made. */
  linkEndsAt: string | null
}

const accountColumns = sql`a.id, a.entry, a.name, a.email, a.closed_on as "closedOn"`

const grantObject = sql`jsonb_build_object('id', g.id, 'entry', g.entry, 'account', g.account_id, 'role', g.role,
  'scope', jsonb_strip_nulls(jsonb_build_object('of', g.scope_of, 'id', g.scope_id)))`

export async function getAccount(tx: Tx, tenant: string, id: string): Promise<Account> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from account a where a.tenant_id = ${tenant} and a.id = ${id}`.execute(tx)
  const account = rows[0]
  if (!account) throw missing()
  return account
}

/** Everybody who works here, with what they may do; by e-mail, since names are sorted by the reader's language. */
export async function accountsOf(tx: Tx, tenant: string): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns},
      coalesce((select jsonb_agg(${grantObject} order by g.id) from access_grant g
        where g.tenant_id = a.tenant_id and g.account_id = a.id), '[]') as grants,
      (select i.expires_at from invitation i where i.tenant_id = a.tenant_id and i.account_id = a.id) as "linkEndsAt"
    from account a where a.tenant_id = ${tenant} order by a.email`.execute(tx)
  return rows
}

/** Names to show beside what somebody did, for the ids asked. */
export async function accountNames(tx: Tx, tenant: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from account where tenant_id = ${tenant} and id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row.name]))
}

export async function emailIsTaken(tx: Tx, tenant: string, email: string): Promise<boolean> {
  const { rows } = await sql`
    select from account where tenant_id = ${tenant} and email = ${email} and closed_on is null`.execute(tx)
  return rows.length > 0
}

export async function getGrant(tx: Tx, tenant: string, id: string): Promise<GrantRow> {
  const { rows } = await sql<{ grant: GrantRow }>`
    select ${grantObject} as grant from access_grant g where g.tenant_id = ${tenant} and g.id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) throw missing()
  return row.grant
}

export async function grantsOf(tx: Tx, tenant: string, account: string): Promise<GrantRow[]> {
  const { rows } = await sql<{ grant: GrantRow }>`
    select ${grantObject} as grant from access_grant g
    where g.tenant_id = ${tenant} and g.account_id = ${account} order by g.id`.execute(tx)
  return rows.map(row => row.grant)
}

/** How many open accounts can administer the whole organisation. */
export async function administrators(tx: Tx, tenant: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from account a join access_grant g on g.tenant_id = a.tenant_id and g.account_id = a.id
    where a.tenant_id = ${tenant} and a.closed_on is null and g.role = 'administrator' and g.scope_of = 'tenant'`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

export async function findInvitation(tx: Tx, tenant: string, account: string): Promise<{ entry: number } | undefined> {
  const { rows } = await sql<{ entry: number }>`
    select entry from invitation where tenant_id = ${tenant} and account_id = ${account}`.execute(tx)
  return rows[0]
}

export interface InvitationLink {
  tenant: string
  organisation: string
  account: string
  entry: number
  name: string
  email: string
  expiresAt: string
  forgetPhone: boolean
  /** The password was set with this link, or with a later one. */
  used: boolean
}

/** At the gate: whose link this is, in whichever organisation. */
export async function findInvitationByToken(tx: Tx, tokenHash: string): Promise<InvitationLink | undefined> {
  const { rows } = await sql<InvitationLink>`
    select i.tenant_id as tenant, t.name as organisation, i.account_id as account, i.entry, a.name, a.email,
      i.expires_at as "expiresAt", i.forget_phone as "forgetPhone", coalesce(c.link_entry >= i.entry, false) as used
    from invitation i
      join account a on a.tenant_id = i.tenant_id and a.id = i.account_id and a.closed_on is null
      join tenant t on t.id = i.tenant_id
      left join credential c on c.account_id = i.account_id
    where i.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}
