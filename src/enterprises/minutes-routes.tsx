import { bodyLimit } from 'hono/body-limit'
import type { Hono } from 'hono'
import { largestFile } from '../evidence/file-kind.ts'
import { takeFile } from '../evidence/intake.ts'
import { addPaper } from '../evidence/paper.ts'
import { readTaken, type TakenFile } from '../evidence/taken-file.ts'
import { perform } from '../kernel/command.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, Problem, type ProblemStatus, refuse, refuseField } from '../kernel/problem.ts'
import { day } from '../kernel/shape.ts'
import { z } from 'zod/mini'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { flash } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { allow, type C } from '../programme/sight.ts'
import { callToDecide, type OpenCall } from './asked-call.ts'
import { callMinutes } from './call-minutes.ts'
import { rankingOf } from './call-seats.ts'
import { selectionClaim } from './call-tables.ts'
import { callWords } from './call-words.ts'
import { callPath, callsIn, callsPath } from './paths.ts'

/** The paper, as the phase of the selected asks for it. */
const minutesPaper = 'jury-minutes'

const dayShape = z.object({ datedOn: day() })

const fileLimit = bodyLimit({
  maxSize: 3 * largestFile,
  onError: () => {
    throw new Problem(413, 'evidence.file-too-large', { megabytes: largestFile / 1024 / 1024 })
  },
})

export function minutesRoutes(app: Hono<Asked>): void {
  app.get(callPath(':call', '/minutes.pdf'), async c => {
    const open = await published(c)
    return c.body(callMinutes(open), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="minutes-${open.call.closes_on}.pdf"`,
    })
  })
  app.get(callPath(':call', '/minutes'), c => show(c))
  app.post(callPath(':call', '/minutes'), fileLimit, bring)
}

async function published(c: C): Promise<OpenCall> {
  const open = await callToDecide(c)
  if (open.call.published_on === null) throw missing('enterprises.not-published')
  return open
}

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  allow(c, 'evidence.write')
  const { shell, call } = await published(c)
  const form = state ?? blankForm(c.get('lang'))
  const text = callWords(c.get('lang'))
  return page(
    c,
    <Page
      shell={shell}
      title={text.bringMinutes}
      current={callsPath}
      breadcrumb={[
        { text: text.calls, href: callsIn(call.programme) },
        { text: call.title, href: callPath(call.id) },
      ]}
      scripts={['form']}
    >
      <Card lead={text.bringLead}>
        <Form state={form} action={callPath(call.id, '/minutes')} submit={text.save} cancel={callPath(call.id)} files>
          <Field state={form} kind="hidden" name="taken" />
          <Field state={form} kind="file" name="file" label={text.file} />
          <Field state={form} kind="day" name="datedOn" label={text.signedOn} />
        </Form>
      </Card>
    </Page>,
    status,
  )
}

/** One scan for all that it proves: each selected plan, whose phase opens with it. */
function bring(c: C): Promise<Response> {
  let taken: TakenFile | undefined
  const again = (state: FormState, status: ProblemStatus) =>
    show(c, { ...state, values: { ...state.values, taken: taken && JSON.stringify(taken) } }, status)
  return answerForm(c, again, async body => {
    allow(c, 'evidence.write')
    const open = await published(c)
    const selected = rankingOf(open).filter(one => one.standing === 'selected')
    if (selected.length === 0) throw refuse('enterprises.nobody-selected')
    taken = await fileIn(c, body)
    const { datedOn } = fromForm(dayShape, { datedOn: typedIn(body, 'datedOn') }, open.on) as { datedOn: string }
    const claims = selected.map(({ id }) => ({
      kind: selectionClaim,
      id,
      subject: open.entries.find(one => one.id === id)?.enterprise_id ?? '',
    }))
    const input = { kind: minutesPaper, datedOn, file: taken, claims }
    await perform(c.get('engine'), addPaper, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', callWords(c.get('lang')).said.brought)
    return c.redirect(callPath(open.call.id), 303)
  })
}

async function fileIn(c: C, body: FormBody): Promise<TakenFile> {
  if (body.file instanceof File && body.file.size > 0)
    return takeFile(c.get('engine'), c.get('who'), new Uint8Array(await body.file.arrayBuffer()))
  const before = readTaken(typedIn(body, 'taken'))
  if (!before) throw refuseField('file', 'evidence.file-missing')
  return before
}
