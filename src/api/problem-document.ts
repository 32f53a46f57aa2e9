import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'
import { sayIn } from '../pages/say.ts'
import type { Asked } from '../pages/slice.ts'
import { words as pageWords } from '../pages/words.ts'

/** Source: RFC 9457. `code` and `details` are for programs, the texts for people, in the language that the request prefers. */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  code: string
  details: Readonly<Record<string, string | number>>
  /** What is wrong, field by field. */
  errors: { path: string; code: string; detail: string }[]
  /** The number of the request, as the log names it. */
  request: string
}

export const problemType = 'application/problem+json'

/** The answer to what was refused, or to our bug: its own words stay in the log. */
export function problemAnswer(c: Context<Asked>, error: unknown): Response {
  const document = documentOf(c, error)
  // Source: RFC 9110, 10.2.3.
  if (document.status === 429) c.header('retry-after', String(document.details.seconds ?? 60))
  return c.body(JSON.stringify(document), document.status as Problem['status'], { 'content-type': problemType })
}

function documentOf(c: Context<Asked>, error: unknown): ProblemDocument {
  const lang = c.get('lang')
  const text = pageWords(lang)
  const say = sayIn(lang, c.get('slices'))
  const request = c.get('requestId')
  if (!(error instanceof Problem)) {
    const title = text.problemTitle[500]
    return { ...named('api.our-fault'), title, status: 500, detail: text.ourFault, details: {}, errors: [], request }
  }
  const { status, code, details, fields } = error
  const errors = fields.map(field => ({ path: field.path, code: field.code, detail: say(field.code, field.details) }))
  const title = text.problemTitle[status]
  return { ...named(code), title, status, detail: say(code, details), details, errors, request }
}

const named = (code: string) => ({ type: `urn:sansa:problem:${code}`, code })
