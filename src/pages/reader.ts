import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { today } from '../kernel/day.ts'
import type { Asked, Named, Reader } from './slice.ts'

/** Who reads this page, in which language, on which day. */
export const readerOf = (c: Context<Asked>): Reader => ({
  who: c.get('who'),
  lang: c.get('lang'),
  today: today(c.get('engine').clock()),
})

/** What these ids are called, whichever slice they belong to; those that the reader may not see have no name. */
export async function namesOf(c: Context<Asked>, tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const reader = readerOf(c)
  const names = new Map<string, Named>()
  if (ids.length === 0) return names
  for (const slice of c.get('slices')) {
    for (const [id, named] of (await slice.names?.(tx, reader, ids)) ?? []) names.set(id, named)
  }
  return names
}

/** The words for the codes of one kind, from every slice that has rules. */
export async function titlesOf(
  c: Context<Asked>,
  tx: Tx,
  kind: 'paperKinds' | 'claimKinds',
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const slice of c.get('slices')) {
    for (const { code, title } of (await slice[kind]?.(tx, readerOf(c))) ?? []) titles.set(code, title)
  }
  return titles
}
