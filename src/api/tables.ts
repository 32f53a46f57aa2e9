import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Grant, Role, Scope } from '../kernel/who.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    api_token: {
      tenant_id: string
      id: string
      entry: number
      account_id: string
      name: string
      token_hash: string
      role: Role
      scope_of: Scope['of']
      scope_id: string | null
      expires_on: Day
      revoked_on: Day | null
    }
    api_token_use: { tenant_id: string; token_id: string; used_at: string }
  }
}

export interface Token {
  id: string
  entry: number
  account: string
  /** Whoever made it. */
  maker: string
  name: string
  grant: Grant
  expiresOn: Day
  revokedOn: Day | null
}

const tokenColumns = sql`t.id, t.entry, t.account_id as account, a.name as maker, t.name, t.expires_on as "expiresOn",
  t.revoked_on as "revokedOn",
  jsonb_build_object('role', t.role, 'scope', jsonb_strip_nulls(jsonb_build_object('of', t.scope_of, 'id', t.scope_id))) as grant`

const tokens = sql`api_token t join account a on a.tenant_id = t.tenant_id and a.id = t.account_id`

/** Those of one account, or everybody's; those that end last come first. */
export async function tokensOf(tx: Tx, tenant: string, account: string | undefined): Promise<Token[]> {
  const { rows } = await sql<Token>`
    select ${tokenColumns} from ${tokens}
    where t.tenant_id = ${tenant} and ${account === undefined ? sql`true` : sql`t.account_id = ${account}`}
    order by t.revoked_on nulls first, t.expires_on desc, t.id`.execute(tx)
  return rows
}

export async function findToken(tx: Tx, tenant: string, id: string): Promise<Token | undefined> {
  const { rows } = await sql<Token>`
    select ${tokenColumns} from ${tokens} where t.tenant_id = ${tenant} and t.id = ${id}`.execute(tx)
  return rows[0]
}

export interface KnownToken extends Token {
  tenant: string
  organisation: string
  usedAt: string | null
  /** What whoever made it may do today. */
  held: Grant[]
}

/** At the gate: whose token this is, in whichever organisation. That of a closed account is nobody's. */
export async function findTokenByHash(tx: Tx, tokenHash: string): Promise<KnownToken | undefined> {
  const { rows } = await sql<KnownToken>`
    select ${tokenColumns}, t.tenant_id as tenant, o.name as organisation, u.used_at as "usedAt", coalesce((
        select jsonb_agg(jsonb_build_object('role', g.role,
          'scope', jsonb_strip_nulls(jsonb_build_object('of', g.scope_of, 'id', g.scope_id))) order by g.id)
        from access_grant g where g.tenant_id = a.tenant_id and g.account_id = a.id), '[]') as held
    from ${tokens}
      join tenant o on o.id = t.tenant_id
      left join api_token_use u on u.tenant_id = t.tenant_id and u.token_id = t.id
    where t.token_hash = ${tokenHash} and a.closed_on is null`.execute(tx)
  return rows[0]
}

export async function noteUse(tx: Tx, tenant: string, token: string, at: string): Promise<void> {
  await sql`
    insert into api_token_use (tenant_id, token_id, used_at) values (${tenant}, ${token}, ${at})
    on conflict (tenant_id, token_id) do update set used_at = excluded.used_at`.execute(tx)
}

/** At the gate: when each token of this organisation was last used. */
export async function usesOf(tx: Tx, tenant: string): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('api_token_use').selectAll().where('tenant_id', '=', tenant).execute()
  return new Map(rows.map(row => [row.token_id, row.used_at]))
}
