import type { Hono } from 'hono'
import { missing } from '../kernel/problem.ts'
import { Field } from '../pages/field.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { ReasonField } from '../partnerships/fields.tsx'
import { type C, formWay, idIn } from '../partnerships/form-way.tsx'
import { allow, onDay } from '../programme/sight.ts'
import { readCode } from '../training/public-code.ts'
import { eventIn, type OpenEvent, toChange } from './asked-event.ts'
import { AdmitFields, CheckInFields, InviteFields, OrganisationField, RegisterFields } from './fields.tsx'
import { forget } from './forget.ts'
import { admit, cancel, checkIn, invite, register } from './guest.ts'
import { GuestsPage } from './guests-page.tsx'
import { eventPath } from './paths.ts'
import { sharePractice, takeUp } from './practice.ts'
import { about, at, back, said } from './routes.tsx'
import type { GuestRow } from './tables.ts'
import { words } from './words.ts'

const toGuests = (_: unknown, c: C) => eventPath(eventIn(c), '/guests')

export function guestRoutes(app: Hono<Asked>): void {
  app.get(at('/guests'), async c => {
    allow(c, 'deliverable.write')
    return page(c, <GuestsPage shell={shellOf(c)} open={await toChange(c)} on={onDay(c)} />)
  })
  comingRoutes(app)
  doorRoutes(app)
  practiceRoutes(app)
}

function comingRoutes(app: Hono<Asked>): void {
  formWay(app, {
    path: at('/invite'),
    command: invite,
    async load(c) {
      const open = await toChange(c)
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.inviteTitle),
        lead: text.inviteLead,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <InviteFields state={state} organisations={open.organisations} />
          </>
        ),
        submit: text.invite,
      }
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.invited,
  })
  formWay(app, {
    path: at('/register'),
    command: register,
    async load(c) {
      const open = await toChange(c)
      return {
        ...about(c, open, words(c.get('lang')).registerTitle),
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <RegisterFields state={state} />
          </>
        ),
      }
    },
    to: toGuests,
    said,
  })
  formWay(app, {
    path: at('/guests/:guest/cancel'),
    isButton: true,
    command: cancel,
    async load(c) {
      const open = await toChange(c)
      const id = idIn(c, 'guest', 'events.no-such-guest')
      const guest = guestIn(open, one => one.id === id)
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.doesNotCome),
        lead: guest.name,
        fields: state => <Field state={state} kind="hidden" name="guest" value={guest.id} />,
        submit: text.doesNotCome,
      }
    },
    to: toGuests,
    said,
  })
  formWay(app, {
    path: at('/guests/:guest/forget'),
    command: forget,
    async load(c) {
      const open = await toChange(c)
      const id = idIn(c, 'guest', 'events.no-such-guest')
      const guest = guestIn(open, one => one.id === id)
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.forgetTitle),
        lead: `${guest.name}. ${text.forgetWhat}`,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="guest" value={guest.id} />
            <ReasonField state={state} />
          </>
        ),
        submit: text.forget,
        danger: true,
      }
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.forgotten,
  })
}

function doorRoutes(app: Hono<Asked>): void {
  formWay(app, {
    path: at('/admit'),
    command: admit,
    async load(c) {
      const open = await toChange(c)
      return {
        ...about(c, open, words(c.get('lang')).admitTitle),
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <AdmitFields state={state} organisations={open.organisations} />
          </>
        ),
      }
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.came,
  })
  /** Where the code on a ticket leads whoever stands at the door. */
  formWay(app, {
    path: at('/check-in/:ticket'),
    command: checkIn,
    async load(c) {
      const open = await toChange(c)
      const ticket = readCode(c.req.param('ticket') ?? '')
      return doorSheet(
        c,
        open,
        guestIn(open, one => one.ticket === ticket),
      )
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.came,
  })
  formWay(app, {
    path: at('/guests/:guest/came'),
    isButton: true,
    command: checkIn,
    async load(c) {
      const open = await toChange(c)
      const id = idIn(c, 'guest', 'events.no-such-guest')
      return doorSheet(
        c,
        open,
        guestIn(open, one => one.id === id),
      )
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.came,
  })
}

function doorSheet(c: C, open: OpenEvent, guest: GuestRow) {
  const text = words(c.get('lang'))
  return {
    ...about(c, open, text.checkInTitle),
    lead: guest.name,
    fields: (state: Parameters<typeof CheckInFields>[0]['state']) => (
      <>
        <Field state={state} kind="hidden" name="guest" value={guest.id} />
        <CheckInFields state={state} organisations={open.organisations} />
      </>
    ),
    values: {
      organisation: guest.organisation_id ?? undefined,
      imageConsent: guest.image_consent === null ? undefined : guest.image_consent ? 'yes' : 'no',
    },
    submit: text.checkIn,
    cancel: eventPath(open.event.id, '/guests'),
  }
}

function guestIn({ guests }: OpenEvent, isIt: (one: GuestRow) => boolean): GuestRow {
  const guest = guests.find(isIt)
  if (!guest) throw missing('events.no-such-guest')
  return guest
}

function practiceRoutes(app: Hono<Asked>): void {
  formWay(app, {
    path: at('/practice'),
    command: sharePractice,
    async load(c) {
      const open = await toChange(c)
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.sharePractice),
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <Field state={state} kind="text" name="title" label={text.practice} width="full" />
            <Field state={state} kind="textarea" name="says" label={text.practiceSays} optional />
            <OrganisationField state={state} organisations={open.organisations} label={text.sharedBy} />
          </>
        ),
      }
    },
    to: back,
    said,
  })
  formWay(app, {
    path: at('/practices/:practice/take-up'),
    command: takeUp,
    async load(c) {
      const open = await toChange(c)
      const id = idIn(c, 'practice', 'events.no-such-practice')
      const practice = open.practices.find(one => one.id === id)
      if (!practice) throw missing('events.no-such-practice')
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.takeUpTitle({ title: practice.title })),
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="practice" value={practice.id} />
            <OrganisationField state={state} organisations={open.organisations} label={text.takenUpBy} />
            <Field state={state} kind="day" name="takenUpOn" label={text.takenUpOn} />
            <Field state={state} kind="textarea" name="says" label={text.practiceSays} optional />
          </>
        ),
      }
    },
    to: back,
    said,
  })
}
