import type { Hono } from 'hono'
import { may } from '../kernel/who.ts'
import { Field } from '../pages/field.tsx'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { readHere } from '../partnerships/asked.ts'
import { ReasonField } from '../partnerships/fields.tsx'
import { type C, formWay } from '../partnerships/form-way.tsx'
import { allow, onDay } from '../programme/sight.ts'
import { setAgenda } from './agenda.ts'
import { eventIn, openEvent, type OpenEvent, toChange } from './asked-event.ts'
import { callOff } from './calling-off.ts'
import { changeWords } from './change-words.ts'
import { correctEvent, planEvent, withdrawEvent } from './event.ts'
import { giveFeedback } from './feedback.ts'
import { AgendaFields, agendaValues, EventFields, eventValues, FeedbackFields } from './fields.tsx'
import { holdEvent } from './holding.ts'
import { eventColumns, EventsPage } from './list-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import { eventPath, eventsPath } from './paths.ts'
import { eventsOf, headsOf } from './tables.ts'
import { words } from './words.ts'

export const at = (section: string) => eventPath(':event', section)
export const said = (c: C) => words(c.get('lang')).said.saved
export const back = (_: unknown, c: C) => eventPath(eventIn(c))

/** What the forms about one event share. */
export function about(c: C, { found: { row } }: OpenEvent, title: string) {
  const text = words(c.get('lang'))
  return {
    title,
    submit: text.save,
    cancel: eventPath(row.id),
    breadcrumb: [
      { text: text.events, href: eventsPath },
      { text: `${row.code} ${row.title}`, href: eventPath(row.id) },
    ],
  }
}

export function eventRoutes(app: Hono<Asked>): void {
  app.get(eventsPath, showList)
  listFileRoutes(app, eventsPath, allAsFile)
  formWay(app, {
    path: eventPath('new'),
    command: planEvent,
    async load(c) {
      const { rules } = await readHere(c, async () => ({}))
      const text = words(c.get('lang'))
      return {
        title: text.add,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="programme" value={rules.programme ?? ''} />
            <EventFields state={state} rules={rules} />
          </>
        ),
        submit: text.save,
        cancel: eventsPath,
        breadcrumb: [{ text: text.events, href: eventsPath }],
      }
    },
    to: done => eventPath(String(done.answer.event)),
    said,
  })
  app.get(at(''), async c => {
    allow(c, 'programme.read')
    return page(c, <OverviewPage shell={shellOf(c)} open={await openEvent(c)} on={onDay(c)} />)
  })
  changeRoutes(app)
  afterRoutes(app)
}

function changeRoutes(app: Hono<Asked>): void {
  formWay(app, {
    path: at('/correct'),
    command: correctEvent,
    async load(c) {
      const open = await toChange(c)
      return {
        ...about(c, open, words(c.get('lang')).edit),
        lead: open.guests.length > 0 && open.event.held_on === null ? changeWords(c.get('lang')).moveHint : undefined,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <EventFields state={state} rules={open.rules} />
            <ReasonField state={state} />
          </>
        ),
        values: eventValues(open),
        shown: open.found.row.entry,
      }
    },
    to: back,
    said,
  })
  formWay(app, {
    path: at('/withdraw'),
    command: withdrawEvent,
    async load(c) {
      const open = await toChange(c)
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.withdrawTitle),
        lead: text.withdrawWhat,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <ReasonField state={state} />
          </>
        ),
        submit: text.withdraw,
        danger: true,
      }
    },
    to: () => eventsPath,
    said: c => words(c.get('lang')).said.withdrawn,
  })
  formWay(app, {
    path: at('/call-off'),
    command: callOff,
    async load(c) {
      const open = await toChange(c)
      const text = changeWords(c.get('lang'))
      return {
        ...about(c, open, text.callOffTitle),
        lead: text.callOffWhat,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <ReasonField state={state} />
          </>
        ),
        submit: text.callOff,
        danger: true,
      }
    },
    to: back,
    said: c => changeWords(c.get('lang')).said,
  })
  formWay(app, {
    path: at('/agenda'),
    command: setAgenda,
    async load(c) {
      const open = await toChange(c)
      return {
        ...about(c, open, words(c.get('lang')).agenda),
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <AgendaFields state={state} rules={open.rules} />
          </>
        ),
        values: agendaValues(open.agenda),
      }
    },
    to: back,
    said,
  })
}

function afterRoutes(app: Hono<Asked>): void {
  formWay(app, {
    path: at('/hold'),
    command: holdEvent,
    async load(c) {
      const open = await toChange(c)
      const text = words(c.get('lang'))
      return {
        ...about(c, open, text.holdTitle),
        lead: text.holdLead,
        fields: state => (
          <>
            <Field state={state} kind="hidden" name="event" value={open.event.id} />
            <Field state={state} kind="textarea" name="minutes" label={text.minutes} rows={12} />
          </>
        ),
        values: { minutes: open.event.minutes ?? undefined },
      }
    },
    to: back,
    said,
  })
  formWay(app, {
    path: at('/feedback'),
    command: giveFeedback,
    async load(c) {
      const open = await toChange(c)
      const came = open.guests.filter(one => one.came_on !== null)
      return {
        ...about(c, open, words(c.get('lang')).addFeedback),
        fields: state => <FeedbackFields state={state} guests={came} />,
      }
    },
    to: back,
    said,
  })
}

function allOf(c: C) {
  allow(c, 'programme.read')
  const { tenant } = c.get('who')
  return readHere(c, async (tx, { programme }) => ({
    rows: await eventsOf(tx, tenant, programme),
    heads: await headsOf(tx, tenant, programme),
  }))
}

async function showList(c: C): Promise<Response> {
  const { rules, rows, heads } = await allOf(c)
  const mayWrite = may(c.get('who'), 'deliverable.write')
  const shown = { shell: shellOf(c), rules, rows, heads, on: onDay(c), mayWrite }
  return page(c, <EventsPage {...shown} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, rows } = await allOf(c)
  const columns = eventColumns(lang, rules, onDay(c))
  return tableFile({ name: 'events', sheet: words(lang).events, columns, rows, kind: 'events.exported' })
}
