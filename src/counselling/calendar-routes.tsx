import type { Context, Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { addDays, type Day, zone } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readDay } from '../kernel/typed-day.ts'
import { date } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { calendarType, emptyCalendar } from '../pages/icalendar.ts'
import { pdf, template } from '../pages/pdf.ts'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { xlsx, xlsxType } from '../pages/xlsx.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { accountNames } from '../people/person-tables.ts'
import { getRulebook } from '../programme/tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { accreditationsOf } from './accreditation-tables.ts'
import { announce } from './announcement.ts'
import { announcementsOf } from './announcement-tables.ts'
import { activityOf, changesSince, type Gathering, gatheringsOf } from './calendar.ts'
import { CalendarPage, saidOf, VisitPage } from './calendar-page.tsx'
import { calendarWords } from './calendar-words.ts'
import { busyIn } from './conflict-tasks.ts'
import { calendarPath, visitPath } from './paths.ts'
import type { Activity } from './tables.ts'

type C = Context<Asked>

/** As far as a calendar looks ahead, unless asked otherwise. Our choice: the month that is announced. */
const days = 30

export function calendarRoutes(app: Hono<Asked>): void {
  app.get(calendarPath, c => show(c))
  app.post(calendarPath, send)
  app.get(`${calendarPath}/:number/calendar.pdf`, sendPdf)
  app.get(`${calendarPath}/:number/calendar.xlsx`, sendXlsx)
  app.get(`${calendarPath}/:number/calendar.ics`, sendIcs)
  app.get(visitPath, showVisit)
}

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const { who, lang, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const from = readDay(c.req.query('from') ?? '', today) ?? today
  const to = readDay(c.req.query('to') ?? '', today) ?? addDays(from, days)
  const found = await read(c.get('engine'), who, async tx => {
    const { code } = await chosenProgramme(c, tx)
    const announcements = await announcementsOf(tx, who.tenant, code)
    const [last] = announcements
    const now = last ? await gatheringsBetween(c, tx, last.from_day, last.to_day) : []
    return {
      programme: code,
      announcements,
      gatherings: await gatheringsBetween(c, tx, from, to),
      changes: last ? changesSince(last.activities, now.map(activityOf)) : [],
      staff: await accountNames(tx, who.tenant),
    }
  })
  const first = blankForm(lang, { announceFrom: from, announceTo: to })
  return page(c, <CalendarPage shell={shellOf(c)} from={from} to={to} {...found} state={state ?? first} />, status)
}

const gatheringsBetween = async (c: C, tx: Tx, from: Day, to: Day): Promise<Gathering[]> =>
  gatheringsOf(await busyIn(c.get('slices'), tx, readerOf(c), { from, to }))

/** Nobody who takes part is told to the funder's calendar. */
function send(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'programme.write')
  const again = (state: FormState, status: ProblemStatus) => show(c, state, status)
  return answerForm(c, again, async body => {
    const dayOf = (name: string): Day => {
      const day = readDay(typedIn(body, name), today)
      if (day === undefined) throw refuseField(name, 'shape.not-a-day')
      return day
    }
    const [from, to] = [dayOf('announceFrom'), dayOf('announceTo')]
    if (to < from) throw refuseField('announceTo', 'counselling.ends-before-it-begins')
    const found = await read(c.get('engine'), who, async tx => ({
      programme: (await chosenProgramme(c, tx, typedIn(body, 'programme'))).code,
      gatherings: await gatheringsBetween(c, tx, from, to),
    }))
    return submit(c, announce, {
      input: () => ({ programme: found.programme, from, to, activities: found.gatherings.map(activityOf) }),
      again,
      to: () => calendarPath,
      said: calendarWords(c.get('lang')).announced,
    })
  })
}

/** The announcement in the address, with what has changed since. */
async function askedAnnouncement(c: C) {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const number = Number(c.req.param('number'))
  return read(c.get('engine'), who, async tx => {
    const { code, rules, programmes } = await chosenProgramme(c, tx)
    const announcement = (await announcementsOf(tx, who.tenant, code)).find(one => one.number === number)
    if (!announcement) throw missing('counselling.no-such-announcement')
    const now = (await gatheringsBetween(c, tx, announcement.from_day, announcement.to_day)).map(activityOf)
    const staff = await accountNames(tx, who.tenant)
    const text = calendarWords(lang)
    const rowOf = (one: Activity) => [
      date(one.on),
      `${one.from}–${one.to}`,
      one.title,
      one.place ?? '–',
      staff.get(one.staff ?? '') ?? '–',
    ]
    const changes = changesSince(announcement.activities, now)
    const parts = [
      {
        title: text.span({ from: date(announcement.from_day), to: date(announcement.to_day) }),
        head: [text.on, text.hours, text.what, text.place, text.staff],
        rows: announcement.activities.map(rowOf),
      },
      {
        title: text.changes({ number }),
        head: [text.change, text.before, text.now],
        rows: changes.map(one => [
          text.kinds[one.what],
          'before' in one ? saidOf(one.before) : '–',
          'now' in one ? saidOf(one.now) : '–',
        ]),
      },
    ]
    return {
      announcement,
      parts,
      lang,
      title: text.number({ number }),
      organisation: rules.partners.find(partner => partner.applicant)?.name ?? '',
      programme: programmes.find(one => one.code === code)?.name ?? code,
    }
  })
}

const source = template(new URL('./calendar.typ', import.meta.url))

async function sendPdf(c: C): Promise<Response> {
  const { announcement, ...content } = await askedAnnouncement(c)
  return c.body(pdf(source, content), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="calendar-${announcement.number}.pdf"`,
  })
}

async function sendXlsx(c: C): Promise<Response> {
  const { announcement, parts } = await askedAnnouncement(c)
  const sheets = parts.map(({ head, rows }, at) => ({
    name: `${announcement.number}.${at + 1}`,
    rows: [head, ...rows],
  }))
  return c.body(await xlsx(sheets), 200, {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="calendar-${announcement.number}.xlsx"`,
  })
}

/** Times stay on the clock of Bucharest. A later announcement moves what a telephone has taken in from an earlier one. */
async function sendIcs(c: C): Promise<Response> {
  const { announcement, title } = await askedAnnouncement(c)
  const calendar = emptyCalendar(title)
  for (const one of announcement.activities) {
    calendar.createEvent({
      id: `${one.href.split('/').at(-1)}@sansa`,
      sequence: announcement.number - 1,
      timezone: zone,
      start: `${one.on}T${one.from}:00`,
      end: `${one.on}T${one.to}:00`,
      stamp: new Date(`${announcement.made_on}T00:00:00Z`),
      summary: one.title,
      ...(one.place !== undefined && { location: one.place }),
    })
  }
  return c.body(calendar.toString(), 200, {
    'content-type': calendarType,
    'content-disposition': `attachment; filename="calendar-${announcement.number}.ics"`,
  })
}

/** Names of everybody who is to be somewhere today: whoever opens it is noted. */
async function showVisit(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const { code } = await chosenProgramme(c, tx)
    const gatherings = await gatheringsBetween(c, tx, today, today)
    const ids = [...new Set(gatherings.flatMap(one => one.participants))]
    return {
      gatherings,
      rules: await getRulebook(tx, who.tenant, code, today),
      accreditations: await accreditationsOf(tx, who.tenant, code),
      staff: await accountNames(tx, who.tenant),
      people: await namesOf(c, tx, ids),
    }
  })
  await logRead(c.get('engine'), who, { kind: 'counselling.visit-sheet', subjects: [...found.people.keys()] })
  return page(c, <VisitPage shell={shellOf(c)} on={today} {...found} />)
}
