import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { date } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { allow, type C } from '../programme/sight.ts'
import { programmeCodes } from '../programme/tables.ts'
import { pagePath, publicPath } from './paths.ts'
import { closePublicPage, setPublicPage } from './public-page.ts'
import { findPublicPage } from './tables.ts'
import { words } from './words.ts'

/** Whether the programme has a public page, and what stands there of the organisation. */
export function settingsRoutes(app: Hono<Asked>): void {
  app.get(pagePath, c => show(c))
  app.post(pagePath, c =>
    submit(c, setPublicPage, {
      again: (state, status) => show(c, state, status),
      to: () => pagePath,
      said: words(c.get('lang')).saved,
    }),
  )
  app.post(`${pagePath}/close`, c =>
    submit(c, closePublicPage, {
      again: (state, status) => show(c, state, status),
      to: () => pagePath,
      said: words(c.get('lang')).closed,
    }),
  )
}

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  allow(c, 'programme.write')
  const { tenant } = c.get('who')
  const { programme, before } = await read(c.get('engine'), c.get('who'), async tx => {
    const codes = await programmeCodes(tx, tenant)
    const code = codes.find(one => one === c.req.query('programme')) ?? codes[0]
    if (code === undefined) throw missing('programme.none-yet')
    return { programme: code, before: await findPublicPage(tx, tenant, code) }
  })
  const lang = c.get('lang')
  const text = words(lang)
  const isOpen = before !== undefined && before.closed_on === null
  const filled = before && {
    phone: before.phone,
    email: before.email,
    address: before.address,
    funding: before.funding ?? undefined,
  }
  const form = state ?? blankForm(lang, filled ?? {})
  return page(
    c,
    <Page
      shell={shellOf(c)}
      title={text.page}
      lead={text.pageLead}
      current={pagePath}
      scripts={['form']}
      actions={isOpen && <LinkButton href={publicPath(lang, 'home')}>{text.see}</LinkButton>}
    >
      <Stack>
        <Card title={isOpen ? text.isOpen({ on: date(before.opened_on) }) : text.isClosed}>
          <Form state={form} action={pagePath} submit={isOpen ? text.save : text.open} shown={before?.entry}>
            <Field state={form} kind="hidden" name="programme" value={programme} />
            <Field state={form} kind="text" name="phone" label={text.phone} inputMode="tel" />
            <Field state={form} kind="text" name="email" label={text.email} inputMode="email" />
            <Field state={form} kind="text" name="address" label={text.address} width="full" />
            <Field state={form} kind="textarea" name="funding" label={text.funding} hint={text.fundingHint} optional />
          </Form>
        </Card>
        {isOpen && (
          <Act action={`${pagePath}/close`} values={{ programme }}>
            <Button look="quiet">{text.close}</Button>
          </Act>
        )}
      </Stack>
    </Page>,
    status,
  )
}
