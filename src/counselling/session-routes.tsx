import type { Context, Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { timeOf } from '../kernel/time-of-day.ts'
import { blankForm, type FormBody, type FormState, type FormValues } from '../pages/form-state.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import type { Option } from '../pages/question.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { tableFile } from '../pages/table-file.tsx'
import { openRecord, personId } from '../people/asked-record.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { listPeople } from '../people/list-tables.ts'
import { accountNames, enrolmentsOf, findPersonByCode } from '../people/person-tables.ts'
import { nameInList } from '../people/person-name.ts'
import { personPath } from '../people/paths.ts'
import { refuseUnless } from '../people/sight.ts'
import type { Who } from '../kernel/who.ts'
import { namingOf, openSession } from './asked-session.ts'
import { CancelPage } from './cancel-session-page.tsx'
import { sessionColumns } from './session-list.tsx'
import { sessionPath, sessionsPath } from './paths.ts'
import { MoveSessionPage, PlanSessionPage } from './plan-session-page.tsx'
import { planSession, recordSession } from './session.ts'
import { cancelSession, holdSession, moveSession } from './session-change.ts'
import { kindOptions, RecordSessionPage } from './session-form.tsx'
import { type SessionForms, SessionPage } from './session-page.tsx'
import { listSessions } from './session-tables.ts'
import { sessionWords } from './session-words.ts'
import { PersonSessionsPage, SessionsPage } from './sessions-page.tsx'
import { settleStranger } from './sheet-check.ts'
import type { SessionRow } from './tables.ts'

export type C = Context<Asked>
export type Status = 200 | ProblemStatus

export const one = `${sessionsPath}/:session`

export function sessionRoutes(app: Hono<Asked>): void {
  app.get(sessionsPath, showList)
  listFileRoutes(app, sessionsPath, allAsFile)
  app.get('/app/people/:person/sessions', showOfPerson)
  app.get('/app/people/:person/sessions/new', c => showRecord(c))
  app.post('/app/people/:person/sessions/new', c =>
    submit(c, recordSession, {
      again: (state, status) => showRecord(c, state, status),
      to: () => personPath(personId(c)),
      said: sessionWords(c.get('lang')).saved,
    }),
  )
  app.get(`${sessionsPath}/new`, c => showPlan(c))
  app.post(`${sessionsPath}/new`, plan)
  app.get(one, c => showSession(c))
  changes(app)
}

function changes(app: Hono<Asked>): void {
  app.post(`${one}/hold`, c => {
    const said = sessionWords(c.get('lang')).heldNow
    return submit(c, holdSession, { again: (hold, status) => showSession(c, { hold }, status), to: back, said })
  })
  app.get(`${one}/move`, c => showMove(c))
  app.post(`${one}/move`, c => {
    const said = sessionWords(c.get('lang')).moved
    return submit(c, moveSession, { again: (state, status) => showMove(c, state, status), to: back, said })
  })
  app.get(`${one}/cancel`, c => showCancel(c))
  app.post(`${one}/cancel`, c => {
    const said = sessionWords(c.get('lang')).cancelledNow
    return submit(c, cancelSession, { again: (state, status) => showCancel(c, state, status), to: back, said })
  })
  app.post(`${one}/strangers`, c => {
    const said = sessionWords(c.get('lang')).settledNow
    return submit(c, settleStranger, { again: (hold, status) => showSession(c, { hold }, status), to: back, said })
  })
}

export const back = ({ answer }: { answer: Readonly<Record<string, string | number>> }): string =>
  sessionPath(String(answer.session))

/** Our choice: who looks for an older one looks with the person. */
const mostOnPage = 200

async function allOf(c: C, limit = mostOnPage) {
  const reader = readerOf(c)
  refuseUnless(reader.who, 'people.read')
  const whose = c.req.query('whose') === 'mine' ? ('mine' as const) : undefined
  const found = await read(c.get('engine'), reader.who, async tx => ({
    naming: await namingOf(tx, reader),
    sessions: await listSessions(tx, { who: reader.who, staff: whose && reader.who.account, limit }),
  }))
  return { ...found, whose }
}

const showList = async (c: C): Promise<Response> => page(c, <SessionsPage shell={shellOf(c)} {...await allOf(c)} />)

/** A copy of the list has so many sessions at most. */
const mostInFile = 100_000

async function allAsFile(c: C) {
  const { naming, sessions: rows } = await allOf(c, mostInFile)
  const sheet = sessionWords(naming.lang).sessions
  return tableFile({ name: 'sessions', sheet, columns: sessionColumns(naming), rows, kind: 'counselling.exported' })
}

async function showOfPerson(c: C): Promise<Response> {
  const reader = readerOf(c)
  const open = await openRecord(c, async tx => ({
    naming: await namingOf(tx, reader),
    sessions: await listSessions(tx, { who: reader.who, person: personId(c) }),
  }))
  return page(c, <PersonSessionsPage {...open} />)
}

async function showRecord(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const reader = readerOf(c)
  refuseUnless(reader.who, 'support.write')
  const { last, ...open } = await openRecord(c, async tx => {
    const [latest] = await listSessions(tx, { who: reader.who, staff: reader.who.account, limit: 1 })
    return { last: latest }
  })
  const { rules, enrolment } = open.record
  const centre = rules.centres.find(place => place.code === enrolment.centre)?.name
  const first = {
    kind: rules.services.find(service => service.kind === 'counselling')?.kind ?? rules.services[0]?.kind,
    onDay: reader.today,
    place: last?.place ?? centre,
  }
  return page(c, <RecordSessionPage {...open} state={state ?? blankForm(reader.lang, first)} />, status)
}

async function showPlan(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'support.write')
  const found = await read(c.get('engine'), who, async tx => {
    const { code: programme, rules } = await chosenProgramme(c, tx)
    const people = await listPeople(tx, { who, programme, rules, caseworker: who.account, limit: 200 })
    return {
      kinds: kindOptions(rules, lang),
      people: people.map(({ person, enrolment }) => ({
        value: enrolment.id,
        text: `${nameInList(person, lang)} (${person.code})`,
      })),
      staff: await staffOptions(tx, who),
    }
  })
  const first = { kind: found.kinds[0]?.value, onDay: today, staff: who.account }
  return page(c, <PlanSessionPage shell={shellOf(c)} {...found} state={state ?? blankForm(lang, first)} />, status)
}

