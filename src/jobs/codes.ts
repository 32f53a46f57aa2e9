/** As the contract says; `self-employed` holds no post. Source: Labour Code (Law 53/2003), art. 12, 83, 103, 208; Law 52/2011 for day labour. */
export const contracts = ['permanent', 'fixed-term', 'apprenticeship', 'day-labour', 'self-employed'] as const
export type Contract = (typeof contracts)[number]

/** What an employer can offer. */
export const offered = ['permanent', 'fixed-term', 'apprenticeship', 'day-labour'] as const

export const schedules = ['day', 'shifts', 'nights', 'weekends', 'flexible'] as const
export type Schedule = (typeof schedules)[number]

/** Permits that some work cannot be done without. Our choice. */
export const licences = ['driving-b', 'driving-c', 'driving-d', 'forklift', 'electrician', 'food-hygiene'] as const
export type Licence = (typeof licences)[number]

/** What people of the programme can do, in words that they and small employers use. Our choice. */
export const skills = [
  'cleaning',
  'cooking',
  'sewing',
  'weaving',
  'gardening',
  'farming',
  'care',
  'childminding',
  'sales',
  'warehouse',
  'packing',
  'construction',
  'carpentry',
  'repairs',
  'office',
  'data-entry',
  'customers',
  'languages',
] as const
export type Skill = (typeof skills)[number]

/** How far somebody goes to work: each reaches farther than the one before. */
export const reaches = ['locality', 'county', 'region', 'country'] as const
export type Reach = (typeof reaches)[number]

/** Why a proposal came to nothing. No answer names an illness or an origin. Our choice. */
export const refusalReasons = [
  'person-declined',
  'person-not-reached',
  'pay',
  'distance',
  'schedule',
  'employer-declined',
  'employer-chose-another',
  'vacancy-closed',
] as const

/** Why work ended. No answer names an illness. Our choice. */
export const endReasons = ['term-over', 'resigned', 'dismissed', 'agreed', 'probation', 'other-job', 'closed'] as const

/** Who said that somebody still works there. */
export const checkSources = ['register-extract', 'employer', 'person', 'visit'] as const

/** The only reasons for which work has become better. Source: Reg. (EU) 2021/1057, Annex I, EECR06; pay alone is none. */
export const betterReasons = ['stable', 'hours', 'skills', 'promotion'] as const

/** The way from a proposal to a contract, in its order; `refused` can come after any of the first four. */
export const mediationSteps = ['proposed', 'sent', 'interview', 'offer', 'hired', 'refused'] as const
export type MediationStep = (typeof mediationSteps)[number]
