import type { Context, Hono } from 'hono'
import { addPath } from '../evidence/add-page.tsx'
import { paperPath } from '../evidence/list-page.tsx'
import { read } from '../kernel/engine.ts'
import { Problem, type ProblemStatus } from '../kernel/problem.ts'
import { date } from '../kernel/words.ts'
import { may } from '../kernel/who.ts'
import { Card, Columns } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { submit } from '../pages/submit.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { decideGround } from './ground.ts'
import { basesIn, decidesGrounds, type Ground, groundClaim, groundsOf } from './ground-tables.ts'
import { groundWords } from './ground-words.ts'
import { groundsPath } from './paths.ts'
import { bases, purposes } from './special.ts'
import { words } from './words.ts'

/** On what grounds the organisation uses the answers to its special questions. */
export function groundsRoutes(app: Hono<Asked>): void {
  app.get(groundsPath, c => show(c))
  app.post(groundsPath, c =>
    submit(c, decideGround, {
      again: (state, status) => show(c, state, status),
      to: () => groundsPath,
      said: groundWords(c.get('lang')).decided,
    }),
  )
}

async function show(c: Context<Asked>, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  if (!decidesGrounds(who)) throw new Problem(403, 'kernel.not-allowed', { right: 'programme.write' })
  const grounds = await read(c.get('engine'), who, tx => groundsOf(tx, who.tenant))
  const text = groundWords(lang)
  return page(
    c,
    <Page shell={shellOf(c)} title={text.title} lead={text.lead} current={groundsPath} scripts={['form']}>
      <Columns>
        <Standing shell={shellOf(c)} grounds={grounds} brings={may(who, 'evidence.write')} />
        <Decide shell={shellOf(c)} state={state ?? blankForm(lang)} />
      </Columns>
    </Page>,
    status,
  )
}

interface StandingProps {
  shell: Shell
  grounds: readonly Ground[]
  brings: boolean
}

function Standing({ shell: { lang }, grounds, brings }: StandingProps) {
  const text = groundWords(lang)
  const all = words(lang)
  const now = basesIn(grounds)
  const rows = purposes.map(purpose => ({ purpose, ground: grounds.find(one => one.purpose === purpose) }))
  return (
    <Card title={text.now} lead={text.nowLead}>
      <Table
        lang={lang}
        caption={text.now}
        hideCaption
        rows={rows}
        rowKey={row => row.purpose}
        columns={[
          { key: 'purpose', title: text.purpose, heads: true, cell: row => all.purposes[row.purpose] },
          { key: 'basis', title: text.basis, cell: row => text.bases[now[row.purpose]] },
          { key: 'because', title: text.because, cell: row => row.ground?.because ?? text.proposed[row.purpose] },
          {
            key: 'since',
            title: text.since,
            tight: true,
            cell: row => (row.ground ? date(row.ground.decided_on) : '–'),
          },
          {
            key: 'paper',
            title: text.paper,
            cell: ({ ground }) => (ground ? <Paper text={text} ground={ground} brings={brings} /> : '–'),
          },
        ]}
      />
    </Card>
  )
}

interface PaperProps {
  text: ReturnType<typeof groundWords>
  ground: Ground
  brings: boolean
}

function Paper({ text, ground: { decision_id: id, paper, isAccepted }, brings }: PaperProps) {
  if (paper !== null)
    return (
      <a href={paperPath(paper)}>
        <Tag kind={isAccepted ? 'ok' : 'warn'}>{isAccepted ? text.accepted : text.toCheck}</Tag>
      </a>
    )
  return brings ? (
    <a href={addPath({ kind: groundClaim, id }, id, groundClaim, groundsPath)}>{text.bring}</a>
  ) : (
    <>{text.noPaper}</>
  )
}

function Decide({ shell: { lang }, state }: { shell: Shell; state: FormState }) {
  const text = groundWords(lang)
  const all = words(lang)
  return (
    <Card title={text.decide} lead={text.decideLead}>
      <Form state={state} action={groundsPath} submit={text.decide}>
        <Field
          state={state}
          kind="radios"
          name="purpose"
          label={text.purpose}
          options={mapOptions(lang, purposes, all.purposes)}
        />
        <Field
          state={state}
          kind="radios"
          name="basis"
          label={text.basis}
          options={bases.map(value => ({ value, text: text.bases[value], hint: text.means[value] }))}
        />
        <Field state={state} kind="textarea" rows={2} name="because" label={text.because} hint={text.becauseHint} />
      </Form>
    </Card>
  )
}