const staffOptions = async (tx: Tx, who: Who): Promise<Option[]> =>
  [...(await accountNames(tx, who.tenant))].map(([value, text]) => ({ value, text }))

/** People may be named by their codes too: they are looked up before, within the asker's sight. */
function plan(c: C): Promise<Response> {
  const { who } = readerOf(c)
  return answerForm(
    c,
    (state, status) => showPlan(c, state, status),
    async body => {
      const chosen = [body.people ?? []].flat().filter(value => typeof value === 'string')
      const codes = typedIn(body, 'codes')
        .split(/[\s,;]+/)
        .filter(code => code !== '')
      const more = await read(c.get('engine'), who, tx => enrolmentsByCode(c, tx, codes))
      const people = [...new Set([...chosen, ...more])]
      return submit(c, planSession, {
        input: sent => inputOf(c, sent, people),
        again: (state, status) => showPlan(c, state, status),
        to: back,
        said: sessionWords(c.get('lang')).planned,
      })
    },
  )
}

function inputOf(c: C, body: FormBody, people: string[]): unknown {
  const { people: _, codes: __, ...rest } = body
  return fromForm(planSession.shape, { ...rest, ...(people.length > 0 && { people }) }, readerOf(c).today)
}

async function enrolmentsByCode(c: C, tx: Tx, codes: readonly string[]): Promise<string[]> {
  const { who } = readerOf(c)
  const { code: programme } = await chosenProgramme(c, tx)
  const found: string[] = []
  for (const code of codes) {
    const person = await withCode(c, tx, code)
    const enrolment = person && (await enrolmentsOf(tx, who.tenant, person.id)).find(of => of.programme === programme)
    if (!enrolment) throw refuseField('codes', 'counselling.no-such-code')
    found.push(enrolment.id)
  }
  return found
}

/** What is typed as a code and is none is nobody's. */
export const withCode = async (c: C, tx: Tx, code: string) =>
  /^GT-\d{1,9}$/i.test(code) ? findPersonByCode(tx, c.get('who'), 'support.write', code.toUpperCase()) : undefined

export async function showSession(c: C, forms: Partial<SessionForms> = {}, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const open = await openSession(c, async () => ({}))
  const { from_minute, to_minute } = open.session
  const hold = blankForm(lang, { from: timeOf(from_minute), to: timeOf(to_minute) })
  return page(
    c,
    <SessionPage {...open} slices={c.get('slices')} forms={{ hold, add: blankForm(lang), ...forms }} />,
    status,
  )
}

async function showMove(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'support.write')
  const open = await openSession(c, async tx => ({ staff: await staffOptions(tx, who) }))
  return page(c, <MoveSessionPage {...open} state={state ?? blankForm(lang, valuesOf(open.session))} />, status)
}

const valuesOf = ({ on_day, from_minute, to_minute, place, room, staff_id, topic }: SessionRow): FormValues => ({
  onDay: on_day,
  from: timeOf(from_minute),
  to: timeOf(to_minute),
  place: place ?? undefined,
  room: room ?? undefined,
  staff: staff_id,
  topic,
})

async function showCancel(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  refuseUnless(c.get('who'), 'support.write')
  const open = await openSession(c, async () => ({}))
  return page(c, <CancelPage {...open} state={state ?? blankForm(c.get('lang'))} />, status)
}
