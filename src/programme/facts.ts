/**
 * The facts a rule may speak of, unit by unit: one catalogue for the type-check, the compiled SQL, the sentences and the relation `f`
 * that results build. The name of a fact is the name of its column in `f`; the column may be null, which counts as "no".
 *
 * `proven` names the twin column that holds the same claim with all its mandatory papers accepted. A fact without a twin is part of
 * the record and is proved with the participation itself. `sealed` columns exist only in the relation that the role `counter` reads.
 */
export const units = ['person', 'family', 'hour', 'job', 'enterprise', 'centre', 'agreement', 'event'] as const
export type Unit = (typeof units)[number]

/** Countable things that are not people, kept in the register of deliverables. */
export const deliverableUnits = ['job', 'enterprise', 'centre', 'agreement', 'event'] as const
export type DeliverableUnit = (typeof deliverableUnits)[number]

/** Whether this is counted in things of the register. */
export const isThing = (unit: string): unit is DeliverableUnit => deliverableUnits.some(one => one === unit)

/** Lists of codes that a profile or a programme brings. */
export type CodeList = 'supports' | 'outcomes' | 'themes' | 'phases' | 'partyKinds' | 'regions' | 'centres' | 'partners'

export interface Fact {
  type: 'truth' | 'day' | 'integer' | 'number' | 'code' | 'set' | 'hours'
  /** For codes and sets: the codes themselves, or the list they come from. */
  codes?: readonly string[] | CodeList
  proven?: string
  sealed?: true
  /** Names a place smaller than a region: never together with a sealed fact. */
  place?: true
}

const truth = { type: 'truth' } as const
const day = { type: 'day' } as const
const integer = { type: 'integer' } as const
const number = { type: 'number' } as const
const sealed = { type: 'truth', sealed: true } as const
const region = { type: 'code', codes: 'regions' } as const
/** LD = less developed, MD = more developed. Source: Reg. (EU) 2021/1060, art. 108. */
const regionCategory = { type: 'code', codes: ['LD', 'MD'] } as const
const centre = { type: 'code', codes: 'centres', place: true } as const
const partner = { type: 'code', codes: 'partners', place: true } as const
const sex = { type: 'code', codes: ['F', 'M', 'X'] } as const

/** One row per participation: a person in a programme, records of the same person pooled. */
const person = {
  applied: truth,
  eligible: truth,
  refused: truth,
  waiting: truth,
  /** Has received a first support that opens entry, after an eligibility decision. */
  started: { type: 'truth', proven: 'participation_proven' },
  /** Sex, birth date, labour status and education are known. */
  complete: truth,
  exited: truth,
  in_education: truth,
  student: truth,
  /** By degree of urbanisation (DEGURBA 3) of the place of domicile. */
  rural: truth,
  /** By the Romanian kind of the local unit (commune). */
  rural_uat: truth,
  /** Lives on the guaranteed minimum income, or on the minimum inclusion income that replaced it. */
  vmg: truth,
  /** More than two dependent children. */
  large_family: truth,
  /** Had a job at any time before entry: tells reintegration from integration. */
  worked_before: truth,
  applied_on: day,
  entry_on: day,
  exit_on: day,
  /** Completed years at entry. */
  age: integer,
  /** Completed months of unemployment at entry. */
  unemployed_months: integer,
  /** Highest completed level at entry, ISCED 2011, 0 to 8. */
  isced: integer,
  dependants: integer,
  sex,
  region,
  region_category: regionCategory,
  /** At entry. */
  labour: { type: 'code', codes: ['unemployed', 'inactive', 'employed'] },
  centre,
  partner,
  /** Kinds of support received up to the day asked. */
  supports: { type: 'set', codes: 'supports', proven: 'supports_proven' },
  /** Kinds of outcome reached since entry. */
  outcomes: { type: 'set', codes: 'outcomes', proven: 'outcomes_proven' },
  /** Kinds of outcome that satisfy the immediate window. */
  upon_exit: { type: 'set', codes: 'outcomes', proven: 'upon_exit_proven' },
  /** Kinds of outcome that hold on the day of the longer-term window. */
  at_six_months: { type: 'set', codes: 'outcomes', proven: 'at_six_months_proven' },
  /** Hours of support of any kind. */
  hours: number,
  /** Hours by kind of support, as a JSON object. */
  support_hours: { type: 'hours', codes: 'supports', proven: 'support_hours_proven' },
  roma: sealed,
  minority: sealed,
  disability: sealed,
  foreign_background: sealed,
  third_country: sealed,
  homeless: sealed,
} as const satisfies Record<string, Fact>

