import type { Hono } from 'hono'
import { atGate } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { openRecord, personId } from '../people/asked-record.ts'
import { getPerson } from '../people/person-tables.ts'
import { allow, type C } from '../programme/sight.ts'
import { makeLink, revokeLink, tokenOf, usualLinkEnd } from './link.ts'
import { LinkPage } from './link-page.tsx'
import { appointmentsOf, isShut, linksInForce } from './link-tables.ts'
import { linksPath, myPath } from './paths.ts'
import { answersOf } from './request-tables.ts'
import { words } from './words.ts'

export function linkRoutes(app: Hono<Asked>): void {
  app.get(linksPath(':person'), c => show(c))
  app.post(linksPath(':person'), c =>
    submit(c, makeLink, {
      input: body => ({ ...(fromForm(makeLink.shape, body, readerOf(c).today) as object), person: personId(c) }),
      again: (state, status) => show(c, state, status),
      to: () => linksPath(personId(c)),
      said: words(c.get('lang')).made,
    }),
  )
  app.post(linksPath(':person', '/revoke'), c =>
    submit(c, revokeLink, {
      input: body => ({ link: typedIn(body, 'link') }),
      again: (state, status) => show(c, state, status),
      to: () => linksPath(personId(c)),
      said: words(c.get('lang')).revoked,
    }),
  )
}

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  allow(c, 'people.write')
  const { who, lang, today } = readerOf(c)
  const engine = c.get('engine')
  const { rows, appointments, answered, ...open } = await openRecord(c, async (tx, { person }) => {
    await getPerson(tx, who, 'people.write', person.id)
    return {
      rows: await linksInForce(tx, who.tenant, person.id, today),
      appointments: await appointmentsOf(tx, who.tenant, person.id, today),
      answered: await answersOf(tx, who.tenant, person.id),
    }
  })
  const shut = await atGate(engine, async tx => {
    const found = new Set<string>()
    for (const row of rows) if (await isShut(tx, row.id)) found.add(row.id)
    return found
  })
  const links = rows.map(row => ({
    id: row.id,
    address: `${c.get('origin')}${myPath(tokenOf(engine.keyring, row))}`,
    expiresOn: row.expires_on,
    shut: shut.has(row.id),
  }))
  const answers = appointments.flatMap(({ id, on }) => {
    const kind = answered.get(id)
    return kind === undefined ? [] : [{ on, comes: kind === 'coming' }]
  })
  const form = state ?? blankForm(lang, { expiresOn: usualLinkEnd(today) })
  return page(c, <LinkPage {...open} links={links} state={form} answers={answers} />, status)
}
