import { markTheme } from '../../src/events/theme-mark.ts'
import { makeToken } from '../../src/api/token.ts'
import { attach } from '../../src/evidence/proof.ts'
import { accept, reject } from '../../src/evidence/verdict.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { placeHold } from '../../src/privacy/hold.ts'
import { keepApart as sayApart } from '../../src/people/apart.ts'
import { correctSupport } from '../../src/people/correction.ts'
import { proposeDecision } from '../../src/people/decision.ts'
import { leave } from '../../src/people/exit.ts'
import { joinHousehold } from '../../src/people/household.ts'
import { endOutcome } from '../../src/people/outcome.ts'
import { setResidence } from '../../src/people/residence.ts'
import { addWork } from '../../src/people/work.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { freeze } from '../../src/results/freeze.ts'
import type { Slice } from '../../src/pages/slice.ts'
import { story as beginStory, type Story } from '../people-of-the-story.ts'
import { oSansa, profiles } from '../programme/shipped.ts'
import { type FurnishedTraining, furnishTraining } from './furnished-training.ts'
import { furnishCounselling, type FurnishedCounselling } from './furnished-counselling.ts'
import { type FurnishedCentre, furnishCentre } from './furnished-centre.ts'
import { type FurnishedEnterprise, furnishEnterprise } from './furnished-enterprise.ts'
import { type FurnishedCooperation, furnishCooperation } from './furnished-cooperation.ts'
import { furnishDeliverables } from './furnished-deliverables.ts'
import { furnishJobs, type Jobs } from './furnished-jobs.ts'
import { furnishImports } from './furnished-imports.ts'
import { type FurnishedTimesheets, furnishTimesheets } from './furnished-timesheets.ts'
import { type FurnishedPublic, furnishPublic } from './furnished-portal.ts'
import { type Invited, Office, type Record, type Typist } from './office.ts'

/** An organisation that has worked for some months: somebody at each step of the way, papers in every state, a filed period. */
export interface Furnished {
  story: Story
  office: Office
  /** Has received support, left, and reached something; sensitive answers, consents and papers are hers. */
  mirela: Record & { support: string; exit: string; outcome: string }
  /** Has just applied. */
  stefan: Record
  /** Was proposed, waits, was refused, is eligible, takes part. */
  others: readonly [Record, Record, Record, Record, Record]
  /** Two records of one person that nobody has united, and one of somebody who looks like them. */
  alike: readonly [Record, Record, Record]
  paper: string
  /** It takes steps, unlike most things of the register. */
  deliverable: string
  jobs: Jobs
  trade: FurnishedEnterprise
  /** What everybody reads, and what came in through it. */
  open: FurnishedPublic
  resources: FurnishedCentre
  cooperation: FurnishedCooperation
  hours: FurnishedTimesheets & { closed: string }
  /** A line that Dan has in the journal. */
  line: number
  /** A colleague who has not opened an account yet. */
  invited: Invited
  frozen: string
  training: FurnishedTraining
  counselling: FurnishedCounselling
  /** A way in for a program, made by Dan. */
  token: string
  /** A table of Dan's that waits, with rows to correct. */
  table: string
}

const asUsual: Typist = (_, usual) => usual

interface Setting {
  typed?: Typist
  slices?: readonly Slice[]
}

export async function furnishedStory({ typed = asUsual, ...setting }: Setting = {}): Promise<Furnished> {
  const story = await beginStory({ on: '2026-10-05', ...setting })
  for (const profile of profiles()) await story.perform('dan', importProfile, profile)
  await story.perform('dan', importProgramme, oSansa())
  const office = new Office(story, typed)
  const first = await office.enrol('Rădulescu-Țăranu', 'Mirela-Ștefania', '2026-02-02')
  const paper = await office.prove([first], '2026-01-30')
  const mirela = await accompany(office, first)
  const { answer } = await story.perform('dan', freeze, { programme: 'o-sansa', asOf: '2026-06-30', name: 'S1 2026' })
  await comeLate(office, mirela)
  await keepApart(office, mirela)
  const stefan = await office.enrol('Constantinescu-Brâncoveanu', 'Ștefăniță-Alexandru-Răzvan')
  await liveTogether(office, stefan, mirela)
  const others = await meetTheOthers(office)
  const { deliverable, line, job, free } = await furnishDeliverables(story)
  const jobs = await furnishJobs(office, { mirela, active: others[4], job, free })
  const counselling = await furnishCounselling(office, [stefan, ...others])
  const training = await furnishTraining(story, office, others)
  const invited = await office.invite()
  const frozen = String(answer.frozen)
  const made = await story.perform('dan', makeToken, { ...makeToken.example, scope: { of: 'tenant' } })
  const token = String(made.answer.token)
  const given = { paper, deliverable, line, invited, frozen, token }
  const table = await furnishImports(story)
  const alike = await lookAlike(office)
  const trade = await furnishEnterprise(story, {
    code: 'SES-1',
    region: 'RO21',
    partner: 'lider',
    author: mirela.code,
  })
  const { enterprise } = trade
  const { authorisation } = training
  const open = await furnishPublic(story, { person: mirela.person, enterprise, authorisation })
  const resources = await furnishCentre(story, {
    code: 'CRES-NE',
    region: 'RO21',
    person: { id: mirela.person, code: mirela.code },
    enterprise: trade.enterprise,
    say: (name, usual) => office.say(name, usual),
  })
  const cooperation = await furnishCooperation(story, { code: 'AC-1', region: 'RO21', partner: 'lider' }, typed)
  await story.perform('ioana', markTheme, { ...markTheme.example, session: counselling.held })
  const hours = await furnishTimesheets(story, story.who.ioana)
  return {
    story,
    office,
    mirela,
    stefan,
    others,
    ...given,
    counselling,
    training,
    jobs,
    table,
    alike,
    trade,
    open,
    resources,
    cooperation,
    hours,
  }
}

