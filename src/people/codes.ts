/**
 * Closed lists of answers; their words stand in `words.ts`. What differs from one programme to the next (kinds of support, outcomes,
 * papers, target groups) stands in its profile, not here.
 */

/** X: non-binary, where national law knows it. Source: Reg. (EU) 2021/1057, annex I, point 1. */
export const sexes = ['F', 'M', 'X'] as const

/**
 * Unemployed: without work, available and seeking, or registered as such. Inactive: neither working nor unemployed; full-time students
 * count here also when they seek work. Employed: works for pay, profit or family gain, self-employment included.
 * Source: Reg. (EU) 2021/1057, annex I; guidance of the European Commission on common indicators.
 */
export const labourStatuses = ['unemployed', 'inactive', 'employed'] as const

/** Whether somebody is in education or training now, the course of the programme itself left out. */
export const educationNow = ['full-time', 'part-time', 'none'] as const

/** The highest level completed. Source: ISCED 2011, UNESCO. */
export const iscedLevels = ['0', '1', '2', '3', '4', '5', '6', '7', '8'] as const
export type IscedLevel = (typeof iscedLevels)[number]

/**
 * The school that somebody has finished, as people say it, and its level. Source: ISCED mapping of Romania; to be checked for schools
 * closed before 1990: ten grades of compulsory school count as lower secondary.
 */
export const iscedOfSchool = {
  none: '0',
  'four-grades': '1',
  'eight-grades': '2',
  'ten-grades': '2',
  vocational: '3',
  'high-school': '3',
  'post-secondary': '4',
  'short-higher': '5',
  bachelor: '6',
  master: '7',
  doctorate: '8',
} as const satisfies Record<string, IscedLevel>

/** Source: OUG 97/2005 on identity papers; OUG 194/2002 and Law 122/2006 for foreigners. */
export const identityPapers = [
  'identity-card',
  'electronic-identity-card',
  'provisional-identity-card',
  'birth-certificate',
  'passport',
  'residence-permit',
  'temporary-document',
  'none',
] as const

export const contactPreferences = ['call', 'message', 'email', 'letter', 'in-person'] as const

/** What a planner has to provide, never why: a need names no illness and no origin. Our choice. */
export const accessibilityNeeds = [
  'step-free',
  'transport',
  'companion',
  'sign-language',
  'interpreter',
  'large-print',
  'read-aloud',
  'easy-language',
  'quiet-place',
  'breaks',
  'childcare',
] as const

/** Why somebody left. Our choice; no answer names an illness. */
export const leaveReasons = [
  'completed',
  'found-work',
  'took-up-education',
  'moved-away',
  'personal-reasons',
  'not-reached',
  'excluded',
  'died',
  'other',
] as const

/** Kind of the local administrative unit. Source: Law 2/1968 and OUG 57/2019; the sectors are those of București. */
export const uatKinds = ['municipiu', 'oras', 'comuna', 'sector'] as const

/** Degree of urbanisation: 1 cities, 2 towns and suburbs, 3 rural areas. Source: Reg. (EC) 1059/2003, art. 4b. */
export const degurbaDegrees = [1, 2, 3] as const
