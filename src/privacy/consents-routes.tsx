import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { Problem } from '../kernel/problem.ts'
import { ConfirmPage } from '../pages/confirm.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit, typedIn } from '../pages/submit.ts'
import { personId, refuseUnlessReached } from './asked-person.ts'
import { consentSaid, recordConsent, withdrawConsent } from './consent.ts'
import { ConsentsPage } from './consents-page.tsx'
import { erase } from './erasure.ts'
import { holdSaid, liftHold, placeHold } from './hold.ts'
import { looksInWords } from './looks.ts'
import { crumbs, sectionsOf } from './frame.tsx'
import { consentsPath } from './paths.ts'
import { consentsOf, findHold } from './tables.ts'
import { words } from './words.ts'

type Status = 200 | Problem['status']

export function consentsRoutes(app: Hono<Asked>): void {
  app.get('/app/people/:person/consents', c => show(c, {}))
  app.post('/app/people/:person/consents', c => sendConsent(c))
  app.post('/app/people/:person/consents/withdraw', c => sendWithdrawal(c))
  app.post('/app/people/:person/consents/hold', c => sendHold(c))
  app.post('/app/people/:person/consents/lift-hold', c => sendLift(c))
  app.get('/app/people/:person/consents/erase', c => askToErase(c, blankForm(c.get('lang'))))
  app.post('/app/people/:person/consents/erase', c => sendErasure(c))
}

/** Two forms stand on this page; the one that was refused comes back with what was typed. */
interface Forms {
  state?: FormState
  holdState?: FormState
}

async function show(c: Context<Asked>, forms: Forms, status: Status = 200): Promise<Response> {
  const person = personId(c)
  const { who, lang, today } = readerOf(c)
  const seen = await read(c.get('engine'), who, async tx => {
    await refuseUnlessReached(c, tx, ['people.read'])
    const looks = await looksInWords(tx, who.tenant, person, lang)
    const names = await namesOf(c, tx, [person, ...new Set(looks.map(look => look.actor))])
    return {
      named: names.get(person),
      names,
      looks,
      lines: await consentsOf(tx, who.tenant, person),
      hold: await findHold(tx, who.tenant, person),
    }
  })
  const state = forms.state ?? blankForm(lang, { answeredOn: today, lang: 'ro' })
  const holdState = forms.holdState ?? blankForm(lang)
  const shell = shellOf(c)
  const sections = sectionsOf(shell, c.get('slices'), person, seen.named)
  const around = { shell, who, person, sections, state, holdState }
  return page(c, <ConsentsPage {...around} {...seen} />, status)
}

const sendConsent = (c: Context<Asked>): Promise<Response> =>
  submit(c, recordConsent, {
    input: body => Object.assign({}, fromForm(consentSaid, body, readerOf(c).today), { person: personId(c) }),
    again: (state, status) => show(c, { state }, status),
    to: () => consentsPath(personId(c)),
    said: words(c.get('lang')).recorded,
  })

const sendWithdrawal = (c: Context<Asked>): Promise<Response> =>
  submit(c, withdrawConsent, {
    input: body => ({ person: personId(c), purpose: typedIn(body, 'purpose') }),
    again: (state, status) => show(c, { state }, status),
    to: () => consentsPath(personId(c)),
    said: words(c.get('lang')).consentWithdrawn,
  })

const sendHold = (c: Context<Asked>): Promise<Response> =>
  submit(c, placeHold, {
    input: body => Object.assign({}, fromForm(holdSaid, body, readerOf(c).today), { person: personId(c) }),
    again: (holdState, status) => show(c, { holdState }, status),
    to: () => consentsPath(personId(c)),
    said: words(c.get('lang')).held,
  })

const sendLift = (c: Context<Asked>): Promise<Response> =>
  submit(c, liftHold, {
    input: () => ({ person: personId(c) }),
    again: (holdState, status) => show(c, { holdState }, status),
    to: () => consentsPath(personId(c)),
    said: words(c.get('lang')).lifted,
  })

async function askToErase(c: Context<Asked>, state: FormState, status: Status = 200): Promise<Response> {
  const person = personId(c)
  const { who, lang } = readerOf(c)
  const named = await read(c.get('engine'), who, async tx => {
    await refuseUnlessReached(c, tx, ['people.erase'])
    return (await namesOf(c, tx, [person])).get(person)
  })
  const text = words(lang)
  return page(
    c,
    <ConfirmPage
      shell={shellOf(c)}
      title={text.eraseTitle}
      breadcrumb={crumbs(named)}
      consequences={<p>{text.eraseConsequences}</p>}
      state={state}
      action={consentsPath(person, '/erase')}
      submit={text.erase}
      cancel={consentsPath(person)}
    />,
    status,
  )
}

const sendErasure = (c: Context<Asked>): Promise<Response> =>
  submit(c, erase, {
    input: () => ({ person: personId(c) }),
    again: (state, status) => askToErase(c, state, status),
    to: () => '/app/people',
    said: words(c.get('lang')).erased,
  })