/** From the decision to work after the exit. */
async function accompany(office: Office, one: Record): Promise<Furnished['mirela']> {
  const { enrolment } = one
  await office.decide(one, '2026-02-16')
  const support = await office.support(one, 'counselling', '2026-02-23')
  const reason = office.say('reason', 'Fișa spune 90 de minute.')
  await office.do('ioana', correctSupport, { record: support, minutes: 90, reason })
  await office.support(one, 'mediation', '2026-03-20')
  const note = office.say('note', 'A plecat mulțumită.')
  const left = await office.do('ioana', leave, { enrolment, leftOn: '2026-03-20', reason: 'found-work', note })
  const search = await office.reach(one, 'job-search', '2026-03-21')
  await office.do('elena', endOutcome, { outcome: search, endedOn: '2026-03-29' })
  const outcome = await office.reach(one, 'employment-market', '2026-03-30')
  return { ...one, support, exit: String(left.answer.exit), outcome }
}

/** Heard of only after the period was filed: a value that changed wants a note. */
async function comeLate(office: Office, one: Record): Promise<void> {
  await office.reach(one, 'education', '2026-04-02')
}

/** What is sealed, agreed to and held. */
async function keepApart(office: Office, { person }: Record): Promise<void> {
  const askedOn = '2026-02-02'
  for (const [question, answer] of [
    ['roma', 'yes'],
    ['disability', 'refused'],
  ]) {
    await office.do('ioana', answerSpecial, { person, question, answer, askedOn })
  }
  const said = { answeredOn: askedOn, textVersion: 'images-1', lang: 'ro', how: 'read-aloud' }
  await office.do('ioana', recordConsent, { person, purpose: 'images', answer: 'given', ...said })
  await office.do('ioana', recordConsent, { person, purpose: 'special-data', answer: 'declined', ...said })
  const reason = office.say('reason', 'Dosar de finanțare')
  await office.do('ana', placeHold, { person, untilOn: '2032-12-31', reason })
}

async function liveTogether(office: Office, one: Record, other: Record): Promise<void> {
  const { person } = one
  await office.do('ioana', joinHousehold, { person, of: other.code })
  const occupation = office.say('occupation', 'Țesătoare')
  const employer = office.say('employer', 'Întreprinderea de Țesături')
  for (const moved of [{}, { movedOn: '2026-03-02' }])
    await office.do('ioana', setResidence, { ...setResidence.example, person, ...moved })
  await office.do('ioana', addWork, { person, beganOn: '2019-04-01', endedOn: '2023-10-31', occupation, employer })
}

/** Recorded three times; of the third somebody found that it is another person. */
async function lookAlike(office: Office): Promise<Furnished['alike']> {
  const alike = [
    await office.enrolAlike('Paraschiva'),
    await office.enrolAlike('Chiva'),
    await office.enrolAlike('Paraschiva'),
  ] as const
  const [{ person }, , { code: from }] = alike
  await office.do('ioana', sayApart, { person, from, reason: office.say('reason', 'Sunt gemene.') })
  return alike
}

/** One at each other step, with papers in every other state. */
async function meetTheOthers(office: Office): Promise<Furnished['others']> {
  const proposed = await office.enrol('Împușcătoiu', 'Ana')
  const waiting = await office.enrol('Ghiță', 'Ioana')
  const refused = await office.enrol('Ștefănescu', 'Ilie')
  const eligible = await office.enrol('Vâlcea', 'Maria')
  const active = await office.enrol('Ene', 'Ion')
  await office.prove([proposed, eligible, active], '2026-09-04')
  const day = { decidedOn: '2026-09-21' }
  await office.do('ioana', proposeDecision, { enrolment: proposed.enrolment, outcome: 'eligible', ...day })
  await office.do('ioana', proposeDecision, { enrolment: waiting.enrolment, outcome: 'waiting', score: 70, ...day })
  const reason = office.say('reason', 'Locuiește în afara regiunii.')
  await office.do('ioana', proposeDecision, { enrolment: refused.enrolment, outcome: 'refused', reason, ...day })
  for (const one of [eligible, active]) await office.decide(one, day.decidedOn)
  await bringPapersInEveryState(office, active, await office.support(active, 'information', '2026-09-28'))
  return [proposed, waiting, refused, eligible, active]
}

async function bringPapersInEveryState(office: Office, { person, enrolment }: Record, support: string): Promise<void> {
  const participation = { kind: 'participation', id: enrolment, subject: person }
  const session = { kind: 'support.information', id: support, subject: person }
  const datedOn = '2026-09-28'
  const list = await office.bring('attendance-list', [session], { datedOn })
  await office.do('ioana', attach, { paper: list, claims: [participation] })
  const torn = await office.bring('session-record', [session], { datedOn })
  await office.do('dan', reject, { paper: torn, reason: office.say('reason', 'Pagina cu semnăturile lipsește.') })
  const old = await office.bring('privacy-notice', [participation], { datedOn: '2026-09-01', validUntil: '2026-09-30' })
  await office.do('dan', accept, { paper: old })
}
