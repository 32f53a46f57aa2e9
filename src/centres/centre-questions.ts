import type { Lang } from '../kernel/words.ts'
import { romanianRegions } from '../programme/place.ts'
import type { Question } from '../people/section.ts'
import type { Option } from '../pages/question.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { directions, referralAnswers, referralOutcomes } from './referral.ts'
import { serviceResults } from './given.ts'
import { audiences } from './offered.ts'
import { studyKinds } from './need.ts'
import { topics } from './tables.ts'
import { words } from './words.ts'

const options = (codes: readonly string[], texts: Readonly<Record<string, string>>): Option[] =>
  codes.map(value => ({ value, text: texts[value] ?? value }))

const deliverables = (list: readonly { id: string; code: string; title: string }[]): Option[] =>
  list.map(one => ({ value: one.id, text: `${one.code} ${one.title}` }))

export const regionOptions = (): Option[] => romanianRegions.map(one => ({ value: one.nuts, text: one.name }))

export function describing(lang: Lang): Question[] {
  const text = words(lang)
  return [
    { kind: 'checkboxes', name: 'area', label: text.area, options: regionOptions(), inline: true },
    { kind: 'text', name: 'address', label: text.address, hint: text.addressHint, optional: true, width: 'full' },
    { kind: 'textarea', name: 'says', label: text.says, optional: true },
    {
      kind: 'checkboxes',
      name: 'languages',
      label: text.languages,
      options: options(Object.keys(text.languageNames), text.languageNames),
      inline: true,
    },
    { kind: 'check', name: 'stepFree', label: text.stepFree },
  ]
}

export const opening = (lang: Lang, rules: Rulebook): Question[] => [
  {
    kind: 'select',
    name: 'centre',
    label: words(lang).centre,
    hint: words(lang).centreHint,
    options: rules.centres.map(one => ({ value: one.code, text: `${one.code} ${one.name}` })),
  },
  { kind: 'day', name: 'openedOn', label: words(lang).openedOn },
  ...describing(lang),
]

export const reason = (lang: Lang): Question => ({
  kind: 'text',
  name: 'reason',
  label: words(lang).reason,
  hint: words(lang).reasonHint,
  width: 'full',
})

export function week(lang: Lang): Question[] {
  const text = words(lang)
  return ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday, at): Question[] => [
    { kind: 'hidden', name: `days.${at}.weekday`, value: String(weekday) },
    {
      kind: 'text',
      name: `days.${at}.opens`,
      label: text.opens({ day: text.weekdays[weekday] }),
      width: 'short',
      optional: true,
    },
    {
      kind: 'text',
      name: `days.${at}.closes`,
      label: text.closes({ day: text.weekdays[weekday] }),
      width: 'short',
      optional: true,
    },
  ])
}

export function posting(lang: Lang, accounts: ReadonlyMap<string, string>): Question[] {
  const text = words(lang)
  return [
    { kind: 'text', name: 'post', label: text.post, hint: text.postHint, width: 'full' },
    {
      kind: 'select',
      name: 'account',
      label: text.account,
      optional: true,
      options: [...accounts].map(([value, name]) => ({ value, text: name })),
    },
    { kind: 'number', name: 'weeklyHours', label: text.weeklyHours },
    { kind: 'day', name: 'since', label: text.since },
  ]
}

export function offering(lang: Lang): Question[] {
  const text = words(lang)
  return [
    { kind: 'text', name: 'title', label: text.title, width: 'full' },
    { kind: 'textarea', name: 'says', label: text.says, optional: true },
    { kind: 'select', name: 'topic', label: text.topic, options: options(topics, text.topics) },
    {
      kind: 'checkboxes',
      name: 'audience',
      label: text.audience,
      options: options(audiences, text.audiences),
      inline: true,
    },
    { kind: 'check', name: 'byAppointment', label: text.byAppointment },
    { kind: 'day', name: 'since', label: text.since },
    { kind: 'day', name: 'until', label: text.until, optional: true },
  ]
}

interface Things {
  services: readonly { id: string; title: string }[]
  enterprises: readonly { id: string; code: string; title: string }[]
}

export function giving(lang: Lang, { services, enterprises }: Things): Question[] {
  const text = words(lang)
  return [
    {
      kind: 'select',
      name: 'service',
      label: text.service,
      options: services.map(one => ({ value: one.id, text: one.title })),
    },
    { kind: 'day', name: 'givenOn', label: text.givenOn },
    { kind: 'number', name: 'minutes', label: text.minutes, hint: text.minutesHint },
    { kind: 'text', name: 'person', label: text.person, hint: text.personHint, width: 'short', optional: true },
    {
      kind: 'select',
      name: 'enterprise',
      label: text.enterprise,
      options: deliverables(enterprises),
      optional: true,
    },
    { kind: 'text', name: 'organisation', label: text.organisation, hint: text.organisationHint, optional: true },
    { kind: 'select', name: 'result', label: text.result, options: options(serviceResults, text.results) },
    { kind: 'textarea', name: 'note', label: text.note, optional: true },
  ]
}

export function needing(lang: Lang, enterprises: Things['enterprises']): Question[] {
  const text = words(lang)
  return [
    {
      kind: 'select',
      name: 'enterprise',
      label: text.enterprise,
      options: deliverables(enterprises),
      optional: true,
    },
    { kind: 'text', name: 'organisation', label: text.organisation, hint: text.organisationHint, optional: true },
    { kind: 'select', name: 'topic', label: text.topic, options: options(topics, text.topics) },
    { kind: 'textarea', name: 'says', label: text.need },
    { kind: 'day', name: 'foundOn', label: text.foundOn },
  ]
}

export function studying(lang: Lang): Question[] {
  const text = words(lang)
  return [
    { kind: 'radios', name: 'kind', label: text.kind, options: options(studyKinds, text.studyKinds), inline: true },
    { kind: 'text', name: 'title', label: text.title, width: 'full' },
    { kind: 'day', name: 'heldOn', label: text.heldOn },
    { kind: 'number', name: 'tookPart', label: text.tookPart, optional: true },
    { kind: 'textarea', name: 'findings', label: text.findings },
  ]
}

export function referring(lang: Lang): Question[] {
  const text = words(lang)
  return [
    {
      kind: 'radios',
      name: 'direction',
      label: text.direction,
      options: options(directions, text.directions),
      inline: true,
    },
    { kind: 'text', name: 'person', label: text.person, hint: text.personHint, width: 'short' },
    { kind: 'text', name: 'organisation', label: text.other, width: 'full' },
    { kind: 'select', name: 'topic', label: text.topic, options: options(topics, text.topics) },
    { kind: 'day', name: 'askedOn', label: text.askedOn },
    { kind: 'day', name: 'dueOn', label: text.dueOn },
  ]
}

export const overriding = (lang: Lang): Question[] => [
  ...referring(lang),
  { kind: 'textarea', name: 'reason', label: words(lang).because },
]

export const answering = (lang: Lang): Question[] => [
  {
    kind: 'radios',
    name: 'answer',
    label: words(lang).answer,
    options: options(referralAnswers, words(lang).answers),
    inline: true,
  },
  { kind: 'day', name: 'answeredOn', label: words(lang).answeredOn },
]

export const concluding = (lang: Lang): Question[] => [
  {
    kind: 'radios',
    name: 'outcome',
    label: words(lang).outcome,
    options: options(referralOutcomes, words(lang).outcomes),
  },
  { kind: 'day', name: 'endedOn', label: words(lang).endedOn },
]
