import type { Claim } from '../src/evidence/tables.ts'
import { addDays, addMonths, ageOn, type Day } from '../src/kernel/day.ts'
import { proposeDecision, signDecision } from '../src/people/decision.ts'
import { enrol } from '../src/people/enrol.ts'
import { answerSpecial } from '../src/privacy/answer.ts'
import type { Rulebook } from '../src/programme/rulebook.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Person } from './people.ts'
import type { Region } from './places.ts'
import type { Span } from './span.ts'
import { counsellorIn } from './staff.ts'

/** Somebody who has applied, and the ids under which Șansa knows them. */
export class Applicant {
  readonly person: Person
  readonly appliedOn: Day
  readonly record = new Later()
  readonly enrolment = new Later()
  /** GT-0047. */
  readonly code = new Later()

  readonly region: Region

  /** `region`: where the application is made; left out, where the person lives. */
  constructor(person: Person, appliedOn: Day, region = person.place.region) {
    this.person = person
    this.appliedOn = appliedOn
    this.region = region
  }

  /** A claim about this person; one about the enrolment itself where no other id is given. */
  claim(kind: string, about: Later = this.enrolment): Claim {
    return { kind, id: about.id, subject: this.record.id }
  }
}

const programme = 'o-sansa'

/** The minimum inclusion income replaced the guaranteed one on that day. Source: Law 196/2016. */
const inclusionIncomeSince = '2024-01-01'

/** The application as the counsellor of the region types it, and the question that may be refused. */
export function writeApplication({ diary, lists, rules, span }: Desk, applicant: Applicant): void {
  const { person, appliedOn, region } = applicant
  const by = counsellorIn[region]
  const typed = { on: appliedOn, by }
  diary.write({
    ...typed,
    hour: 'applications',
    command: enrol,
    input: () => formOf(applicant, rules),
    answered(answer) {
      applicant.record.known(answer.person)
      applicant.enrolment.known(answer.enrolment)
      applicant.code.known(answer.code)
    },
  })
  const uses = [{ purpose: 'eligibility' }, { purpose: 'reporting' }]
  diary.write({
    ...typed,
    hour: 'papers',
    command: answerSpecial,
    input: () => ({ person: applicant.record.id, question: 'roma', answer: person.roma, askedOn: appliedOn, uses }),
  })
  const list = { on: span.scanningDay(appliedOn), hour: 'proofs', by } as const
  for (const kind of ['privacy-notice', 'no-double-funding']) {
    lists.sign({ ...list, kind }, () => applicant.claim('participation'))
  }
}

/** As it is typed. */
export function formOf({ person, appliedOn, region }: Applicant, rules: Rulebook) {
  const centre = rules.centres.find(one => one.region === region)
  const { familyName, givenName, cnp, bornOn, sex, phone, place, needs, cannotSign } = person
  const isMinor = ageOn(bornOn, appliedOn) < 18
  return {
    programme,
    appliedOn,
    region,
    partner: centre?.partner,
    centre: centre?.code,
    noDoubleFundingOn: appliedOn,
    identity: {
      familyName,
      givenName,
      cnp,
      bornOn,
      sex,
      phone,
      needs,
      nationality: 'română',
      identityPaper: cnp === undefined ? 'birth-certificate' : 'identity-card',
      ...(cannotSign && { signsByMark: true, witnesses: 'Ana Martoru, Ion Martoru' }),
      ...(isMinor && { guardianName: `Elena ${familyName}` }),
    },
    domicile: { county: place.county, locality: place.locality, degurba: place.degurba, uatKind: place.uatKind },
    household: { members: person.members, dependentChildren: person.children },
    categories: categoriesOf(person, appliedOn),
    situation: {
      onDay: appliedOn,
      labour: person.labour,
      labourSince: addDays(addMonths(appliedOn, -person.spell), -3),
      educationNow: 'none',
      isced: person.isced,
    },
  }
}

function categoriesOf({ vmi, manyChildren }: Person, appliedOn: Day) {
  const since = addMonths(appliedOn, -7)
  return [
    ...(vmi ? [{ kind: 'vmi', validFrom: since > inclusionIncomeSince ? since : inclusionIncomeSince }] : []),
    ...(manyChildren ? [{ kind: 'large-family', validFrom: addMonths(appliedOn, -24) }] : []),
  ]
}

