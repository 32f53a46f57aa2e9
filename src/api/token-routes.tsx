import type { Context, Hono } from 'hono'
import { perform } from '../kernel/command.ts'
import { today } from '../kernel/day.ts'
import { atGate, read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { newId } from '../kernel/ids.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { placesIn, readScope } from '../rights/place.ts'
import { hashToken, newToken } from '../rights/token.ts'
import { nounPath, referencePath, tokensPath } from './paths.ts'
import { byNoun, NounPage, ReferencePage } from './reference-page.tsx'
import { tokensOf, usesOf } from './tables.ts'
import { tokenPrefix } from './bearer.ts'
import { makeToken, revokeToken, usesTokens, usualEnd } from './token.ts'
import { MadePage, MakePage, TokensPage } from './token-pages.tsx'
import { words } from './words.ts'

type C = Context<Asked>

/** Tokens for programs: one's own, and everybody's for whoever administers. */
export function tokenRoutes(app: Hono<Asked>): void {
  app.get(tokensPath, c => showTokens(c))
  app.get(`${tokensPath}/new`, c => {
    const first = { token: newId(), expiresOn: date(usualEnd(today(c.get('engine').clock()))) }
    return showMake(c, blankForm(c.get('lang'), first))
  })
  app.post(tokensPath, c =>
    answerForm(
      c,
      (state, status) => showMake(c, state, status),
      body => make(c, body),
    ),
  )
  app.post(`${tokensPath}/:token/revoke`, c =>
    submit(c, revokeToken, {
      input: () => ({ token: c.req.param('token') }),
      again: (state, status) => showTokens(c, state, status),
      to: () => tokensPath,
      said: words(c.get('lang')).tokens.revoked,
    }),
  )
  app.get(referencePath, c => {
    allow(c)
    return page(c, <ReferencePage shell={shellOf(c)} slices={c.get('slices')} />)
  })
  app.get(nounPath(':noun'), c => {
    allow(c)
    const noun = c.req.param('noun') ?? ''
    const slices = c.get('slices')
    if (!byNoun(slices).has(noun)) throw missing()
    return page(c, <NounPage shell={shellOf(c)} slices={slices} noun={noun} />)
  })
}

function allow(c: C): void {
  if (!usesTokens(c.get('who'))) throw new Problem(403, 'kernel.not-allowed', { right: 'export' })
}

async function showTokens(c: C, state?: FormState, status?: ProblemStatus): Promise<Response> {
  allow(c)
  const { who, lang, today: on } = readerOf(c)
  const engine = c.get('engine')
  const { tokens, places } = await read(engine, who, async tx => ({
    tokens: await tokensOf(tx, who.tenant, may(who, 'administer') ? undefined : who.account),
    places: await placesIn(tx, who.tenant, lang),
  }))
  const uses = await atGate(engine, tx => usesOf(tx, who.tenant))
  const jsx = (
    <TokensPage
      shell={shellOf(c)}
      tokens={tokens}
      uses={uses}
      places={places}
      on={on}
      state={state ?? blankForm(lang)}
      mayMake={may(who, 'export')}
    />
  )
  return page(c, jsx, status)
}

async function showMake(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const { who, lang } = readerOf(c)
  if (!may(who, 'export')) throw new Problem(403, 'kernel.not-allowed', { right: 'export' })
  const places = await read(c.get('engine'), who, tx => placesIn(tx, who.tenant, lang))
  return page(c, <MakePage shell={shellOf(c)} who={who} places={places} state={state} />, status)
}

/** The token is in the answer and nowhere else: a form sent again finds that it was shown. */
async function make(c: C, body: FormBody): Promise<Response> {
  const token = tokenPrefix + newToken()
  const { today: on } = readerOf(c)
  const typed = fromForm(makeToken.shape, body, on) as object
  const input = { ...typed, tokenHash: hashToken(token), scope: readScope(typedIn(body, 'scope')) }
  const done = await perform(c.get('engine'), makeToken, input, c.get('who'), { id: typedIn(body, commandField) })
  if (done.again) throw missing()
  return page(c, <MadePage shell={shellOf(c)} name={typedIn(body, 'name')} token={token} />)
}
