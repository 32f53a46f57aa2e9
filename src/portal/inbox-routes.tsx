import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import type { FormState } from '../pages/form-state.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked as Asking, Named } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { allow, type C } from '../programme/sight.ts'
import { InboxPage, listPath } from './inbox-page.tsx'
import { inboxPath } from './paths.ts'
import { numberOf, opened } from './request.ts'
import { type Asked, findRequest, type ListedRequest, requestBefore, requestsFor } from './request-tables.ts'
import { settleRequest } from './settlement.ts'
import { subjectTitles } from './subject-tables.ts'
import { words } from './words.ts'

export function inboxRoutes(app: Hono<Asking>): void {
  app.get(inboxPath, c => show(c))
  app.get(`${inboxPath}/:request`, async c => {
    const request = await oneOf(c)
    return c.redirect(await placeOf(c, request), 303)
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

/** Our choice: each is a card with a form. */
const rowsOnPage = 50

const fieldOf = (request: string): string => `outcome-${numberOf(request)}`

/** Several of these forms stand on one page, so each names its field. */
const atItsField = (form: FormState, request: string): FormState => ({
  ...form,
  problems: form.problems.map(problem =>
    problem.path === 'outcome' ? { ...problem, path: fieldOf(request) } : problem,
  ),
})

/** Where it stands among the others: it begins the page on which it is shown. */
async function placeOf(c: C, { id, outcome }: ListedRequest): Promise<string> {
  const which = outcome === null ? 'waiting' : 'settled'
  return `${listPath(which, await before(c, { which, id }))}#${id}`
}

const before = (c: C, asked: { which: Asked['which']; id: string }): Promise<string | undefined> =>
  read(c.get('engine'), c.get('who'), tx => requestBefore(tx, c.get('who'), asked))

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
  const which: Asked['which'] = c.req.query('list') === 'settled' ? 'settled' : 'waiting'
  const after = state ? await before(c, { which, id: state.request }) : c.req.query('after')
  if (after !== undefined && !isId(after)) throw missing('portal.no-such-request')
  const { who } = readerOf(c)
  const engine = c.get('engine')
  const { requests, names, more } = await read(engine, who, async tx => {
    const found = await requestsFor(tx, who, { which, after, limit: rowsOnPage + 1 })
    const shown = found.slice(0, rowsOnPage)
    const ids = shown.flatMap(one => [one.about_id, one.person_id].filter(id => id !== null))
    const titles = await subjectTitles(tx, who.tenant, ids)
    const named = new Map<string, Named>([...titles].map(([id, title]) => [id, { title }]))
    for (const [id, one] of await namesOf(c, tx, ids)) named.set(id, one)
    return { requests: shown, names: named, more: found.length > shown.length }
  })
  const said = await opened(
    engine,
    who.tenant,
    requests.map(one => one.id),
  )
  const last = more ? requests.at(-1)?.id : undefined
  const ways = { first: after && listPath(which), next: last && listPath(which, last) }
  const shown = { which, requests, said, names, state, ...ways }
  return page(c, <InboxPage shell={shellOf(c)} {...shown} />, status)
}
