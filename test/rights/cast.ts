import { recordAccreditation } from '../../src/counselling/accreditation.ts'
import { announce } from '../../src/counselling/announcement.ts'
import { recordAssessment } from '../../src/counselling/assessment.ts'
import { makePlan } from '../../src/counselling/plan.ts'
import { planSession } from '../../src/counselling/session.ts'
import { seatsOf } from '../../src/counselling/session-tables.ts'
import { makeToken } from '../../src/api/token.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import type { TakenFile } from '../../src/evidence/taken-file.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Who } from '../../src/kernel/who.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { setCategory } from '../../src/people/category.ts'
import { enrol } from '../../src/people/enrol.ts'
import { leave } from '../../src/people/exit.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { forgetMove, setResidence } from '../../src/people/residence.ts'
import { giveSupport } from '../../src/people/support.ts'
import { addWork } from '../../src/people/work.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { freeze } from '../../src/results/freeze.ts'
import { grantsOf } from '../../src/rights/tables.ts'
import { recordAuthorisation } from '../../src/training/authorisation.ts'
import { issueCertificate } from '../../src/training/certificate.ts'
import { concludeCourse } from '../../src/training/conclusion.ts'
import { holdExam } from '../../src/training/exam.ts'
import { bringSheet } from '../../src/training/sheet.ts'
import { receiveForms } from '../../src/training/form-stock.ts'
import { closeLesson } from '../../src/training/attendance.ts'
import { openCourse } from '../../src/training/course.ts'
import { describeCurriculum } from '../../src/training/curriculum.ts'
import { givePlaces } from '../../src/training/learner.ts'
import { learnersOf, lessonsOf } from '../../src/training/lesson-tables.ts'
import { dossier } from '../evidence/papers.ts'
import { application } from '../people/ground.ts'
import { castJobs } from './cast-jobs.ts'
import type { Story } from '../people-of-the-story.ts'
import { type FurnishedCentre, furnishCentre } from '../site/furnished-centre.ts'
import { type FurnishedCooperation, furnishCooperation } from '../site/furnished-cooperation.ts'
import { type FurnishedEnterprise, furnishEnterprise } from '../site/furnished-enterprise.ts'
import { type FurnishedTimesheets, furnishTimesheet } from '../site/furnished-timesheets.ts'
import { furnishLink } from '../site/furnished-portal.ts'

/** One of everything that a command or an address can name, all about one person in one place. */
export interface Cast extends FurnishedEnterprise, FurnishedCentre, FurnishedCooperation, FurnishedTimesheets {
  place: Place
  person: string
  /** Somebody who looks like that person. */
  other: string
  /** As `GT-0047`. */
  code: string
  enrolment: string
  support: string
  exit: string
  outcome: string
  /** A job from before entry. */
  work: string
  paper: string
  /** A file that is no paper yet. */
  file: TakenFile
  deliverable: string
  employer: string
  vacancy: string
  referral: string
  /** Work that the person holds, and a created post that somebody outside the programme holds. */
  placement: string
  post: string
  held: string
  /** A period that was filed. */
  frozen: string
  account: string
  /** Whose timesheet it is. */
  expert: string
  grant: string
  curriculum: string
  authorisation: string
  course: string
  lesson: string
  learner: string
  exam: string
  certificate: string
  accreditation: string
  /** A session to come. */
  session: string
  /** The scan of its signatures. */
  sheet: string
  /** The signed sheet of the lesson. */
  courseSheet: string
  /** A way in for a program. */
  token: string
  /** A table that whoever enrols has brought. */
  table: string
  plan: string
  assessment: string
  /** What somebody asked about the offer, and the way of the person to their own page. */
  request: string
  link: string
  linkToken: string
  /** The journal line of the support. */
  entry: number
}

export interface Place {
  region: string
  partner: string
  centre?: string
}

interface Casting {
  place: Place
  /** Whoever enrols somebody looks after them. */
  by: Who
  familyName: string
  /** The day the period is filed for: each once. */
  asOf: string
}

const eligibility = {
  'identity-paper': 'eligibility.identity',
  'employment-service-certificate': 'eligibility.labour-status',
  'income-decision': 'eligibility.minimum-income',
}

