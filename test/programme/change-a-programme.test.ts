import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { langs } from '../../src/kernel/words.ts'
import { amend, dropQuota, putCentre, putPartner, setQuota, setTarget, setWindows } from '../../src/programme/edit.ts'
import { problemWords } from '../../src/programme/problem-words.ts'
import type { Programme } from '../../src/programme/programme.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { programmes } from '../../src/programme/slice.ts'
import { type Rulebook, rulebook } from '../../src/programme/rulebook.ts'
import { getProgrammeRow, getRulebook } from '../../src/programme/tables.ts'
import { targetsOn } from '../../src/programme/targets.ts'
import { type Name, type Story, story } from '../people-of-the-story.ts'
import { esfplus, oSansa, profiles } from './shipped.ts'

let here: Story

beforeEach(async () => {
  here = await story()
  for (const profile of profiles()) await here.perform('dan', importProfile, profile)
  await here.perform('dan', importProgramme, oSansa())
})

const stored = () => read(here.engine, here.who.dan, tx => getProgrammeRow(tx, here.tenant, 'o-sansa'))

/** The code of a refusal and of its fields. */
async function refused(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error('It was not refused.', { cause: error })
  return [error.code, ...error.fields.map(field => `${field.path} ${field.code}`)]
}

describe('is refused:', () => {
  test.each<Name>(['ioana', 'mihai', 'victor', 'ana'])('a change by %s, who does not run the programme', async name => {
    const change = here.perform(name, dropQuota, { programme: 'o-sansa', category: 'roma', of: 'target-group' })

    expect(await refused(change)).toEqual(['kernel.not-allowed'])
  })

  test('a programme under a profile that the organisation does not have', async () => {
    const change = here.perform('dan', importProgramme, { ...oSansa(), profile: 'ESFMINUS', code: 'other' })

    expect(await refused(change)).toEqual(['programme.rules-refused', 'profile programme.unknown-code'])
  })

  test('a target whose regions do not add up, at the field of the form', async () => {
    const target = { indicator: 'ses', total: 8, byRegion: { RO21: 3, RO41: 3, RO32: 3 } }

    const change = here.perform('dan', setTarget, { programme: 'o-sansa', activity: 'A1.2', target })

    expect(await refused(change)).toEqual(['programme.rules-refused', 'target.byRegion programme.parts-do-not-add-up'])
    expect((await stored()).document).toEqual(oSansa())
  })

  test('a centre in a region that the programme does not have', async () => {
    const centre = { code: 'CRES-V', name: 'Centrul de resurse Vest', region: 'RO42', partner: 'lider' }

    expect(await refused(here.perform('dan', putCentre, { programme: 'o-sansa', centre }))).toEqual([
      'programme.rules-refused',
      'centre.region programme.unknown-code',
    ])
  })

  test('a quota that asks for more people than are promised', async () => {
    const quota = { category: 'vmg', of: 'target-group', number: 101 }

    expect(await refused(here.perform('dan', setQuota, { programme: 'o-sansa', quota }))).toEqual([
      'programme.rules-refused',
      'quota.number programme.quota-beyond-target',
    ])
  })

  test('an addendum that is valid before the programme begins', async () => {
    const targets = [{ indicator: 'ses', total: 9 }]
    const change = here.perform('dan', amend, {
      programme: 'o-sansa',
      signedOn: '2024-01-01',
      validFrom: '2024-02-01',
      targets,
    })

    expect(await refused(change)).toEqual(['programme.rules-refused', 'validFrom programme.day-outside-programme'])
  })

  test('a partner, region or centre that is left out: people may stand there', async () => {
    const without: Programme = { ...oSansa(), centres: oSansa().centres.slice(1), objectives: oSansa().objectives }

    expect(await refused(here.perform('dan', importProgramme, without))).toEqual(['programme.code-gone'])
  })

  test('a profile that has changed under the same version', async () => {
    const changed = { ...esfplus(), checks: [] }

    expect(await refused(here.perform('dan', importProfile, changed))).toEqual([
      'programme.version-not-raised',
      'version programme.version-not-raised',
    ])
  })

  test('a profile under which a programme would no longer make sense', async () => {
    const changed = { ...esfplus(), version: 2, categories: esfplus().categories.filter(one => one.code !== 'roma') }

    const problems = await refused(here.perform('dan', importProfile, changed))

    expect(problems).toEqual(['programme.profile-breaks-programme'])
  })

  test('a change to a version that has moved on since it was shown', async () => {
    const { entry } = await stored()
    const quota = { category: 'vmg', of: 'target-group', number: 31 }
    await here.perform('dan', setQuota, { programme: 'o-sansa', quota })

    const late = here.perform(
      'dan',
      dropQuota,
      { programme: 'o-sansa', category: 'roma', of: 'target-group' },
      { shown: entry },
    )

    expect(await refused(late)).toEqual(['kernel.changed-meanwhile'])
  })
})

