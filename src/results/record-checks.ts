import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Check } from '../programme/check.ts'
import type { Asked } from './asked.ts'
import { recordChecks } from './checked-records.ts'
import { markedRows, marksOf } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { participations } from './participation.ts'
import { forMany } from './statement.ts'

/** The participations that break one check of records. */
export interface Broken {
  check: Check
  subjects: string[]
}

/** Who breaks which check: from the copy where it answers, else from the facts. */
export async function brokenRecords(tx: Tx, asked: Asked, copied = false): Promise<Broken[]> {
  const checks = recordChecks(asked.rules)
  const people = marksOf(asked).find(marks => marks.unit === 'person')
  if (checks.length === 0 || !people) return []
  const whole = await forMany(tx, asked)
  const rows = copied
    ? sql`select subject, broken from facts where ${ofCopy(asked)} and unit = 'person'`
    : sql`select subject, broken from (${markedRows(whole, people)}) m`
  const { rows: found } = await sql<{ subject: string; broken: string }>`
    with ${participations(whole)}
    select subject, broken from (${rows}) b where position('t' in broken) > 0 order by subject`.execute(tx)
  return checks.map((check, at) => ({
    check,
    subjects: found.filter(one => one.broken[at] === 't').map(one => one.subject),
  }))
}
