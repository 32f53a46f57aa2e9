import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { Field } from '../pages/field.tsx'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { reaches } from '../programme/deliverable.ts'
import { neededPapers } from '../programme/deliverable-papers.ts'
import { papersOf } from '../programme/deliverable-tables.ts'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { allow, onDay } from '../programme/sight.ts'
import { getRulebook } from '../programme/tables.ts'
import { correctAgreement, drawUp, placeOf, renew, withdrawAgreement } from './agreement.ts'
import { AgreementPage, type OpenAgreement } from './agreement-page.tsx'
import { readHere } from './asked.ts'
import { ActionFields, AgreementFields, agreementValues, SignatureFields } from './fields.tsx'
import { type C, formWay, idIn, recordForms, takingBack } from './form-way.tsx'
import { dropAction, recordAction } from './joint-action.ts'
import { partnershipColumns, PartnershipsPage } from './list-pages.tsx'
import { ofProgramme } from '../programme/paths.ts'
import { partnershipPath, partnersPath } from './paths.ts'
import { sign } from './signature.ts'
import { organisationsOf, partnershipsOf } from './tables.ts'
import { words } from './words.ts'

export function partnershipRoutes(app: Hono<Asked>): void {
  app.get(partnersPath, showList)
  listFileRoutes(app, partnersPath, allAsFile)
  formWay(app, {
    path: partnershipPath('new'),
    command: drawUp,
    async load(c) {
      const { tenant } = c.get('who')
      const { rules, among, organisations } = await readHere(c, async tx => ({
        organisations: await organisationsOf(tx, tenant),
      }))
      const text = words(c.get('lang'))
      const list = inProgramme(partnersPath, among)
      return {
        title: text.add,
        hidden: { programme: rules.programme ?? '' },
        fields: state => <AgreementFields state={state} rules={rules} organisations={organisations} />,
        submit: text.save,
        cancel: list,
        breadcrumb: [{ text: text.partnerships, href: list }],
      }
    },
    to: done => partnershipPath(String(done.answer.agreement)),
    said,
  })
  app.get(at(''), showOne)
  changeRoutes(app)
  actRoutes(app)
}

const at = (section: string) => partnershipPath(':agreement', section)
const said = (c: C) => words(c.get('lang')).said.saved
const dropped = (c: C) => words(c.get('lang')).said.withdrawn
const idOf = (c: C) => idIn(c, 'agreement', 'partnerships.no-such-agreement')

/** A form about one agreement. */
const agreementForm = recordForms({
  open: toChange,
  about(c, { found: { row } }) {
    const text = words(c.get('lang'))
    return {
      submit: text.save,
      hidden: { agreement: row.id },
      list: { text: text.partnerships, href: partnersPath },
      record: { text: `${row.code} ${row.title}`, href: partnershipPath(row.id) },
    }
  },
  to: (_, c) => partnershipPath(idOf(c)),
  said,
})

function changeRoutes(app: Hono<Asked>): void {
  agreementForm(app, {
    path: at('/correct'),
    command: correctAgreement,
    async sheet(open, c) {
      const { tenant } = c.get('who')
      const organisations = await read(c.get('engine'), c.get('who'), tx => organisationsOf(tx, tenant))
      const text = words(c.get('lang'))
      return {
        title: text.edit,
        fields: state => <AgreementFields state={state} rules={open.rules} organisations={organisations} />,
        reason: true,
        values: agreementValues(open),
        shown: open.found.row.entry,
      }
    },
  })
  agreementForm(app, {
    path: at('/withdraw'),
    command: withdrawAgreement,
    sheet(_, c) {
      const text = words(c.get('lang'))
      return takingBack({ title: text.withdrawTitle, lead: text.withdrawWhat, submit: text.withdraw })
    },
    to: ({ answer }) => ofProgramme(partnersPath, answer.programme),
    said: dropped,
  })
  agreementForm(app, {
    path: at('/renew'),
    command: renew,
    sheet(_, c) {
      const text = words(c.get('lang'))
      return {
        title: text.renew,
        fields: state => <Field state={state} kind="day" name="validUntil" label={text.validUntil} />,
      }
    },
  })
}

function actRoutes(app: Hono<Asked>): void {
  agreementForm(app, {
    path: at('/sign/:organisation'),
    command: sign,
    sheet(open, c) {
      const organisation = idIn(c, 'organisation', 'partnerships.no-such-party')
      const party = open.parties.find(one => one.organisation_id === organisation)
      if (!party) throw missing('partnerships.no-such-party')
      const text = words(c.get('lang'))
      return {
        title: text.signTitle({ name: party.name }),
        hidden: { agreement: open.agreement.id, organisation },
        fields: state => <SignatureFields state={state} />,
        values: { signedOn: party.signed_on ?? undefined, signatory: party.signatory ?? undefined },
      }
    },
  })
  agreementForm(app, {
    path: at('/action'),
    command: recordAction,
    sheet(_, c) {
      const text = words(c.get('lang'))
      return {
        title: text.addAction,
        fields: state => <ActionFields state={state} />,
      }
    },
  })
  agreementForm(app, {
    path: at('/actions/:action/drop'),
    command: dropAction,
    sheet(open, c) {
      const action = idIn(c, 'action', 'partnerships.no-such-action')
      if (!open.actions.some(one => one.id === action)) throw missing('partnerships.no-such-action')
      const text = words(c.get('lang'))
      return {
        ...takingBack({ title: text.dropTitle, lead: text.dropWhat, submit: text.drop }),
        hidden: { action },
      }
    },
    said: dropped,
  })
}

function allOf(c: C) {
  allow(c, 'programme.read')
  const { tenant } = c.get('who')
  return readHere(c, async (tx, { programme }) => ({ rows: await partnershipsOf(tx, tenant, programme) }))
}

async function showList(c: C): Promise<Response> {
  const { rules, rows, among } = await allOf(c)
  const mayWrite = may(c.get('who'), 'deliverable.write')
  return page(c, <PartnershipsPage {...{ shell: shellOf(c), rules, rows, among, mayWrite, on: onDay(c) }} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, rows } = await allOf(c)
  const columns = partnershipColumns(lang, rules, onDay(c))
  const sheet = words(lang).partnerships
  return tableFile({ name: 'partnerships', sheet, columns, rows, kind: 'partnerships.exported' })
}

function openOne(c: C): Promise<OpenAgreement> {
  const who = c.get('who')
  const id = idOf(c)
  return read(c.get('engine'), who, async tx => {
    const place = await placeOf(tx, who, undefined, id)
    const rules = await getRulebook(tx, who.tenant, place.found.row.programme, onDay(c))
    const needed = neededPapers(rules, place.found.row, await papersOf(tx, who.tenant, [id]), onDay(c))
    return { ...place, rules, needed }
  })
}

/** An agreement that the reader may change; 404 for all others. */
async function toChange(c: C): Promise<OpenAgreement> {
  const open = await openOne(c)
  if (!reaches(c.get('who'), 'deliverable.write', open.found.row, undefined))
    throw missing('partnerships.no-such-agreement')
  return open
}

/** Whoever reads the programme reads its partnerships. */
async function showOne(c: C): Promise<Response> {
  allow(c, 'programme.read')
  const open = await openOne(c)
  const who = c.get('who')
  const mayWrite = reaches(who, 'deliverable.write', open.found.row, undefined)
  const mayBring = reaches(who, 'evidence.write', open.found.row, undefined)
  return page(c, <AgreementPage shell={shellOf(c)} open={open} on={onDay(c)} mayWrite={mayWrite} mayBring={mayBring} />)
}
