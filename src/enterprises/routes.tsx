import { listFileRoutes } from '../pages/list-file.ts'
import { tableFile } from '../pages/table-file.tsx'
import type { Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { allow, type C, onDay } from '../programme/sight.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import { grantAid, payTranche } from './aid.ts'
import { AidPage } from './aid-page.tsx'
import { type OpenEnterprise, openEnterprise } from './asked-enterprise.ts'
import { correct, open as openCommand, withdraw } from './enterprise.ts'
import { FiguresPage } from './figures-page.tsx'
import { reportMonth, reportYear } from './figures.ts'
import {
  ChangeFields,
  GrantFields,
  MonthFields,
  NotifiedField,
  OfferFields,
  offerValues,
  PaidOnField,
  PhaseBackFields,
  PhaseFields,
  ReasonField,
  SaidFields,
  saidValues,
  SaleFields,
  UntilField,
  WorkerFields,
  YearFields,
} from './forms.tsx'
import { EnterpriseFrame } from './frame.tsx'
import { enterpriseColumns, ListPage } from './list-page.tsx'
import { notifyChange, recordChange } from './notice.ts'
import { addOffer, changeOffer, dropSale, recordSale } from './offer.ts'
import { OffersPage } from './offers-page.tsx'
import { dropOrder, recordOrder } from './order.ts'
import { orderWords } from './order-words.ts'
import { invoiceOf, OrderFields } from './orders-card.tsx'
import { OverviewPage } from './overview-page.tsx'
import { enterprisePath, enterprisesPath } from './paths.ts'
import { enterPhase, leavePhase } from './phase.ts'
import { enterprisesOf } from './tables.ts'
import { words } from './words.ts'
import { endWorker, recordWorker } from './worker.ts'

type Status = 200 | ProblemStatus
type Fields = (props: { state: FormState; open: OpenEnterprise }) => JSX.Element

/** A form about an enterprise, or about one of its records. */
interface Act {
  /** Where it stands under the enterprise; a parameter names the record. */
  at: string
  title: (text: ReturnType<typeof words>, lang: Lang) => string
  command: AnyCommand
  fields: Fields
  /** The section it comes back to. */
  back: '' | '/figures' | '/offers' | '/aid'
  /** The field and the address's parameter that name the record; without it, the form is about the enterprise. */
  record?: string
  /** Whether a record of this id is of this enterprise. */
  has?: (open: OpenEnterprise, id: string, c: C) => boolean
  first?: (open: OpenEnterprise, c: C) => FormValues
  /** What somebody may change here. */
  decides?: true
}

const acts: readonly Act[] = [
  { at: '/phase', title: text => text.enterPhase, command: enterPhase, fields: PhaseFields, back: '', decides: true },
  {
    at: '/phase-back',
    title: text => text.leavePhase,
    command: leavePhase,
    fields: PhaseBackFields,
    back: '',
    decides: true,
  },
  { at: '/month', title: text => text.addMonth, command: reportMonth, fields: MonthFields, back: '/figures' },
  {
    at: '/year',
    title: text => text.addYear,
    command: reportYear,
    fields: YearFields,
    back: '/figures',
    first: (_, c) => ({ year: /^\d{4}$/.exec(c.req.query('year') ?? '')?.[0] }),
  },
  { at: '/worker', title: text => text.addWorker, command: recordWorker, fields: WorkerFields, back: '/figures' },
  {
    at: '/workers/:worker',
    title: text => text.endWorker,
    command: endWorker,
    fields: UntilField,
    back: '/figures',
    record: 'worker',
    has: (open, id) => open.workers.some(one => one.id === id),
  },
  { at: '/offer', title: text => text.addOffer, command: addOffer, fields: OfferFields, back: '/offers' },
  {
    at: '/offers/:offer',
    title: text => text.change,
    command: changeOffer,
    fields: OfferFields,
    back: '/offers',
    record: 'offer',
    has: (open, id) => open.offers.some(one => one.id === id),
    first: (open, c) => {
      const offer = open.offers.find(one => one.id === c.req.param('offer'))
      return offer ? offerValues(offer) : {}
    },
  },
  {
    at: '/sale',
    title: text => text.addSale,
    command: recordSale,
    fields: SaleFields,
    back: '/offers',
    first: (open, c) => invoiceOf(open, c.req.query('order')),
  },
  {
    at: '/order',
    title: (_, lang) => orderWords(lang).add,
    command: recordOrder,
    fields: OrderFields,
    back: '/offers',
  },
  { at: '/grant', title: text => text.addAid, command: grantAid, fields: GrantFields, back: '/aid', decides: true },
  {
    at: '/aids/:aid',
    title: text => text.pay1,
    command: payTranche,
    fields: PaidOnField,
    back: '/aid',
    record: 'aid',
    has: (open, id) => open.aids.some(one => one.id === id),
    first: (_, c) => ({ number: c.req.query('number') ?? '1' }),
    decides: true,
  },
  { at: '/change', title: text => text.addChange, command: recordChange, fields: ChangeFields, back: '' },
  {
    at: '/notices/:notice',
    title: text => text.notify,
    command: notifyChange,
    fields: NotifiedField,
    back: '',
    record: 'notice',
    has: (open, id) => open.notices.some(one => one.id === id),
  },
]

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
  app.get(at(''), async c => page(c, <OverviewPage open={await openEnterprise(c)} />))
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
    to: () => enterprisesPath,
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

export const at = (section: string): string => enterprisePath(':enterprise', section)

export const idOf = (c: C): string => c.req.param('enterprise') ?? ''

async function rulesHere(c: C): Promise<Rulebook> {
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const codes = await programmeCodes(tx, tenant)
    const programme = codes.find(code => code === c.req.query('programme')) ?? codes[0]
    if (programme === undefined) throw missing('programme.none-yet')
    return getRulebook(tx, tenant, programme, onDay(c))
  })
}

