import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import type { FormState } from '../pages/form-state.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked, Named } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { allow, type C } from '../programme/sight.ts'
import { InboxPage } from './inbox-page.tsx'
import { inboxPath } from './paths.ts'
import { numberOf, opened } from './request.ts'
import { findRequest, requestsFor } from './request-tables.ts'
import { settleRequest } from './settlement.ts'
import { subjectTitles } from './subject-tables.ts'
import { words } from './words.ts'

export function inboxRoutes(app: Hono<Asked>): void {
  app.get(inboxPath, c => show(c))
  app.get(`${inboxPath}/:request`, async c => {
    const request = await oneOf(c)
    return c.redirect(`${inboxPath}${request.outcome === null ? '' : '?list=settled'}#${request.id}`, 303)
  })
  app.post(`${inboxPath}/:request`, async c => {
    const request = c.req.param('request')
    await oneOf(c)
    return submit(c, settleRequest, {
      input: body => ({ request, outcome: typedIn(body, fieldOf(request)) }),
      again: (form, status) => show(c, { request, form: atItsField(form, request) }, status),
      to: () => inboxPath,
      said: words(c.get('lang')).settledSaid,
    })
  })
}

const fieldOf = (request: string): string => `outcome-${numberOf(request)}`

/** Several of these forms stand on one page, so each names its field. */
const atItsField = (form: FormState, request: string): FormState => ({
  ...form,
  problems: form.problems.map(problem =>
    problem.path === 'outcome' ? { ...problem, path: fieldOf(request) } : problem,
  ),
})

async function oneOf(c: C) {
  allow(c, 'requests.settle')
  const id = c.req.param('request') ?? ''
  const found = isId(id)
    ? await read(c.get('engine'), c.get('who'), tx => findRequest(tx, c.get('who'), id))
    : undefined
  if (!found) throw missing('portal.no-such-request')
  return found
}

async function show(
  c: C,
  state?: { request: string; form: FormState },
  status: 200 | ProblemStatus = 200,
): Promise<Response> {
  allow(c, 'requests.settle')
  const which = c.req.query('list') === 'settled' ? 'settled' : 'waiting'
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const { requests, names } = await read(engine, who, async tx => {
    const found = await requestsFor(tx, who, which)
    const ids = found.flatMap(one => [one.about_id, one.person_id].filter(id => id !== null))
    const titles = await subjectTitles(tx, who.tenant, ids)
    const named = new Map<string, Named>([...titles].map(([id, title]) => [id, { title }]))
    for (const [id, one] of await namesOf(c, tx, ids)) named.set(id, one)
    return { requests: found, names: named }
  })
  const said = await opened(
    engine,
    who.tenant,
    requests.map(one => one.id),
  )
  return page(
    c,
    <InboxPage shell={shellOf(c)} which={which} requests={requests} said={said} names={names} state={state} />,
    status,
  )
}
