import { twice, unknown, unknownAmong } from './code-list-findings.ts'
import { type Finding, finding, type Path } from './finding.ts'
import { isCounted } from './indicator.ts'
import type { Profile } from './profile.ts'
import type { Amendment, Objective, Programme, Quota, Target } from './programme.ts'
import { ruleFindings } from './rule-findings.ts'
import { type Rulebook, rulebook } from './rulebook.ts'
import { targetFindings } from './target-findings.ts'

/** Everything in a programme that contradicts itself, does not add up, or points to nothing. Profiles: all that the organisation has. */
export function programmeFindings(programme: Programme, profiles: readonly Profile[]): Finding[] {
  const ofCode = profiles.filter(profile => profile.code === programme.profile)
  const codes = [...new Set(profiles.map(profile => profile.code))]
  const under = [programme.profile, ...(programme.alsoUnder ?? [])]
  const [profile, ...others] = under.flatMap(code => profiles.find(one => one.code === code) ?? [])
  if (ofCode.length === 0 || !profile) return unknown(programme.profile, codes, ['profile'])
  const rules = rulebook(profile, programme)
  return [
    ...days(programme, ofCode),
    ...unknownAmong(programme.alsoUnder ?? [], codes, ['alsoUnder']),
    ...organisations(programme),
    ...ownRules(programme, profile),
    ...onlyThere(
      others.flatMap(other => ownRules(programme, other)),
      ownRules(programme, profile),
    ),
    ...targets(programme, rules),
    ...(programme.quotas ?? []).flatMap((quota, at) => quotaFindings(quota, programme, rules, ['quotas', at])),
    ...amendments(programme, rules),
  ]
}

/** Its own kinds and rules must make sense beside those of every profile that it is counted under. */
const ownRules = (programme: Programme, profile: Profile): Finding[] => [
  ...alreadyInProfile(programme, profile),
  ...ruleFindings(programme, rulebook(profile, programme)),
]

/** What was not said already, each once. */
function onlyThere(findings: readonly Finding[], said: readonly Finding[]): Finding[] {
  const seen = new Set(said.map(keyOf))
  return findings.filter(one => !seen.has(keyOf(one)) && seen.add(keyOf(one)))
}

const keyOf = ({ path, code }: Finding): string => JSON.stringify([path, code])

/** The versions of its profile hold from its first day to its last. */
function days({ startsOn, endsOn }: Programme, versions: readonly Profile[]): Finding[] {
  if (endsOn < startsOn) return [finding(['endsOn'], 'ends-before-it-begins')]
  const from = versions.map(version => version.validFrom).toSorted()[0] ?? ''
  const open = versions.some(version => version.validTo === undefined)
  const to =
    versions
      .map(version => version.validTo ?? '')
      .toSorted()
      .at(-1) ?? ''
  if (startsOn < from) return [finding(['startsOn'], 'profile-not-valid', { day: startsOn })]
  return !open && endsOn > to ? [finding(['endsOn'], 'profile-not-valid', { day: endsOn })] : []
}

function organisations({ partners, regions, centres, objectives }: Programme): Finding[] {
  const partnerCodes = partners.map(partner => partner.code)
  const nuts = regions.map(region => region.nuts)
  const applicants = partners.filter(partner => partner.applicant).length
  return [
    ...twice('code', partnerCodes, ['partners']),
    ...twice('nuts', nuts, ['regions']),
    ...twice(
      'code',
      centres.map(centre => centre.code),
      ['centres'],
    ),
    ...(applicants === 1 ? [] : [finding(['partners'], 'one-applicant', { count: applicants })]),
    ...centres.flatMap((centre, at) => unknown(centre.region, nuts, ['centres', at, 'region'])),
    ...centres.flatMap((centre, at) => unknown(centre.partner, partnerCodes, ['centres', at, 'partner'])),
    ...twice(
      'code',
      objectives.map(objective => objective.code),
      ['objectives'],
    ),
    ...objectives.flatMap((one, at) => activities(one, partnerCodes, ['objectives', at, 'activities'])),
  ]
}

const activities = (objective: Objective, partners: readonly string[], path: Path): Finding[] => [
  ...twice(
    'code',
    objective.activities.map(activity => activity.code),
    path,
  ),
  ...objective.activities.flatMap((one, at) => unknownAmong(one.partners ?? [], partners, [...path, at, 'partners'])),
]

