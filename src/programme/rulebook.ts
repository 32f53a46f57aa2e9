import type { Day } from '../kernel/day.ts'
import type { Check } from './check.ts'
import type { Bound } from './condition.ts'
import type { Indicator } from './indicator.ts'
import type { ParameterCode, ParameterValue } from './parameter.ts'
import type {
  Category,
  Criterion,
  EvidenceList,
  OutcomeKind,
  PaperKind,
  Phase,
  PlanGrid,
  PlanSection,
  Profile,
  Service,
  SupportKind,
} from './profile.ts'
import type { Centre, Partner, Programme, Region } from './programme.ts'
import { holdsOn, type Names, type Rule, type Source } from './rule.ts'

interface Named {
  code: string
  names: Names
}

/** The rules in force for one programme under one profile on one day: the profile's, the programme's own, and its overrides. */
export interface Rulebook {
  programme: string | undefined
  startsOn: Day | undefined
  profile: { code: string; version: number; names: Names; period: string }
  sources: Record<string, Source>
  supports: SupportKind[]
  services: Service[]
  outcomes: OutcomeKind[]
  papers: PaperKind[]
  themes: Named[]
  phases: Phase[]
  legalForms: Named[]
  planSections: PlanSection[]
  planGrid: PlanGrid | undefined
  partyKinds: Named[]
  categories: Category[]
  criteria: Criterion[]
  windows: { immediateDays: Rule & { value: number }; longerTermMonths: Rule & { value: number } }
  evidence: EvidenceList[]
  parameters: Profile['parameters']
  indicators: Indicator[]
  checks: Check[]
  regions: Region[]
  centres: Centre[]
  partners: Partner[]
}

/**
 * Without a programme: the profile alone, which can be read and type-checked but counts nobody. Without a day: every rule, whenever
 * it holds.
 */
export function rulebook(profile: Profile, programme?: Programme, on?: Day): Rulebook {
  const valid = <T extends Pick<Rule, 'validFrom' | 'validTo'>>(rules: readonly T[] = []) =>
    rules.filter(rule => on === undefined || holdsOn(rule, on))
  const { code, version, names, period } = profile
  return {
    programme: programme?.code,
    startsOn: programme?.startsOn,
    profile: { code, version, names, period },
    sources: { ...profile.sources, ...programme?.sources },
    supports: [...valid(profile.supports), ...valid(programme?.supports)],
    outcomes: [...valid(profile.outcomes), ...valid(programme?.outcomes)],
    services: replacing(valid(profile.services), valid(programme?.services), one => one.kind),
    papers: [...profile.papers, ...(programme?.papers ?? [])],
    themes: profile.themes ?? [],
    phases: profile.phases ?? [],
    legalForms: profile.legalForms ?? [],
    planSections: profile.planSections ?? [],
    planGrid: profile.planGrid,
    partyKinds: profile.partyKinds ?? [],
    categories: [...valid(profile.categories), ...valid(programme?.categories)],
    criteria: [...valid(profile.criteria), ...valid(programme?.criteria)],
    windows: {
      immediateDays: programme?.windows?.immediateDays ?? profile.windows.immediateDays,
      longerTermMonths: programme?.windows?.longerTermMonths ?? profile.windows.longerTermMonths,
    },
    evidence: replacing(valid(profile.evidence), valid(programme?.evidence), list => list.claim),
    parameters: replacing(valid(profile.parameters), valid(programme?.parameters), one => one.code),
    indicators: [...valid(profile.indicators), ...valid(programme?.indicators)],
    checks: valid(profile.checks),
    regions: programme?.regions ?? [],
    centres: programme?.centres ?? [],
    partners: programme?.partners ?? [],
  }
}

function replacing<T>(rules: T[], overrides: T[], key: (rule: T) => string): T[] {
  const replaced = new Set(overrides.map(key))
  return [...rules.filter(rule => !replaced.has(key(rule))), ...overrides]
}

export function parameterOf<C extends ParameterCode>(rules: Rulebook, code: C): ParameterValue<C> {
  const found = rules.parameters.find(one => one.code === code)
  if (!found) throw new Error(`The profile ${rules.profile.code} states no ${code}; the reader refuses such a profile.`)
  // The reader has checked the value against the catalogue of parameters.
  return found.value as ParameterValue<C>
}

/** The number or day of a bound, which may be a parameter of the profile. */
export function boundValue(bound: Bound, rules: Rulebook): number | string {
  if (typeof bound !== 'object') return bound
  const found = rules.parameters.find(one => one.code === bound.parameter)
  if (!found) throw new Error(`The profile ${rules.profile.code} states no ${bound.parameter}.`)
  return found.value
}

/** The kind itself and every kind that satisfies it through `isA`. */
export function kindsSatisfying(kinds: readonly { code: string; isA?: string | undefined }[], code: string): string[] {
  const found = [code]
  for (const one of found)
    found.push(...kinds.filter(kind => kind.isA === one && !found.includes(kind.code)).map(kind => kind.code))
  return found
}

/**
 * The papers a claim needs: all of the groups, any paper within a group. A criterion without a list of its own needs one of its papers;
 * a narrower kind without one needs what the wider kind needs.
 */
export function papersFor(rules: Rulebook, claim: string): readonly (readonly string[])[] {
  const known = papersKnown.get(rules) ?? new Map<string, string[][]>()
  papersKnown.set(rules, known)
  const found = known.get(claim) ?? papersIn(rules, claim)
  known.set(claim, found)
  return found
}

/** Every list of people asks for the same few claims, thousands of times. */
const papersKnown = new WeakMap<Rulebook, Map<string, string[][]>>()

function papersIn(rules: Rulebook, claim: string): string[][] {
  const list = rules.evidence.find(one => one.claim === claim)
  if (list) return anyOfEach(list.papers)
  const [of, code] = claim.split(/\.(.*)/)
  if (of === 'eligibility') return rules.criteria.filter(one => one.code === code).map(one => one.papers)
  const wider = [...rules.supports, ...rules.outcomes].find(kind => kind.code === code)?.isA
  return wider === undefined ? [] : papersIn(rules, `${of}.${wider}`)
}

/** What a phase opens with, for this legal form: all of the groups, any paper within a group. */
export function papersForPhase({ papers = [], byForm = [] }: Phase, legalForm: string): string[][] {
  return anyOfEach(byForm.find(one => one.forms.includes(legalForm))?.papers ?? papers)
}

const anyOfEach = (papers: EvidenceList['papers']): string[][] =>
  papers.map(paper => (typeof paper === 'string' ? [paper] : paper))
