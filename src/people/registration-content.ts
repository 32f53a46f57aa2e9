import { addMonths } from '../kernel/day.ts'
import { shownPhone } from '../kernel/phone.ts'
import { date, type Lang } from '../kernel/words.ts'
import { findCounty } from '../programme/place.ts'
import { educationNow, iscedLevels, labourStatuses, sexes, uatKinds } from './codes.ts'
import type { IdentityData } from './identity-data.ts'
import { listedName } from './name.ts'
import { personWords } from './person-words.ts'
import { nameOfKind } from './record.ts'
import type { FormPart, Line, PrintedForm } from './registration-form.ts'
import { registrationWords } from './registration-words.ts'
import type { ResidenceRow, SituationRow } from './tables.ts'
import { words } from './words.ts'

/** What a form asks and what is known already. */
export type Content = Omit<PrintedForm, 'organisation' | 'programme' | 'address'>

interface Known {
  data: IdentityData
  cnp: string | undefined
  lang: Lang
}

export function formContent(part: FormPart, known: Known): Content {
  const { data, lang } = known
  const text = registrationWords(lang)
  const { person } = data.record
  return {
    lang,
    part,
    title: text.parts[part],
    person: `${listedName({ familyName: person.family_name, givenName: person.given_name })} · ${person.code}`,
    blocks: blocksOf[part](known),
    declaration: text.declaration,
    signatures: signaturesFor(data, lang),
    foot: text.foot,
  }
}

type Blocks = PrintedForm['blocks']

const blocksOf: { readonly [P in FormPart]: (known: Known) => Blocks } = {
  entry: known => [
    identityBlock(known),
    householdBlock(known),
    entryBlock(known),
    applicationBlock(known),
    specialBlock(known),
  ],
  exit: known => [applicationBlock(known), laterBlock(known, 'exit'), resultsBlock(known)],
  'six-months': known => [applicationBlock(known), laterBlock(known, 'six-months'), resultsBlock(known)],
}

function identityBlock({ data, cnp, lang }: Known): Blocks[number] {
  const text = registrationWords(lang)
  const codes = words(lang)
  const { person } = data.record
  const domicile = data.residences.find(one => one.kind === 'domicile')
  const actual = data.residences.find(one => one.kind === 'actual')
  const name = listedName({ familyName: person.family_name, givenName: person.given_name })
  return {
    title: text.identity,
    lines: [
      { label: text.name, answer: name },
      { label: text.cnp, answer: cnp ?? '' },
      { label: text.bornOn, answer: person.born_on === null ? '' : date(person.born_on) },
      { label: text.sex, options: ticks(sexes, codes.sex, person.sex) },
      {
        label: text.identityPaper,
        answer: person.identity_paper === null ? '' : codes.identityPaper[person.identity_paper],
      },
      { label: text.nationality, answer: person.nationality ?? '' },
      { label: text.phone, answer: person.phone === null ? '' : shownPhone(person.phone) },
      { label: text.email, answer: person.email ?? '' },
      { label: text.address, answer: addressOf(domicile) },
      { label: text.uatKind, options: ticks(uatKinds, codes.uatKind, domicile?.uat_kind) },
      { label: text.livesAt, answer: addressOf(actual) },
    ],
  }
}

function householdBlock({ data: { household }, lang }: Known): Blocks[number] {
  const text = registrationWords(lang)
  return {
    title: text.household,
    lines: [
      { label: text.members, answer: String(household?.members ?? '') },
      { label: text.children, answer: String(household?.dependent_children ?? '') },
    ],
  }
}

function entryBlock({ data: { record }, lang }: Known): Blocks[number] {
  const { situations, entryOn } = record
  const form = situations.findLast(one => entryOn === undefined || one.on_day <= entryOn) ?? situations[0]
  return { title: registrationWords(lang).entrySituation, lines: situationLines(lang, form, entryOn ?? form?.on_day) }
}