async function allOf(c: C) {
  allow(c, 'programme.read')
  const rules = await rulesHere(c)
  const who = c.get('who')
  const rows = await read(c.get('engine'), who, tx => enterprisesOf(tx, who.tenant, rules.programme ?? ''))
  return { rules, rows }
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
  const rules = await rulesHere(c)
  const form = state ?? blankForm(c.get('lang'))
  const text = words(c.get('lang'))
  return page(
    c,
    <Page
      shell={shellOf(c)}
      title={text.add}
      current={enterprisesPath}
      breadcrumb={[{ text: text.enterprises, href: enterprisesPath }]}
      scripts={['form']}
    >
      <Card>
        <Form state={form} action={enterprisePath('new')} submit={text.save} cancel={enterprisesPath}>
          <Field state={form} kind="hidden" name="programme" value={rules.programme ?? ''} />
          <SaidFields state={form} rules={rules} />
        </Form>
      </Card>
    </Page>,
    status,
  )
}

/** An enterprise that the reader may change here; 404 for all others. */
export async function toChange(c: C, decides = false): Promise<OpenEnterprise> {
  allow(c, decides ? 'enterprise.decide' : 'deliverable.write')
  const open = await openEnterprise(c)
  if (!(decides ? open.mayDecide : open.mayWrite)) throw missing('enterprises.no-such-enterprise')
  return open
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

/** The id that the form is about: of the enterprise, or of one of its records. */
function recordOf(c: C, { record, has }: Pick<Act, 'record' | 'has'>, open: OpenEnterprise): string {
  if (record === undefined) return open.found.row.id
  const id = c.req.param(record) ?? ''
  if (!isId(id) || (has && !has(open, id, c))) throw missing('enterprises.no-such-enterprise')
  return id
}

/** In the words of the slice, or in those of a part of it. */
type Said = (text: ReturnType<typeof words>, lang: Lang) => string

interface Confirmed {
  command: AnyCommand
  title: Said
  what: Said
  submit: Said
  said: Said
  record: string
  has?: Act['has']
  to: (c: C) => string
}

/** Something that is taken away is asked about once. */
export function confirmed(app: Hono<Asked>, path: string, ask: Confirmed): void {
  const show = async (c: C, state?: FormState, status: Status = 200) => {
    const open = await toChange(c)
    const record = recordOf(c, { record: ask.record, ...(ask.has && { has: ask.has }) }, open)
    const form = state ?? blankForm(c.get('lang'))
    const text = words(c.get('lang'))
    const here = enterprisePath(idOf(c))
    return page(
      c,
      <ConfirmPage
        shell={shellOf(c)}
        title={ask.title(text, c.get('lang'))}
        breadcrumb={[
          { text: text.enterprises, href: enterprisesPath },
          { text: open.found.row.title, href: here },
        ]}
        consequences={<p>{ask.what(text, c.get('lang'))}</p>}
        state={form}
        action={new URL(c.req.url).pathname}
        submit={ask.submit(text, c.get('lang'))}
        cancel={here}
      >
        <Field state={form} kind="hidden" name={ask.record} value={record} />
        <ReasonField state={form} />
      </ConfirmPage>,
      status,
    )
  }
  app.get(path, c => show(c))
  app.post(path, c =>
    submit(c, ask.command, {
      input: (body: FormBody) => fromForm(ask.command.shape, body, onDay(c)),
      again: (state, status) => show(c, state, status),
      to: () => ask.to(c),
      said: ask.said(words(c.get('lang')), c.get('lang')),
    }),
  )
}
