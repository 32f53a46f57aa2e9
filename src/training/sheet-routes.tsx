import type { Hono } from 'hono'
import { fileLimit } from '../evidence/file-limit.ts'
import { z } from 'zod/mini'
import { sightOf } from '../evidence/proof.ts'
import { getPaper } from '../evidence/tables.ts'
import { fileIn } from '../evidence/sent-file.ts'
import type { TakenFile } from '../evidence/taken-file.ts'
import { isFirstPerson, toCompare } from '../evidence/verdict.ts'
import { perform } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { day } from '../kernel/shape.ts'
import { longDate, number } from '../kernel/words.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { flash } from '../pages/shell.ts'
import { signatureSheet } from '../pages/signature-sheet.ts'
import type { Asked, SheetTaker } from '../pages/slice.ts'
import { answerForm, submit, typedIn } from '../pages/submit.ts'
import { accountNames } from '../people/person-tables.ts'
import { signersBeside } from '../people/signing.ts'
import { type C, openCourse } from './asked-course.ts'
import { isOnRoster } from './attendance.ts'
import { timeAt } from './clock-time.ts'
import { courseWords } from './course-words.ts'
import { learnerName } from './group-page.tsx'
import { peopleIn } from './learner-tables.ts'
import { getLesson, lessonsOf, marksOf } from './lesson-tables.ts'
import { lessonIn } from './lesson-routes.tsx'
import { coursePath, lessonPath } from './paths.ts'
import { bringSheet, checkSheet, sheetTemplate } from './sheet.ts'
import { BringSheetPage, CheckSheetPage } from './sheet-pages.tsx'
import { sheetsOf } from './sheet-tables.ts'
import { sheetWords } from './sheet-words.ts'

type Status = 200 | ProblemStatus

const one = coursePath(':course', '/sessions/:lesson')

export function sheetRoutes(app: Hono<Asked>): void {
  app.get(`${one}/sheet.pdf`, sendSheet)
  app.get(`${one}/sheet`, c => showBring(c))
  app.post(`${one}/sheet`, fileLimit, bring)
  app.get(`${one}/check`, c => showCheck(c))
  app.post(`${one}/check`, c =>
    submit(c, checkSheet, {
      again: (state, status) => showCheck(c, state, status),
      to: () => c.req.path.replace(/\/check$/, ''),
      said: sheetWords(c.get('lang')).compared,
    }),
  )
}

const dayShape = z.object({ datedOn: day() })

const openLesson = (c: C, right: 'people.read' | 'training.write' | 'evidence.write' | 'evidence.check') => {
  const { who } = readerOf(c)
  return openCourse(
    c,
    async (tx, { course }) => {
      const lesson = lessonIn(c, await lessonsOf(tx, who.tenant, course.id))
      const people = await peopleIn(tx, who, course.id)
      return {
        lesson,
        roster: people.filter(found => isOnRoster({ taken_on: found.takenOn, left_on: found.leftOn }, lesson.held_on)),
        marks: await marksOf(tx, who.tenant, lesson.id),
        sheets: await sheetsOf(tx, who.tenant, lesson.id),
        staff: await accountNames(tx, who.tenant),
      }
    },
    right,
  )
}

/** Names go on paper: whoever prints the sheet is noted with everybody on it. */
async function sendSheet(c: C): Promise<Response> {
  const { who, lang } = readerOf(c)
  const { lesson, course, curriculum, modules, authorisation, roster, staff, rules } = await openLesson(
    c,
    'training.write',
  )
  const text = sheetWords(lang)
  const subjects = roster.map(found => found.person)
  await logRead(c.get('engine'), who, { kind: 'training.sheet-printed', subjects })
  const part = modules.find(found => found.place === lesson.module)?.title ?? ''
  const bytes = signatureSheet({
    lang,
    template: sheetTemplate,
    title: text.title,
    organisation: rules.partners.find(partner => partner.code === course.partner)?.name ?? '',
    programme: `${course.code} – ${curriculum.title}`,
    facts: [
      [
        text.day,
        `${longDate(lang, lesson.held_on)}, ${timeAt(lesson.begins)}–${timeAt(lesson.begins + lesson.minutes)} (${number(lang, lesson.minutes / 60)} h)`,
      ],
      [text.part, `${part}, ${courseWords(lang)[lesson.kind].toLocaleLowerCase(lang)}`],
      [text.room, lesson.room],
      [text.trainer, staff.get(lesson.trainer_id) ?? ''],
      [text.authorisation, authorisation.number],
    ],
    head: [text.nr, text.name, text.code, text.signature],
    rows: roster.map((found, at) => ({
      number: String(at + 1),
      name: learnerName(found, lang),
      code: found.code,
      beside: signersBeside(found, lesson.held_on, lang),
    })),
    free: 0,
    signature: text.trainerSigns,
    foot: text.foot,
    address: c.get('origin') + c.req.path.replace(/\.pdf$/, ''),
  })
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${course.code}-${lesson.held_on}.pdf"`,
  })
}

async function showBring(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { shell, course, lesson } = await openLesson(c, 'evidence.write')
  const first = blankForm(c.get('lang'), { datedOn: lesson.held_on })
  return page(c, <BringSheetPage shell={shell} course={course} lesson={lesson} state={state ?? first} />, status)
}

function bring(c: C): Promise<Response> {
  let taken: TakenFile | undefined
  const again = (state: FormState, status: ProblemStatus) =>
    showBring(c, { ...state, values: { ...state.values, taken: taken && JSON.stringify(taken) } }, status)
  return answerForm(c, again, async body => {
    const { lesson } = await openLesson(c, 'evidence.write')
    taken = await fileIn(c, body)
    const { datedOn } = fromForm(dayShape, { datedOn: typedIn(body, 'datedOn') }, readerOf(c).today) as { datedOn: Day }
    const input = { lesson: lesson.id, datedOn, file: taken }
    await perform(c.get('engine'), bringSheet, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', sheetWords(c.get('lang')).brought)
    return c.redirect(lessonPath(lesson), 303)
  })
}

/** A sheet whose code says which session it is of: it was signed on the day of the session. */
export const sheetTaker: SheetTaker = {
  sessionIn: address => /\/app\/courses\/[0-9a-f-]{36}\/sessions\/([0-9a-f-]{36})\/sheet$/.exec(address)?.[1],
  async take(c, { session, file, id }) {
    const { who } = readerOf(c)
    const lesson = await read(c.get('engine'), who, tx => getLesson(tx, who, 'evidence.write', session))
    const input = { lesson: lesson.id, datedOn: lesson.held_on, file }
    await perform(c.get('engine'), bringSheet, input, who, { id })
    return { to: lessonPath(lesson), said: sheetWords(c.get('lang')).brought }
  },
}

/** The sheet that nobody has looked at yet; else the one that was brought last and has not been rejected. */
async function showCheck(c: C, state?: FormState, status: Status = 200): Promise<Response> {
  const { who, lang } = readerOf(c)
  const open = await openLesson(c, 'evidence.check')
  const sheet = toCompare(open.sheets)
  if (!sheet) throw missing('training.no-such-sheet')
  const sight = sightOf({ who, engine: c.get('engine') }, 'evidence.check')
  const paper = await read(c.get('engine'), who, tx => getPaper(tx, sight, sheet.paper))
  const isOwn = isFirstPerson(who, paper)
  return page(c, <CheckSheetPage {...open} paper={paper} isOwn={isOwn} state={state ?? blankForm(lang)} />, status)
}
