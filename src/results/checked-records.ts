import { type RawBuilder, sql } from 'kysely'
import { type Check, levelOf } from '../programme/check.ts'
import { allOf } from '../programme/compile.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'
import type { UnitMarks } from './marks.ts'

/** What the checks of records ask of a participation beside the clauses of its indicators. */
export const checkedFacts = [
  'started',
  'complete',
  'entry_on',
  'exit_on',
  'exited',
  'age',
  'earliest_on',
  'outcomes',
  'outcomes_proven',
  'upon_exit',
  'upon_exit_proven',
  'at_six_months',
  'at_six_months_proven',
] as const

/** The checks of records in the order of their marks. Source: section 2.2 of the domain rules; the profile names each. */
export const recordChecks = (rules: Rulebook): Check[] => rules.checks.filter(check => levelOf(check) === 'record')

/** Each check as a truth about a row `k` of marks; units other than people have none. */
export const recordChecksOf = (asked: Asked, marks: UnitMarks): { check: Check; broken: RawBuilder<boolean> }[] =>
  marks.unit !== 'person' || asked.sealed
    ? []
    : recordChecks(asked.rules).map(check => ({
        check,
        broken: sql<boolean>`(k.started and (${broken(check, marks, asked)}))`,
      }))

/** Never null: what is not known breaks nothing but completeness. */
function broken(check: Check, { marked }: UnitMarks, { rules, day }: Asked): RawBuilder<boolean> {
  const counts = (code: string) => {
    const one = marked.find(({ indicator }) => indicator.code === code)
    return one ? sql<boolean>`(${allOf(one.at.map(at => sql.ref<boolean>(`k.h${at}`)))})` : sql<boolean>`false`
  }
  const any = (codes: readonly string[]) => sql<boolean>`(${sql.join(codes.map(counts), sql` or `)})`
  switch (check.rule) {
    case 'record-complete':
      return sql`not k.complete`
    case 'entry-in-programme':
      return rules.startsOn === undefined ? sql`false` : sql`k.entry_on < ${rules.startsOn}::date`
    case 'exit-after-entry':
      return sql`coalesce(k.exit_on < k.entry_on, false)`
    case 'age-between':
      return sql`coalesce(k.age not between ${check.from}::int and ${check.to}::int, false)`
    case 'exactly-one':
      return sql`k.complete and (${sql.join(
        check.of.map(code => sql`${counts(code)}::int`),
        sql` + `,
      )}) <> 1`
    case 'implies':
      return sql`(${sql.join(
        check.implications.map(one => sql`${counts(one.when)} and not ${any(one.in)}`),
        sql` or `,
      )})`
    case 'results-need-exit':
      return sql`${any(check.of)} and not k.exited`
    case 'results-after-six-months': {
      const months = rules.windows.longerTermMonths.value
      return sql`${any(check.of)} and coalesce((k.exit_on + make_interval(months => ${months}::int))::date > ${day}::date, true)`
    }
    case 'outcome-has-paper':
      // Of two jobs the one that counts upon exit may be the one without a paper.
      return sql.join(
        ['outcomes', 'upon_exit', 'at_six_months'].map(
          of => sql`not coalesce(${sql.ref(`k.${of}_proven`)}, '{}') @> coalesce(${sql.ref(`k.${of}`)}, '{}')`,
        ),
        sql` or `,
      )
    case 'support-within-participation':
      return sql`k.earliest_on < k.entry_on`
    default:
      return sql`false`
  }
}
