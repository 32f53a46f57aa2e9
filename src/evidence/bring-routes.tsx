import type { Context, Hono } from 'hono'
import { isId } from '../kernel/ids.ts'
import { Problem, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked, SheetTaker } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { fileLimit } from './file-limit.ts'
import { BringPage, bringPath, mayBring } from './bring-page.tsx'
import { codesIn } from './intake.ts'
import { bytesIn, fileIn } from './sent-file.ts'

type C = Context<Asked>

/** Before the routes of one paper, whose id stands where `sheets` does. */
export function bringRoutes(app: Hono<Asked>): void {
  app.get(bringPath, c => show(c))
  app.post(bringPath, fileLimit, bring)
}

function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> | Response {
  if (!mayBring(c.get('who'))) throw new Problem(403, 'kernel.not-allowed', { right: 'evidence.write' })
  return page(c, <BringPage shell={shellOf(c)} state={state ?? blankForm(c.get('lang'))} />, status)
}

/** The code on the list says where it belongs; a list without a code that can be read comes back to the hand that brought it. */
function bring(c: C): Promise<Response> {
  let kept: { taken?: string; address?: string } = {}
  const again = (state: FormState, status: ProblemStatus) =>
    show(c, { ...state, values: { ...state.values, ...kept } }, status)
  return answerForm(c, again, async body => {
    if (!mayBring(c.get('who'))) throw new Problem(403, 'kernel.not-allowed', { right: 'evidence.write' })
    const sent = bytesIn(body)
    const bytes = await sent
    const addresses = bytes ? await codesIn(bytes).catch(() => []) : [typedIn(body, 'address')]
    const file = await fileIn(c, body, sent)
    const found = takerOf(c, addresses)
    if (!found) throw refuseField('file', 'evidence.no-code-on-the-sheet')
    kept = { taken: JSON.stringify(file), address: found.address }
    const sheet = { session: found.session, file, id: typedIn(body, commandField) }
    const { to, said } = await found.taker.take(c, sheet).catch(atFile)
    flash(c, 'ok', said)
    return c.redirect(to, 303)
  })
}

interface Found {
  taker: SheetTaker
  session: string
  address: string
}

/** The slice that printed one of these codes, and the session that it is of. */
function takerOf(c: C, addresses: readonly string[]): Found | undefined {
  for (const address of addresses)
    for (const { sheets: taker } of c.get('slices')) {
      const session = taker?.sessionIn(address)
      if (taker && session !== undefined && isId(session)) return { taker, session, address }
    }
  return undefined
}

/** A code of a session that this account does not reach is told at the file, like one that cannot be read. */
function atFile(error: unknown): never {
  if (!(error instanceof Problem) || error.fields.length > 0) throw error
  throw refuseField('file', error.code, error.details)
}
