import type { Slice } from '../../src/pages/slice.ts'
import { may, type Right, type Who } from '../../src/kernel/who.ts'

/** What somebody was answered behind the door. */
export interface Answer {
  who: Who
  method: string
  /** The template of the route that answered. */
  route: string
  status: number
  location: string
  cookies: string[]
  type: string
  body: string
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
          route: c.req.path,
          status: copy.status,
          location: copy.headers.get('location') ?? '',
          cookies: copy.headers.getSetCookie(),
          type: copy.headers.get('content-type') ?? '',
          body: Buffer.from(await copy.arrayBuffer()).toString('latin1'),
        })
      })
    },
  }
  return { slice, answers }
}

export const mayReader = ({ who }: Answer, right: Right): boolean => may(who, right)
