import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Who } from '../src/kernel/who.ts'
import { newPage } from './browser.ts'
import type { Story } from './people-of-the-story.ts'

const servers = new Map<Story, Promise<Served>>()

interface Served {
  url: string
  stop: () => void
}

/** A real browser before the story's pages, in which this colleague, if any, is signed in. Paths are opened as they are: `page.goto('/app')`. */
export async function windowOf(story: Story, who: Who | undefined, options: BrowserContextOptions = {}): Promise<Page> {
  if (!servers.has(story)) servers.set(story, serve(story))
  const { url } = (await servers.get(story)) as Served
  const page = await newPage({ baseURL: url, ...options })
  if (who) await page.context().addCookies([{ name: 'session', value: await story.session(who), url }])
  return page
}

async function serve({ app }: Story): Promise<Served> {
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

afterAll(async () => {
  for (const served of servers.values()) (await served).stop()
})
