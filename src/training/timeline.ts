import { may } from '../kernel/who.ts'
import type { Tx } from '../kernel/database.ts'
import { date, longDate, number, percent } from '../kernel/words.ts'
import type { Ahead, Reader, TimelineItem } from '../pages/slice.ts'
import { timeAt } from './clock-time.ts'
import { inHours } from './curriculum-pages.tsx'
import { formNumber } from './certificate-pages.tsx'
import { examWords } from './exam-words.ts'
import { certificatePath, coursePath, lessonPath } from './paths.ts'
import { type PersonCourse, certificatesOfPerson, coursesOfPerson, nextLessonOf, sittingsOf } from './person-tables.ts'
import { timelineWords } from './timeline-words.ts'

/** The courses of a person: the place, what was attended in one line, exams, certificates. */
export async function coursesInTimeline(tx: Tx, { who, lang }: Reader, person: string): Promise<TimelineItem[]> {
  if (!may(who, 'people.read')) return []
  const text = timelineWords(lang)
  const exam = examWords(lang)
  const mark = (hundredths: number | null) => (hundredths === null ? '–' : number(lang, hundredths / 100))
  const courses = (await coursesOfPerson(tx, who, person)).flatMap((one): TimelineItem[] => [
    begun(one, text),
    ...(one.lastOn === null
      ? []
      : [
          {
            on: one.lastOn,
            entry: one.markedAt,
            icon: 'graduation-cap' as const,
            title: text.attended({ course: one.title, hours: inHours(lang, one.attended) }),
            meta: text.sessions({ count: one.sessions, share: percent(lang, one.attended / one.held) }),
            href: coursePath(one.course, '/hours'),
            instead: one.supports,
          },
        ]),
    ...(one.leftOn === null
      ? []
      : [
          {
            on: one.leftOn,
            entry: one.entry,
            icon: 'log-out' as const,
            title: text.left({ course: one.code }),
            href: coursePath(one.course, '/group'),
          },
        ]),
  ])
  const sittings = (await sittingsOf(tx, who, person)).map((one): TimelineItem => {
    const title =
      one.theory === null
        ? text.didNotCome({ course: one.code })
        : text.sat({ course: one.code, theory: mark(one.theory), practice: mark(one.practice) })
    return {
      on: one.heldOn,
      entry: one.entry,
      icon: 'list-checks',
      title,
      href: coursePath(one.course, '/exam'),
      ...(one.appealedOn === null ? {} : { meta: exam.appealed({ on: date(one.appealedOn) }) }),
    }
  })
  const certificates = (await certificatesOfPerson(tx, who, person)).map((one): TimelineItem => {
    const handed = one.handed_on === null ? text.notHanded : text.handed({ on: date(one.handed_on) })
    return {
      on: one.issued_on,
      entry: one.entry,
      icon: 'award',
      title: text.certificate({ number: formNumber(one) }),
      meta: one.revoked_on === null ? handed : text.revoked({ on: date(one.revoked_on) }),
      href: certificatePath(one),
    }
  })
  return [...courses, ...sittings, ...certificates]
}

function begun(one: PersonCourse, text: ReturnType<typeof timelineWords>): TimelineItem {
  const waits = one.takenOn === null
  return {
    on: one.takenOn ?? one.askedOn,
    entry: one.entry,
    icon: 'graduation-cap',
    title: waits ? text.waits({ course: one.title }) : text.enrolled({ course: one.title }),
    meta: one.code,
    href: coursePath(one.course, '/group'),
  }
}

/** The next session of a course in which the person has a place. */
export async function nextInCourse(tx: Tx, { who, lang, today }: Reader, person: string): Promise<Ahead | undefined> {
  if (!may(who, 'people.read')) return undefined
  const next = await nextLessonOf(tx, who, person, today)
  if (!next) return undefined
  const when = `${longDate(lang, next.held_on)}, ${timeAt(next.begins)}`
  return { text: timelineWords(lang).next({ course: next.code, when }), href: lessonPath(next) }
}