/** A programme adds to its profile; what the profile already has under this code, it may not silently mean otherwise. */
function alreadyInProfile(programme: Programme, profile: Profile): Finding[] {
  const lists = ['supports', 'outcomes', 'papers', 'categories', 'criteria', 'indicators'] as const
  return lists.flatMap(name => {
    const taken = new Set(profile[name].map(one => one.code))
    return (programme[name] ?? []).flatMap((one, at) =>
      taken.has(one.code)
        ? [finding([name, at, 'code'], 'code-in-profile', { code: one.code, profile: profile.code })]
        : [],
    )
  })
}

interface Placed {
  target: Target
  path: Path
}

const placedTargets = ({ objectives }: Programme): Placed[] =>
  objectives.flatMap((objective, o) =>
    objective.activities.flatMap((activity, a) =>
      activity.targets.map((target, t) => ({ target, path: ['objectives', o, 'activities', a, 'targets', t] })),
    ),
  )

function targets(programme: Programme, rules: Rulebook): Finding[] {
  const all = placedTargets(programme)
  const first = new Map(all.toReversed().map(({ target, path }) => [target.indicator, path]))
  const again = all.filter(({ target, path }) => first.get(target.indicator) !== path)
  return [
    ...again.map(({ target, path }) =>
      finding([...path, 'indicator'], 'target-twice', { indicator: target.indicator }),
    ),
    ...all.flatMap(({ target, path }) => targetFindings(target, programme, rules, path)),
  ]
}

/** A quota is part of a target: it cannot ask for more than is promised in all. */
function quotaFindings(quota: Quota, programme: Programme, rules: Rulebook, path: Path): Finding[] {
  const indicator = rules.indicators.find(one => one.code === quota.of)
  const total = placedTargets(programme).find(({ target }) => target.indicator === quota.of)?.target.total
  return [
    ...unknown(
      quota.category,
      rules.categories.map(category => category.code),
      [...path, 'category'],
    ),
    ...unknown(
      quota.of,
      rules.indicators.map(one => one.code),
      [...path, 'of'],
    ),
    ...(indicator && !(isCounted(indicator) && indicator.unit === 'person')
      ? [finding([...path, 'of'], 'quota-not-of-people')]
      : []),
    ...('number' in quota && total !== undefined && quota.number > total
      ? [finding([...path, 'number'], 'quota-beyond-target', { number: quota.number, total })]
      : []),
  ]
}

function amendments(programme: Programme, rules: Rulebook): Finding[] {
  const all = programme.amendments ?? []
  return all.flatMap((one, at) => amendmentFindings(one, all[at - 1], programme, rules, ['amendments', at]))
}

function amendmentFindings(
  one: Amendment,
  before: Amendment | undefined,
  programme: Programme,
  rules: Rulebook,
  path: Path,
): Finding[] {
  const codes = one.targets.map(target => target.indicator)
  return [
    ...order(one, before, programme, path),
    ...twice('indicator', codes, [...path, 'targets']),
    ...one.targets.flatMap((target, at) => amendedTarget(target, programme, rules, [...path, 'targets', at])),
  ]
}

/** An addendum changes what was promised; a new promise is written into the objectives first. */
function amendedTarget(target: Target, programme: Programme, rules: Rulebook, path: Path): Finding[] {
  const promised = placedTargets(programme).map(one => one.target.indicator)
  const notPromised = unknown(target.indicator, promised, [...path, 'indicator'])
  return notPromised.length > 0 ? notPromised : targetFindings(target, programme, rules, path)
}

function order(one: Amendment, before: Amendment | undefined, programme: Programme, path: Path): Finding[] {
  const expected = (before?.number ?? 0) + 1
  const { number, validFrom } = one
  if (number !== expected) return [finding([...path, 'number'], 'amendment-number', { number, expected })]
  if (validFrom < programme.startsOn)
    return [finding([...path, 'validFrom'], 'day-outside-programme', { day: validFrom })]
  const backwards = before !== undefined && validFrom < before.validFrom
  return backwards ? [finding([...path, 'validFrom'], 'amendments-out-of-order', { day: validFrom })] : []
}
