import { timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { writeDurably } from '../kernel/durable.ts'
import { missing } from '../kernel/problem.ts'
import type { Asked } from '../pages/slice.ts'
import { hashToken, newToken } from '../rights/token.ts'
import { isLoopback } from '../shell/loopback.ts'

const secretFile = (keys: string): string => join(keys, 'loopback.secret')

/** What whoever reads the folder of the keys can ask a running server for; another one at each start. */
export async function makeLoopbackSecret(keys: string): Promise<string> {
  const secret = newToken()
  await writeDurably(secretFile(keys), secret)
  return secret
}

export const backupPath = '/backup'

/**
 * `POST /backup`: the whole archive, for the command line beside a running server, which alone has the database open. Only over the
 * loopback and with the secret; to everybody else there is nothing here.
 */
export function backupRoute(
  app: Hono<Asked>,
  { secret, addressOf }: { secret: string | undefined; addressOf: (c: Context) => string },
): void {
  app.post(backupPath, async c => {
    const sent = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
    if (secret === undefined || !isSame(sent, secret) || !isLoopback(addressOf(c))) throw missing()
    const archive = await c.get('backups').sealed(c.get('engine'))
    return c.body(archive, 200, { 'content-type': 'application/octet-stream' })
  })
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashToken(one)), Buffer.from(hashToken(other)))

/** Asks the server on this port. An answer that breaks off is refused by whoever reads the stream to its end. */
export async function askForBackup(port: number, keys: string): Promise<ReadableStream<Uint8Array>> {
  const secret = await readFile(secretFile(keys), 'utf8')
  const headers = { authorization: `Bearer ${secret}` }
  const answer = await fetch(`http://127.0.0.1:${port}${backupPath}`, { method: 'POST', headers })
  if (!answer.ok || !answer.body) throw new Error(`The server on port ${port} answered ${answer.status}.`)
  return answer.body
}
