import { may } from '../kernel/who.ts'
import type { Tx } from '../kernel/database.ts'
import { date, type Lang, longDate, number, percent } from '../kernel/words.ts'
import type { Ahead, Reader, TimelineItem } from '../pages/slice.ts'
import { timeAt } from './clock-time.ts'
import { inHours } from './curriculum-pages.tsx'
import { formNumber } from './certificate-pages.tsx'
import { examWords } from './exam-words.ts'
import { certificatePath, coursePath, lessonPath } from './paths.ts'
import {
  certificatesOfPerson,
  coursesOfPerson,
  nextLessonOf,
  type PersonCourse,
  type Sitting,
  sittingsOf,
} from './person-tables.ts'
import { timelineWords } from './timeline-words.ts'

/** The courses of a person: the place, what was attended in one line, exams, certificates. */
export async function coursesInTimeline(tx: Tx, { who, lang }: Reader, person: string): Promise<TimelineItem[]> {
  if (!may(who, 'people.read')) return []
  const text = timelineWords(lang)
  const courses = (await coursesOfPerson(tx, who, person)).flatMap(one => [
    begun(one, text),
    attended(one, lang),
    departed(one, text),
  ])
  const sittings = (await sittingsOf(tx, who, person)).map(one => sitting(one, lang))
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
  return [...courses.filter(item => item !== undefined), ...sittings, ...certificates]
}

/** All that was attended of a course, in one line in place of one for each session. */
function attended(one: PersonCourse, lang: Lang): TimelineItem | undefined {
  if (one.lastOn === null) return undefined
  const text = timelineWords(lang)
  return {
    on: one.lastOn,
    entry: one.markedAt,
    icon: 'graduation-cap',
    title: text.attended({ course: one.title, hours: inHours(lang, one.attended) }),
    meta: text.sessions({ count: one.sessions, share: percent(lang, one.attended / one.held) }),
    href: coursePath(one.course, '/hours'),
    instead: one.supports,
  }
}

function departed({ leftOn, entry, code, course }: PersonCourse, text: Text): TimelineItem | undefined {
  if (leftOn === null) return undefined
  const href = coursePath(course, '/group')
  return { on: leftOn, entry, icon: 'log-out', title: text.left({ course: code }), href }
}

function sitting({ heldOn, entry, theory, practice, code, course, appealedOn }: Sitting, lang: Lang): TimelineItem {
  const text = timelineWords(lang)
  const mark = (hundredths: number | null) => (hundredths === null ? '–' : number(lang, hundredths / 100))
  const title =
    theory === null
      ? text.didNotCome({ course: code })
      : text.sat({ course: code, theory: mark(theory), practice: mark(practice) })
  const item: TimelineItem = { on: heldOn, entry, icon: 'list-checks', title, href: coursePath(course, '/exam') }
  if (appealedOn === null) return item
  return Object.assign(item, { meta: examWords(lang).appealed({ on: date(appealedOn) }) })
}

type Text = ReturnType<typeof timelineWords>

function begun(one: PersonCourse, text: Text): TimelineItem {
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
