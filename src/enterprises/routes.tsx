import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { papersOf } from '../programme/deliverable-tables.ts'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { allow, type C } from '../programme/sight.ts'
import { AidPage } from './aid-page.tsx'
import { openEnterprise } from './asked-enterprise.ts'
import { correct, open as openCommand, withdraw } from './enterprise.ts'
import { FiguresPage } from './figures-page.tsx'
import { ReasonField, SaidFields, saidValues } from './enterprise-fields.tsx'
import { EnterpriseFrame } from './frame.tsx'
import { enterpriseColumns, ListPage } from './list-page.tsx'
import { dropSale } from './offer.ts'
import { OffersPage } from './offers-page.tsx'
import { dropOrder } from './order.ts'
import { type Act, acts } from './acts.ts'
import { at, confirmed, idOf, recordOf, toChange } from './enterprise-ways.tsx'
import { orderWords } from './order-words.ts'
import { OverviewPage } from './overview-page.tsx'
import { ofProgramme } from '../programme/paths.ts'
import { enterprisePath, enterprisesPath } from './paths.ts'
import { signedPhases } from './phase-tables.ts'
import { enterprisesOf } from './tables.ts'
import { words } from './words.ts'

type Status = 200 | ProblemStatus

export function enterpriseRoutes(app: Hono<Asked>): void {
  app.get(enterprisesPath, showList)
  listFileRoutes(app, enterprisesPath, allAsFile)
  app.get(enterprisePath('new'), c => showNew(c))
  app.post(enterprisePath('new'), c =>
    submit(c, openCommand, {
      again: (state, status) => showNew(c, state, status),
      to: done => enterprisePath(String(done.answer.enterprise)),
      said: words(c.get('lang')).said.opened,
    }),
  )
  app.get(at(''), showOverview)
  app.get(at('/figures'), async c => page(c, <FiguresPage open={await openEnterprise(c)} />))
  app.get(at('/offers'), async c => page(c, <OffersPage open={await openEnterprise(c)} />))
  app.get(at('/aid'), async c => page(c, <AidPage open={await openEnterprise(c)} />))
  app.get(at('/correct'), c => showCorrect(c))
  app.post(at('/correct'), c =>
    submit(c, correct, {
      again: (state, status) => showCorrect(c, state, status),
      to: () => enterprisePath(idOf(c)),
      said: words(c.get('lang')).said.corrected,
    }),
  )
  confirmed(app, at('/withdraw'), {
    command: withdraw,
    title: text => text.withdrawTitle,
    what: text => text.withdrawWhat,
    submit: text => text.withdraw,
    said: text => text.said.withdrawn,
    record: 'enterprise',
    to: (_, { answer }) => ofProgramme(enterprisesPath, answer.programme),
  })
  confirmed(app, at('/sales/:sale'), {
    command: dropSale,
    title: text => text.dropTitle,
    what: text => text.dropWhat,
    submit: text => text.dropSale,
    said: text => text.said.recorded,
    record: 'sale',
    has: (open, id) => open.sales.some(one => one.id === id),
    to: c => enterprisePath(idOf(c), '/offers'),
  })
  confirmed(app, at('/orders/:order'), {
    command: dropOrder,
    title: (_, lang) => orderWords(lang).dropTitle,
    what: (_, lang) => orderWords(lang).dropWhat,
    submit: (_, lang) => orderWords(lang).drop,
    said: text => text.said.recorded,
    record: 'order',
    has: (open, id) => open.orders.some(one => one.id === id),
    to: c => enterprisePath(idOf(c), '/offers'),
  })
  for (const act of acts) {
    app.get(at(act.at), c => showAct(c, act))
    app.post(at(act.at), c =>
      submit(c, act.command, {
        again: (state, status) => showAct(c, act, state, status),
        to: () => enterprisePath(idOf(c), act.back),
        said: words(c.get('lang')).said.recorded,
      }),
    )
  }
}

async function showOverview(c: C): Promise<Response> {
  const open = await openEnterprise(c)
  const { tenant } = c.get('who')
  const { id } = open.found.row
  const recorded = await read(c.get('engine'), c.get('who'), async tx => ({
    signed: await signedPhases(tx, tenant, id),
    brought: await papersOf(tx, tenant, [id]),
  }))
  return page(c, <OverviewPage open={open} {...recorded} />)
}

async function allOf(c: C) {
  allow(c, 'programme.read')
  const who = c.get('who')
  return read(c.get('engine'), who, async tx => {
    const { rules, ...among } = await chosenProgramme(c, tx)
    return { rules, among, rows: await enterprisesOf(tx, who.tenant, among.code) }
  })
}

async function showList(c: C): Promise<Response> {
  const mayWrite = may(c.get('who'), 'deliverable.write')
  return page(c, <ListPage shell={shellOf(c)} {...await allOf(c)} mayWrite={mayWrite} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, rows } = await allOf(c)
  const sheet = words(lang).enterprises.slice(0, 31)
  return tableFile({
    name: 'enterprises',
    sheet,
    columns: enterpriseColumns(lang, rules),
    rows,
    kind: 'enterprises.exported',
  })
}

async function showNew(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'deliverable.write')
  const { rules, ...among } = await read(c.get('engine'), c.get('who'), tx => chosenProgramme(c, tx))
  const form = state ?? blankForm(c.get('lang'))
  const text = words(c.get('lang'))
  const list = inProgramme(enterprisesPath, among)
  return page(
    c,
    <Page
      shell={shellOf(c)}
      title={text.add}
      current={enterprisesPath}
      breadcrumb={[{ text: text.enterprises, href: list }]}
      scripts={['form']}
    >
      <Card>
        <Form state={form} action={inProgramme(enterprisePath('new'), among)} submit={text.save} cancel={list}>
          <Field state={form} kind="hidden" name="programme" value={among.code} />
          <SaidFields state={form} rules={rules} />
        </Form>
      </Card>
    </Page>,
    status,
  )
}

async function showCorrect(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const open = await toChange(c)
  const form = state ?? blankForm(c.get('lang'), saidValues(open))
  const text = words(c.get('lang'))
  const path = enterprisePath(idOf(c))
  return page(
    c,
    <EnterpriseFrame open={open} current="" scripts={['form']}>
      <Card title={text.edit}>
        <Form state={form} action={`${path}/correct`} submit={text.save} cancel={path} shown={open.found.row.entry}>
          <Field state={form} kind="hidden" name="enterprise" value={open.found.row.id} />
          <SaidFields state={form} rules={open.rules} />
          <ReasonField state={form} />
        </Form>
      </Card>
    </EnterpriseFrame>,
    status,
  )
}

async function showAct(c: C, act: Act, state?: FormState, status: Status = 200): Promise<Response> {
  const open = await toChange(c, act.decides)
  const record = recordOf(c, act, open)
  const form = state ?? blankForm(c.get('lang'), act.first?.(open, c) ?? {})
  const text = words(c.get('lang'))
  const Fields = act.fields
  return page(
    c,
    <EnterpriseFrame open={open} current={act.back} scripts={['form']}>
      <Card title={act.title(text, c.get('lang'))}>
        <Form
          state={form}
          action={new URL(c.req.url).pathname}
          submit={text.save}
          cancel={enterprisePath(idOf(c), act.back)}
        >
          <Field state={form} kind="hidden" name={act.record ?? 'enterprise'} value={record} />
          <Fields state={form} open={open} />
        </Form>
      </Card>
    </EnterpriseFrame>,
    status,
  )
}
