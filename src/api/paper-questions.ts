import { z } from 'zod/mini'
import { today } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { id } from '../kernel/shape.ts'
import { paperLists, papersOn } from '../evidence/list-tables.ts'
import { sightOfReader } from '../evidence/sight.ts'
import { getPaper, type Paper } from '../evidence/tables.ts'
import { idIn, limit, nextOf, question, usualLimit } from './question.ts'

const paperShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  datedOn: z.string(),
  validUntil: z.nullable(z.string()),
  addedBy: z.string(),
  addedOn: z.string(),
  pages: z.int(),
  verdict: z.nullable(z.enum(['accepted', 'rejected'])),
  checkedBy: z.nullable(z.string()),
  checkedOn: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** What it proves, as far as the reader sees it. */
  claims: z.array(z.strictObject({ kind: z.string(), id: z.string(), subject: z.string(), confirmed: z.boolean() })),
})

const paperOf = (paper: Paper): z.infer<typeof paperShape> => {
  const { links, pages, ...rest } = paper
  return {
    id: rest.id,
    kind: rest.kind,
    datedOn: rest.datedOn,
    validUntil: rest.validUntil,
    addedBy: rest.addedBy,
    addedOn: rest.addedOn,
    pages: pages.length,
    verdict: rest.verdict,
    checkedBy: rest.checkedBy,
    checkedOn: rest.checkedOn,
    reason: rest.reason,
    claims: links.map(({ kind, id: claim, subject, confirmedBy }) => ({
      kind,
      id: claim,
      subject,
      confirmed: confirmedBy !== null,
    })),
  }
}

export const paperList = question({
  name: 'papers',
  path: '/papers',
  right: 'people.read',
  query: z.strictObject({
    list: z.optional(z.enum(paperLists)),
    after: z.optional(id()),
    limit: z.optional(limit()),
  }),
  answer: z.strictObject({ papers: z.array(paperShape), next: z.optional(z.string()) }),
  async ask(c, { list = 'to-check', after, limit: most = usualLimit }) {
    const sight = sightOfReader(c)
    const on = today(c.get('engine').clock())
    const papers = await read(c.get('engine'), sight.who, tx =>
      papersOn(tx, sight, { list, on, after, most: most + 1 }),
    )
    const shown = papers.slice(0, most).map(paperOf)
    const last = papers.length > most ? shown.at(-1) : undefined
    return { papers: shown, ...nextOf(c, last && { after: last.id }) }
  },
})

export const onePaper = question({
  name: 'paper',
  path: '/papers/{paper}',
  right: 'people.read',
  query: z.strictObject({}),
  answer: paperShape,
  async ask(c) {
    const sight = sightOfReader(c)
    return paperOf(await read(c.get('engine'), sight.who, tx => getPaper(tx, sight, idIn(c, 'paper'))))
  },
})
