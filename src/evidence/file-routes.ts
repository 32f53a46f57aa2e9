import type { Context, Hono } from 'hono'
import { missing } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import type { Asked } from '../pages/slice.ts'
import { getAskedPaper } from './asked-paper.ts'
import { mediaTypes } from './file-kind.ts'
import type { Paper } from './tables.ts'

export function fileRoutes(app: Hono<Asked>): void {
  app.get('/app/evidence/:paper/pages/:page', c => pageImage(c))
  app.get('/app/evidence/:paper/original', c => original(c))
}

/** A page of a paper as an image of ours. Turning the pages of one paper is one look. */
async function pageImage(c: Context<Asked>): Promise<Response> {
  const paper = await getAskedPaper(c)
  const hash = paper.pages[Number(c.req.param('page')) - 1]
  if (hash === undefined) throw missing()
  await logRead(c.get('engine'), c.get('who'), lookAt(paper, 'paper-shown'))
  return sendFile(c, hash, 'image/webp')
}

/** The file as somebody sent it: the browser saves it and never shows it. */
async function original(c: Context<Asked>): Promise<Response> {
  const paper = await getAskedPaper(c)
  if (paper.file === null) throw missing()
  await logRead(c.get('engine'), c.get('who'), lookAt(paper, 'original-taken'))
  const name = `${paper.kind}-${paper.id.slice(-8)}.${paper.fileKind}`
  c.header('content-disposition', `attachment; filename="${name}"`)
  return sendFile(c, paper.file, mediaTypes[paper.fileKind])
}

/** Noted before anything is sent: a look that was not noted did not happen. */
const lookAt = (paper: Paper, kind: string) => ({
  kind,
  subjects: [...new Set(paper.links.map(link => link.subject))],
  object: paper.id,
})

async function sendFile(c: Context<Asked>, hash: string, type: string): Promise<Response> {
  const { files, keyring } = c.get('engine')
  const { tenant } = c.get('who')
  const bytes = await files.get({ tenant, files: keyring.of(tenant).files }, hash)
  c.header('content-type', type)
  return c.body(new Uint8Array(bytes))
}
