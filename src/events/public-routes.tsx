import type { Context, Hono } from 'hono'
import { photoOf, type PhotoSize } from '../evidence/pictures.ts'
import { type AnyCommand, inShape, perform } from '../kernel/command.ts'
import { today } from '../kernel/day.ts'
import { atGate, read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, Problem, type ProblemStatus } from '../kernel/problem.ts'
import { RateLimit } from '../kernel/rate-limit.ts'
import { blankForm, commandField, type FormBody, type FormState } from '../pages/form-state.ts'
import { calendarType } from '../pages/icalendar.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { readCode } from '../training/public-code.ts'
import { calendarOf } from './calendar.ts'
import { giveFeedback } from './feedback.ts'
import { cancel, getGuest, register } from './guest.ts'
import { sayImageConsent } from './image-consent.ts'
import { findShown } from './photo-tables.ts'
import { eventPath, publicEventsPath, publicPath } from './paths.ts'
import { PublicEventPage, PublicListPage, ThanksPage, trapField } from './public-pages.tsx'
import {
  type Announced,
  announced,
  findForTicket,
  findPublished,
  findTicket,
  publishedEvents,
  type Ticketed,
} from './public-tables.ts'
import { publicWords } from './public-words.ts'
import { visitorOf } from './visitor.ts'
import { TicketPage } from './ticket-page.tsx'

type C = Context<Asked>
type Status = 200 | ProblemStatus

/** Our choice: a town hall that registers its colleagues one after the other is never stopped; a program is. */
const mostPerMinute = 30

/** `/e`: events for anybody, without an account. What is sent here makes a guest of an event, never a person of the programme. */
export function publicEventRoutes(app: Hono<Asked>, addressOf: (c: C) => string): void {
  const limit = new RateLimit(mostPerMinute)
  const admitted = (c: C): void => {
    const wait = limit.secondsToWait(addressOf(c), c.get('engine').clock().getTime())
    if (wait > 0) throw new Problem(429, 'events.too-many-tries')
  }
  app.get(publicEventsPath, async c => {
    const events = await allPublished(c)
    return page(c, <PublicListPage shell={shellOf(c)} events={events} today={todayOf(c)} />)
  })
  app.get(`${publicEventsPath}/calendar.ics`, async c => {
    const text = publicWords(c.get('lang'))
    return c.body(
      calendarOf(text.events, await allPublished(c), one => addressIn(c, publicPath(one.code))),
      200,
      {
        'content-type': calendarType,
      },
    )
  })
  app.get(publicPath(':code'), c => showEvent(c))
  app.post(publicPath(':code'), async c => {
    const { event, tenant } = await openEvent(c)
    return answerForm(
      c,
      (state, status) => showEvent(c, state, status),
      async body => {
        const said = fromForm(register.shape, body, todayOf(c)) as object
        const input = { ...said, event: event.id, lang: c.get('lang') }
        inShape(register, input)
        if (typedIn(body, trapField) === '') {
          admitted(c)
          await performHere(c, { tenant, command: register, input, body })
        }
        return c.redirect(publicPath(event.code, '/thanks'), 303)
      },
    )
  })
  app.get(publicPath(':code', '/thanks'), async c => {
    const { event } = await openEvent(c)
    return page(c, <ThanksPage shell={shellOf(c)} event={event} />)
  })
  app.get(publicPath(':code', '/event.ics'), async c => {
    const { event } = await openEvent(c)
    return c.body(
      calendarOf(event.title, [event], () => addressIn(c, publicPath(event.code))),
      200,
      {
        'content-type': calendarType,
        'content-disposition': 'attachment; filename="event.ics"',
      },
    )
  })
  for (const size of ['small', 'large'] as const)
    app.get(publicPath(':held', `/photos/:image/${size}`), c => sendPhoto(c, size))
  app.get(publicPath(':code', '/:ticket'), c => showTicket(c))
  ticketActs(app, admitted)
}

/** What a guest does with their ticket, and what they are told then. */
const saidAfter = {
  come: 'coming',
  cancel: 'notComing',
  feedback: 'feedback',
  photographs: 'photographs',
} as const

