import type { Slice } from '../../src/pages/slice.ts'
import type { Who } from '../../src/kernel/who.ts'

/** What somebody was answered behind the door. */
export interface Answer {
  who: Who
  method: string
  address: string
  status: number
  /** Where a redirect leads; empty where it does not. */
  location: string
  cookies: readonly string[]
  type: string
  body: Uint8Array<ArrayBuffer>
}

/** Goes before all other slices and keeps every answer, redirects among them. */
export function recorder(): { slice: Slice; answers: Answer[] } {
  const answers: Answer[] = []
  const slice: Slice = {
    name: 'recorder',
    commands: [],
    problems: () => ({}),
    routes: app => {
      app.use('/app/*', async (c, next) => {
        await next()
        const copy = c.res.clone()
        answers.push({
          who: c.get('who'),
          method: c.req.method,
          address: c.req.url.replace(new URL(c.req.url).origin, ''),
          status: copy.status,
          location: copy.headers.get('location') ?? '',
          cookies: copy.headers.getSetCookie(),
          type: copy.headers.get('content-type') ?? '',
          body: new Uint8Array(await copy.arrayBuffer()),
        })
      })
    },
  }
  return { slice, answers }
}
