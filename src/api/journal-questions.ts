import { z } from 'zod/mini'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { plain } from '../kernel/shape.ts'
import { getLine, journalLines, type LineRow } from '../shell/journal-tables.ts'
import { limit, nextOf, question, usualLimit } from './question.ts'

const lineShape = z.strictObject({
  entry: z.int(),
  kind: z.string(),
  actor: z.string(),
  actorName: z.nullable(z.string()),
  happenedOn: z.string(),
  receivedAt: z.string(),
  batch: z.nullable(z.string()),
})

const lineOf = ({ entry, kind, actor, actorName, happenedOn, receivedAt, batch }: LineRow) => ({
  entry,
  kind,
  actor,
  actorName,
  happenedOn,
  receivedAt,
  batch,
})

/** The journal, the newest line first. */
export const journal = question({
  name: 'journal',
  path: '/journal',
  right: 'journal.read',
  query: z.strictObject({
    before: z.optional(z.int().check(z.positive())),
    kind: z.optional(plain(80)),
    limit: z.optional(limit()),
  }),
  answer: z.strictObject({ lines: z.array(lineShape), next: z.optional(z.string()) }),
  async ask(c, { before, kind, limit: most = usualLimit }) {
    const engine = c.get('engine')
    const who = c.get('who')
    const rows = await read(engine, who, tx => journalLines(tx, engine, who, { before, kind }, most + 1))
    const lines = rows.slice(0, most).map(lineOf)
    const last = rows.length > most ? lines.at(-1) : undefined
    return { lines, ...nextOf(c, last && { before: last.entry }) }
  },
})

export const journalLine = question({
  name: 'line',
  path: '/journal/{entry}',
  right: 'journal.read',
  query: z.strictObject({}),
  answer: z.extend(lineShape, { hash: z.string(), line: z.looseObject({ prev: z.string() }) }),
  async ask(c) {
    const engine = c.get('engine')
    const who = c.get('who')
    const entry = c.req.param('entry') ?? ''
    if (!/^\d{1,15}$/.test(entry)) throw missing()
    const { hash, line, ...row } = await read(engine, who, tx => getLine(tx, engine, who, Number(entry)))
    return { ...lineOf(row), hash, line: { ...line } }
  },
})
