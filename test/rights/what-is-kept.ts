import { sql } from 'kysely'
import type { Tx } from '../../src/kernel/database.ts'
import { read } from '../../src/kernel/engine.ts'
import type { Story } from '../people-of-the-story.ts'

/** The tables of an organisation, those that keep its past and those that do not. */
async function tablesOf(tx: Tx): Promise<{ name: string; uuids: string[] }[]> {
  const { rows } = await sql<{ name: string; uuids: string[] }>`
    select c.table_schema || '.' || c.table_name as name,
      coalesce(array_agg(c.column_name::text) filter (where c.data_type = 'uuid' and c.column_name <> 'tenant_id'), '{}') as uuids
    from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'history')
      and has_table_privilege(c.table_schema || '.' || c.table_name, 'select')
    group by 1 having bool_or(c.column_name = 'tenant_id') order by 1`.execute(tx)
  return rows
}

/** Every id that stands in any record of this organisation. */
export async function idsOf(story: Story): Promise<string[]> {
  return read(story.engine, story.who.ana, async tx => {
    const found = new Set<string>()
    for (const { name, uuids } of await tablesOf(tx)) {
      for (const column of uuids) {
        const { rows } = await sql<{ id: string }>`
          select distinct ${sql.ref(column)} as id from ${sql.table(name)}
          where tenant_id = ${story.tenant} and ${sql.ref(column)} is not null`.execute(tx)
        for (const { id } of rows) found.add(id)
      }
    }
    return [...found]
  })
}

/** What stands in the records of this organisation, as one text. */
export async function digestOf(story: Story): Promise<string> {
  return read(story.engine, story.who.ana, async tx => {
    const digests: string[] = []
    for (const { name } of await tablesOf(tx)) {
      const { rows } = await sql<{ digest: string }>`
        select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest
        from ${sql.table(name)} t where tenant_id = ${story.tenant}`.execute(tx)
      digests.push(`${name} ${rows[0]?.digest}`)
    }
    return digests.join('\n')
  })
}
