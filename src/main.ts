import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Address } from './address.ts'
import { buildApp } from './app.tsx'
import type { Sansa } from './sansa.ts'
import type { Log } from './shell/log.ts'
import { isLoopback } from './shell/loopback.ts'

export interface Server {
  url: string
  /** Takes no new requests, answers those under way. */
  stop(): Promise<void>
}

/** `startKey`: what the first visit must show, where strangers could come first. */
export async function serve(
  { engine, recovery, backups }: Sansa,
  { host, port, publicUrl, publicOrganisation }: Address,
  { log, startKey, loopbackSecret }: { log: Log; startKey?: string | undefined; loopbackSecret?: string | undefined },
): Promise<Server> {
  const entrance = {
    https: publicUrl?.startsWith('https:') ?? false,
    origin: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    addressOf: remoteAddress,
    startKey,
  }
  const app = buildApp({ engine, recovery, backups, entrance, log, loopbackSecret, publicTenant: publicOrganisation })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, host, ready))
  const { port: bound } = server.address() as AddressInfo
  engine.db.announce(bound)
  return {
    url: publicUrl ?? `http://localhost:${bound}`,
    stop: () => new Promise(stopped => server.close(() => stopped())),
  }
}

/** The neighbour on the line; behind a proxy on this machine, the one the proxy names. Nobody else is believed. */
function remoteAddress(c: Context): string {
  const address = getConnInfo(c).remote.address ?? ''
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLoopback(address) && forwarded ? forwarded : address
}
