import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { type Check, levelOf } from '../programme/check.ts'
import type { Asked } from './asked.ts'
import { factsOf } from './facts-of.ts'
import { allOf, type Marked, marksOf } from './marks.ts'
import { participations } from './participation.ts'
import { plansForMany } from './statement.ts'

/** The participations that break one check of records. */
export interface Broken {
  check: Check
  subjects: string[]
}

/** The checks of records. Source: section 2.2 of the domain rules; the profile names each. */
export async function brokenRecords(tx: Tx, asked: Asked, startsOn: Day): Promise<Broken[]> {
  const marked = marksOf(asked).flatMap(unit => unit.marked)
  const checks = asked.rules.checks.filter(check => levelOf(check) === 'record')
  if (checks.length === 0) return []
  await plansForMany(tx)
  const codes = checks.map(
    check => sql`case when ${broken(check, marked, asked, startsOn)} then ${check.code}::text end`,
  )
  const { rows } = await sql<{ check: string; subjects: string[] }>`
    with ${participations(asked)}
    select code as check, array_agg(subject::text order by subject) as subjects
    from (select f.subject, unnest(array[${sql.join(codes)}]) as code from (${factsOf(asked, 'person')}) f where f.started) b
    where code is not null group by code`.execute(tx)
  return checks.map(check => ({ check, subjects: rows.find(row => row.check === check.code)?.subjects ?? [] }))
}

/** Never null: what is not known breaks nothing but completeness. */
function broken(check: Check, marked: readonly Marked[], { rules, day }: Asked, startsOn: Day): RawBuilder<boolean> {
  const counts = (code: string) => {
    const one = marked.find(({ indicator }) => indicator.code === code && indicator.unit === 'person')
    return one ? sql<boolean>`(${allOf(one.clauses.map(clause => clause.holds))})` : sql<boolean>`false`
  }
  const any = (codes: readonly string[]) => sql<boolean>`(${sql.join(codes.map(counts), sql` or `)})`
  switch (check.rule) {
    case 'record-complete':
      return sql`not f.complete`
    case 'entry-in-programme':
      return sql`f.entry_on < ${startsOn}::date`
    case 'exit-after-entry':
      return sql`coalesce(f.exit_on < f.entry_on, false)`
    case 'age-between':
      return sql`coalesce(f.age not between ${check.from}::int and ${check.to}::int, false)`
    case 'exactly-one':
      return sql`f.complete and (${sql.join(
        check.of.map(code => sql`${counts(code)}::int`),
        sql` + `,
      )}) <> 1`
    case 'implies':
      return sql`(${sql.join(
        check.implications.map(one => sql`${counts(one.when)} and not ${any(one.in)}`),
        sql` or `,
      )})`
    case 'results-need-exit':
      return sql`${any(check.of)} and not f.exited`
    case 'results-after-six-months': {
      const months = rules.windows.longerTermMonths.value
      return sql`${any(check.of)} and coalesce((f.exit_on + make_interval(months => ${months}::int))::date > ${day}::date, true)`
    }
    case 'outcome-has-paper':
      return sql`not coalesce(f.outcomes_proven, '{}') @> coalesce(f.outcomes, '{}') or not coalesce(f.at_six_months_proven, '{}') @> coalesce(f.at_six_months, '{}')`
    case 'support-within-participation':
      return sql`f.earliest_on < f.entry_on`
    default:
      return sql`false`
  }
}
