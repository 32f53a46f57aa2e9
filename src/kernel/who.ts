/**
 * Who asks, what they may do, and for which part of the organisation. A role gives rights; a grant gives a role within a scope; an
 * account holds one or more grants. Source of the roles: the people who use Șansa, by their work.
 */
export const roles = [
  'administrator',
  'manager',
  'counsellor',
  'trainer',
  'mediator',
  'enterprise',
  'centre',
  'auditor',
  'scorer',
] as const
export type Role = (typeof roles)[number]

export const rights = [
  'people.read',
  'people.write',
  'people.decide',
  'people.erase',
  'support.write',
  'outcome.write',
  'evidence.write',
  'evidence.check',
  'special.write',
  'special.reveal',
  'programme.read',
  'programme.write',
  'deliverable.write',
  'training.write',
  /** One's own timesheets; those of others whom a right over them reaches. */
  'timesheet.write',
  'timesheet.read',
  'enterprise.decide',
  'plan.score',
  'opportunity.write',
  'referral.write',
  'referral.override',
  'results.read',
  'results.freeze',
  'requests.settle',
  'export',
  'journal.read',
  'undo',
  'administer',
] as const
export type Right = (typeof rights)[number]

const reading: Right[] = ['people.read', 'programme.read', 'results.read']
const casework: Right[] = [
  ...reading,
  'people.write',
  'support.write',
  'outcome.write',
  'evidence.write',
  'requests.settle',
  'timesheet.write',
  'undo',
]

/** Our choice: the smallest set with which each role does its week. Only a manager decides on eligibility beside a counsellor. */
const rightsOf: Record<Role, readonly Right[]> = {
  administrator: ['programme.read', 'administer', 'journal.read', 'people.erase', 'people.read'],
  manager: [
    ...casework,
    'people.decide',
    'evidence.check',
    'programme.write',
    'deliverable.write',
    'training.write',
    'timesheet.read',
    'enterprise.decide',
    'opportunity.write',
    'referral.write',
    'referral.override',
    'results.freeze',
    'export',
    'journal.read',
    'special.write',
    'special.reveal',
  ],
  counsellor: [
    ...casework,
    'people.decide',
    'referral.write',
    'evidence.check',
    'timesheet.read',
    'special.write',
    'special.reveal',
  ],
  trainer: [
    ...reading,
    'training.write',
    'support.write',
    'outcome.write',
    'evidence.write',
    'requests.settle',
    'timesheet.write',
    'undo',
  ],
  mediator: [
    ...reading,
    'support.write',
    'outcome.write',
    'evidence.write',
    'requests.settle',
    'timesheet.write',
    'undo',
  ],
  enterprise: ['programme.read', 'results.read', 'deliverable.write', 'evidence.write', 'requests.settle'],
  centre: [
    ...reading,
    'deliverable.write',
    'opportunity.write',
    'referral.write',
    'evidence.write',
    'support.write',
    'requests.settle',
    'timesheet.write',
    'undo',
  ],
  auditor: [...reading, 'timesheet.read', 'journal.read', 'export'],
  // Blind by what it lacks: no page that tells whose a plan is opens with it.
  scorer: ['plan.score'],
}

/** Rights that need a second factor at sign-in. */
export const guardedRights: readonly Right[] = ['special.reveal', 'export', 'administer', 'people.erase']

export type Scope =
  | { of: 'tenant' }
  | { of: 'programme' | 'partner' | 'region' | 'centre' | 'enterprise'; id: string }
  /** The people this account looks after. */
  | { of: 'caseload' }

export interface Grant {
  role: Role
  scope: Scope
}

/** Nobody's account: whom the journal names where somebody outside did something on a public page. */
export const publicAccount = '00000000-0000-7000-8000-000000000000'

export interface Who {
  tenant: string
  account: string
  name: string
  grants: readonly Grant[]
  /** Rights that the roles give and this way in does not: a program never has those that need a second factor. */
  withheld?: readonly Right[]
}

export const roleHas = (role: Role, right: Right): boolean => rightsOf[role].includes(right)

/** Whether everything that the one role may do, the other may too. */
export const roleCovers = (other: Role, one: Role): boolean => rightsOf[one].every(right => roleHas(other, right))

export const may = (who: Who, right: Right): boolean => scopesFor(who, right).length > 0

/** The scopes in which this right holds; empty = nowhere. */
export const scopesFor = ({ grants, withheld = [] }: Who, right: Right): Scope[] =>
  withheld.includes(right) ? [] : grants.filter(grant => roleHas(grant.role, right)).map(grant => grant.scope)
