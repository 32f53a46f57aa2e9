import { indicatorsIn } from './check.ts'
import { successions, twice, unknown, unknownAmong } from './code-list-findings.ts'
import { type Finding, finding, type Path } from './finding.ts'
import { parameters } from './parameter.ts'
import type { Phase, PlanGrid, Profile } from './profile.ts'
import { paperListFindings, ruleFindings, sources } from './rule-findings.ts'
import { type Rulebook, rulebook } from './rulebook.ts'

/** Everything in a profile that contradicts itself or points to nothing. */
export function profileFindings(profile: Profile): Finding[] {
  const rules = rulebook(profile)
  const known = Object.keys(profile.sources)
  const indicators = profile.indicators.map(one => one.code)
  const { immediateDays, longerTermMonths } = profile.windows
  return [
    ...(profile.validTo !== undefined && profile.validTo < profile.validFrom
      ? [finding(['validTo'], 'ends-before-it-begins')]
      : []),
    ...unknown(profile.source, known, ['source']),
    ...unknown(immediateDays.source, known, ['windows', 'immediateDays', 'source']),
    ...unknown(longerTermMonths.source, known, ['windows', 'longerTermMonths', 'source']),
    ...(['themes', 'phases', 'legalForms', 'planSections', 'partyKinds'] as const).flatMap(list =>
      twice(
        'code',
        (profile[list] ?? []).map(one => one.code),
        [list],
      ),
    ),
    ...(profile.planGrid ? gridFindings(profile.planGrid, known) : []),
    ...(profile.phases ?? []).flatMap((one, at) => phaseFindings(one, rules, ['phases', at])),
    ...ruleFindings(profile, rules),
    ...missingParameters(profile),
    ...successions(profile.checks, one => one.code, ['checks']),
    ...sources(profile.checks, rules, ['checks']),
    ...profile.checks.flatMap((one, at) =>
      indicatorsIn(one).flatMap(code => unknown(code, indicators, ['checks', at])),
    ),
  ]
}

function gridFindings({ source, criteria, minimum, difference }: PlanGrid, known: readonly string[]): Finding[] {
  const most = criteria.reduce((sum, one) => sum + one.maximum * one.weight, 0)
  return [
    ...unknown(source, known, ['planGrid', 'source']),
    ...twice(
      'code',
      criteria.map(one => one.code),
      ['planGrid', 'criteria'],
    ),
    ...(minimum > most ? [finding(['planGrid', 'minimum'], 'more-than-all-points', { most })] : []),
    ...(difference > most ? [finding(['planGrid', 'difference'], 'more-than-all-points', { most })] : []),
  ]
}

/** A profile says all of it, so that nobody has to guess what the product does. */
function missingParameters(profile: Profile): Finding[] {
  const stated = new Set(profile.parameters.map(one => one.code))
  const missing = Object.keys(parameters).filter(code => !stated.has(code))
  return missing.map(parameter => finding(['parameters'], 'parameter-missing', { parameter }))
}

function phaseFindings({ source, papers = [], byForm = [] }: Phase, rules: Rulebook, path: Path): Finding[] {
  const forms = rules.legalForms.map(one => one.code)
  return [
    ...unknown(source, Object.keys(rules.sources), [...path, 'source']),
    ...paperListFindings(papers, rules, [...path, 'papers']),
    ...byForm.flatMap((one, at) => [
      ...unknownAmong(one.forms, forms, [...path, 'byForm', at, 'forms']),
      ...paperListFindings(one.papers, rules, [...path, 'byForm', at, 'papers']),
    ]),
  ]
}
