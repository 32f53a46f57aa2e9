import type { Tx } from '../kernel/database.ts'
import { addDays } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import type { Reader, Task } from '../pages/slice.ts'
import { nameInList } from '../people/person-name.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { attendanceWords } from './attendance-words.ts'
import { dueOn } from './certificate.ts'
import { hasPassed } from './exam.ts'
import { examWords } from './exam-words.ts'
import { dueNotices } from './notice.ts'
import { noticeGrounds, unprovenNotices } from './notice-tables.ts'
import { noticeWords } from './notice-words.ts'
import { coursePath, lessonPath } from './paths.ts'
import { mismatchesOf, uncheckedSheets } from './sheet-tables.ts'
import { sheetWords } from './sheet-words.ts'
import { openSessionsOf, uncertifiedOf } from './task-tables.ts'

/** Our choice, in days: a session is closed by the day after; a sheet is compared, and a registered letter brought, within the week. */
const closeWithin = 1
const compareWithin = 7
const bringWithin = 7
/** A notice is shown so many days before its last day. */
const shownBefore = 14

/** What this account must do for its courses. Nothing is stored: a task goes when the record exists. */
export async function trainingTasks(tx: Tx, reader: Reader): Promise<Task[]> {
  const { who } = reader
  return [
    ...(may(who, 'training.write') ? await sessionsToClose(tx, reader) : []),
    ...(may(who, 'training.write') ? await noticesToSend(tx, reader) : []),
    ...(may(who, 'training.write') ? await lettersToBring(tx, reader) : []),
    ...(may(who, 'training.write') ? await certificatesToIssue(tx, reader) : []),
    ...(may(who, 'training.write') ? await linesThatDiffer(tx, reader) : []),
    ...(may(who, 'evidence.check') ? await sheetsToCompare(tx, reader) : []),
  ]
}

async function sessionsToClose(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  const { tasks } = attendanceWords(lang)
  const open = await openSessionsOf(tx, who, today)
  return open.map(({ course, code, lesson, since, count }) => ({
    title: tasks.close({ code, count }),
    due: addDays(since, closeWithin),
    href: lessonPath({ id: lesson, course_id: course }),
  }))
}

async function noticesToSend(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  const text = noticeWords(lang)
  const books = new Map<string, Rulebook>()
  const tasks: Task[] = []
  for (const ground of await noticeGrounds(tx, who, { since: today })) {
    const rules = books.get(ground.programme) ?? (await getRulebook(tx, who.tenant, ground.programme, today))
    books.set(ground.programme, rules)
    for (const { about, due } of dueNotices(ground, rules))
      if (due <= addDays(today, shownBefore))
        tasks.push({
          title: text.task({ code: ground.code, about: text.about[about] }),
          due,
          href: coursePath(ground.course, '/notices'),
        })
  }
  return tasks
}

/** What was sent is proven by the letter that came back with its number; the task goes when it is brought, and comes back when it is rejected. */
async function lettersToBring(tx: Tx, { who, lang }: Reader): Promise<Task[]> {
  const text = noticeWords(lang)
  return (await unprovenNotices(tx, who, 'training.write')).map(({ course, code, about, sentOn }) => ({
    title: text.bringTask({ code, about: text.about[about] }),
    due: addDays(sentOn, bringWithin),
    href: coursePath(course, '/notices'),
  }))
}

/** A certificate is due so many days after the exam; one task for each course. */
async function certificatesToIssue(tx: Tx, { who, lang, today }: Reader): Promise<Task[]> {
  const books = new Map<string, Rulebook>()
  const waiting = new Map<string, { code: string; due: string; learners: Set<string> }>()
  for (const one of await uncertifiedOf(tx, who)) {
    const rules = books.get(one.programme) ?? (await getRulebook(tx, who.tenant, one.programme, today))
    books.set(one.programme, rules)
    if (!hasPassed(one, rules)) continue
    const { code, due, learners } = waiting.get(one.course) ?? {
      code: one.code,
      due: dueOn(one, rules),
      learners: new Set(),
    }
    waiting.set(one.course, { code, due, learners: learners.add(one.learner) })
  }
  return [...waiting].map(([course, { code, due, learners }]) => ({
    title: examWords(lang).dueTask({ code, count: learners.size }),
    due,
    href: coursePath(course, '/certificates'),
  }))
}

async function linesThatDiffer(tx: Tx, { who, lang }: Reader): Promise<Task[]> {
  const { tasks } = sheetWords(lang)
  return (await mismatchesOf(tx, who)).map(({ course, lesson, heldOn, person, code, ...name }) => ({
    person: { id: person, code, name: nameInList(name, lang) },
    title: tasks.mismatch({ on: date(heldOn) }),
    due: addDays(heldOn, compareWithin),
    href: lessonPath({ id: lesson, course_id: course }),
  }))
}

async function sheetsToCompare(tx: Tx, { who, lang }: Reader): Promise<Task[]> {
  const { tasks } = sheetWords(lang)
  return (await uncheckedSheets(tx, who)).map(({ course, code, lesson, heldOn }) => ({
    title: tasks.compare({ code, on: date(heldOn) }),
    due: addDays(heldOn, compareWithin),
    href: lessonPath({ id: lesson, course_id: course }, '/check'),
  }))
}
