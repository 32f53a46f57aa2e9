import type { Context, Hono } from 'hono'
import { perform } from '../kernel/command.ts'
import { today } from '../kernel/day.ts'
import { atGate } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { Problem, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { countTenants } from './tenant-tables.ts'
import { noteKit } from './kit.ts'
import { KeysPage, KitPage, kitPath } from './kit-page.tsx'
import { words } from './words.ts'

type C = Context<Asked>

/** The recovery kit, for whoever administers. It opens the whole server, so it is here only where one organisation uses it. */
export function kitRoutes(app: Hono<Asked>): void {
  app.get(kitPath, c => showKeys(c, {}))

  app.post(kitPath, c =>
    answerForm(
      c,
      (make, status) => showKeys(c, { make }, status),
      async () => {
        await note(c, 'made')
        const kit = await c.get('recovery').make(todayOf(c))
        return page(c, <KitPage shell={shellOf(c)} kit={kit} onwards={kitPath} />)
      },
    ),
  )

  app.post(`${kitPath}/test`, c =>
    answerForm(
      c,
      (test, status) => showKeys(c, { test }, status),
      async body => {
        await refuseUnlessOurs(c)
        const sheets = { sealed: typedIn(body, 'sealed'), passphrase: typedIn(body, 'passphrase') }
        await c.get('recovery').test(sheets, todayOf(c))
        await note(c, 'tested')
        flash(c, 'ok', words(c.get('lang')).kit.tested)
        return c.redirect(kitPath, 303)
      },
    ),
  )
}

async function showKeys(
  c: C,
  refused: { test?: FormState; make?: FormState },
  status?: ProblemStatus,
): Promise<Response> {
  await refuseUnlessOurs(c)
  const recovery = c.get('recovery')
  const blank = blankForm(c.get('lang'))
  const asks = await recovery.asksForTest(todayOf(c))
  const forms = { test: blank, make: blank, ...refused }
  return page(c, <KeysPage shell={shellOf(c)} state={await recovery.state()} asks={asks} {...forms} />, status)
}

async function note(c: C, what: 'made' | 'tested'): Promise<void> {
  await refuseUnlessOurs(c)
  await perform(c.get('engine'), noteKit, { what }, c.get('who'), { id: newId() })
}

async function refuseUnlessOurs(c: C): Promise<void> {
  if (!may(c.get('who'), 'administer')) throw new Problem(403, 'kernel.not-allowed', { right: 'administer' })
  if (!(await hasOwnKit(c))) throw new Problem(403, 'rights.kit-of-many')
}

/** The kit opens the whole server: it is there for an organisation that has the server to itself. */
export const hasOwnKit = async (c: C): Promise<boolean> => (await atGate(c.get('engine'), countTenants)) === 1

const todayOf = (c: C) => today(c.get('engine').clock())
