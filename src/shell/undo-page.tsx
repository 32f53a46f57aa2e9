import type { Context, Hono } from 'hono'
import { perform } from '../kernel/command.ts'
import { isId } from '../kernel/ids.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { commandsOf } from '../pages/commands.ts'
import { ErrorSummary } from '../pages/form.tsx'
import { commandField, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { ownPath } from '../pages/preferences.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { undoPath } from '../pages/undo.ts'
import { journalPath } from './journal-page.tsx'
import { words } from './words.ts'

type C = Context<Asked>

/** Takes back what a page has just said was done, and goes back to that page. */
export function undoRoute(app: Hono<Asked>): void {
  app.post(undoPath, c =>
    answerForm(
      c,
      (state, status) => showRefusal(c, state, status),
      async body => {
        if (!may(c.get('who'), 'undo')) throw new Problem(403, 'kernel.not-allowed', { right: 'undo' })
        const undo = commandsOf(c.get('slices')).get('kernel.undo')
        const input = justDone(typedIn(body, 'what'))
        if (!undo || !input) throw missing()
        await perform(c.get('engine'), undo, input, c.get('who'), { id: typedIn(body, commandField) })
        flash(c, 'ok', words(c.get('lang')).undone)
        return c.redirect(await nearestLeft(app, c, ownPath(typedIn(body, 'back'))), 303)
      },
    ),
  )
}

function justDone(what: string): { entry: number } | { batch: string } | undefined {
  if (/^[1-9]\d{0,14}$/.test(what)) return { entry: Number(what) }
  return isId(what) ? { batch: what } : undefined
}

/** The page where somebody stood, or the nearest above it: what was taken back may have been the very thing that it showed. */
async function nearestLeft(app: Hono<Asked>, c: C, path: string): Promise<string> {
  const headers = { cookie: c.req.header('cookie') ?? '' }
  for (let here = path; here.startsWith('/app/'); here = here.slice(0, here.lastIndexOf('/'))) {
    const answer = await app.request(new URL(here, c.req.url).href, { headers })
    await answer.body?.cancel()
    if (answer.status < 400) return here
  }
  return '/app'
}

/** It stays done: why, what to take back first where the reader may see it, and the way back. */
function showRefusal(c: C, state: FormState, status: ProblemStatus): Response {
  const text = words(c.get('lang'))
  return page(
    c,
    <Page shell={shellOf(c)} title={text.notUndone}>
      <Card>
        <ErrorSummary state={state} />
        <div class="buttons">
          <LinkButton look="primary" href={ownPath(String(state.values.back ?? '/app'))}>
            {text.backToPage}
          </LinkButton>
          {may(c.get('who'), 'journal.read') && <LinkButton href={journalPath}>{text.journal}</LinkButton>}
        </div>
      </Card>
    </Page>,
    status,
  )
}
