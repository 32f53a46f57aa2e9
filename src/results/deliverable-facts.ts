import { type RawBuilder, sql } from 'kysely'
import { type DeliverableUnit, type Fact, facts } from '../programme/facts.ts'
import type { Asked } from './asked.ts'

/** One row per deliverable of the register: no register yet. */
export const deliverableFacts = (_: Asked, unit: DeliverableUnit): RawBuilder<unknown> => {
  const columns = Object.entries<Fact>(facts[unit]).map(([name, fact]) => sql`null::${sqlType(fact)} as ${sql.ref(name)}`)
  return sql`select null::uuid as subject, null::uuid as about, null::boolean as proven, ${sql.join(columns)} where false`
}

function sqlType({ type }: Fact): RawBuilder<unknown> {
  const types = { truth: 'boolean', day: 'date', integer: 'int', number: 'numeric', code: 'text', set: 'text[]', hours: 'jsonb' } as const
  return sql.raw(types[type])
}
