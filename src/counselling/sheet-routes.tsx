import type { Context, Hono } from 'hono'
import { fileLimit } from '../evidence/file-limit.ts'
import { addPaper, saidShape } from '../evidence/paper.ts'
import { sightOf } from '../evidence/proof.ts'
import { getPaper } from '../evidence/tables.ts'
import { fileIn } from '../evidence/sent-file.ts'
import type { TakenFile } from '../evidence/taken-file.ts'
import { isFirstPerson, toCompare } from '../evidence/verdict.ts'
import { perform } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { longDate } from '../kernel/words.ts'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { flash } from '../pages/shell.ts'
import { signatureSheet } from '../pages/signature-sheet.ts'
import type { Asked, SheetTaker } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { listedName } from '../people/name.ts'
import { refuseUnless } from '../people/sight.ts'
import { signersBeside } from '../people/signing.ts'
import { getProgramme } from '../programme/tables.ts'
import { openSession, type OpenSession } from './asked-session.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { hoursOf, placeOf } from './session-list.tsx'
import { getSession, rosterOf, seatsOf } from './session-tables.ts'
import { sessionWords } from './session-words.ts'
import { sheetTemplate } from './sheet.ts'
import { checkSheet } from './sheet-check.ts'
import { BringSheetPage, CheckSheetPage } from './sheet-pages.tsx'
import type { SeatRow } from './tables.ts'

type C = Context<Asked>
type Status = 200 | ProblemStatus

const one = `${sessionsPath}/:session`

/** Lines left free on the sheet of a group, for whoever comes unannounced. Our choice. */
const freeLines = 4

export function sheetRoutes(app: Hono<Asked>): void {
  app.get(`${one}/sheet.pdf`, sendSheet)
  app.get(`${one}/sheet`, c => showBring(c))
  app.post(`${one}/sheet`, fileLimit, bring)
  app.get(`${one}/check`, c => showCheck(c))
  app.post(`${one}/check`, c =>
    submit(c, checkSheet, {
      input: body => checkInput(c, body),
      again: (state, status) => showCheck(c, state, status),
      to: ({ answer }) => sessionPath(String(answer.session)),
      said: sessionWords(c.get('lang')).checked,
    }),
  )
}

/** Names go on paper: whoever prints the sheet is noted with everybody on it. */
async function sendSheet(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'support.write')
  const open = await openSession(c, async (tx, { programme }) => ({
    programme: await getProgramme(tx, who.tenant, programme),
  }))
  const subjects = open.roster.map(row => row.person)
  await logRead(c.get('engine'), who, { kind: 'counselling.sheet-printed', subjects })
  const bytes = signatureSheet({
    ...contentOf(open),
    template: sheetTemplate,
    programme: open.programme.names[open.shell.lang],
    address: addressOf(c),
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${open.session.on_day}-${sheetTemplate}.pdf"`,
  })
}

/** What the QR code opens: the page that takes this very sheet. It holds an id only. */
const addressOf = (c: C): string => c.get('origin') + c.req.path.replace(/\.pdf$/, '')

function contentOf({ session, roster, naming, rules }: OpenSession) {
  const { lang } = naming
  const text = sessionWords(lang)
  const { sheet } = text
  return {
    lang,
    title: text.sheetTitle({ kind: naming.kindOf(session) }),
    organisation: rules.partners.find(partner => partner.applicant)?.name ?? '',
    facts: [
      [text.when, `${longDate(lang, session.on_day)}, ${hoursOf(session)}`],
      [text.place, placeOf(lang, session)],
      [text.topic, session.topic],
      [text.staff, naming.staff.get(session.staff_id) ?? ''],
    ] as const,
    head: [sheet.number, sheet.name, sheet.code, sheet.signature],
    rows: roster.map((row, at) => ({
      number: String(at + 1),
      name: listedName(row),
      code: row.code,
      beside: signersBeside(row, session.on_day, lang),
    })),
    free: roster.length > 1 ? freeLines : 0,
    signature: sheet.staff,
    foot: sheet.foot,
  }
}

async function showBring(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  refuseUnless(c.get('who'), 'evidence.write')
  const open = await openSession(c, async () => ({}))
  const first = blankForm(c.get('lang'), { datedOn: open.session.on_day })
  return page(c, <BringSheetPage {...open} state={state ?? first} />, status)
}

function bring(c: C): Promise<Response> {
  let taken: TakenFile | undefined
  const again = (state: FormState, status: ProblemStatus) =>
    showBring(c, { ...state, values: { ...state.values, taken: taken && JSON.stringify(taken) } }, status)
  return answerForm(c, again, async body => {
    refuseUnless(c.get('who'), 'evidence.write')
    const { session, roster } = await openSession(c, async () => ({}))
    taken = await fileIn(c, body)
    const said = fromForm(saidShape, { datedOn: typedIn(body, 'datedOn') }, readerOf(c).today)
    const input = Object.assign({}, said, sheetOf(roster.map(row => row.seat)), { file: taken })
    await perform(c.get('engine'), addPaper, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', sessionWords(c.get('lang')).brought)
    return c.redirect(sessionPath(session.id), 303)
  })
}

const sheetOf = (seats: readonly SeatRow[]) => ({
  kind: 'attendance-list',
  template: sheetTemplate,
  claims: seats.map(seat => ({ kind: 'seat', id: seat.id, subject: seat.person_id })),
})

/** A sheet whose code says which session it is of: it was signed on the day of the session. */
export const sheetTaker: SheetTaker = {
  sessionIn: address => /\/app\/sessions\/([0-9a-f-]{36})\/sheet$/.exec(address)?.[1],
  async take(c, { session: asked, file, id }) {
    const { who, lang } = readerOf(c)
    const { session, seats } = await read(c.get('engine'), who, async tx => {
      const found = await getSession(tx, who, 'evidence.write', asked)
      const seen = new Set((await rosterOf(tx, who, found.id)).map(row => row.person))
      return {
        session: found,
        seats: (await seatsOf(tx, who.tenant, found.id)).filter(seat => seen.has(seat.person_id)),
      }
    })
    await perform(c.get('engine'), addPaper, { ...sheetOf(seats), datedOn: session.on_day, file }, who, { id })
    return { to: sessionPath(session.id), said: sessionWords(lang).brought }
  },
}

/** The sheet that was brought last and has not been rejected. */
async function showCheck(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'evidence.check')
  const open = await openSession(c, async () => ({}))
  const sheet = toCompare(open.sheets)
  if (!sheet) throw missing('counselling.no-sheet-yet')
  const sight = sightOf({ who, engine: c.get('engine') }, 'evidence.check')
  const paper = await read(c.get('engine'), who, tx => getPaper(tx, sight, sheet.paper))
  return page(
    c,
    <CheckSheetPage {...open} paper={paper} isOwn={isFirstPerson(who, paper)} state={state ?? blankForm(lang)} />,
    status,
  )
}

/** Lines of strangers are typed as numbers with commas between. */
function checkInput(c: C, body: FormBody): unknown {
  const { lines: _, ...rest } = body
  const typed = typedIn(body, 'lines')
    .split(/[\s,;]+/)
    .filter(line => line !== '')
  if (typed.some(line => !/^\d{1,3}$/.test(line))) throw refuseField('lines', 'counselling.lines-are-numbers')
  return fromForm(checkSheet.shape, { ...rest, ...(typed.length > 0 && { strangers: typed }) }, readerOf(c).today)
}
