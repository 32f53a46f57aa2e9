import type { Context, Hono } from 'hono'
import { fileLimit } from '../evidence/file-limit.ts'
import { addPaper, saidShape } from '../evidence/paper.ts'
import { fileIn } from '../evidence/sent-file.ts'
import type { TakenFile } from '../evidence/taken-file.ts'
import { perform } from '../kernel/command.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { valueOf } from '../pages/question.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { flash } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { undoOf } from '../pages/undo.ts'
import { openAskedRecord, personId } from './asked-record.ts'
import { openCnp } from './identity.ts'
import { openIdentity } from './identity-data.ts'
import { personPath, recordPath } from './paths.ts'
import { formContent } from './registration-content.ts'
import { type FormPart, formParts, paperOfPart, registrationPdf, templateOf } from './registration-form.ts'
import { BringFormPage, partsIn } from './registration-page.tsx'
import { registrationWords } from './registration-words.ts'
import { refuseUnless } from './sight.ts'

type C = Context<Asked>

const path = '/app/people/:person/forms'

export function registrationRoutes(app: Hono<Asked>): void {
  for (const part of formParts) {
    app.get(`${path}/${part}.pdf`, c => sendForm(c, part))
    app.get(`${path}/${part}`, c => showBring(c, part))
    app.post(`${path}/${part}`, fileLimit, c => takeBack(c, part))
  }
}

/** The whole identity goes on paper: whoever prints it is noted. */
async function sendForm(c: C, part: FormPart): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.write')
  const data = await openIdentity(c)
  const { record } = data
  if (!partsIn(record).includes(part)) throw missing()
  await logRead(c.get('engine'), who, { kind: 'people.form-printed', subjects: [record.person.id] })
  const bytes = registrationPdf({
    ...formContent(part, { data, cnp: cnpOf(c, record.person), lang }),
    organisation: record.rules.partners.find(one => one.applicant)?.name ?? '',
    programme: data.programmes.find(one => one.code === record.enrolment.programme)?.name ?? record.enrolment.programme,
    address: addressOf(c, recordPath(record, `/forms/${part}`), part),
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${record.person.code}-${part}.pdf"`,
  })
}

function cnpOf(c: C, { id, cnp_sealed: sealed }: { id: string; cnp_sealed: Uint8Array | null }): string | undefined {
  const { tenant } = c.get('who')
  return sealed === null ? undefined : openCnp({ keys: c.get('engine').keyring.of(tenant), tenant, person: id }, sealed)
}

/** What the QR code opens: the page that takes this very form back. It holds ids only. */
function addressOf(c: C, at: string, part: FormPart): string {
  const address = new URL(at, c.req.url)
  address.searchParams.set('template', templateOf(part))
  return address.href
}

async function showBring(
  c: C,
  part: FormPart,
  state?: FormState,
  status: 200 | ProblemStatus = 200,
): Promise<Response> {
  refuseUnless(c.get('who'), 'evidence.write')
  const open = await openAskedRecord(c)
  if (!partsIn(open.record).includes(part)) throw missing()
  const asked = state ? valueOf(state, 'template') : c.req.query('template')
  const template = asked && isTemplateOf(part, asked) ? asked : templateOf(part)
  const first = blankForm(c.get('lang'))
  return page(c, <BringFormPage {...open} part={part} template={template} state={state ?? first} />, status)
}

/** An older version of the form may still come back. */
const isTemplateOf = (part: FormPart, template: string): boolean =>
  new RegExp(`^registration-${part}\\.v[1-9]\\d{0,2}$`).test(template)

function takeBack(c: C, part: FormPart): Promise<Response> {
  let taken: TakenFile | undefined
  const again = (state: FormState, status: ProblemStatus) =>
    showBring(c, part, { ...state, values: { ...state.values, taken: taken && JSON.stringify(taken) } }, status)
  return answerForm(c, again, async body => {
    const { record } = await openAskedRecord(c)
    const template = typedIn(body, 'template')
    if (!partsIn(record).includes(part) || !isTemplateOf(part, template)) throw missing()
    taken = await fileIn(c, body)
    const said = fromForm(saidShape, { datedOn: typedIn(body, 'datedOn') }, readerOf(c).today)
    const claim = { kind: 'participation', id: record.enrolment.id, subject: record.person.id }
    const input = Object.assign({}, said, { kind: paperOfPart[part], template, file: taken, claims: [claim] })
    const done = await perform(c.get('engine'), addPaper, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', registrationWords(c.get('lang')).added, undoOf(c, addPaper, done))
    return c.redirect(personPath(personId(c), '/file'), 303)
  })
}
