import type { Hono } from 'hono'
import { may } from '../kernel/who.ts'
import { Field } from '../pages/field.tsx'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { readHere } from '../partnerships/asked.ts'
import { type C, formWay, recordForms, takingBack } from '../partnerships/form-way.tsx'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { allow, onDay } from '../programme/sight.ts'
import { setAgenda } from './agenda.ts'
import { eventIn, openEvent, toChange } from './asked-event.ts'
import { callOff } from './calling-off.ts'
import { changeWords } from './change-words.ts'
import { correctEvent, planEvent, withdrawEvent } from './event.ts'
import { giveFeedback } from './feedback.ts'
import { AgendaFields, agendaValues, EventFields, eventValues, FeedbackFields } from './fields.tsx'
import { holdEvent } from './holding.ts'
import { eventColumns, EventsPage } from './list-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import { ofProgramme } from '../programme/paths.ts'
import { eventPath, eventsPath } from './paths.ts'
import { practicesIn } from './practice-tables.ts'
import { eventsOf, headsOf } from './tables.ts'
import { words } from './words.ts'

export const at = (section: string) => eventPath(':event', section)
const back = (_: unknown, c: C) => eventPath(eventIn(c))
const said = (c: C) => words(c.get('lang')).said.saved

/** A form about one event. */
export const eventForm = recordForms({
  open: toChange,
  about(c, { found: { row } }) {
    const text = words(c.get('lang'))
    return {
      submit: text.save,
      hidden: { event: row.id },
      list: { text: text.events, href: eventsPath },
      record: { text: `${row.code} ${row.title}`, href: eventPath(row.id) },
    }
  },
  to: back,
  said,
})

export function eventRoutes(app: Hono<Asked>): void {
  app.get(eventsPath, showList)
  listFileRoutes(app, eventsPath, allAsFile)
  formWay(app, {
    path: eventPath('new'),
    command: planEvent,
    async load(c) {
      const { rules, among } = await readHere(c, async () => ({}))
      const text = words(c.get('lang'))
      const list = inProgramme(eventsPath, among)
      return {
        title: text.add,
        hidden: { programme: rules.programme ?? '' },
        fields: state => <EventFields state={state} rules={rules} />,
        submit: text.save,
        cancel: list,
        breadcrumb: [{ text: text.events, href: list }],
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
  eventForm(app, {
    path: at('/correct'),
    command: correctEvent,
    sheet: (open, c) => ({
      title: words(c.get('lang')).edit,
      lead: open.guests.length > 0 && open.event.held_on === null ? changeWords(c.get('lang')).moveHint : undefined,
      fields: state => <EventFields state={state} rules={open.rules} />,
      reason: true,
      values: eventValues(open),
      shown: open.found.row.entry,
    }),
  })
  eventForm(app, {
    path: at('/withdraw'),
    command: withdrawEvent,
    sheet(_, c) {
      const text = words(c.get('lang'))
      return takingBack({ title: text.withdrawTitle, lead: text.withdrawWhat, submit: text.withdraw })
    },
    to: ({ answer }) => ofProgramme(eventsPath, answer.programme),
    said: c => words(c.get('lang')).said.withdrawn,
  })
  eventForm(app, {
    path: at('/call-off'),
    command: callOff,
    sheet(_, c) {
      const text = changeWords(c.get('lang'))
      return takingBack({ title: text.callOffTitle, lead: text.callOffWhat, submit: text.callOff })
    },
    said: c => changeWords(c.get('lang')).said,
  })
  eventForm(app, {
    path: at('/agenda'),
    command: setAgenda,
    sheet: (open, c) => ({
      title: words(c.get('lang')).agenda,
      fields: state => <AgendaFields state={state} rules={open.rules} />,
      values: agendaValues(open.agenda),
    }),
  })
}

function afterRoutes(app: Hono<Asked>): void {
  eventForm(app, {
    path: at('/hold'),
    command: holdEvent,
    sheet(open, c) {
      const text = words(c.get('lang'))
      return {
        title: text.holdTitle,
        lead: text.holdLead,
        fields: state => <Field state={state} kind="textarea" name="minutes" label={text.minutes} rows={12} />,
        values: { minutes: open.event.minutes ?? undefined },
      }
    },
  })
  eventForm(app, {
    path: at('/feedback'),
    command: giveFeedback,
    sheet(open, c) {
      const came = open.guests.filter(one => one.came_on !== null)
      return {
        title: words(c.get('lang')).addFeedback,
        hidden: {},
        fields: state => <FeedbackFields state={state} guests={came} />,
      }
    },
  })
}

function allOf(c: C) {
  allow(c, 'programme.read')
  const { tenant } = c.get('who')
  return readHere(c, async (tx, { programme }) => ({
    rows: await eventsOf(tx, tenant, programme),
    heads: await headsOf(tx, tenant, programme),
    practices: await practicesIn(tx, tenant, programme),
  }))
}

async function showList(c: C): Promise<Response> {
  const { rules, rows, heads, practices, among } = await allOf(c)
  const mayWrite = may(c.get('who'), 'deliverable.write')
  const shown = { shell: shellOf(c), rules, rows, heads, practices, among, on: onDay(c), mayWrite }
  return page(c, <EventsPage {...shown} />)
}

async function allAsFile(c: C) {
  const lang = c.get('lang')
  const { rules, rows } = await allOf(c)
  const columns = eventColumns(lang, rules, onDay(c))
  return tableFile({ name: 'events', sheet: words(lang).events, columns, rows, kind: 'events.exported' })
}
