import type { Context, Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { missing, type ProblemStatus, refuseField } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readDay } from '../kernel/typed-day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { calendarType } from '../pages/icalendar.ts'
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
import { announcedCalendar, notAsSaid } from './announced-calendar.ts'
import { announce } from './announcement.ts'
import { announcementsOf } from './announcement-tables.ts'
import { activityOf, changesSince, type Gathering, gatheringsOf, listed, saidLast } from './calendar.ts'
import { CalendarPage, saidOf } from './calendar-page.tsx'
import { calendarWords } from './calendar-words.ts'
import { busyIn } from './conflict-tasks.ts'
import { calendarPath, visitPath } from './paths.ts'
import { servedOn } from './session-tables.ts'
import type { Activity, AnnouncementRow } from './tables.ts'
import { VisitPage } from './visit-page.tsx'

type C = Context<Asked>

/** What is announced is read by an officer of the funder. */
const funderLang: Lang = 'ro'

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
    const now = last ? await activitiesBetween(c, tx, last.from_day, last.to_day) : []
    return {
      programme: code,
      announcements,
      gatherings: await gatheringsBetween(c, tx, from, to),
      changes: last ? changesSince(last.activities, now) : [],
      staff: await accountNames(tx, who.tenant),
    }
  })
  const first = blankForm(lang, { announceFrom: from, announceTo: to })
  return page(c, <CalendarPage shell={shellOf(c)} from={from} to={to} {...found} state={state ?? first} />, status)
}

const gatheringsBetween = async (c: C, tx: Tx, from: Day, to: Day): Promise<Gathering[]> =>
  gatheringsOf(await busyIn(c.get('slices'), tx, readerOf(c), { from, to }))

/** As it is announced: in the language of the funder, so that nothing is otherwise because somebody reads it in another one. */
async function activitiesBetween(c: C, tx: Tx, from: Day, to: Day): Promise<Activity[]> {
  const reader = { ...readerOf(c), lang: funderLang }
  return gatheringsOf(await busyIn(c.get('slices'), tx, reader, { from, to })).map(activityOf)
}

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
    const found = await read(c.get('engine'), who, async tx => {
      const { code } = await chosenProgramme(c, tx, typedIn(body, 'programme'))
      return {
        programme: code,
        activities: await activitiesBetween(c, tx, from, to),
        gone: await goneFrom(c, tx, await announcementsOf(tx, who.tenant, code)),
      }
    })
    return submit(c, announce, {
      input: () => ({ ...found, from, to }),
      again,
      to: () => calendarPath,
      said: calendarWords(c.get('lang')).announced,
    })
  })
}

/** What was announced for days to come, whichever they are, and is off or on another day. */
async function goneFrom(c: C, tx: Tx, announcements: readonly AnnouncementRow[]): Promise<string[]> {
  const { today } = readerOf(c)
  const said = [...saidLast(announcements).values()].filter(one => one.on >= today)
  const last = said
    .map(one => one.on)
    .toSorted()
    .at(-1)
  return last === undefined ? [] : notAsSaid(said, await activitiesBetween(c, tx, today, last))
}

/** The announcement in the address, with what has changed since. */
async function askedAnnouncement(c: C) {
  const { who, lang } = readerOf(c)
  refuseUnless(who, 'people.read')
  const number = Number(c.req.param('number'))
  return read(c.get('engine'), who, async tx => {
    const { code, rules, programmes } = await chosenProgramme(c, tx)
    const announcements = await announcementsOf(tx, who.tenant, code)
    const [announcement, ...earlier] = announcements.filter(one => one.number <= number)
    if (announcement?.number !== number) throw missing('counselling.no-such-announcement')
    const now = await activitiesBetween(c, tx, announcement.from_day, announcement.to_day)
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
    const gone = announcement.activities.filter(one => one.gone)
    const head = [text.on, text.hours, text.what, text.place, text.staff]
    const parts = [
      {
        sheet: text.sheets.activities,
        title: text.span({ from: date(announcement.from_day), to: date(announcement.to_day) }),
        head,
        rows: listed(announcement.activities).map(rowOf),
      },
      ...(gone.length === 0 ? [] : [{ sheet: text.sheets.gone, title: text.takenBack, head, rows: gone.map(rowOf) }]),
      {
        sheet: text.sheets.changes,
        title: text.changes({ number }),
        none: text.noChanges,
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
      earlier,
      parts,
      lang,
      title: text.titleOf({ number }),
      made: text.made({ on: date(announcement.made_on), by: staff.get(announcement.made_by) ?? '–' }),
      organisation: rules.partners.find(partner => partner.applicant)?.name ?? '',
      programme: programmes.find(one => one.code === code)?.name ?? code,
    }
  })
}

const source = template(new URL('./calendar.typ', import.meta.url))

async function sendPdf(c: C): Promise<Response> {
  const { announcement, earlier: _, ...content } = await askedAnnouncement(c)
  return c.body(pdf(source, content), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="calendar-${announcement.number}.pdf"`,
  })
}

async function sendXlsx(c: C): Promise<Response> {
  const { announcement, parts } = await askedAnnouncement(c)
  const sheets = parts.map(({ sheet, head, rows }) => ({
    name: sheet,
    rows: [head, ...rows],
  }))
  return c.body(await xlsx(sheets), 200, {
    'content-type': xlsxType,
    'content-disposition': `attachment; filename="calendar-${announcement.number}.xlsx"`,
  })
}

async function sendIcs(c: C): Promise<Response> {
  const { announcement, earlier, title } = await askedAnnouncement(c)
  return c.body(announcedCalendar(title, [announcement, ...earlier]), 200, {
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
      served: await servedOn(tx, { tenant: who.tenant, programme: code, on: today }),
      staff: await accountNames(tx, who.tenant),
      people: await namesOf(c, tx, ids),
    }
  })
  await logRead(c.get('engine'), who, { kind: 'counselling.visit-sheet', subjects: [...found.people.keys()] })
  return page(c, <VisitPage shell={shellOf(c)} on={today} {...found} />)
}