/** Somebody's whole way through the programme, recorded by Dan and signed by a second manager. */
export async function castIn(story: Story, { place, by, familyName, asOf }: Casting): Promise<Cast> {
  const { engine, who, performAs: perform } = story
  const second = await story.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'tenant' } })
  const identity = { familyName, givenName: 'Maria', bornOn: '1990-05-12', sex: 'F' as const }
  const { answer } = await perform(by, enrol, application({ ...place, identity }))
  const [person, enrolment] = [String(answer.person), String(answer.enrolment)]
  const alike = await perform(by, enrol, application({ ...place, identity: { ...identity, givenName: 'Mărioara' } }))

  const take = () => takeFile(engine, who.dan, dossier(1))
  let paper = ''
  for (const [kind, claim] of Object.entries(eligibility)) {
    const claims = [{ kind: claim, id: enrolment, subject: person }]
    const added = await perform(who.dan, addPaper, { kind, datedOn: '2026-01-30', file: await take(), claims })
    paper = String(added.answer.paper)
    await perform(second, accept, { paper })
  }
  await perform(who.dan, proposeDecision, { enrolment, outcome: 'eligible', decidedOn: '2026-02-16' })
  await perform(second, signDecision, { enrolment, decidedOn: '2026-02-16' })

  const given = { enrolment, kind: 'assessment', givenOn: '2026-02-23', minutes: 60 }
  const support = await perform(who.dan, giveSupport, given)
  const outcome = await perform(who.dan, recordOutcome, { enrolment, kind: 'employment', reachedOn: '2026-02-23' })
  const exit = await perform(who.dan, leave, { enrolment, leftOn: '2026-02-23', reason: 'completed' })
  await perform(who.dan, setResidence, { ...setResidence.example, person, kind: 'actual' })
  await perform(who.dan, setResidence, { ...setResidence.example, person })
  await perform(who.dan, setResidence, { ...setResidence.example, ...forgetMove.example, person })
  await perform(who.dan, setCategory, { ...setCategory.example, enrolment, kind: 'large-family' })
  await perform(who.dan, answerSpecial, { ...answerSpecial.example, person, uses: [{ purpose: 'support' }] })
  const earlier = await perform(who.dan, addWork, { ...addWork.example, person })
  const filed = await perform(who.dan, freeze, { programme: 'o-sansa', asOf, name: asOf })
  const event = { ...recordDeliverable.example, programme: 'o-sansa', code: newId().slice(-12), region: place.region }
  const deliverable = await perform(who.dan, recordDeliverable, event)
  const training = await trainingIn(story, place, enrolment)
  const brought = { lesson: training.lesson, datedOn: '2026-03-16', file: await take() }
  const courseSheet = await perform(who.dan, bringSheet, brought)
  const accredited = await perform(who.dan, recordAccreditation, { ...recordAccreditation.example, partner: 'punte' })
  const planned = await perform(who.dan, planSession, { ...planSession.example, people: [enrolment] })
  const seat = await read(engine, who.ana, tx => seatsOf(tx, story.tenant, String(planned.answer.session)))
  const sheet = await perform(who.dan, addPaper, {
    kind: 'attendance-list',
    datedOn: '2026-03-02',
    file: await take(),
    claims: seat.map(({ id }) => ({ kind: 'seat', id, subject: person })),
  })
  const made = await perform(who.dan, makeToken, { ...makeToken.example, token: newId(), scope: { of: 'tenant' } })
  const work = await castJobs(perform, who, { enrolment, region: place.region })
  const trade = await furnishEnterprise(story, { ...place, code: newId().slice(-12), author: String(answer.code) })
  const asked = await furnishLink(story, { person, region: place.region, about: trade.offer })
  const resources = await furnishCentre(story, {
    code: { RO21: 'CRES-NE', RO41: 'CRES-SV', RO32: 'CRES-BI' }[place.region] ?? 'CRES-NE',
    region: place.region,
    person: { id: person, code: String(answer.code) },
    enterprise: trade.enterprise,
  })
  const cooperation = await furnishCooperation(story, { ...place, code: newId().slice(-12) })
  await perform(who.dan, announce, announce.example)
  const plan = await perform(who.dan, makePlan, { ...makePlan.example, enrolment })
  const assessment = await perform(who.dan, recordAssessment, { ...recordAssessment.example, enrolment })
  const expert = await story.join({ name: 'Olga Petre', role: 'trainer', scope: { of: 'region', id: place.region } })
  const hours = await furnishTimesheet(story, { expert, place, month: '2026-02-01' })
  const [grant] = await read(engine, who.ana, tx => grantsOf(tx, story.tenant, who.mihai.account))
  return {
    place,
    person,
    other: String(alike.answer.person),
    code: String(answer.code),
    enrolment,
    file: await take(),
    paper,
    support: String(support.answer.support),
    outcome: String(outcome.answer.outcome),
    exit: String(exit.answer.exit),
    work: String(earlier.answer.work),
    ...work,
    deliverable: String(deliverable.answer.deliverable),
    ...trade,
    ...asked,
    ...resources,
    ...cooperation,
    ...hours,
    expert: expert.account,
    frozen: String(filed.answer.frozen),
    account: who.mihai.account,
    grant: grant?.id ?? '',
    ...training,
    accreditation: String(accredited.answer.accreditation),
    session: String(planned.answer.session),
    sheet: String(sheet.answer.paper),
    courseSheet: String(courseSheet.answer.paper),
    token: String(made.answer.token),
    table: await bringTable(story, by),
    plan: String(plan.answer.plan),
    assessment: String(assessment.answer.assessment),
    entry: support.entry,
  }
}

