import { readFileSync, readdirSync } from 'node:fs'
import type { Database } from './database.ts'

const folder = new URL('../../migrations/', import.meta.url)

export interface Migration {
  number: number
  name: string
  sql: string
}

export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .toSorted()
    .map(name => ({ number: Number(name.slice(0, 4)), name, sql: readFileSync(new URL(name, folder), 'utf8') }))
}

/** Runs each numbered file once, in order, forward only. Several processes may start together: one migrates, the others wait. */
export async function migrate(db: Database, files: Migration[] = migrations()): Promise<number> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(7309)')
    await client.query(
      'create table if not exists migration (number int primary key, name text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ number: number }>('select number from migration')
    const done = new Set(rows.map(row => row.number))
    const newest = Math.max(0, ...files.map(file => file.number))
    const ahead = rows.find(row => row.number > newest)
    if (ahead) throw new Error(`This database was migrated by a newer version (${ahead.number}); start that one.`)
    const due = files.filter(file => !done.has(file.number))
    for (const file of due) {
      await client.query(file.sql)
      await client.query('insert into migration (number, name) values ($1, $2)', [file.number, file.name])
    }
    await client.query('commit')
    return due.length
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
