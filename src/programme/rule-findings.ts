import { successions, twice, unknown, unknownAmong } from './code-list-findings.ts'
import { isSealed } from './compile.ts'
import { factsIn } from './condition.ts'
import { deliverableUnits, findFact } from './facts.ts'
import { type Finding, finding, type Path } from './finding.ts'
import { type CountedIndicator, type Indicator, isCounted } from './indicator.ts'
import { isParameter, parameterAllows } from './parameter.ts'
import type {
  Category,
  Criterion,
  EvidenceList,
  OutcomeKind,
  PaperKind,
  Profile,
  Service,
  SupportKind,
} from './profile.ts'
import type { Rule } from './rule.ts'
import type { Rulebook } from './rulebook.ts'
import { typeCheck } from './type-check.ts'

/** The rules that a profile and a programme both may bring. */
export interface OwnRules {
  supports?: SupportKind[] | undefined
  outcomes?: OutcomeKind[] | undefined
  papers?: PaperKind[] | undefined
  categories?: Category[] | undefined
  criteria?: Criterion[] | undefined
  indicators?: Indicator[] | undefined
  evidence?: EvidenceList[] | undefined
  services?: Service[] | undefined
  parameters?: Profile['parameters'] | undefined
}

/** What is wrong with a file's own rules, read in the light of all the rules in force beside them. */
export function ruleFindings(own: OwnRules, rules: Rulebook): Finding[] {
  const { supports = [], outcomes = [], papers = [], categories = [], criteria = [], indicators = [] } = own
  const { evidence = [], services = [], parameters = [] } = own
  const coded = { supports, outcomes, categories, criteria, indicators, parameters }
  return [
    ...Object.entries(coded).flatMap(([name, list]) =>
      successions<Rule & { code: string }>(list, one => one.code, [name]),
    ),
    ...Object.entries({ ...coded, evidence, services }).flatMap(([name, list]) => sources(list, rules, [name])),
    ...successions(evidence, list => list.claim, ['evidence']),
    ...successions(services, one => one.kind, ['services']),
    ...services.flatMap((one, at) => unknown(one.kind, codesOf(rules.supports), ['services', at, 'kind'])),
    ...twice(
      'code',
      papers.map(paper => paper.code),
      ['papers'],
    ),
    ...widerKinds(supports, rules.supports, ['supports']),
    ...widerKinds(outcomes, rules.outcomes, ['outcomes']),
    ...outcomes.flatMap((kind, at) => stateOfWider(kind, rules, ['outcomes', at])),
    ...categories.flatMap((one, at) => typeCheck(one.where, 'person', rules, ['categories', at, 'where'])),
    ...criteria.flatMap((one, at) => criterionFindings(one, rules, ['criteria', at])),
    ...evidence.flatMap((one, at) => evidenceFindings(one, rules, ['evidence', at])),
    ...parameters.flatMap((one, at) => parameterFindings(one, ['parameters', at])),
    ...indicators.flatMap((one, at) => indicatorFindings(one, rules, ['indicators', at])),
  ]
}

export const sources = (list: readonly Rule[], rules: Rulebook, path: Path): Finding[] =>
  list.flatMap((one, at) => unknown(one.source, Object.keys(rules.sources), [...path, at, 'source']))

interface Kind {
  code: string
  isA?: string | undefined
}

function widerKinds(own: readonly Kind[], all: readonly Kind[], path: Path): Finding[] {
  const codes = all.map(kind => kind.code)
  return own.flatMap((kind, at) => {
    const here = [...path, at, 'isA']
    return reachesItself(kind, all)
      ? [finding(here, 'kind-is-its-own-wider', { code: kind.code })]
      : unknown(kind.isA, codes, here)
  })
}

function reachesItself(kind: Kind, all: readonly Kind[]): boolean {
  const seen = new Set<string>()
  let wider = kind.isA
  while (wider !== undefined && !seen.has(wider)) {
    seen.add(wider)
    const code: string = wider
    wider = all.find(one => one.code === code)?.isA
  }
  return seen.has(kind.code)
}

function stateOfWider(kind: OutcomeKind, rules: Rulebook, path: Path): Finding[] {
  const wider = rules.outcomes.find(one => one.code === kind.isA)
  return wider && wider.state !== kind.state
    ? [finding([...path, 'state'], 'state-unlike-wider', { wider: wider.code })]
    : []
}

const codesOf = (list: readonly { code: string }[]): string[] => list.map(one => one.code)

const criterionFindings = (one: Criterion, rules: Rulebook, path: Path): Finding[] => [
  ...unknownAmong(one.papers, codesOf(rules.papers), [...path, 'papers']),
  ...unknown(one.category, codesOf(rules.categories), [...path, 'category']),
]

function evidenceFindings(one: EvidenceList, rules: Rulebook, path: Path): Finding[] {
  const papers = codesOf(rules.papers)
  const [of, code] = one.claim.split(/\.(.*)/)
  const known = claimed(of, rules)
  return [
    ...(known ? unknown(code, known, [...path, 'claim']) : []),
    ...one.papers.flatMap((paper, at) =>
      typeof paper === 'string'
        ? unknown(paper, papers, [...path, 'papers', at])
        : unknownAmong(paper, papers, [...path, 'papers', at]),
    ),
  ]
}

function claimed(of: string | undefined, rules: Rulebook): readonly string[] | undefined {
  if (of === 'eligibility') return codesOf(rules.criteria)
  if (of === 'support') return codesOf(rules.supports)
  if (of === 'outcome' || of === 'six-months') return codesOf(rules.outcomes)
  return of === 'deliverable' ? deliverableUnits : undefined
}

function parameterFindings(one: Profile['parameters'][number], path: Path): Finding[] {
  if (!isParameter(one.code)) return [finding([...path, 'code'], 'unknown-parameter', { parameter: one.code })]
  return parameterAllows(one.code, one.value)
    ? []
    : [finding([...path, 'value'], 'parameter-value', { parameter: one.code, value: one.value })]
}

function indicatorFindings(one: Indicator, rules: Rulebook, path: Path): Finding[] {
  const codes = codesOf(rules.indicators)
  if (isCounted(one)) {
    return [
      ...typeCheck(one.counts, one.unit, rules, [...path, 'counts']),
      ...unknownAmong(one.reference ?? [], codes, [...path, 'reference']),
      ...sealedFindings(one, path),
    ]
  }
  const { of, among } = one.share
  const wrong = [...unknown(of, codes, [...path, 'share', 'of']), ...unknown(among, codes, [...path, 'share', 'among'])]
  if (wrong.length > 0) return wrong
  const [part, whole] = [of, among].map(code => rules.indicators.find(other => other.code === code))
  const comparable = part && whole && isCounted(part) && isCounted(whole) && part.unit === whole.unit
  return comparable ? [] : [finding([...path, 'share'], 'share-of-unlike', { of, among })]
}

/** A special category is never told by a place smaller than a region: neither in the condition nor in the columns beside the value. */
function sealedFindings(one: CountedIndicator, path: Path): Finding[] {
  if (!isSealed(one)) return []
  const smallPlaces = (one.breakdown ?? []).filter(by => findFact(one.unit, by)?.place)
  const mixed = factsIn(one.counts).filter(name => findFact(one.unit, name)?.place)
  return [
    ...smallPlaces.map(by => finding([...path, 'breakdown'], 'sealed-by-place', { code: one.code, place: by })),
    ...mixed.map(place => finding([...path, 'counts'], 'sealed-by-place', { code: one.code, place })),
  ]
}