/** Pre-filled where a form about that time is recorded already; blank else, to be asked. */
function laterBlock({ data: { record }, lang }: Known, part: 'exit' | 'six-months'): Blocks[number] {
  const text = registrationWords(lang)
  const { exitOn, situations, rules } = record
  const later = exitOn && addMonths(exitOn, rules.windows.longerTermMonths.value)
  const from = part === 'exit' ? exitOn : later
  const until = part === 'exit' ? later : undefined
  const form = situations.find(
    one => from !== undefined && one.on_day >= from && (until === undefined || one.on_day < until),
  )
  const day = form?.on_day ?? (part === 'exit' ? undefined : later)
  return { title: part === 'exit' ? text.exitSituation : text.laterSituation, lines: situationLines(lang, form, day) }
}

function situationLines(lang: Lang, form: SituationRow | undefined, day: string | undefined): Line[] {
  const text = registrationWords(lang)
  const codes = words(lang)
  return [
    { label: text.onDay, answer: day === undefined ? '' : date(day) },
    { label: text.labour, options: ticks(labourStatuses, codes.labour, form?.labour) },
    { label: text.labourSince, answer: form?.labour_since ? date(form.labour_since) : '' },
    { label: text.educationNow, options: ticks(educationNow, codes.educationNow, form?.education_now) },
    { label: text.isced, options: ticks(iscedLevels, codes.isced, form?.isced) },
  ]
}

function resultsBlock({ data: { record }, lang }: Known): Blocks[number] {
  const { rules, outcomes } = record
  const text = registrationWords(lang)
  const reached = outcomes.map(one => `${nameOfKind(rules.outcomes, one.kind, lang)}, ${date(one.reached_on)}`)
  return { title: text.results, lines: [{ label: text.results, answer: reached.join('; ') }] }
}

function applicationBlock({ data: { record }, lang }: Known): Blocks[number] {
  const text = registrationWords(lang)
  const { enrolment, rules, categories, entryOn, exitOn } = record
  const region = rules.regions.find(one => one.nuts === enrolment.region)?.names[lang] ?? enrolment.region
  const groups = categories.map(one => personWords(lang).categories[one.kind])
  return {
    title: text.application,
    lines: [
      { label: text.region, answer: region },
      { label: text.appliedOn, answer: date(enrolment.applied_on) },
      { label: text.entryOn, answer: entryOn === undefined ? '' : date(entryOn) },
      { label: text.exitOn, answer: exitOn === undefined ? '' : date(exitOn) },
      { label: text.targetGroup, answer: groups.join(', ') },
    ],
  }
}

/** Always blank: what somebody answered is sealed, and nothing of it is printed. */
function specialBlock({ lang }: Known): Blocks[number] {
  const text = registrationWords(lang)
  const options = [text.yes, text.no, text.refuses].map(option => ({ text: option, ticked: false }))
  return {
    title: text.special,
    note: text.specialNote,
    lines: Object.values(text.specialQuestions).map(label => ({ label, options })),
  }
}

/** Whoever cannot write makes a mark before two witnesses; a guardian signs for somebody under age. */
function signaturesFor({ record: { person } }: IdentityData, lang: Lang): string[] {
  const text = registrationWords(lang)
  const own = person.signs_by_mark
    ? [text.mark, text.witness({ nth: 1 }), text.witness({ nth: 2 })]
    : [text.participant]
  const guardian = person.guardian_name === null ? [] : [text.guardian({ name: person.guardian_name })]
  return [...own, ...guardian, text.operator]
}

const ticks = <C extends string>(
  codes: readonly C[],
  texts: { readonly [K in C]: string },
  known: string | null | undefined,
) => codes.map(code => ({ text: texts[code], ticked: code === known }))

const addressOf = (home: ResidenceRow | undefined): string =>
  home === undefined
    ? ''
    : [home.address, home.locality, findCounty(home.county)?.name]
        .filter(part => part !== null && part !== undefined)
        .join(', ')
