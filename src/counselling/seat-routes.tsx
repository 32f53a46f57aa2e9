import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { enrolmentsOf } from '../people/person-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { openSession } from './asked-session.ts'
import { noteSeat, seatPerson, signOnScreen, unseatPerson } from './seat.ts'
import { SeatPage } from './seat-page.tsx'
import { back, type C, one, showSession, type Status, withCode } from './session-routes.tsx'
import { sessionWords } from './session-words.ts'

/** Who sits in a session, and what each of them said and signed. */
export function seatRoutes(app: Hono<Asked>): void {
  app.post(`${one}/people`, addPerson)
  const seat = `${one}/seats/:person`
  app.get(seat, c => showSeat(c))
  app.post(seat, c => {
    const said = sessionWords(c.get('lang')).talkSaved
    return submit(c, noteSeat, { again: (talk, status) => showSeat(c, { talk }, status), to: back, said })
  })
  app.post(`${seat}/sign`, c => {
    const said = sessionWords(c.get('lang')).signed
    return submit(c, signOnScreen, { again: (sign, status) => showSeat(c, { sign }, status), to: back, said })
  })
  app.post(`${seat}/remove`, c => {
    const said = sessionWords(c.get('lang')).takenOut
    return submit(c, unseatPerson, { again: (hold, status) => showSession(c, { hold }, status), to: back, said })
  })
}

/** By the code that stands beside a name everywhere. */
function addPerson(c: C): Promise<Response> {
  const { who } = readerOf(c)
  refuseUnless(who, 'support.write')
  const again = (add: FormState, status: ProblemStatus) => showSession(c, { add }, status)
  return answerForm(c, again, async body => {
    const code = typedIn(body, 'code').trim()
    if (code === '') throw refuseField('code', 'shape.required')
    const { session } = await openSession(c, async () => ({}))
    const enrolment = await read(c.get('engine'), who, async tx => {
      const person = await withCode(c, tx, code)
      return person && (await enrolmentsOf(tx, who.tenant, person.id)).find(of => of.programme === session.programme)
    })
    if (!enrolment) throw refuseField('code', 'counselling.no-such-code')
    return submit(c, seatPerson, {
      input: () => ({ session: session.id, enrolment: enrolment.id }),
      again,
      to: back,
      said: sessionWords(c.get('lang')).added,
    })
  })
}

async function showSeat(
  c: C,
  forms: { talk?: FormState; sign?: FormState } = {},
  status: Status = 200,
): Promise<Response> {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'support.write')
  const person = c.req.param('person') ?? ''
  if (!isId(person)) throw missing('counselling.no-such-seat')
  const open = await openSession(c, async () => ({}))
  const row = open.roster.find(sitting => sitting.person === person)
  if (!row) throw missing('counselling.no-such-seat')
  const { needs, actions, next_on, note } = row.seat
  const said = {
    needs: needs ?? undefined,
    actions: actions ?? undefined,
    nextOn: next_on ?? undefined,
    note: note ?? undefined,
  }
  return page(
    c,
    <SeatPage {...open} row={row} forms={{ talk: blankForm(lang, said), sign: blankForm(lang), ...forms }} />,
    status,
  )
}
