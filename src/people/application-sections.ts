import type { Lang } from '../kernel/words.ts'
import { mapOptions } from '../pages/options.ts'
import { apply, declareNoDoubleFunding, withdrawApplication } from './application.ts'
import { reassign } from './assignment.ts'
import { categoryKinds, setCategory } from './category.ts'
import { educationNow, iscedLevels, labourStatuses } from './codes.ts'
import type { IdentityData } from './identity-data.ts'
import { identityWords } from './identity-words.ts'
import { personWords } from './person-words.ts'
import { part, unite } from './same-person.ts'
import { reasonQuestion, type Section, silences } from './section.ts'
import { recordSituation } from './situation.ts'
import { words } from './words.ts'

export function situationSection({ record, on }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  const codes = words(lang)
  const last = record.situations.at(-1)
  return {
    title: text.addSituation,
    lead: text.situationWhat,
    command: recordSituation,
    submit: text.save,
    values: { onDay: on, isced: last?.isced },
    questions: [
      { kind: 'day', name: 'onDay', label: text.onDay },
      {
        kind: 'select',
        name: 'labour',
        label: text.labour,
        options: mapOptions(lang, labourStatuses, codes.labour, silences),
      },
      { kind: 'day', name: 'labourSince', label: text.labourSince, optional: true },
      {
        kind: 'select',
        name: 'educationNow',
        label: text.educationNow,
        options: mapOptions(lang, educationNow, codes.educationNow, silences),
      },
      {
        kind: 'select',
        name: 'isced',
        label: text.isced,
        options: mapOptions(lang, iscedLevels, codes.isced, silences),
      },
      { ...reasonQuestion(lang), optional: true },
    ],
  }
}

export function categorySection(_: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.addCategory,
    lead: text.categoryHint,
    command: setCategory,
    submit: text.save,
    values: {},
    questions: [
      {
        kind: 'radios',
        name: 'kind',
        label: text.categoryKind,
        options: mapOptions(lang, categoryKinds, personWords(lang).categories),
      },
      { kind: 'day', name: 'validFrom', label: text.validFrom },
      { kind: 'day', name: 'validTo', label: text.validTo, optional: true },
    ],
  }
}

export function assignmentSection({ record: { enrolment, rules }, accounts }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  const centres = rules.centres.filter(centre => centre.region === enrolment.region)
  return {
    title: text.assignment,
    command: reassign,
    shown: enrolment.entry,
    submit: text.save,
    values: {
      caseworker: enrolment.caseworker_id,
      centre: enrolment.centre ?? undefined,
      partner: enrolment.partner,
      priority: String(enrolment.priority),
    },
    questions: [
      {
        kind: 'select',
        name: 'caseworker',
        label: text.caseworker,
        options: [...accounts].map(([value, name]) => ({ value, text: name })),
      },
      {
        kind: 'select',
        name: 'centre',
        label: text.centre,
        options: centres.map(centre => ({ value: centre.code, text: centre.name })),
        optional: true,
      },
      {
        kind: 'select',
        name: 'partner',
        label: text.partner,
        options: rules.partners.map(partner => ({ value: partner.code, text: partner.name })),
      },
      { kind: 'number', name: 'priority', label: text.priority, optional: true },
    ],
  }
}

export function declarationSection({ record: { enrolment }, on }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.declaration,
    command: declareNoDoubleFunding,
    shown: enrolment.entry,
    submit: text.save,
    values: { declaredOn: enrolment.no_double_funding_on ?? on },
    questions: [{ kind: 'day', name: 'declaredOn', label: text.declaredOn }],
  }
}

export function withdrawSection({ record: { enrolment }, on }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.withdrawTitle,
    lead: text.withdrawWhat,
    command: withdrawApplication,
    shown: enrolment.entry,
    submit: text.withdrawApplication,
    danger: true,
    values: { withdrawnOn: on },
    questions: [
      { kind: 'day', name: 'withdrawnOn', label: text.withdrawnOn },
      { ...reasonQuestion(lang), optional: true },
    ],
  }
}

export function applySection(
  { record: { enrolment, rules, programmes: own }, programmes, on }: IdentityData,
  lang: Lang,
): Section {
  const text = identityWords(lang)
  return {
    title: text.applyElsewhere,
    command: apply,
    submit: text.save,
    values: { appliedOn: on, region: enrolment.region, partner: enrolment.partner },
    questions: [
      {
        kind: 'select',
        name: 'programme',
        label: text.programme,
        options: programmes.filter(one => !own.includes(one.code)).map(one => ({ value: one.code, text: one.name })),
      },
      { kind: 'day', name: 'appliedOn', label: text.appliedOn },
      {
        kind: 'select',
        name: 'region',
        label: text.region,
        options: rules.regions.map(region => ({ value: region.nuts, text: region.names[lang] })),
      },
      {
        kind: 'select',
        name: 'partner',
        label: text.partner,
        options: rules.partners.map(partner => ({ value: partner.code, text: partner.name })),
      },
    ],
  }
}

export function uniteSection({ record: { person } }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.uniteTitle,
    lead: text.samePersonWhat,
    command: unite,
    shown: person.entry,
    submit: text.uniteAct,
    danger: true,
    values: {},
    questions: [
      { kind: 'text', name: 'with', label: text.uniteWith, hint: text.codeHint, width: 'short' },
      reasonQuestion(lang),
    ],
  }
}

export function partSection({ record: { person } }: IdentityData, lang: Lang): Section {
  const text = identityWords(lang)
  return {
    title: text.partTitle,
    lead: text.partWhat,
    command: part,
    shown: person.entry,
    submit: text.partAct,
    danger: true,
    values: {},
    questions: [reasonQuestion(lang)],
  }
}
