import type { Day } from '../kernel/day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import type { TimelineItem } from '../pages/slice.ts'
import { recordPath } from './paths.ts'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'
import type { DecisionRow, ExitRow, OutcomeRow, SupportRow } from './tables.ts'
import { words } from './words.ts'

/** What this slice has to tell about a person, newest first. `names`: of accounts, by id. */
export function pathOf(record: Record, lang: Lang, names: ReadonlyMap<string, string>): TimelineItem[] {
  const { enrolment, decision } = record
  const text = personWords(lang)
  return [
    ...record.supports.map(support => supportItem(record, support, lang, names)),
    ...record.outcomes.map(outcome => outcomeItem(record, outcome, lang)),
    ...record.exits.map(exit => exitItem(record, exit, lang)),
    ...(decision ? [decisionItem(decision, lang, names)] : []),
    {
      on: enrolment.applied_on,
      entry: enrolment.entry,
      icon: 'user-plus' as const,
      title: text.applied,
      ...by(names, enrolment.caseworker_id),
    },
  ]
}

/** Newest first; of one day, what was recorded last comes first. */
export const newestFirst = (items: readonly TimelineItem[]): TimelineItem[] =>
  items.toSorted((one, other) => compare(other.on, one.on) || other.entry - one.entry)

const compare = (one: Day, other: Day): number => (one < other ? -1 : Number(one > other))

function supportItem(
  record: Record,
  support: SupportRow,
  lang: Lang,
  names: ReadonlyMap<string, string>,
): TimelineItem {
  const text = personWords(lang)
  const time =
    support.minutes < 120 ? `${number(lang, support.minutes)} min` : `${number(lang, support.minutes / 60)} h`
  return {
    on: support.given_on,
    entry: support.entry,
    icon: 'message-square',
    title: text.supportOf({ name: nameOfKind(record.rules.supports, support.kind, lang), time }),
    ...(support.note === null ? {} : { says: support.note }),
    claim: { kind: `support.${support.kind}`, id: support.id },
    href: recordPath(record, `/support/${support.id}`),
    ...by(
      names,
      support.given_by,
      support.until_on > support.given_on ? text.endedOn({ on: date(support.until_on) }) : undefined,
    ),
  }
}

function outcomeItem(record: Record, outcome: OutcomeRow, lang: Lang): TimelineItem {
  const text = personWords(lang)
  return {
    on: outcome.reached_on,
    entry: outcome.entry,
    icon: 'award',
    title: nameOfKind(record.rules.outcomes, outcome.kind, lang),
    ...(outcome.detail === null ? {} : { says: outcome.detail }),
    ...(outcome.ended_on === null ? {} : { meta: text.endedOn({ on: date(outcome.ended_on) }) }),
    claim: { kind: `outcome.${outcome.kind}`, id: outcome.id },
    href: recordPath(record, `/outcome/${outcome.id}`),
  }
}

const exitItem = (record: Record, exit: ExitRow, lang: Lang): TimelineItem => ({
  on: exit.left_on,
  entry: exit.entry,
  icon: 'log-out',
  title: personWords(lang).left,
  meta: leaveReason(exit.reason, lang),
  ...(exit.note === null ? {} : { says: exit.note }),
  href: recordPath(record, `/exit/${exit.id}`),
})

const decisionItem = (decision: DecisionRow, lang: Lang, names: ReadonlyMap<string, string>): TimelineItem => ({
  on: decision.decided_on,
  entry: decision.entry,
  icon: 'scale',
  title: personWords(lang).decided[decision.outcome],
  ...(decision.reason === null ? {} : { says: decision.reason }),
  ...by(names, decision.signed_by ?? decision.proposed_by),
})

function by(names: ReadonlyMap<string, string>, account: string | null, more?: string): { meta?: string } {
  const parts = [more, account === null ? undefined : names.get(account)].filter(part => part !== undefined)
  return parts.length > 0 ? { meta: parts.join(' · ') } : {}
}

const leaveReason = (reason: string, lang: Lang): string => {
  const reasons: { [code: string]: string } = words(lang).leaveReason
  return reasons[reason] ?? reason
}
