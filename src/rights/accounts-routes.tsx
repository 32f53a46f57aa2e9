import type { Context, Hono } from 'hono'
import { perform } from '../kernel/command.ts'
import { atGate, read } from '../kernel/engine.ts'
import { isId, newId } from '../kernel/ids.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { ConfirmPage } from '../pages/confirm.tsx'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { close, invite, rename } from './account.ts'
import {
  AccountPage,
  accountsPath,
  AccountsPage,
  InvitePage,
  type KnownAccount,
  LinkMadePage,
} from './accounts-page.tsx'
import { openedAccounts } from './gate-tables.ts'
import { give, revoke } from './grant.ts'
import { link } from './invitation.ts'
import { placesIn, readScope } from './place.ts'
import { accountsOf } from './tables.ts'
import { hashToken, newToken } from './token.ts'
import { words } from './words.ts'

type C = Context<Asked>

/** Accounts and their rights, for whoever administers. */
export function accountRoutes(app: Hono<Asked>): void {
  app.get(accountsPath, async c => page(c, <AccountsPage shell={shellOf(c)} {...await known(c)} />))

  app.get(`${accountsPath}/new`, c => showInvite(c, blankForm(c.get('lang'), { account: newId(), grant: newId() })))

  app.post(accountsPath, c =>
    submit(c, invite, {
      input: body => ({ ...fields(body, 'account', 'name', 'email'), ...grantIn(body) }),
      again: (state, status) => showInvite(c, state, status),
      to: ({ answer }) => `${accountsPath}/${answer.account}`,
      said: words(c.get('lang')).accounts.invited,
    }),
  )

  app.get(`${accountsPath}/:account`, c => showAccount(c, {}))

  app.post(`${accountsPath}/:account/grants`, c =>
    submit(c, give, {
      input: body => ({ account: accountIn(c), ...grantIn(body) }),
      again: (state, status) => showAccount(c, { give: state }, status),
      to: () => `${accountsPath}/${accountIn(c)}`,
      said: words(c.get('lang')).accounts.given,
    }),
  )

  app.post(`${accountsPath}/:account/grants/:grant/revoke`, c =>
    submit(c, revoke, {
      input: () => ({ grant: c.req.param('grant') }),
      again: (state, status) => showAccount(c, { give: state }, status),
      to: () => `${accountsPath}/${accountIn(c)}`,
      said: words(c.get('lang')).accounts.revoked,
    }),
  )

  app.post(`${accountsPath}/:account/name`, c =>
    submit(c, rename, {
      input: body => ({ account: accountIn(c), ...fields(body, 'name') }),
      again: (state, status) => showAccount(c, { rename: state }, status),
      to: () => `${accountsPath}/${accountIn(c)}`,
      said: words(c.get('lang')).accounts.renamed,
    }),
  )

  app.post(`${accountsPath}/:account/link`, c =>
    answerForm(
      c,
      (state, status) => showAccount(c, { link: state }, status),
      body => makeLink(c, body),
    ),
  )

  app.get(`${accountsPath}/:account/close`, c => showClose(c, blankForm(c.get('lang'))))

  app.post(`${accountsPath}/:account/close`, c =>
    submit(c, close, {
      input: () => ({ account: accountIn(c) }),
      again: (state, status) => showClose(c, state, status),
      to: () => accountsPath,
      said: words(c.get('lang')).accounts.closed,
    }),
  )
}

/** The token is in the answer and nowhere else: sent twice, the form makes another link, and the first stops working. */
async function makeLink(c: C, body: FormBody): Promise<Response> {
  const account = await getKnown(c)
  const token = newToken()
  const input = {
    account: account.id,
    tokenHash: hashToken(token),
    forgetPhone: typedIn(body, 'forgetPhone') === 'yes',
  }
  await perform(c.get('engine'), link, input, c.get('who'), { id: typedIn(body, commandField) })
  const href = `${c.get('origin')}/invite/${token}`
  return page(c, <LinkMadePage shell={shellOf(c)} account={account} href={href} />)
}

async function known(c: C) {
  const engine = c.get('engine')
  const who = c.get('who')
  if (!may(who, 'administer')) throw new Problem(403, 'kernel.not-allowed', { right: 'administer' })
  const { accounts, places } = await read(engine, who, async tx => ({
    accounts: await accountsOf(tx, who.tenant),
    places: await placesIn(tx, who.tenant, c.get('lang')),
  }))
  const opened = await atGate(engine, tx => openedAccounts(tx, who.tenant))
  const withDoors = accounts.map((account): KnownAccount => Object.assign(account, { opened: opened.has(account.id) }))
  return { accounts: withDoors, places }
}

async function getKnown(c: C): Promise<KnownAccount> {
  const account = (await known(c)).accounts.find(({ id }) => id === accountIn(c))
  if (!account) throw missing()
  return account
}

async function showInvite(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const { places } = await known(c)
  return page(c, <InvitePage shell={shellOf(c)} state={state} places={places} />, status)
}

async function showAccount(
  c: C,
  refused: { give?: FormState; rename?: FormState; link?: FormState },
  status?: ProblemStatus,
): Promise<Response> {
  const { accounts, places } = await known(c)
  const account = accounts.find(({ id }) => id === accountIn(c))
  if (!account) throw missing()
  const lang = c.get('lang')
  const forms = {
    give: blankForm(lang, { grant: newId() }),
    rename: blankForm(lang, { name: account.name }),
    link: blankForm(lang),
    ...refused,
  }
  return page(c, <AccountPage shell={shellOf(c)} account={account} places={places} {...forms} />, status)
}

async function showClose(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const account = await getKnown(c)
  const text = words(c.get('lang')).accounts
  const here = `${accountsPath}/${account.id}`
  const jsx = (
    <ConfirmPage
      shell={shellOf(c)}
      title={`${text.close}: ${account.name}`}
      breadcrumb={[{ text: account.name, href: here }]}
      consequences={<p>{text.closeLead}</p>}
      state={state}
      action={`${here}/close`}
      submit={text.close}
      cancel={here}
    />
  )
  return page(c, jsx, status)
}

function accountIn(c: C): string {
  const account = c.req.param('account') ?? ''
  if (!isId(account)) throw missing()
  return account
}

const grantIn = (body: FormBody) => ({ ...fields(body, 'grant', 'role'), scope: readScope(typedIn(body, 'scope')) })

/** The fields of these names; an empty one is absent, so that the shape asks for it. */
const fields = (body: FormBody, ...names: string[]) =>
  Object.fromEntries(names.map(name => [name, typedIn(body, name)]).filter(([, text]) => text !== ''))
