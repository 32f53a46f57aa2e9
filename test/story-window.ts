import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Who } from '../src/kernel/who.ts'
import { newPage } from './browser.ts'
import { whenFileIsDone } from './once-per-file.ts'
import type { Story } from './people-of-the-story.ts'

/** Where the pages of a story are served. */
const served = new WeakMap<Story, Promise<string>>()

/** A real browser before the story's pages, in which this colleague, if any, is signed in. Paths are opened as they are: `page.goto('/app')`. */
export async function windowOf(story: Story, who: Who | undefined, options: BrowserContextOptions = {}): Promise<Page> {
  if (!served.has(story)) served.set(story, serve(story))
  const url = (await served.get(story)) ?? ''
  const page = await newPage({ baseURL: url, ...options })
  if (who) await page.context().addCookies([{ name: 'session', value: await story.session(who), url }])
  return page
}

async function serve({ app }: Story): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  whenFileIsDone(() => void server.close())
  return `http://127.0.0.1:${port}`
}
