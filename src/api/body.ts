import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'
import type { Asked } from '../pages/slice.ts'

/** Our choice: five hundred commands with long notes are smaller, and nothing that people typed nests deeper. */
const mostBytes = 2_000_000
const mostLevels = 64

/** What a request sent as JSON. Refuses what is larger, deeper or something else, before it is read. */
export async function jsonBody(c: Context<Asked>): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Problem(400, 'api.not-json')
  const text = (await bytesIn(c, mostBytes)).toString('utf8')
  if (levelsOf(text) > mostLevels) throw new Problem(400, 'api.too-deep', { levels: mostLevels })
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'api.not-json')
  }
}

/** What was sent, up to a size: what is larger is refused before all of it is there. */
export async function bytesIn(c: Context<Asked>, most: number): Promise<Buffer> {
  const tooLarge = () => new Problem(413, 'api.too-large', { megabytes: Math.floor(most / 1_000_000) })
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge()
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of c.req.raw.body ?? []) {
    bytes += part.length
    if (bytes > most) throw tooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** How deep lists and objects nest; brackets inside of texts are none. */
function levelsOf(text: string): number {
  let levels = 0
  let deepest = 0
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (mark === '[' || mark === '{') deepest = Math.max(deepest, (levels += 1))
    else if (mark === ']' || mark === '}') levels -= 1
  }
  return deepest
}
