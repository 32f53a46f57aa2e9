import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { ownPath } from '../pages/preferences.ts'
import { namesOf, titlesOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import type { Titles } from './claim-line.tsx'
import { sightOfReader } from './sight.ts'
import { type Claim, getPaper, type Paper, type Sight } from './tables.ts'

/** The id in the address; an address without one is no page. */
export function paperId(c: Context<Asked>): string {
  const paper = c.req.param('paper') ?? ''
  if (!isId(paper)) throw missing()
  return paper
}

/** The paper of this page, as far as this sight goes: that of the reader unless another is given. */
export async function getAskedPaper(c: Context<Asked>, sight: Sight = sightOfReader(c)): Promise<Paper> {
  return read(c.get('engine'), sight.who, tx => getPaper(tx, sight, paperId(c)))
}

/** What a page of papers calls its people and its codes. */
export const titlesFor = async (c: Context<Asked>, tx: Tx, ids: readonly string[]): Promise<Titles> => ({
  names: await namesOf(c, tx, [...new Set(ids)]),
  papers: await titlesOf(c, tx, 'paperKinds'),
  claims: await titlesOf(c, tx, 'claimKinds'),
})

/** What a paper is for stands in the address of the form, and in the form. */
export function getAskedClaim({ claim = '', id = '', subject = '' }: Record<string, string>): Claim {
  const isCode = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(claim)
  if (!isCode || !isId(id) || !isId(subject)) throw missing('evidence.no-claim')
  return { kind: claim, id, subject }
}

/** Only pages of ours: an address that leaves the site is no way back. */
export const localPath = (path: string): string | undefined => (path.startsWith('/app/') ? ownPath(path) : undefined)
