import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/kernel/problem.ts'
import { levelOf } from '../../src/programme/check.ts'
import { isCounted } from '../../src/programme/indicator.ts'
import type { Programme } from '../../src/programme/programme.ts'
import { readProfile, readProgramme } from '../../src/programme/rule-file.ts'
import { rulebook, papersFor } from '../../src/programme/rulebook.ts'
import { targetsOn } from '../../src/programme/targets.ts'
import { writeYaml } from '../../src/programme/yaml.ts'
import { esfplus, oSansa, profiles, text } from './shipped.ts'

/** What is wrong, each as `line:column code`. */
function refused(file: string): string[] {
  try {
    readProgramme(file, profiles())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.fields.length === 0) return [error.code]
    return error.fields.map(({ code, details }) => `${details?.line}:${details?.column} ${code}`)
  }
  return []
}

const lines = (file: string): string[] => file.split('\n')
const file = text('o-sansa')

/** The file with one text in place of another, and the line on which it stands. */
function changed(before: string, after: string): { file: string; line: number } {
  const line = lines(file).findIndex(one => one.includes(before))
  if (line < 0) throw new Error(`The file has no ${before}.`)
  return {
    file: lines(file)
      .with(line, (lines(file)[line] ?? '').replace(before, after))
      .join('\n'),
    line: line + 1,
  }
}

describe('is refused with line and column:', () => {
  test.each([
    ['parts that do not add up', 'RO21: 40, RO41: 35', 'RO21: 41, RO41: 35', 'programme.parts-do-not-add-up'],
    ['a region that is not there', 'region: RO21', 'region: RO99', 'programme.unknown-code'],
    ['an indicator that is not there', 'indicator: counselled', 'indicator: consoled', 'programme.unknown-code'],
    ['a quota beyond its target', 'number: 30', 'number: 101', 'programme.quota-beyond-target'],
    [
      'a fact that is not there',
      '{ is: eligible }, { is: started }',
      '{ is: welcome }, { is: started }',
      'programme.unknown-fact',
    ],
    ['a bound of the wrong kind', 'weekly_hours, from: 20', 'weekly_hours, from: many', 'shape.not-a-day'],
    ['a target that is said twice', 'indicator: mediated', 'indicator: informed', 'programme.target-twice'],
    ['an addendum with a wrong number', 'number: 1', 'number: 2', 'programme.amendment-number'],
    ['a day that does not exist', 'startsOn: 2024-09-01', 'startsOn: 2024-09-31', 'shape.not-a-day'],
    ['a profile that is not there', 'profile: ESFPLUS-2021-RO', 'profile: ESFMINUS', 'programme.unknown-code'],
    ['a number of an organisation with a slip', '9900000118', '9900000119', 'programme.not-a-cui'],
    [
      'a code of the profile with another meaning',
      'code: training-oivpd',
      'code: training',
      'programme.code-in-profile',
    ],
    ['a period that falls', 'until: 2026-06-30, value: 100', 'until: 2026-06-30, value: 40', 'programme.period-falls'],
    ['a second applicant', "cui: '9900000223'", "applicant: true, cui: '9900000223'", 'programme.one-applicant'],
  ])('%s', (_, before, after, code) => {
    const { file: broken, line } = changed(before, after)

    const found = refused(broken)

    const expected = code === 'programme.one-applicant' ? line - 1 : line
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${expected}:\\d+ ${code}$`)))
  })

  test('a column too', () => {
    const { file: broken, line } = changed(
      'byRegion: { RO21: 3, RO41: 3, RO32: 2 }',
      'byRegion: { RO21: 3, RO41: 3, RO99: 2 }',
    )
    const column = (lines(broken)[line - 1] ?? '').indexOf('RO99: 2') + 'RO99: '.length + 1

    expect(refused(broken)).toEqual([`${line}:${column} programme.unknown-code`])
  })

  test('all of them at once, in the order of the file', () => {
    const broken = changed('RO21: 40, RO41: 35', 'RO21: 41, RO41: 35').file.replace('number: 30', 'number: 101')

    const found = refused(broken)

    expect(found.map(one => one.split(' ')[1])).toEqual([
      'programme.parts-do-not-add-up',
      'programme.quota-beyond-target',
    ])
  })
})

describe('notation that is refused:', () => {
  test.each([
    ['a key that stands twice', 'code: a\ncode: b\n', ['2:1 programme.key-twice']],
    ['a tab', 'code:\n\tx: 1\n', ['2:1 programme.tab-as-indent']],
    ['two documents', 'code: a\n---\ncode: b\n', ['2:1 programme.several-documents']],
    ['an open quote', 'code: "a\n', ['2:1 programme.not-yaml']],
    ['a flood of references', bomb(), ['programme.too-many-aliases']],
    ['a text without end', `# ${'x'.repeat(700_000)}`, ['programme.file-too-long']],
  ])('%s', (_, notation, problems) => {
    expect(refused(notation)).toEqual(problems)
  })

  test('brackets without end', () => {
    expect(refused(`a: ${'['.repeat(20_000)}`)[0]).toMatch(/programme.(too-deep|not-yaml)$/)
  })

  test('a list where a programme should be', () => {
    expect(refused('- a\n- b\n')).toEqual(['1:1 shape.one-answer-only'])
  })

  test('keys that mean something to JavaScript', () => {
    expect(refused(`${file}\n__proto__: { admin: true }\n`).at(-1)).toMatch(/shape.unknown-field$/)
  })

  test('each key that nobody knows and each value that is missing', () => {
    const found = refused('code: a\ncolour: red\nnames: { ro: Da }\n')

    expect(found).toContain('2:9 shape.unknown-field')
    expect(found).toContain('3:8 shape.required')
  })
})

