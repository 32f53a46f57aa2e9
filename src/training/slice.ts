import type { Tx } from '../kernel/database.ts'
import { may } from '../kernel/who.ts'
import type { Named, Reader, Slice } from '../pages/slice.ts'
import { decideAppeal, lodgeAppeal } from './appeal.ts'
import { correctAuthorisation, recordAuthorisation, recordLapse } from './authorisation.ts'
import { closeLesson } from './attendance.ts'
import { handOver, issueCertificate, issueDuplicate, revokeCertificate } from './certificate.ts'
import { certificateRoutes, stockRoutes } from './certificate-routes.tsx'
import { concludeCourse } from './conclusion.ts'
import { openCourse } from './course.ts'
import { courseRoutes } from './course-routes.tsx'
import { courseWords } from './course-words.ts'
import { changeCurriculum, describeCurriculum } from './curriculum.ts'
import { holdExam } from './exam.ts'
import { examRoutes } from './exam-routes.tsx'
import { receiveForms, spoilForm } from './form-stock.ts'
import { givePlaces, leaveCourse, signContract, takePlace } from './learner.ts'
import { addLesson, cancelLesson, moveLesson } from './lesson.ts'
import { lessonRoutes } from './lesson-routes.tsx'
import { correctMark } from './mark-correction.ts'
import { coursePath, coursesPath } from './paths.ts'
import { paymentRoutes } from './payment-routes.tsx'
import { authorisationRoutes } from './authorisation-routes.tsx'
import { curriculumRoutes } from './curriculum-routes.tsx'
import { bringSheet, checkSheet } from './sheet.ts'
import { sheetRoutes, sheetTaker } from './sheet-routes.tsx'
import { recordNotice } from './notice.ts'
import { lettersStillMissing } from './missing-papers.ts'
import { noticeRoutes } from './notice-routes.tsx'
import { namedNotices, noticeClaim, orNotice } from './notice-tables.ts'
import { noticeWords } from './notice-words.ts'
import { coursesInTimeline, nextInCourse } from './timeline.ts'
import { trainingTasks } from './tasks.ts'
import { lessonsAhead } from './agenda.ts'
import { busyInLessons } from './busy.ts'
import { words } from './words.ts'

export const training: Slice = {
  name: 'training',
  commands: [
    describeCurriculum,
    changeCurriculum,
    recordAuthorisation,
    correctAuthorisation,
    recordLapse,
    openCourse,
    givePlaces,
    takePlace,
    signContract,
    leaveCourse,
    moveLesson,
    cancelLesson,
    addLesson,
    closeLesson,
    correctMark,
    bringSheet,
    checkSheet,
    recordNotice,
    concludeCourse,
    holdExam,
    lodgeAppeal,
    decideAppeal,
    receiveForms,
    spoilForm,
    issueCertificate,
    issueDuplicate,
    handOver,
    revokeCertificate,
  ],
  routes: app => {
    curriculumRoutes(app)
    authorisationRoutes(app)
    stockRoutes(app)
    courseRoutes(app)
    lessonRoutes(app)
    sheetRoutes(app)
    examRoutes(app)
    certificateRoutes(app)
    paymentRoutes(app)
    noticeRoutes(app)
  },
  nav: ({ who, lang }) =>
    may(who, 'people.read') ? [{ href: coursesPath, icon: 'graduation-cap', text: courseWords(lang).courses }] : [],
  timeline: coursesInTimeline,
  ahead: nextInCourse,
  today: trainingTasks,
  busy: busyInLessons,
  agenda: lessonsAhead,
  sheets: sheetTaker,
  reach: orNotice,
  missingPapers: lettersStillMissing,
  names: namesOfNotices,
  paperKinds: async (_, { lang }) => [{ code: noticeClaim, title: noticeWords(lang).paper }],
  claimKinds: async (_, { lang }) => [
    { code: 'learner', title: courseWords(lang).learner },
    { code: noticeClaim, title: noticeWords(lang).notices },
  ],
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}

async function namesOfNotices(tx: Tx, { who, lang }: Reader, ids: readonly string[]): Promise<Map<string, Named>> {
  if (!may(who, 'people.read')) return new Map()
  const text = noticeWords(lang)
  return new Map(
    (await namedNotices(tx, who, 'people.read', ids)).map(({ id, course, code, about }) => {
      return [id, { title: text.named({ code, about: text.about[about] }), href: coursePath(course, '/notices') }]
    }),
  )
}