/** One row per household with at least one participant. */
const family = {
  started: { type: 'truth', proven: 'participation_proven' },
  large_family: truth,
  vmg: truth,
  region,
  region_category: regionCategory,
  /** Participants of this family. */
  participants: integer,
} as const satisfies Record<string, Fact>

/** One row per support and participant; the indicator adds up `hours`. */
const hour = {
  given: { type: 'truth', proven: 'given_proven' },
  given_on: day,
  hours: number,
  support: { type: 'code', codes: 'supports' },
  theme: { type: 'code', codes: 'themes' },
  sex,
  region,
  region_category: regionCategory,
  centre,
  partner,
} as const satisfies Record<string, Fact>

const deliverable = {
  /** Reached by the day asked and not withdrawn. */
  reached: { type: 'truth', proven: 'proven' },
  reached_on: day,
  region,
  region_category: regionCategory,
  partner,
} as const satisfies Record<string, Fact>

/** One row per position, not per person who holds it. */
const job = {
  ...deliverable,
  /** A new post that raises the employer's number of posts. */
  net_new: truth,
  /** In a social enterprise of the programme. */
  in_enterprise: truth,
  occupied: truth,
  weekly_hours: number,
  contract: { type: 'code', codes: ['permanent', 'fixed-term', 'apprenticeship'] },
} as const satisfies Record<string, Fact>

const enterprise = {
  ...deliverable,
  /** The furthest phase reached, also when the enterprise has closed since. */
  phase: { type: 'code', codes: 'phases' },
  active: truth,
  /** Existed before the programme. */
  existing: truth,
  /** Has sold goods or services. */
  earning: truth,
  /** A public administration or service that is supported as an organisation. */
  public_body: truth,
  /** A micro, small or medium-sized enterprise, cooperatives and social enterprises included. */
  micro_sme: truth,
} as const satisfies Record<string, Fact>

const resourceCentre = {
  ...deliverable,
  /** Services given so far: a centre without a first service is a room. */
  services: integer,
  /** Opportunities for developing social enterprises identified so far. */
  opportunities: integer,
} as const satisfies Record<string, Fact>

const agreement = {
  ...deliverable,
  signed: truth,
  joint_action: truth,
  /** Brought about by a resource centre between local authority, business and social enterprise. */
  brokered: truth,
  /** `kind@region`, such as `authority@RO21`. */
  parties: { type: 'set', codes: 'partyKinds' },
} as const satisfies Record<string, Fact>

const event = {
  ...deliverable,
  attended: integer,
  /** `kind@region`, such as `authority@RO21`. */
  parties: { type: 'set', codes: 'partyKinds' },
} as const satisfies Record<string, Fact>

export const facts = { person, family, hour, job, enterprise, centre: resourceCentre, agreement, event } as const

export const findFact = (unit: Unit, name: string): Fact | undefined => {
  const ofUnit: Record<string, Fact> = facts[unit]
  return Object.hasOwn(ofUnit, name) ? ofUnit[name] : undefined
}

type Value<F extends Fact> = F['type'] extends 'truth'
  ? boolean
  : F['type'] extends 'integer' | 'number'
    ? number
    : F['type'] extends 'set'
      ? string[]
      : F['type'] extends 'hours'
        ? Record<string, number>
        : string

type ProvenColumns<C extends Record<string, Fact>> = {
  [N in keyof C as C[N] extends { proven: infer P extends string } ? P : never]: Value<C[N]> | null
}

/** A row of `f` for one unit: every fact and every proven twin. */
export type FactRow<U extends Unit> = {
  [N in keyof (typeof facts)[U]]: (typeof facts)[U][N] extends Fact ? Value<(typeof facts)[U][N]> | null : never
} & ProvenColumns<(typeof facts)[U] & Record<string, Fact>>
