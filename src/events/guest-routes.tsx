import type { Hono } from 'hono'
import { missing } from '../kernel/problem.ts'
import { Field } from '../pages/field.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { type C, idIn, takingBack } from '../partnerships/form-way.tsx'
import { allow, onDay } from '../programme/sight.ts'
import { readCode } from '../training/public-code.ts'
import { eventIn, type OpenEvent, toChange } from './asked-event.ts'
import { AdmitFields, CheckInFields, InviteFields, OrganisationField, RegisterFields } from './fields.tsx'
import { forget } from './forget.ts'
import { admit, cancel, checkIn, invite, register } from './guest.ts'
import { GuestsPage } from './guests-page.tsx'
import { eventPath } from './paths.ts'
import { sharePractice, takeUp } from './practice.ts'
import { at, eventForm } from './routes.tsx'
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
  eventForm(app, {
    path: at('/invite'),
    command: invite,
    sheet(open, c) {
      const text = words(c.get('lang'))
      return {
        title: text.inviteTitle,
        lead: text.inviteLead,
        fields: state => <InviteFields state={state} organisations={open.organisations} />,
        submit: text.invite,
      }
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.invited,
  })
  eventForm(app, {
    path: at('/register'),
    command: register,
    sheet: (_, c) => ({
      title: words(c.get('lang')).registerTitle,
      fields: state => <RegisterFields state={state} />,
    }),
    to: toGuests,
  })
  eventForm(app, {
    path: at('/guests/:guest/cancel'),
    isButton: true,
    command: cancel,
    sheet(open, c) {
      const id = idIn(c, 'guest', 'events.no-such-guest')
      const guest = guestIn(open, one => one.id === id)
      const text = words(c.get('lang'))
      return {
        title: text.doesNotCome,
        lead: guest.name,
        hidden: { guest: guest.id },
        submit: text.doesNotCome,
      }
    },
    to: toGuests,
  })
  eventForm(app, {
    path: at('/guests/:guest/forget'),
    command: forget,
    sheet(open, c) {
      const id = idIn(c, 'guest', 'events.no-such-guest')
      const guest = guestIn(open, one => one.id === id)
      const text = words(c.get('lang'))
      return {
        ...takingBack({ title: text.forgetTitle, lead: `${guest.name}. ${text.forgetWhat}`, submit: text.forget }),
        hidden: { guest: guest.id },
      }
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.forgotten,
  })
}

function doorRoutes(app: Hono<Asked>): void {
  eventForm(app, {
    path: at('/admit'),
    command: admit,
    sheet: (open, c) => ({
      title: words(c.get('lang')).admitTitle,
      fields: state => <AdmitFields state={state} organisations={open.organisations} />,
    }),
    to: toGuests,
    said: c => words(c.get('lang')).said.came,
  })
  /** Where the code on a ticket leads whoever stands at the door. */
  eventForm(app, {
    path: at('/check-in/:ticket'),
    command: checkIn,
    sheet(open, c) {
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
  eventForm(app, {
    path: at('/guests/:guest/came'),
    isButton: true,
    command: checkIn,
    sheet(open, c) {
      const id = idIn(c, 'guest', 'events.no-such-guest')
      return doorSheet(
        c,
        open,
        guestIn(open, one => one.id === id),
      )
    },
    to: toGuests,
    said: c => words(c.get('lang')).said.saved,
  })
}

function doorSheet(c: C, open: OpenEvent, guest: GuestRow) {
  const text = words(c.get('lang'))
  return {
    title: text.checkInTitle,
    lead: guest.name,
    hidden: { guest: guest.id },
    fields: (state: Parameters<typeof CheckInFields>[0]['state']) => (
      <CheckInFields state={state} organisations={open.organisations} />
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
  eventForm(app, {
    path: at('/practice'),
    command: sharePractice,
    sheet(open, c) {
      const text = words(c.get('lang'))
      return {
        title: text.sharePractice,
        fields: state => (
          <>
            <Field state={state} kind="text" name="title" label={text.practice} width="full" />
            <Field state={state} kind="textarea" name="says" label={text.practiceSays} optional />
            <OrganisationField state={state} organisations={open.organisations} label={text.sharedBy} />
          </>
        ),
      }
    },
  })
  eventForm(app, {
    path: at('/practices/:practice/take-up'),
    command: takeUp,
    sheet(open, c) {
      const id = idIn(c, 'practice', 'events.no-such-practice')
      const practice = open.practices.find(one => one.id === id)
      if (!practice) throw missing('events.no-such-practice')
      const text = words(c.get('lang'))
      return {
        title: text.takeUpTitle({ title: practice.title }),
        hidden: { practice: practice.id },
        fields: state => (
          <>
            <OrganisationField state={state} organisations={open.organisations} label={text.takenUpBy} />
            <Field state={state} kind="day" name="takenUpOn" label={text.takenUpOn} />
            <Field state={state} kind="textarea" name="says" label={text.practiceSays} optional />
          </>
        ),
      }
    },
  })
}
