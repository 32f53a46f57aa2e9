import type { Hono } from 'hono'
import type { JSX } from 'preact'
import type { AnyCommand } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { Card } from '../pages/card.tsx'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { Page } from '../pages/page.tsx'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { words as shared } from '../pages/words.ts'
import { chosenProgramme } from './chosen-programme.ts'
import { type Found, getDeliverable, reaches } from './deliverable.ts'
import { correctDeliverable, reachMilestone, recordDeliverable, withdrawDeliverable } from './deliverable-command.ts'
import { DeliverableFields, deliverableValues } from './deliverable-form.tsx'
import { deliverableTitle, type NeededPaper, neededPapers } from './deliverable-papers.ts'
import { type DeliverableRow, deliverablesOf, papersOf } from './deliverable-tables.ts'
import { deliverableUnits, type DeliverableUnit } from './facts.ts'
import { deliverablePath, hasOwnPages, ofProgramme, registerPath } from './paths.ts'
import { type AmongProgrammes, inProgramme } from './programme-tabs.tsx'
import { DeliverablePage, registerColumns, RegisterPage, unitPath } from './register-page.tsx'
import type { Rulebook } from './rulebook.ts'
import { allow, type C, onDay } from './sight.ts'
import { getRulebook } from './tables.ts'
import { words } from './words.ts'

type Status = 200 | ProblemStatus

export function registerRoutes(app: Hono<Asked>): void {
  app.get(registerPath(), showRegister)
  listFileRoutes(app, registerPath(), async c => {
    const { rules, unit, rows } = await registerIn(c)
    const { lang } = readerOf(c)
    return {
      name: 'register',
      sheet: words(lang).units[unit].slice(0, 31),
      columns: registerColumns(lang, rules),
      rows,
      kind: 'programme.exported',
      subjects: () => [],
    }
  })
  app.get(registerPath('new'), c => showRecord(c))
  app.post(registerPath('new'), c =>
    submit(c, recordDeliverable, {
      again: (state, status) => showRecord(c, state, status),
      to: done => registerPath(String(done.answer.deliverable)),
      said: words(c.get('lang')).said.recorded,
    }),
  )
  app.get(registerPath(':id'), c => showOne(c))
  app.post(registerPath(':id', '/steps'), c =>
    save(c, reachMilestone, 'step', (state, status) => showOne(c, state, status)),
  )
  app.get(registerPath(':id', '/correct'), c => showCorrect(c))
  app.post(registerPath(':id', '/correct'), c =>
    save(c, correctDeliverable, 'corrected', (state, status) => showCorrect(c, state, status)),
  )
  app.get(registerPath(':id', '/withdraw'), c => showWithdraw(c))
  app.post(registerPath(':id', '/withdraw'), c =>
    submit(c, withdrawDeliverable, {
      again: (state, status) => showWithdraw(c, state, status),
      to: ({ answer }) => ofProgramme(unitPath(typedUnit(String(answer.unit))), answer.programme),
      said: words(c.get('lang')).said.withdrawn,
    }),
  )
}

const save = (
  c: C,
  command: AnyCommand,
  said: 'step' | 'corrected',
  again: (state: FormState, status: ProblemStatus) => Promise<Response>,
): Promise<Response> =>
  submit(c, command, {
    input: body => fromForm(command.shape, body, onDay(c)),
    again,
    to: () => registerPath(idOf(c)),
    said: words(c.get('lang')).said[said],
  })

const idOf = (c: C): string => c.req.param('id') ?? ''

const unitOf = (text: string | undefined): DeliverableUnit =>
  deliverableUnits.find(unit => unit === text) ?? 'enterprise'

/** Of what is typed into the register itself. */
const typedUnit = (text: string | undefined): DeliverableUnit => {
  const unit = unitOf(text)
  return hasOwnPages(unit) ? 'job' : unit
}

interface Register {
  rules: Rulebook
  among: AmongProgrammes
  enterprises: DeliverableRow[]
}

/** The programme in the address, else the only or first one. */
async function register(c: C): Promise<Register> {
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const { rules, ...among } = await chosenProgramme(c, tx)
    return { rules, among, enterprises: await deliverablesOf(tx, tenant, among.code, 'enterprise') }
  })
}

async function showRegister(c: C): Promise<Response> {
  const mayWrite = may(c.get('who'), 'deliverable.write')
  return page(c, <RegisterPage shell={shellOf(c)} {...await registerIn(c)} mayWrite={mayWrite} />)
}

async function registerIn(c: C) {
  allow(c, 'programme.read')
  const { rules, among } = await register(c)
  const unit = unitOf(c.req.query('unit'))
  const rows = await read(c.get('engine'), c.get('who'), tx =>
    deliverablesOf(tx, c.get('who').tenant, among.code, unit),
  )
  return { rules, among, unit, rows }
}

