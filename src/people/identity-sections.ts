import type { Lang } from '../kernel/words.ts'
import {
  applySection,
  assignmentSection,
  categorySection,
  declarationSection,
  partSection,
  situationSection,
  uniteSection,
  withdrawSection,
} from './application-sections.ts'
import type { IdentityData } from './identity-data.ts'
import {
  contactSection,
  householdSection,
  joinSection,
  namesSection,
  residenceSection,
  signingSection,
  workSection,
} from './person-sections.ts'
import type { Question, Section } from './section.ts'

type Maker = (data: IdentityData, lang: Lang) => Section

const aboutPerson = {
  names: namesSection,
  contact: contactSection,
  signing: signingSection,
  domicile: (data, lang) => residenceSection('domicile', data, lang),
  actual: (data, lang) => residenceSection('actual', data, lang),
  household: householdSection,
  join: joinSection,
  work: workSection,
  apply: applySection,
  unite: uniteSection,
  part: partSection,
} satisfies Record<string, Maker>

/** About the person in this programme. */
const aboutEnrolment = {
  situation: situationSection,
  category: categorySection,
  assignment: assignmentSection,
  declaration: declarationSection,
  withdraw: withdrawSection,
} satisfies Record<string, Maker>

const makers: Readonly<Record<SectionName, Maker>> = { ...aboutPerson, ...aboutEnrolment }
export type SectionName = keyof typeof aboutPerson | keyof typeof aboutEnrolment

export const sectionNames = Object.keys(makers) as SectionName[]

/** The form of one section, filled with what is recorded. */
export function sectionOf(name: SectionName, data: IdentityData, lang: Lang): Section {
  const { person, enrolment } = data.record
  const about: Question =
    name in aboutEnrolment
      ? { kind: 'hidden', name: 'enrolment', value: enrolment.id }
      : { kind: 'hidden', name: 'person', value: person.id }
  const section = makers[name](data, lang)
  return { ...section, questions: [about, ...section.questions] }
}