/** A course with one learner, in the same place. */
async function trainingIn(story: Story, place: Place, enrolment: string) {
  const { who, performAs: perform } = story
  const county = { RO21: 'RO213', RO41: 'RO411', RO32: 'RO321' }[place.region] ?? 'RO213'
  const described = await perform(who.dan, describeCurriculum, {
    ...describeCurriculum.example,
    code: newId().slice(-12),
    supportKind: 'training',
    completedKind: 'completed-training',
    certifiedKind: 'qualification',
    modules: [{ title: 'Modul', theoryHours: 4, practiceHours: 4 }],
  })
  const curriculum = String(described.answer.curriculum)
  const trainers = [who.mihai.account]
  const number = newId()
  const paper = {
    ...recordAuthorisation.example,
    curriculum,
    number,
    county,
    trainers,
    theoryHours: 4,
    practiceHours: 4,
  }
  const authorisation = String((await perform(who.dan, recordAuthorisation, paper)).answer.authorisation)
  const asked = {
    ...openCourse.example,
    ...place,
    authorisation,
    code: newId().slice(-12),
    county,
    trainer: who.mihai.account,
  }
  const { region: _, ...opening } = asked
  const course = String((await perform(who.dan, openCourse, opening)).answer.course)
  await perform(who.dan, givePlaces, { course, enrolments: [enrolment], on: '2026-02-24' })
  const [lessons, [learner]] = await read(story.engine, who.dan, async tx => [
    await lessonsOf(tx, story.tenant, course),
    await learnersOf(tx, story.tenant, course),
  ])
  const marks = [{ learner: learner?.id, presence: 'present', reEntry: true }]
  for (const one of lessons) await perform(who.dan, closeLesson, { lesson: one.id, marks })
  await perform(who.dan, concludeCourse, { course })
  const commission = [1, 2].map(nth => ({ name: 'Ion Exemplu', role: nth === 1 ? 'chair' : 'member', external: true }))
  const results = [{ learner: learner?.id, theory: 9, practice: 9, reEntry: true }]
  const exam = String(
    (await perform(who.dan, holdExam, { ...holdExam.example, course, commission, results })).answer.exam,
  )
  const series = { RO21: 'A', RO41: 'B', RO32: 'C' }[place.region] ?? 'A'
  await perform(who.dan, receiveForms, { ...receiveForms.example, series })
  const form = { learner: learner?.id, series, number: receiveForms.example.first, issuedOn: '2026-03-16' }
  const certificate = String((await perform(who.dan, issueCertificate, form)).answer.certificate)
  const [lesson] = lessons
  return { curriculum, authorisation, course, lesson: lesson?.id ?? '', learner: learner?.id ?? '', exam, certificate }
}

async function bringTable(story: Story, by: Who): Promise<string> {
  const file = new File(['Nume;Prenume\nPopa;Ana\n'], 'lista.csv')
  const { location } = await story.asWho(by).post('/app/import', { kind: 'people', file })
  return location.split('/').at(-2) ?? ''
}
