import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { date } from '../kernel/words.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import { titlesFor } from './asked-paper.ts'
import { paperTitle, type Titles } from './claim-line.tsx'
import { lists } from './list-page.tsx'
import { type PaperList, papersOn } from './list-tables.ts'
import { missingPapers } from './missing-papers.ts'
import { sightOfReader } from './sight.ts'
import { words } from './words.ts'

/** One paper of a list, or one that is missing. What it proves is left out: that can tell a special category. */
interface Row {
  paper: string
  about: readonly string[]
  datedOn: string | null
  validUntil: string | null
  reason: string | null
}

/** A copy of a list has so many papers at most. */
const mostInFile = 100_000

/** The list of papers that the page shows, whole. */
export const paperFileRoutes = (app: Hono<Asked>): void =>
  listFileRoutes<Row>(app, '/app/evidence', async c => {
    const { lang } = readerOf(c)
    const text = words(lang)
    const list = lists.find(one => one === c.req.query('list')) ?? 'to-check'
    const { rows, titles } = await (list === 'missing' ? missingRows(c) : paperRows(c, list))
    return {
      name: 'papers',
      sheet: text.lists[list].slice(0, 31),
      columns: [
        { title: text.paper, value: row => row.paper },
        { title: text.about, value: row => row.about.flatMap(id => titles.names.get(id)?.title ?? []).join('; ') },
        { title: text.dated, value: row => row.datedOn },
        { title: text.validUntil, value: row => row.validUntil },
        { title: text.reason, value: row => row.reason },
      ],
      rows,
      kind: 'evidence.exported',
      subjects: row => row.about,
    }
  })

interface Found {
  rows: Row[]
  titles: Titles
}

async function paperRows(c: Context<Asked>, list: PaperList): Promise<Found> {
  const sight = sightOfReader(c)
  return read(c.get('engine'), sight.who, async tx => {
    const papers = await papersOn(tx, sight, { list, on: readerOf(c).today, most: mostInFile, after: undefined })
    const subjects = papers.flatMap(paper => paper.links.map(link => link.subject))
    const titles = await titlesFor(c, tx, subjects)
    const rows = papers.map(({ kind, links, datedOn, validUntil, reason }) => ({
      paper: paperTitle(titles, kind),
      about: [...new Set(links.map(link => link.subject))],
      datedOn: date(datedOn),
      validUntil: validUntil === null ? null : date(validUntil),
      reason,
    }))
    return { rows, titles }
  })
}

async function missingRows(c: Context<Asked>): Promise<Found> {
  const { who } = sightOfReader(c)
  return read(c.get('engine'), who, async tx => {
    const about = c.req.query('about') || undefined
    const { papers: all } = await missingPapers(c, tx, { most: mostInFile, kind: about })
    const titles = await titlesFor(
      c,
      tx,
      all.map(one => one.subject),
    )
    const rows = all.map(({ subject, papers }) => ({
      paper: papers.map(kind => paperTitle(titles, kind)).join(' / '),
      about: [subject],
      datedOn: null,
      validUntil: null,
      reason: null,
    }))
    return { rows, titles }
  })
}