/** Which paper shows what, for this person. Of the categories that somebody belongs to, one is shown: more is nobody's business. */
function papersOf({ person, appliedOn }: Applicant) {
  const labour = {
    unemployed: 'employment-service-certificate',
    inactive: 'status-declaration',
    employed: 'employer-certificate',
  }
  return [
    {
      criterion: 'identity',
      kind: 'identity-paper',
      datedOn: addMonths(appliedOn, -50),
      validUntil: addMonths(appliedOn, 70),
    },
    { criterion: 'labour-status', kind: labour[person.labour], datedOn: appliedOn },
    categoryPaper(person, appliedOn),
  ]
}

function categoryPaper({ vmi, manyChildren }: Person, appliedOn: Day) {
  const datedOn = addDays(appliedOn, -40)
  if (vmi)
    return { criterion: 'minimum-income', kind: 'income-decision', datedOn, validUntil: addMonths(appliedOn, 11) }
  if (manyChildren) return { criterion: 'large-family', kind: 'children-papers', datedOn }
  return { criterion: 'declared-category', kind: 'target-group-declaration', datedOn: appliedOn }
}

/** The papers of the application, brought with it. */
export function bringPapers({ papers }: Desk, applicant: Applicant, most = Infinity): void {
  const { appliedOn, region } = applicant
  const brought = { on: appliedOn, hour: 'papers', by: counsellorIn[region] } as const
  for (const { criterion, ...paper } of papersOf(applicant).slice(0, most)) {
    papers.bring({ ...brought, ...paper, proves: () => [applicant.claim(`eligibility.${criterion}`)] })
  }
}

/** The signed form, which most bring in order: of a hundred, four never, three unreadable, four so at first. */
export function bringForm({ papers, chance, span }: Desk, applicant: Applicant): void {
  const luck = chance.below(100)
  if (luck < 4) return
  const { appliedOn, region } = applicant
  const unreadable = { rejectedBecause: 'Pagina a doua este ilizibilă.' }
  const brought = { kind: 'registration-form', hour: 'papers', by: counsellorIn[region], datedOn: appliedOn } as const
  const proves = () => [applicant.claim('participation')]
  const verdict = luck < 11 ? unreadable : luck < 14 ? 'overlooked' : 'accepted'
  papers.bring({ ...brought, on: appliedOn, verdict, proves })
  if (luck >= 7 && luck < 11) papers.bring({ ...brought, on: span.applicationDay(addDays(appliedOn, 3)), proves })
}

/** The day after the papers were checked. */
const decisionDay = ({ appliedOn }: Applicant, span: Span): Day =>
  addWorkingDays(span.checkingDay(addDays(appliedOn, 1)), 1)

/** Proposed by the counsellor, signed by Dan two days later. */
export function decideYes({ diary, span }: Desk, applicant: Applicant): void {
  const proposedOn = decisionDay(applicant, span)
  const signedOn = addWorkingDays(proposedOn, 2)
  diary.write({
    on: proposedOn,
    hour: 'proposals',
    by: counsellorIn[applicant.region],
    command: proposeDecision,
    input: () => ({ enrolment: applicant.enrolment.id, outcome: 'eligible', decidedOn: proposedOn }),
  })
  diary.write({
    on: signedOn,
    hour: 'signatures',
    by: 'dan',
    command: signDecision,
    input: () => ({ enrolment: applicant.enrolment.id, decidedOn: signedOn }),
  })
}

/** Refused with a reason, or kept waiting with a score. */
export function decideOtherwise(
  { diary, span }: Desk,
  applicant: Applicant,
  decision: { outcome: 'refused'; reason: string } | { outcome: 'waiting'; score: number },
): void {
  const decidedOn = decisionDay(applicant, span)
  if (!span.isPast(decidedOn)) return
  diary.write({
    on: decidedOn,
    hour: 'proposals',
    by: counsellorIn[applicant.region],
    command: proposeDecision,
    input: () => ({ enrolment: applicant.enrolment.id, decidedOn, ...decision }),
  })
}
