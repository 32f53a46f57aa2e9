import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { buildApp } from './app.tsx'
import { isId } from './kernel/ids.ts'
import type { Sansa } from './sansa.ts'
import type { Log } from './shell/log.ts'
import { isLoopback } from './shell/loopback.ts'

/** How the server is reached. */
export interface Address {
  host: string
  port: number
  /** The address people type, where a proxy stands in front: `https://sansa.exemplu.ro`. */
  publicUrl?: string | undefined
  /** Where several organisations share the server, whose public page it shows: its id. */
  publicOrganisation?: string | undefined
}

export interface Server {
  url: string
  /** Takes no new requests, answers those under way. */
  stop(): Promise<void>
}

/** `HOST` (the loopback unless said otherwise), `PORT` (3000), `PUBLIC_URL`, `PUBLIC_ORGANISATION`. */
export function addressIn(environment: NodeJS.ProcessEnv): Address {
  const {
    HOST: host = '127.0.0.1',
    PORT = '3000',
    PUBLIC_URL: publicUrl,
    PUBLIC_ORGANISATION: publicOrganisation,
  } = environment
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${PORT}`)
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) throw new Error(`PUBLIC_URL is no address: ${publicUrl}`)
  if (publicOrganisation !== undefined && !isId(publicOrganisation))
    throw new Error(`PUBLIC_ORGANISATION is no id: ${publicOrganisation}`)
  return { host, port, publicUrl, publicOrganisation }
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