async function showRecord(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'deliverable.write')
  const typed = state?.values.unit
  const unit = typedUnit(typeof typed === 'string' ? typed : c.req.query('unit'))
  const { rules, among, enterprises } = await register(c)
  const list = inProgramme(unitPath(unit), among)
  const { region, enterprise } = c.req.query()
  const form = state ?? blankForm(c.get('lang'), { region, enterprise })
  const text = words(c.get('lang'))
  return page(
    c,
    <FormPage
      c={c}
      title={text.record[unit]}
      state={form}
      action={inProgramme(registerPath('new'), among)}
      list={list}
      cancel={list}
    >
      <DeliverableFields state={form} rules={rules} unit={unit} enterprises={enterprises} prefix="" />
    </FormPage>,
    status,
  )
}

interface One {
  among: AmongProgrammes
  found: Found
  rules: Rulebook
  enterprises: DeliverableRow[]
  needed: NeededPaper[]
}

async function one(c: C): Promise<One> {
  const id = idOf(c)
  if (!isId(id)) throw missing('programme.no-such-deliverable')
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const found = await getDeliverable(tx, c.get('who'), undefined, id)
    const rules = await getRulebook(tx, tenant, found.row.programme, onDay(c))
    const { code, programmes } = await chosenProgramme(c, tx, found.row.programme)
    return {
      found,
      among: { code, programmes },
      rules,
      enterprises: await deliverablesOf(tx, tenant, found.row.programme, 'enterprise'),
      needed: neededPapers(rules, found.row, await papersOf(tx, tenant, [id]), onDay(c)),
    }
  })
}

/** Whoever reads the programme reads its register; only whoever stands where the thing stands may change it. */
const mayChange = (c: C, { row, enterprise }: Found): boolean =>
  reaches(c.get('who'), 'deliverable.write', row, enterprise)

async function showOne(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  allow(c, 'programme.read')
  const shown = await one(c)
  const { unit, id } = shown.found.row
  if (hasOwnPages(unit)) return c.redirect(deliverablePath(unit, id), 303)
  const form = state ?? blankForm(c.get('lang'))
  const mayWrite = mayChange(c, shown.found)
  return page(
    c,
    <DeliverablePage shell={shellOf(c)} {...shown} on={onDay(c)} mayWrite={mayWrite} state={form} />,
    status,
  )
}

async function toChange(c: C): Promise<One> {
  allow(c, 'deliverable.write')
  const shown = await one(c)
  if (!mayChange(c, shown.found)) throw missing('programme.no-such-deliverable')
  return shown
}

async function showCorrect(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { found, among, rules, enterprises } = await toChange(c)
  const { row } = found
  const form = state ?? blankForm(c.get('lang'), deliverableValues(row))
  const text = words(c.get('lang'))
  return page(
    c,
    <FormPage
      c={c}
      title={text.correctTitle}
      state={form}
      action={registerPath(row.id, '/correct')}
      list={inProgramme(unitPath(row.unit), among)}
      cancel={registerPath(row.id)}
      shown={row.entry}
    >
      <Field state={form} kind="hidden" name="deliverable" value={row.id} />
      <DeliverableFields state={form} rules={rules} unit={row.unit} enterprises={enterprises} prefix="now." />
      <Field state={form} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
    </FormPage>,
    status,
  )
}

async function showWithdraw(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { found, among } = await toChange(c)
  const { row } = found
  const form = state ?? blankForm(c.get('lang'))
  const text = words(c.get('lang'))
  return page(
    c,
    <ConfirmPage
      shell={shellOf(c)}
      title={text.withdrawTitle}
      breadcrumb={[
        { text: text.register, href: inProgramme(unitPath(row.unit), among) },
        { text: deliverableTitle(row), href: registerPath(row.id) },
      ]}
      consequences={<p>{text.withdrawWhat}</p>}
      state={form}
      action={registerPath(row.id, '/withdraw')}
      submit={text.withdraw}
      cancel={registerPath(row.id)}
    >
      <Field state={form} kind="hidden" name="deliverable" value={row.id} />
      <Field state={form} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
    </ConfirmPage>,
    status,
  )
}

interface FormPageProps {
  c: C
  title: string
  state: FormState
  action: string
  /** The list that it leads back to. */
  list: string
  cancel: string
  shown?: number
  children: JSX.Element | JSX.Element[]
}

function FormPage({ c, title, state, action, list, cancel, shown, children }: FormPageProps) {
  const { lang } = state
  return (
    <Page shell={shellOf(c)} title={title} breadcrumb={[{ text: words(lang).register, href: list }]} scripts={['form']}>
      <Card>
        <Form state={state} action={action} submit={shared(lang).save} cancel={cancel} shown={shown}>
          {children}
        </Form>
      </Card>
    </Page>
  )
}
