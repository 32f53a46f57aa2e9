import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Who } from '../kernel/who.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    waiting_import: WaitingRow
    remembered_columns: { tenant_id: string; kind: string; heads: string; columns: string[] }
  }
}

export const importKinds = ['people', 'supports', 'outcomes'] as const
export type ImportKind = (typeof importKinds)[number]

export interface WaitingRow {
  tenant_id: string
  id: string
  account: string
  kind: ImportKind
  file: string
  state: Uint8Array
  version: number
  begun_at: string
}

type Mine = Pick<Who, 'tenant' | 'account'>

export const putWaiting = (tx: Tx, row: WaitingRow) => tx.insertInto('waiting_import').values(row).execute()

export const findWaiting = (tx: Tx, { tenant, account }: Mine, id: string): Promise<WaitingRow | undefined> =>
  tx
    .selectFrom('waiting_import')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('account', '=', account)
    .where('id', '=', id)
    .executeTakeFirst()

/** The latest first. */
export const waitingOf = (tx: Tx, { tenant, account }: Mine): Promise<WaitingRow[]> =>
  tx
    .selectFrom('waiting_import')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('account', '=', account)
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .execute()

/** Whether it was still as it was read. */
export async function changeWaiting(tx: Tx, { tenant_id, id, state, version }: WaitingRow): Promise<boolean> {
  const { rows } = await sql`
    update waiting_import set state = ${state}, version = version + 1
    where tenant_id = ${tenant_id} and id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length === 1
}

export const dropWaiting = (tx: Tx, { tenant, account }: Mine, id: string) =>
  tx
    .deleteFrom('waiting_import')
    .where('tenant_id', '=', tenant)
    .where('account', '=', account)
    .where('id', '=', id)
    .execute()

export const dropOlder = (tx: Tx, tenant: string, than: string) =>
  tx.deleteFrom('waiting_import').where('tenant_id', '=', tenant).where('begun_at', '<', than).execute()

export const filesWaiting = async (tx: Tx, tenant: string): Promise<string[]> =>
  (await tx.selectFrom('waiting_import').select('file').where('tenant_id', '=', tenant).execute()).map(one => one.file)

interface Heads {
  tenant: string
  kind: ImportKind
  heads: string
}

export const findColumns = async (tx: Tx, { tenant, kind, heads }: Heads): Promise<string[] | undefined> =>
  (
    await tx
      .selectFrom('remembered_columns')
      .select('columns')
      .where('tenant_id', '=', tenant)
      .where('kind', '=', kind)
      .where('heads', '=', heads)
      .executeTakeFirst()
  )?.columns

export async function rememberColumns(tx: Tx, { tenant, kind, heads }: Heads, columns: string[]): Promise<void> {
  await tx
    .deleteFrom('remembered_columns')
    .where('tenant_id', '=', tenant)
    .where('kind', '=', kind)
    .where('heads', '=', heads)
    .execute()
  await tx.insertInto('remembered_columns').values({ tenant_id: tenant, kind, heads, columns }).execute()
}

export interface Enrolled {
  enrolment: string
  code: string
  cnpIndex: string | null
}

/** The enrolments in this programme of people with these codes or CNPs, those whom the right reaches. */
export async function enrolledPeople(
  tx: Tx,
  {
    tenant,
    programme,
    codes,
    indexes,
    reached,
  }: {
    tenant: string
    programme: string
    codes: readonly string[]
    indexes: readonly string[]
    reached: RawBuilder<boolean>
  },
): Promise<Enrolled[]> {
  const { rows } = await sql<Enrolled>`
    select e.id as enrolment, p.code, p.cnp_index as "cnpIndex"
    from person p join enrolment e on e.tenant_id = p.tenant_id and e.person_id = p.id and e.programme = ${programme}
    where p.tenant_id = ${tenant} and (p.code = any(${codes}::text[]) or p.cnp_index = any(${indexes}::text[])) and ${reached}
    order by p.code desc`.execute(tx)
  return rows
}
