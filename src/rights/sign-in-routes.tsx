import type { Context, Hono } from 'hono'
import { atGate } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { ownPath } from '../pages/preferences.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { findDemo } from './demo.ts'
import { deviceOf } from './device.ts'
import { dropToken, type Entrance, keepToken } from './door.ts'
import { deleteSession } from './session-tables.ts'
import { acceptLink, openLink } from './invitation.ts'
import type { Session, Stage } from './session.ts'
import { confirmSecondFactor, secondFactorOf, secondFactorToEnrol, showSecondFactor, signIn } from './sign-in.ts'
import { CodePage, EnrolPage, InvitationPage, RecoveryCodesPage, SignInPage } from './sign-in-page.tsx'
import { isNew } from './start-page.tsx'
import { words } from './words.ts'

type C = Context<Asked>

export function signInRoutes(app: Hono<Asked>, entrance: Entrance): void {
  app.get('/', c => c.redirect(c.get('who') === undefined ? '/login' : '/app', 303))

  app.get('/login', async c => {
    if (await isNew(c)) return c.redirect('/start', 303)
    const state = blankForm(c.get('lang'), { next: nextOf(c.req.query('next')) })
    return showSignIn(c, state)
  })

  app.post('/login', c =>
    answerForm(
      c,
      (state, status) => showSignIn(c, state, status),
      async body => {
        const attempt = { email: typedIn(body, 'email'), password: typedIn(body, 'password') }
        const from = { address: entrance.addressOf(c), device: deviceOf(c.req.header('user-agent')) }
        keepToken(c, entrance, await signIn(c.get('engine'), { ...attempt, ...from }))
        return c.redirect(`/login/code?${new URLSearchParams({ next: nextOf(typedIn(body, 'next')) })}`, 303)
      },
    ),
  )

  app.get('/login/code', async c => {
    const session = c.get('session')
    const next = nextOf(c.req.query('next'))
    if (!session) return c.redirect(`/login?${new URLSearchParams({ next })}`, 303)
    if (session.stage === 'in') return c.redirect(next, 303)
    const state = blankForm(c.get('lang'), { next })
    return session.stage === 'enrol' ? showEnrol(c, session, state) : showCode(c, session, state)
  })

  app.post('/login/code', c => {
    const session = atStage(c, 'second-factor')
    return answerForm(
      c,
      (state, status) => showCode(c, session, state, status),
      async body => {
        keepToken(c, entrance, await showSecondFactor(c.get('engine'), session, typedIn(body, 'code')))
        return c.redirect(nextOf(typedIn(body, 'next')), 303)
      },
    )
  })

  app.post('/login/enrol', c => {
    const session = atStage(c, 'enrol')
    return answerForm(
      c,
      (state, status) => showEnrol(c, session, state, status),
      async body => {
        const { token, codes } = await confirmSecondFactor(c.get('engine'), session, typedIn(body, 'code'))
        keepToken(c, entrance, token)
        return page(c, <RecoveryCodesPage shell={shellOf(c)} codes={codes} next={nextOf(typedIn(body, 'next'))} />)
      },
    )
  })

  app.post('/logout', async c => {
    const session = c.get('session')
    if (session) await atGate(c.get('engine'), tx => deleteSession(tx, session.who.account, session.id))
    dropToken(c, entrance)
    return c.redirect('/login', 303)
  })

  app.get('/invite/:token', c => showInvitation(c, blankForm(c.get('lang'))))

  app.post('/invite/:token', c =>
    answerForm(
      c,
      (state, status) => showInvitation(c, state, status),
      async body => {
        await acceptLink(c.get('engine'), c.req.param('token'), typedIn(body, 'password'), c.get('lang'))
        flash(c, 'ok', words(c.get('lang')).invitation.done)
        return c.redirect('/login', 303)
      },
    ),
  )
}

async function showSignIn(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const demo = await findDemo(c.get('engine'))
  return page(c, <SignInPage shell={shellOf(c)} state={state} demo={demo} />, status)
}

async function showCode(c: C, session: Session, state: FormState, status?: ProblemStatus): Promise<Response> {
  const engine = c.get('engine')
  const factor = session.demo ? await secondFactorOf(engine, session) : undefined
  return page(c, <CodePage shell={shellOf(c)} state={state} demoCode={factor?.codeAt(engine.clock())} />, status)
}

async function showEnrol(c: C, session: Session, state: FormState, status?: ProblemStatus): Promise<Response> {
  const factor = await secondFactorToEnrol(c.get('engine'), session)
  const jsx = <EnrolPage shell={shellOf(c)} state={state} action="/login/enrol" qr={factor.qr()} typed={factor.typed} />
  return page(c, jsx, status)
}

async function showInvitation(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const opened = await openLink(c.get('engine'), token)
  return page(c, <InvitationPage shell={shellOf(c)} state={state} token={token} {...opened} />, status)
}

/** Whoever is between the password and the door, at this stage of it. */
function atStage(c: C, stage: Stage): Session {
  const session = c.get('session')
  if (session?.stage !== stage) throw missing()
  return session
}

const nextOf = (next: string | undefined): string => ownPath(next === undefined || next === '' ? '/app' : next)
