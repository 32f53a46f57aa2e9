import { expect, test } from 'vitest'
import type { Condition } from '../../src/programme/condition.ts'
import type { Unit } from '../../src/programme/facts.ts'
import type { Finding } from '../../src/programme/finding.ts'
import type { Indicator } from '../../src/programme/indicator.ts'
import { profileFindings } from '../../src/programme/profile-findings.ts'
import type { Profile } from '../../src/programme/profile.ts'
import { rulebook } from '../../src/programme/rulebook.ts'
import { typeCheck } from '../../src/programme/type-check.ts'
import { esfplus, oSansa } from './shipped.ts'

const rules = rulebook(esfplus(), oSansa())

const told = (findings: readonly Finding[]): string[] => findings.map(one => `${one.path.join('.')}: ${one.code}`)

const refused = (condition: Condition, unit: Unit = 'person'): string[] =>
  told(typeCheck(condition, unit, rules, ['counts']))

test.each<[string, Condition, Unit, string]>([
  ['a fact that nobody has', { is: 'happy' }, 'person', 'counts: programme.unknown-fact'],
  ['a fact of another unit', { is: 'signed' }, 'person', 'counts: programme.unknown-fact'],
  ['support of an hour', { received: 'counselling' }, 'hour', 'counts: programme.unknown-fact'],
  ['a number asked as yes or no', { is: 'age' }, 'person', 'counts: programme.wrong-operator'],
  ['a yes/no fact with bounds', { fact: 'started', from: 1 }, 'person', 'counts: programme.wrong-operator'],
  ['a set asked whether it is known', { known: 'supports' }, 'person', 'counts: programme.wrong-operator'],
  [
    'a labour status that does not exist',
    { fact: 'labour', is: 'idle' },
    'person',
    'counts.is: programme.unknown-code',
  ],
  [
    'one wrong code among several',
    { fact: 'labour', in: ['employed', 'idle'] },
    'person',
    'counts.in: programme.unknown-code',
  ],
  ['a region outside the programme', { fact: 'region', is: 'RO11' }, 'person', 'counts.is: programme.unknown-code'],
  ['support of no kind', { received: 'magic' }, 'person', 'counts.received: programme.unknown-code'],
  ['an outcome of no kind', { uponExit: 'fame' }, 'person', 'counts.uponExit: programme.unknown-code'],
  [
    'a phase of no enterprise',
    { phase: { atLeast: 'rich' } },
    'enterprise',
    'counts.phase.atLeast: programme.unknown-code',
  ],
  ['a party of no kind', { party: 'guest' }, 'event', 'counts.party: programme.unknown-code'],
  ['no bound', { fact: 'age' }, 'person', 'counts: programme.no-bound'],
  ['two lower bounds', { fact: 'age', from: 18, over: 17 }, 'person', 'counts.over: programme.two-bounds'],
  ['bounds that cross', { fact: 'age', from: 30, below: 18 }, 'person', 'counts: programme.bounds-cross'],
  ['a day for a number', { fact: 'age', from: '2025-01-01' }, 'person', 'counts.from: programme.wrong-bound'],
  ['a number for a day', { fact: 'entry_on', from: 3 }, 'person', 'counts.from: programme.wrong-bound'],
  ['half a year of age', { fact: 'age', from: 17.5 }, 'person', 'counts.from: programme.wrong-bound'],
  [
    'a parameter that nobody states',
    { fact: 'age', from: { parameter: 'x' } },
    'person',
    'counts.from: programme.unknown-parameter',
  ],
  ['an empty list', { any: [] }, 'person', 'counts.any: programme.empty-branch'],
  [
    'an empty list deep inside',
    { all: [{ not: { all: [] } }] },
    'person',
    'counts.all.0.not.all: programme.empty-branch',
  ],
])('%s is refused where it stands', (_, condition, unit, problem) => {
  expect(refused(condition, unit)).toEqual([problem])
})

test('a tree that nobody can read is refused', () => {
  let deep: Condition = { is: 'started' }
  for (let level = 0; level < 20; level += 1) deep = { not: deep }

  expect(refused(deep)[0]).toMatch(/condition-too-deep$/)
})

test('each part that is wrong is named', () => {
  const condition: Condition = {
    all: [{ is: 'happy' }, { is: 'started' }, { any: [{ reached: 'fame' }, { is: 'age' }] }],
  }

  expect(refused(condition)).toEqual([
    'counts.all.0: programme.unknown-fact',
    'counts.all.2.any.0.reached: programme.unknown-code',
    'counts.all.2.any.1: programme.wrong-operator',
  ])
})

