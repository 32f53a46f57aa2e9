import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { Reader, TimelineItem } from '../pages/slice.ts'
import { stepsOf } from './timeline-tables.ts'
import { referralPath } from './paths.ts'
import { words } from './words.ts'

/** The mediation of a person, step by step; what came of it is told by the outcome that it is. */
export async function mediationInTimeline(tx: Tx, { who, lang }: Reader, person: string): Promise<TimelineItem[]> {
  if (!may(who, 'people.read')) return []
  return (await stepsOf(tx, who, person)).map(step => ({
    on: step.on,
    entry: step.entry,
    icon: 'handshake',
    title: `${stepOf(lang, step.kind)}: ${step.title}`,
    ...(step.reason === null ? {} : { meta: reasonOf(lang, step.reason) }),
    href: referralPath(step.referral),
  }))
}

function stepOf(lang: Lang, kind: string): string {
  const steps: Readonly<Record<string, string>> = words(lang).step
  return steps[kind] ?? kind
}

function reasonOf(lang: Lang, reason: string): string {
  const reasons: Readonly<Record<string, string>> = words(lang).refusalReason
  return reasons[reason] ?? reason
}
