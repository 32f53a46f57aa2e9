import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { titlesFor } from './asked-paper.ts'
import { paperFileRoutes } from './list-file.ts'
import { type List, listPath, lists, MissingListPage, PaperListPage } from './list-page.tsx'
import { missingPapers } from './missing-papers.ts'
import { sightOfReader } from './sight.ts'
import { countPapers, mostCounted, papersOn } from './list-tables.ts'

const rowsOnPage = 50

export function listRoutes(app: Hono<Asked>): void {
  paperFileRoutes(app)
  app.get('/app/evidence', c => {
    const chosen = lists.find(one => one === c.req.query('list')) ?? 'to-check'
    return chosen === 'missing' ? missingList(c) : paperList(c, chosen)
  })
}

async function paperList(c: Context<Asked>, list: Exclude<List, 'missing'>): Promise<Response> {
  const sight = sightOfReader(c)
  const { today: on } = readerOf(c)
  const after = c.req.query('after')
  if (after !== undefined && !isId(after)) throw missing()
  const seen = await read(c.get('engine'), sight.who, async tx => {
    const papers = await papersOn(tx, sight, { list, on, after, most: rowsOnPage })
    const subjects = papers.flatMap(paper => paper.links.map(link => link.subject))
    return { papers, counts: await countPapers(tx, sight, on), titles: await titlesFor(c, tx, subjects) }
  })
  const last = seen.papers.length === rowsOnPage ? seen.papers.at(-1)?.id : undefined
  const ways = { first: after && listPath(list), next: last && `${listPath(list)}&after=${last}` }
  return page(c, <PaperListPage shell={shellOf(c)} who={sight.who} list={list} {...seen} {...ways} />)
}

async function missingList(c: Context<Asked>): Promise<Response> {
  const sight = sightOfReader(c)
  const { today: on } = readerOf(c)
  const from = skipped(c.req.query('from'))
  const about = c.req.query('about') || undefined
  const seen = await read(c.get('engine'), sight.who, async tx => {
    const { kinds, papers } = await missingPapers(c, tx, {
      most: Math.max(from + rowsOnPage + 1, mostCounted),
      kind: about,
    })
    if (about !== undefined && !kinds.includes(about)) throw missing()
    const shown = papers.slice(from, from + rowsOnPage)
    const counts = { ...(await countPapers(tx, sight, on)), ...(about === undefined && { missing: papers.length }) }
    const titles = await titlesFor(
      c,
      tx,
      shown.map(one => one.subject),
    )
    return { missing: shown, counts, titles, kinds, about, found: papers.length }
  })
  const { found, ...shown } = seen
  const path = shown.about === undefined ? listPath('missing') : `${listPath('missing')}&about=${shown.about}`
  const next = from + rowsOnPage
  const ways = {
    first: from > 0 ? path : undefined,
    next: next < found ? `${path}&from=${next}` : undefined,
  }
  return page(c, <MissingListPage shell={shellOf(c)} who={sight.who} {...shown} {...ways} />)
}

/** What is missing is no table with keys: its pages go by how many rows lie before. */
function skipped(asked: string | undefined): number {
  if (asked === undefined) return 0
  if (!/^\d{1,6}$/.test(asked)) throw missing()
  return Number(asked)
}