/** A ticket is eighty random bits: whoever has it is the guest. */
function ticketActs(app: Hono<Asked>, admitted: (c: C) => void): void {
  const act = (
    what: keyof typeof saidAfter,
    command: AnyCommand,
    inputOf: (one: OpenTicket, body: FormBody) => unknown,
  ) =>
    app.post(publicPath(':code', `/:ticket/${what}`), async c => {
      const open = await openTicket(c)
      return answerForm(
        c,
        (state, status) => showTicket(c, state, status),
        async body => {
          admitted(c)
          await performHere(c, { tenant: open.tenant, command, input: inputOf(open, body), body })
          flash(c, 'ok', publicWords(c.get('lang')).said[saidAfter[what]])
          return c.redirect(publicPath(open.event.code, `/${open.guest.ticket}`), 303)
        },
      )
    })
  act('come', register, ({ event, guest, contact }) => ({ event: event.id, name: guest.name, contact }))
  act('cancel', cancel, ({ guest }) => ({ guest: guest.id }))
  act('photographs', sayImageConsent, ({ guest }, body) => ({
    guest: guest.id,
    imageConsent: new Map([
      ['yes', true],
      ['no', false],
    ]).get(typedIn(body, 'imageConsent')),
  }))
  act('feedback', giveFeedback, ({ guest }, body) => ({
    ...(fromForm(giveFeedback.shape, body, '') as object),
    guest: guest.id,
  }))
}

interface Performing {
  tenant: string
  command: AnyCommand
  input: unknown
  body: FormBody
}

async function performHere(c: C, { tenant, command, input, body }: Performing): Promise<void> {
  const id = typedIn(body, commandField)
  await perform(c.get('engine'), command, input, visitorOf(tenant), { id })
}

const todayOf = (c: C) => today(c.get('engine').clock())

const addressIn = (c: C, path: string): string => c.get('origin') + path

interface OpenEvent {
  tenant: string
  event: Announced
}

/** 404 for what is not published, but for whoever holds a ticket. */
async function openEvent(c: C, hasTicket = false, typed = c.req.param('code')): Promise<OpenEvent> {
  const code = readCode(typed ?? '')
  const engine = c.get('engine')
  const found =
    code && (await atGate(engine, tx => (hasTicket ? findForTicket(tx, code) : findPublished(tx, code, todayOf(c)))))
  if (!found) throw missing('events.no-such-event')
  const [event] = await read(engine, found, tx => announced(tx, found.tenant, [found.id]))
  if (!event) throw missing('events.no-such-event')
  return { tenant: found.tenant, event }
}

async function allPublished(c: C): Promise<Announced[]> {
  const engine = c.get('engine')
  const opened = await atGate(engine, tx => publishedEvents(tx, todayOf(c)))
  const events: Announced[] = []
  for (const [tenant, some] of Map.groupBy(opened, one => one.tenant)) {
    const ids = some.map(one => one.id)
    events.push(...(await read(engine, { tenant }, tx => announced(tx, tenant, ids))))
  }
  return events.toSorted((one, other) => one.on.localeCompare(other.on))
}

interface OpenTicket extends OpenEvent {
  guest: Ticketed
  contact: string | null
  registered: boolean
}

async function openTicket(c: C): Promise<OpenTicket> {
  const { tenant, event } = await openEvent(c, true)
  const ticket = readCode(c.req.param('ticket') ?? '')
  return read(c.get('engine'), { tenant }, async tx => {
    const guest = ticket && (await findTicket(tx, tenant, { event: event.id, ticket }))
    if (!guest) throw missing('events.no-such-guest')
    const { contact, registered_on } = await getGuest(tx, visitorOf(tenant), guest.id)
    return { tenant, event, guest, contact, registered: registered_on !== null }
  })
}

async function showEvent(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { event } = await openEvent(c)
  const form = state ?? blankForm(c.get('lang'))
  return page(c, <PublicEventPage shell={shellOf(c)} event={event} today={todayOf(c)} state={form} />, status)
}

/** A photograph that the page of the event shows now, as an image of ours. */
async function sendPhoto(c: C, size: PhotoSize): Promise<Response> {
  const { event, tenant } = await openEvent(c, false, c.req.param('held'))
  const shown = event.photos.find(one => one.image === c.req.param('image'))
  const engine = c.get('engine')
  const photo =
    shown && (await read(engine, { tenant }, tx => findShown(tx, tenant, { event: event.id, image: shown.image })))
  if (!photo) throw missing('events.no-such-photo')
  return c.body(new Uint8Array(await photoOf(engine, tenant, photo, size)), 200, { 'content-type': 'image/webp' })
}

async function showTicket(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { event, guest, registered } = await openTicket(c)
  c.header('x-robots-tag', 'noindex')
  const form = state ?? blankForm(c.get('lang'))
  const door = addressIn(c, eventPath(event.id, `/check-in/${guest.ticket}`))
  return page(
    c,
    <TicketPage
      shell={shellOf(c)}
      event={event}
      guest={guest}
      registered={registered}
      door={door}
      today={todayOf(c)}
      state={form}
    />,
    status,
  )
}
