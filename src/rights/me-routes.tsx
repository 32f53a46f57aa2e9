import type { Context, Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { atGate, read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { isLang } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { type Door, keepToken } from './door.ts'
import { countRecoveryCodes, findCredential, setPassword, setPreferences } from './gate-tables.ts'
import { deleteSession, deleteSessions, sessionsOf } from './session-tables.ts'
import { MePage } from './me-page.tsx'
import { checkPassword, hashPassword, isPassword } from './password.ts'
import { placeName, placesIn } from './place.ts'
import type { Session } from './session.ts'
import { confirmSecondFactor, renewRecoveryCodes, secondFactorToEnrol } from './sign-in.ts'
import { EnrolPage, RecoveryCodesPage } from './sign-in-page.tsx'
import { words } from './words.ts'

type C = Context<Asked>

/** What somebody changes about their own account. None of it is a command: it is about the door, not about what the organisation knows. */
export function meRoutes(app: Hono<Asked>, door: Door): void {
  app.get('/me', c => showMe(c, {}))

  app.post('/me/preferences', c =>
    answerForm(
      c,
      (preferences, status) => showMe(c, { preferences }, status),
      async body => {
        const chosen = typedIn(body, 'language')
        const lang = isLang(chosen) ? chosen : 'ro'
        const to = { lang, shortcuts: typedIn(body, 'shortcuts') === 'yes' }
        await atGate(c.get('engine'), tx => setPreferences(tx, sessionOf(c).who.account, to))
        // What this browser chose before gives way to what the account says.
        deleteCookie(c, 'lang', { path: '/' })
        flash(c, 'ok', words(lang).me.saved)
        return c.redirect('/me', 303)
      },
    ),
  )

  app.post('/me/password', c =>
    answerForm(
      c,
      (password, status) => showMe(c, { password }, status),
      async body => {
        await changePassword(c, typedIn(body, 'current'), typedIn(body, 'password'))
        flash(c, 'ok', words(c.get('lang')).me.passwordChanged)
        return c.redirect('/me', 303)
      },
    ),
  )

  app.post('/me/sessions/end-others', async c => {
    const { who, id } = sessionOf(c)
    await atGate(c.get('engine'), tx => deleteSessions(tx, who.account, id))
    return ended(c)
  })

  app.post('/me/sessions/:id/end', async c => {
    const id = c.req.param('id')
    if (!isId(id)) throw missing()
    await atGate(c.get('engine'), tx => deleteSession(tx, sessionOf(c).who.account, id))
    return ended(c)
  })

  app.get('/me/second-factor', c => showEnrol(c, blankForm(c.get('lang'))))

  app.post('/me/second-factor', c =>
    answerForm(
      c,
      (state, status) => showEnrol(c, state, status),
      async body => {
        const { token, codes } = await confirmSecondFactor(c.get('engine'), sessionOf(c), typedIn(body, 'code'))
        keepToken(c, door, token)
        return page(c, <RecoveryCodesPage shell={shellOf(c)} codes={codes} next="/me" />)
      },
    ),
  )

  app.post('/me/recovery-codes', async c => {
    const { who, hasPhone } = sessionOf(c)
    if (!hasPhone) throw missing()
    const codes = await renewRecoveryCodes(c.get('engine'), who.account)
    return page(c, <RecoveryCodesPage shell={shellOf(c)} codes={codes} next="/me" />)
  })
}

async function showMe(
  c: C,
  refused: { password?: FormState; preferences?: FormState },
  status?: ProblemStatus,
): Promise<Response> {
  const engine = c.get('engine')
  const lang = c.get('lang')
  const { who, id, shortcuts, hasPhone } = sessionOf(c)
  const { devices, codes } = await atGate(engine, async tx => ({
    devices: await sessionsOf(tx, who.account),
    codes: await countRecoveryCodes(tx, who.account),
  }))
  const places = await read(engine, who, tx => placesIn(tx, who.tenant, lang))
  const grants = who.grants.map(({ role, scope }) => ({
    role: words(lang).roles[role],
    place: placeName(places, scope),
  }))
  const values = { language: lang, ...(shortcuts ? { shortcuts: 'yes' } : {}) }
  const jsx = (
    <MePage
      shell={shellOf(c)}
      password={refused.password ?? blankForm(lang)}
      preferences={refused.preferences ?? blankForm(lang, values)}
      devices={devices}
      here={id}
      grants={grants}
      codesLeft={hasPhone ? codes : undefined}
    />
  )
  return page(c, jsx, status)
}

/** Whoever sits at an unlocked screen must know the password to change it. The other devices are signed out. */
async function changePassword(c: C, current: string, wanted: string): Promise<void> {
  const engine = c.get('engine')
  const { who, id, email, organisation } = sessionOf(c)
  const credential = await atGate(engine, tx => findCredential(tx, who.account))
  if (!credential || !(await isPassword(current, credential.passwordHash))) {
    throw refuseField('current', 'rights.current-password-wrong')
  }
  checkPassword(wanted, [who.name, email, organisation])
  const hash = await hashPassword(wanted)
  await atGate(engine, async tx => {
    await setPassword(tx, who.account, hash)
    await deleteSessions(tx, who.account, id)
  })
}

/** A phone that is tied already is untied by an administrator's link, not by whoever sits here. */
async function showEnrol(c: C, state: FormState, status?: ProblemStatus): Promise<Response> {
  const session = sessionOf(c)
  if (session.hasPhone) throw missing()
  const factor = await secondFactorToEnrol(c.get('engine'), session)
  const jsx = (
    <EnrolPage shell={shellOf(c)} state={state} action="/me/second-factor" qr={factor.qr()} typed={factor.typed} />
  )
  return page(c, jsx, status)
}

function ended(c: C): Response {
  flash(c, 'ok', words(c.get('lang')).me.ended)
  return c.redirect('/me', 303)
}

function sessionOf(c: C): Session {
  const session = c.get('session')
  if (!session) throw missing()
  return session
}