function level(n: number): string {
  return `l${n}: &l${n} [${Array.from({ length: 10 }, () => `*l${n - 1}`).join(', ')}]`
}

/** Ten references in each of six levels: a million values from a few lines. */
function bomb(): string {
  return ['l0: &l0 [1, 2]', ...[1, 2, 3, 4, 5, 6].map(level)].join('\n')
}

test.each(['esfplus-2021-ro', 'posdru-2007', 'generic'])(
  'the profile %s reads, and reads the same after being written',
  name => {
    const profile = readProfile(text(name))

    expect(readProfile(writeYaml(profile))).toEqual(profile)
  },
)

test('the source programme reads, and reads the same after being written', () => {
  expect(readProgramme(writeYaml(oSansa()), profiles())).toEqual(oSansa())
})

const numbered = (prefix: string, most: number) =>
  Array.from({ length: most }, (_, n) => `${prefix}${String(n + 1).padStart(2, '0')}`)

test('the profile of the European Social Fund Plus has its indicators and checks', () => {
  const { indicators, checks } = esfplus()
  const codes = indicators.map(one => one.code)

  expect(codes).toEqual(['total', ...numbered('EECO', 19), ...numbered('EECR', 6)])
  expect(checks.filter(one => levelOf(one) === 'record').map(one => one.code)).toEqual(
    Array.from({ length: 12 }, (_, n) => `R${n + 1}`),
  )
  expect(checks.filter(one => levelOf(one) === 'aggregate').map(one => one.code)).toEqual(
    Array.from({ length: 8 }, (_, n) => `A${n + 1}`),
  )
})

test('every result names the output it is a part of', () => {
  const results = esfplus().indicators.filter(one => one.kind === 'immediate' || one.kind === 'longer-term')

  expect(results.filter(one => !isCounted(one) || one.reference === undefined)).toEqual([])
  expect(results).toHaveLength(6)
})

test('the source programme promises what its page promises', () => {
  const totals = new Map(targetsOn(oSansa(), '2026-12-31').map(one => [one.indicator, one.total]))

  expect(Object.fromEntries([...totals].filter(([, total]) => total !== undefined))).toEqual({
    'target-group': 100,
    ses: 8,
    jobs: 76,
    'oivpd-completed': 60,
    'entrepreneurship-completed': 20,
    centres: 3,
    events: 3,
    partnerships: 6,
  })
})

const jobsOn = (day: string) => targetsOn(oSansa(), day).find(one => one.indicator === 'jobs')

test('an addendum changes its targets from its day on and leaves the others', () => {
  expect(jobsOn('2025-09-30')).toMatchObject({ total: 76, byRegion: { RO21: 30, RO41: 28, RO32: 18 } })
  expect(jobsOn('2025-10-01')).toMatchObject({ total: 76, byRegion: { RO21: 30, RO41: 26, RO32: 20 }, amendment: 1 })
  expect(targetsOn(oSansa(), '2025-10-01').find(one => one.indicator === 'ses')).not.toHaveProperty('amendment')
})

test('a later addendum replaces an earlier one of the same target', () => {
  const [first] = oSansa().amendments ?? []
  if (!first) throw new Error('The programme has an addendum.')
  const second = { ...first, number: 2, validFrom: '2026-01-01', targets: [{ indicator: 'jobs', total: 80 }] }
  const programme: Programme = { ...oSansa(), amendments: [first, second] }

  const jobs = targetsOn(programme, '2026-01-01').find(one => one.indicator === 'jobs')

  expect(jobs).toMatchObject({ total: 80, amendment: 2 })
  expect(jobs).not.toHaveProperty('byRegion')
})

const papersOn = (day: string) => papersFor(rulebook(esfplus(), oSansa(), day), 'eligibility.minimum-income')

test('a proof of minimum income is the one of its day', () => {
  expect(papersOn('2023-12-31')).toEqual([['income-decision']])
  expect(papersOn('2024-01-01')).toEqual([['income-decision', 'town-hall-certificate']])
})

test('a claim without a list of its own needs what its wider kind needs', () => {
  const rules = rulebook(esfplus(), oSansa())

  expect(papersFor(rules, 'outcome.certified-oivpd')).toEqual([['exam-minutes'], ['certificate']])
  expect(papersFor(rules, 'outcome.employment-ses')).toEqual([['employment-contract', 'register-extract']])
  expect(papersFor(rules, 'outcome.nothing')).toEqual([])
})
