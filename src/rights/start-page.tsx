import type { Context, Hono } from 'hono'
import { today } from '../kernel/day.ts'
import { atGate } from '../kernel/engine.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { deviceOf } from './device.ts'
import { type Entrance, keepToken } from './door.ts'
import { foundOrganisation } from './founding.ts'
import { countTenants } from './tenant-tables.ts'
import { KitPage } from './kit-page.tsx'
import { beginSession } from './session.ts'
import { NewPassword } from './sign-in-page.tsx'
import { words } from './words.ts'

type C = Context<Asked>

/**
 * The first visit: creates the organisation, whoever administers it first, and the recovery kit. Once there is an organisation, the page
 * is gone. Where strangers could reach it first, it asks for the key that the server printed.
 */
export function startRoutes(app: Hono<Asked>, entrance: Entrance): void {
  app.get('/start', async c => {
    await refuseUnlessFirst(c, entrance, c.req.query('key'))
    return showStart(c, blankForm(c.get('lang'), { key: c.req.query('key') ?? '' }))
  })

  app.post('/start', c =>
    answerForm(
      c,
      (state, status) => showStart(c, state, status),
      async body => {
        await refuseUnlessFirst(c, entrance, typedIn(body, 'key'))
        const engine = c.get('engine')
        const { tenant, account } = await foundOrganisation(engine, {
          organisation: typedIn(body, 'organisation'),
          name: typedIn(body, 'name'),
          email: typedIn(body, 'email'),
          password: typedIn(body, 'password'),
          lang: c.get('lang'),
        })
        const device = deviceOf(c.req.header('user-agent'))
        keepToken(c, entrance, await beginSession(engine, { account, tenant, device }))
        const kit = await c.get('recovery').make(today(engine.clock()))
        return page(c, <KitPage shell={shellOf(c)} kit={kit} onwards="/login/code" />)
      },
    ),
  )
}

/** Nobody has founded anything here yet. */
export const isNew = async (c: C): Promise<boolean> => (await atGate(c.get('engine'), countTenants)) === 0

async function refuseUnlessFirst(c: C, { startKey }: Entrance, key: string | undefined): Promise<void> {
  if (!(await isNew(c))) throw missing()
  if (startKey !== undefined && key !== startKey) throw new Problem(403, 'rights.start-key-wrong')
}

function showStart(c: C, state: FormState, status?: ProblemStatus): Response {
  const { start: text, signIn } = words(c.get('lang'))
  const jsx = (
    <Page shell={shellOf(c)} title={text.title} lead={text.lead}>
      <Card>
        <Form state={state} action="/start" submit={text.submit}>
          <Field state={state} kind="hidden" name="key" />
          <Field state={state} kind="text" name="organisation" label={text.organisation} autocomplete="organization" />
          <Field state={state} kind="text" name="name" label={text.name} autocomplete="name" />
          <Field
            state={state}
            kind="text"
            name="email"
            label={signIn.email}
            inputMode="email"
            autocomplete="username"
          />
          <NewPassword state={state} />
        </Form>
      </Card>
    </Page>
  )
  return page(c, jsx, status)
}