test('a partner is renamed, a centre added, a quota set and dropped', async () => {
  const [lider] = oSansa().partners
  const centre = { code: 'CRES-NE2', name: 'Centrul de resurse Bacău', region: 'RO21', partner: 'lider' }

  await here.perform('dan', putPartner, { programme: 'o-sansa', partner: { ...lider, name: 'Asociația Puntea' } })
  await here.perform('dan', putCentre, { programme: 'o-sansa', centre })
  await here.perform('dan', setQuota, {
    programme: 'o-sansa',
    quota: { category: 'vmg', of: 'target-group', number: 31 },
  })
  await here.perform('dan', dropQuota, { programme: 'o-sansa', category: 'roma', of: 'target-group' })

  const { document } = await stored()
  expect(document.partners[0]?.name).toBe('Asociația Puntea')
  expect(document.centres.map(one => one.code)).toEqual(['CRES-NE', 'CRES-SV', 'CRES-BI', 'CRES-NE2'])
  expect(document.quotas?.map(one => one.category)).toEqual(['vmg', 'large-family'])
})

test('an addendum takes the next number; a report compares with the targets of its own day', async () => {
  const targets = [{ indicator: 'ses', total: 9, byRegion: { RO21: 4, RO41: 3, RO32: 2 } }]

  await here.perform('dan', amend, { programme: 'o-sansa', signedOn: '2026-02-20', validFrom: '2026-03-01', targets })

  const { document } = await stored()
  const promised = (day: string) => targetsOn(document, day).find(one => one.indicator === 'ses')
  expect(promised('2026-02-28')).toMatchObject({ total: 8 })
  expect(promised('2026-03-01')).toMatchObject({ total: 9, amendment: 2 })
})

test("a programme's own window replaces the profile's, and goes again", async () => {
  const days = async () => {
    const rules = await read(here.engine, here.who.dan, tx => getRulebook(tx, here.tenant, 'o-sansa', '2026-03-16'))
    return rules.windows.immediateDays.value
  }

  await here.perform('dan', setWindows, {
    programme: 'o-sansa',
    windows: { immediateDays: { value: 30, source: 'contract' } },
  })
  expect(await days()).toBe(30)
  await here.perform('dan', setWindows, { programme: 'o-sansa', windows: {} })

  expect(await days()).toBe(28)
})

const rulesOn = (day: string) => read(here.engine, here.who.dan, tx => getRulebook(tx, here.tenant, 'o-sansa', day))

test('the rules are the same until one of them begins or ends, and not a day longer', async () => {
  const rules: Rulebook[] = []
  for (const day of ['2023-06-01', '2023-12-31', '2024-01-01', '2025-09-30']) rules.push(await rulesOn(day))

  const both = { profile: esfplus(), programme: oSansa() }

  expect(rules[1]).toBe(rules[0])
  expect(rules[3]).toBe(rules[2])
  expect(rules[1]).toEqual(rulebook(both.profile, both.programme, '2023-12-31'))
  expect(rules[2]).toEqual(rulebook(both.profile, both.programme, '2024-01-01'))
  expect(rules[2]).not.toEqual(rules[1])
})

test('a rule that holds until the last day of the calendar is a rule', async () => {
  const endless = { ...esfplus(), version: 2 }
  for (const one of endless.criteria) one.validTo ??= '9999-12-31'
  await here.perform('dan', importProfile, endless)

  const [first, again] = [await rulesOn('2026-03-16'), await rulesOn('9999-12-31')]

  expect(first.criteria.length).toBeGreaterThan(0)
  expect(again).toBe(first)
})

test('the rules as they were known stay known', async () => {
  const before = (await stored()).entry
  await here.perform('dan', importProfile, {
    ...esfplus(),
    version: 2,
    windows: { ...esfplus().windows, immediateDays: { value: 60, source: 'choice' } },
  })

  const then = await read(here.engine, here.who.dan, tx => getRulebook(tx, here.tenant, 'o-sansa', '2026-03-16'), {
    entry: before,
  })

  expect(then.windows.immediateDays.value).toBe(28)
  expect(then.profile.version).toBe(1)
})

test('another organisation has programmes of its own', async () => {
  const other = await story()

  const { rows } = await read(other.engine, other.who.dan, tx => sql`select code from programme`.execute(tx))

  expect(rows).toEqual([])
})

test('whatever can be wrong with a rule has words in both languages', () => {
  const code = globSync('src/programme/{*-findings,type-check,finding}.ts').map(file => readFileSync(file, 'utf8'))
  const said = [...code.join('').matchAll(/(?:\]|path|here|at), '([a-z][a-z0-9-]+)'(?=\)|, \{)/g)].map(
    ([, what]) => what,
  )
  const codes = [...new Set(said)].map(what => `programme.${what}`)

  expect(codes.length).toBeGreaterThan(30)
  for (const lang of langs) expect(Object.keys(problemWords(lang).problems)).toEqual(expect.arrayContaining(codes))
})

test('every command has a name for the journal in both languages', () => {
  const kinds = programmes.commands.map(one => one.kind).toSorted()

  for (const lang of langs) expect(Object.keys(programmes.deeds?.(lang) ?? {}).toSorted()).toEqual(kinds)
})
