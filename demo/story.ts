import { type Day, today as dayOf } from '../src/kernel/day.ts'
import type { Engine } from '../src/kernel/engine.ts'
import type { Rulebook } from '../src/programme/rulebook.ts'
import { Applicant, bringForm, bringPapers, decideYes, writeApplication } from './applications.ts'
import { writeCasework } from './casework.ts'
import { Chance } from './chance.ts'
import { writeCentres, writeReferrals } from './centres.ts'
import type { Desk } from './desk.ts'
import { Diary } from './diary.ts'
import { writeEvents } from './events.ts'
import { writeEnterprises } from './enterprises.ts'
import { writeFamilies } from './families.ts'
import { fatesOf } from './fates.ts'
import { layGround } from './ground.ts'
import { writeMistakes } from './mistakes.ts'
import { writeOthers } from './others.ts'
import { writeOpportunities } from './opportunities.ts'
import { Organisations } from './organisations.ts'
import { writeAgreements } from './partnerships.ts'
import { PaperFiles } from './paper-files.ts'
import { Papers } from './papers.ts'
import { enterCourses, writeParticipation } from './participation.ts'
import { Inventor } from './people.ts'
import { writeWish } from './placements.ts'
import { importRules, type Rules, rulesFrom } from './programme.ts'
import { writePlans } from './plans.ts'
import { bringRequests, writePublicPage } from './public.ts'
import { writeReports } from './reports.ts'
import { Hours, writeAccreditations } from './sessions.ts'
import { writeCourseToCome } from './course-to-come.ts'
import { writeRunningCourses } from './running-courses.ts'
import { SignatureLists } from './signature-lists.ts'
import { Span } from './span.ts'
import { hireOthers, type Name, type Staff } from './staff.ts'
import { writeTimesheets } from './timesheets.ts'
import { CourseBook, writeTraining } from './training.ts'
import { Workplaces } from './workplaces.ts'

/** Any number: another one tells another story with the same totals. */
const seed = 2007

/** The story with the rules that it follows, and the files of its papers, which are being drawn. */
export interface Told {
  span: Span
  rules: Rules
  diary: Diary<Name>
  files: PaperFiles
}

/** Written down for a day of loading, before there is any place to play it in. */
export function tellDemo(today: Day): Told {
  const span = new Span(today)
  const rules = rulesFrom(span.startsOn)
  const files = new PaperFiles(organisationOf(rules))
  return { span, rules, files, diary: tell(span, rules.rulebook, files) }
}

export interface Playing {
  engine: Engine
  /** Left out: as it is told today, by the engine's clock. */
  told?: Told
  progress?: (typed: number, of: number) => void
}

/**
 * Plays the source programme from its first day to the day before loading, every fact through the same commands that people use, on the
 * days on which they would have typed it; what the night makes of it is left to the night. Returns those who typed it.
 */
export async function playDemo({
  engine,
  told = tellDemo(dayOf(engine.clock())),
  progress = () => {},
}: Playing): Promise<Staff> {
  const { span, rules, diary, files } = told
  const then = { ...engine, clock: () => new Date(`${span.startsOn}T05:00:00Z`) }
  const ground = await layGround(then)
  const staff = await hireOthers(then, ground)
  await importRules(then, staff.dan, rules)
  files.openIn(engine, staff.ioana)
  const all = diary.deeds.length
  let typed = 0
  await diary.play(engine, staff, deeds => progress((typed += deeds), all))
  await bringRequests(engine, staff.dan.tenant, span.lastOn)
  return staff
}

const organisationOf = ({ programme }: Rules): string => programme.partners.find(one => one.applicant)?.name ?? ''

/** The whole story, written down before any of it is played. */
export function tell(span: Span, rules: Rulebook, files: Pick<PaperFiles, 'take' | 'foresee'>): Diary<Name> {
  const diary = new Diary<Name>()
  const papers = new Papers(diary, files, rules.papers, span)
  const lists = new SignatureLists()
  const desk = {
    diary,
    papers,
    lists,
    rules,
    span,
    chance: new Chance(seed),
    hours: new Hours(),
    courses: new CourseBook(),
  }
  writeStory({ ...desk, workplaces: new Workplaces(desk) })
  lists.bringAll(papers)
  return diary
}

function writeStory(desk: Desk): void {
  const { span, chance } = desk
  const centres = writeCentres(desk)
  writeAccreditations(desk)
  const organisations = new Organisations(desk)
  writeAgreements(desk, organisations)
  writeEvents(desk, organisations)
  const enterprises = writeEnterprises(desk)
  writePlans(desk, enterprises)
  writeOpportunities(desk, centres, enterprises)
  const inventor = new Inventor(chance, span.startsOn)
  const participants = fatesOf(inventor.people({ RO21: 40, RO41: 35, RO32: 25 }), span, chance).map(fate => ({
    fate,
    applicant: new Applicant(fate.person, fate.appliedOn),
  }))
  for (const [nth, { fate, applicant }] of participants.entries()) {
    writeApplication(desk, applicant)
    bringPapers(desk, applicant)
    bringForm(desk, applicant)
    decideYes(desk, applicant)
    writeParticipation(desk, applicant, fate)
    enterCourses(desk, applicant, fate)
    writeWish(desk, applicant, nth)
  }
  writeReferrals(
    desk,
    centres,
    participants.map(({ applicant }) => applicant),
  )
  writeCasework(desk, participants)
  writeTraining(desk, desk.courses)
  writeRunningCourses(desk, participants)
  writeCourseToCome(desk)
  writeOthers(desk, inventor)
  writeFamilies(
    desk,
    participants.map(({ applicant }) => applicant),
  )
  writeMistakes(desk, participants)
  writePublicPage(
    desk,
    participants.map(({ applicant }) => applicant),
  )
  writeTimesheets(desk)
  writeReports(desk)
}
