import type { Tx } from '../kernel/database.ts'
import { looksAt } from '../kernel/read-log.ts'
import type { Lang } from '../kernel/words.ts'
import { revealMinutes } from './reveal.ts'
import { revealsOf } from './tables.ts'
import { words } from './words.ts'

/** One look at a person's data, in words. */
export interface SeenLook {
  at: string
  actor: string
  what: string
  why?: string
}

/** `training.sheet-printed`: what was done is called the same, whichever slice it was done in. */
export function lookInWords(kind: string, lang: Lang): string {
  const names: Readonly<Record<string, string>> = words(lang).looks
  return names[kind.split('.').at(-1) ?? kind] ?? kind
}

/** Reads from the log and reveals from the journal, together, the latest first. */
export async function looksInWords(tx: Tx, tenant: string, person: string, lang: Lang): Promise<SeenLook[]> {
  const text = words(lang)
  const read = (await looksAt(tx, tenant, person)).map(({ at, actor, kind }) => ({
    at,
    actor,
    what: lookInWords(kind, lang),
  }))
  const revealed = (await revealsOf(tx, tenant, person)).map(({ until, account, purpose, reason }) => ({
    at: new Date(Date.parse(until) - revealMinutes * 60_000).toISOString(),
    actor: account,
    what: text.lookedAtAnswers({ purpose: text.purposes[purpose] }),
    why: reason,
  }))
  return [...read, ...revealed].toSorted((one, other) => other.at.localeCompare(one.at))
}
