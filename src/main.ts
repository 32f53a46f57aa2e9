import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { buildApp } from './app.tsx'
import type { Engine } from './kernel/engine.ts'
import type { Log } from './shell/log.ts'

/** How the server is reached. */
export interface Address {
  host: string
  port: number
  /** The address people type, where a proxy stands in front: `https://sansa.exemplu.ro`. */
  publicUrl?: string | undefined
}

export interface Server {
  url: string
  /** Takes no new requests, answers those under way. */
  stop(): Promise<void>
}

export function addressIn(environment: NodeJS.ProcessEnv): Address {
  const { HOST: host = '127.0.0.1', PORT = '3000', PUBLIC_URL: publicUrl } = environment
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${PORT}`)
  return { host, port, publicUrl }
}

export async function serve(engine: Engine, { host, port, publicUrl }: Address, log: Log): Promise<Server> {
  const app = buildApp({ engine, https: publicUrl?.startsWith('https:') ?? false, addressOf: remoteAddress, log })
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, host, ready))
  const { port: bound } = server.address() as AddressInfo
  return {
    url: publicUrl ?? `http://localhost:${bound}`,
    stop: () => new Promise(stopped => server.close(() => stopped())),
  }
}

/** Behind a proxy on the same machine, the address it was reached from; nobody else is believed. */
function remoteAddress(c: Context): string {
  const address = getConnInfo(c).remote.address ?? ''
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLoopback(address) && forwarded ? forwarded : address
}

const isLoopback = (address: string): boolean => /^(::1|127\.|::ffff:127\.)/.test(address)
