import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Reader, TimelineItem } from '../pages/slice.ts'
import { type Step, stepsOf } from './timeline-tables.ts'
import { referralPath } from './paths.ts'
import { words } from './words.ts'

/** The mediation of a person, step by step; what came of it is told by the outcome that it is. */
export async function mediationInTimeline(tx: Tx, { who, lang }: Reader, person: string): Promise<TimelineItem[]> {
  if (!may(who, 'people.read')) return []
  return (await stepsOf(tx, who, person)).map(step => itemOf(step, lang))
}

function itemOf({ on, entry, kind, title, reason, referral }: Step, lang: Lang): TimelineItem {
  const item: TimelineItem = {
    on,
    entry,
    icon: 'handshake',
    title: `${stepOf(lang, kind)}: ${title}`,
    href: referralPath(referral),
  }
  return reason === null ? item : Object.assign(item, { meta: reasonOf(lang, reason) })
}

function stepOf(lang: Lang, kind: string): string {
  const steps: Readonly<Record<string, string>> = words(lang).step
  return steps[kind] ?? kind
}

function reasonOf(lang: Lang, reason: string): string {
  const reasons: Readonly<Record<string, string>> = words(lang).refusalReason
  return reasons[reason] ?? reason
}