test('bounds may meet in one value', () => {
  expect(refused({ fact: 'isced', from: 2, to: 2 })).toEqual([])
})

const started: Indicator = {
  code: 'X1',
  names: { ro: 'Probă', en: 'Trial' },
  kind: 'figure',
  unit: 'person',
  counts: { is: 'started' },
  source: 'choice',
}

const withIndicator = (indicator: Indicator): string[] =>
  told(profileFindings({ ...esfplus(), indicators: [indicator, ...esfplus().indicators] }))

test('a special category is never told by centre or partner', () => {
  const byCentre: Indicator = { ...started, counts: { is: 'roma' }, breakdown: ['sex', 'centre'] }
  const inCentre: Indicator = { ...started, counts: { all: [{ is: 'homeless' }, { known: 'partner' }] } }

  expect(withIndicator(byCentre)).toEqual(['indicators.0.breakdown: programme.sealed-by-place'])
  expect(withIndicator(inCentre)).toEqual(['indicators.0.counts: programme.sealed-by-place'])
  expect(withIndicator({ ...started, breakdown: ['centre'] })).toEqual([])
})

const share = (of: string, among: string): Indicator => ({
  code: 'X1',
  names: started.names,
  kind: 'figure',
  share: { of, among },
  source: 'choice',
})

test('a share is of people among people', () => {
  expect(withIndicator(share('EECR03', 'EECO19'))).toEqual(['indicators.0.share: programme.share-of-unlike'])
  expect(withIndicator(share('EECR99', 'EECO01'))).toEqual(['indicators.0.share.of: programme.unknown-code'])
  expect(withIndicator(share('EECR03', 'EECO01'))).toEqual([])
})

const findingsOf = (change: (profile: Profile) => Profile): string[] => told(profileFindings(change(esfplus())))

test('a profile that leaves a parameter unsaid, or gives it a value that the product does not know, is refused', () => {
  const without = findingsOf(profile => ({ ...profile, parameters: profile.parameters.slice(1) }))
  const wrong = findingsOf(profile => ({
    ...profile,
    parameters: profile.parameters.with(3, { code: 'student-or-register', value: 'both', source: 'choice' }),
  }))

  expect(without).toContain('parameters: programme.parameter-missing')
  expect(wrong).toEqual(['parameters.3.value: programme.parameter-value'])
})

test('rules of one code follow one another without a gap and without a day that two claim', () => {
  const [, , , before, after] = esfplus().criteria
  if (!before || !after) throw new Error('The minimum income has two criteria, one after the other.')
  const told2 = (validFrom: string) =>
    findingsOf(profile => ({ ...profile, criteria: [before, { ...after, validFrom }] }))

  expect(told2('2024-01-03')).toEqual(['criteria.1.validFrom: programme.validity-gap'])
  expect(told2('2023-12-31')).toEqual(['criteria.1.validFrom: programme.validity-overlaps'])
  expect(told2('2024-01-01')).toEqual([])
})

test('what a rule leans on must be there: source, paper, wider kind, reference, indicators of a check', () => {
  const [criterion] = esfplus().criteria
  const [support] = esfplus().supports
  const [outcome] = esfplus().outcomes
  const [, total] = esfplus().indicators
  if (!criterion || !support || !outcome || !total) throw new Error('The profile has one of each.')

  expect(findingsOf(profile => ({ ...profile, source: 'hearsay' }))).toEqual(['source: programme.unknown-code'])
  expect(findingsOf(profile => ({ ...profile, criteria: [{ ...criterion, papers: ['napkin'] }] }))).toEqual([
    'criteria.0.papers.0: programme.unknown-code',
  ])
  expect(
    findingsOf(profile => ({ ...profile, supports: profile.supports.with(0, { ...support, isA: 'help' }) })),
  ).toEqual(['supports.0.isA: programme.unknown-code'])
  expect(
    findingsOf(profile => ({ ...profile, outcomes: profile.outcomes.with(0, { ...outcome, isA: 'employment-ses' }) })),
  ).toEqual(['outcomes.0.isA: programme.kind-is-its-own-wider', 'outcomes.1.isA: programme.kind-is-its-own-wider'])
  expect(
    findingsOf(profile => ({ ...profile, indicators: profile.indicators.with(1, { ...total, code: 'EECO99' }) }))[0],
  ).toMatch(/reference.0: programme.unknown-code$/)
})
