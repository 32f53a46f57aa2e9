import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/** What vacancies, courses and offers are called: all of it is public. */
export async function subjectTitles(tx: Tx, tenant: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const any = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from vacancy where tenant_id = ${tenant} and id = ${any}
    union all
    select c.id, u.title from course c join curriculum u on u.tenant_id = c.tenant_id and u.id = c.curriculum_id
    where c.tenant_id = ${tenant} and c.id = ${any}
    union all
    select id, title from offer where tenant_id = ${tenant} and id = ${any}`.execute(tx)
  return new Map(rows.map(row => [row.id, row.title]))
}
