import type { Lang } from '../kernel/words.ts'
import { mapOptions } from '../pages/options.ts'
import type { FormValues } from '../pages/form-state.ts'
import { accessibilityNeeds } from '../people/codes.ts'
import type { Question } from '../people/section.ts'
import { words as peopleWords } from '../people/words.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { counties } from '../programme/place.ts'
import { licences, offered, schedules, skills } from './codes.ts'
import { jobWords } from './job-words.ts'
import type { VacancyRow } from './tables.ts'
import { words } from './words.ts'

export const countyOptions = counties.map(one => ({ value: one.nuts, text: one.name }))

const levels = ['0', '1', '2', '3', '4', '5', '6', '7', '8'] as const

export function vacancyQuestions(lang: Lang, rules: Rulebook | undefined): Question[] {
  const text = jobWords(lang)
  const codes = words(lang)
  const trainings = (rules?.outcomes ?? []).filter(kind => !kind.state)
  return [
    { kind: 'text', name: 'title', label: text.vacancyTitle, width: 'full' },
    { kind: 'text', name: 'occupation', label: text.occupation, hint: text.occupationHint, width: 'short' },
    { kind: 'number', name: 'places', label: text.places },
    { kind: 'number', name: 'weeklyHours', label: text.weeklyHours, unit: text.hoursAWeek },
    { kind: 'select', name: 'contract', label: text.contract, options: mapOptions(lang, offered, codes.contract) },
    { kind: 'select', name: 'schedule', label: text.schedule, options: mapOptions(lang, schedules, codes.schedule) },
    { kind: 'select', name: 'county', label: text.county, options: countyOptions },
    { kind: 'text', name: 'locality', label: text.locality },
    { kind: 'day', name: 'opensOn', label: text.opensOn },
    { kind: 'day', name: 'deadlineOn', label: text.deadlineOn, hint: text.deadlineHint, optional: true },
    {
      kind: 'select',
      name: 'isced',
      label: text.isced,
      options: mapOptions(lang, levels, peopleWords(lang).isced),
      optional: true,
    },
    {
      kind: 'checkboxes',
      name: 'skills',
      label: text.skills,
      options: mapOptions(lang, skills, codes.skill),
      inline: true,
      optional: true,
    },
    {
      kind: 'checkboxes',
      name: 'licences',
      label: text.licences,
      options: mapOptions(lang, licences, codes.licence),
      inline: true,
      optional: true,
    },
    ...(trainings.length === 0
      ? []
      : [
          {
            kind: 'checkboxes' as const,
            name: 'training',
            label: text.training,
            options: trainings.map(kind => ({ value: kind.code, text: kind.names[lang] })),
            optional: true,
          },
        ]),
    {
      kind: 'checkboxes',
      name: 'provides',
      label: text.provides,
      hint: text.providesHint,
      options: mapOptions(lang, accessibilityNeeds, peopleWords(lang).need),
      inline: true,
      optional: true,
    },
    { kind: 'check', name: 'reserved', label: text.reserved, hint: text.reservedHint },
    { kind: 'textarea', name: 'requirements', label: text.requirements, optional: true },
  ]
}

export const vacancyValues = (row: VacancyRow): FormValues => ({
  title: row.title,
  occupation: row.occupation,
  places: String(row.places),
  weeklyHours: String(Number(row.weekly_hours)).replace('.', ','),
  contract: row.contract,
  schedule: row.schedule,
  county: row.county,
  locality: row.locality,
  opensOn: row.opens_on,
  deadlineOn: row.deadline_on ?? undefined,
  isced: row.isced === null ? undefined : String(row.isced),
  skills: row.skills,
  licences: row.licences,
  training: row.training,
  provides: row.provides,
  reserved: row.reserved ? 'yes' : undefined,
  requirements: row.requirements ?? undefined,
})
