import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Applicant, formOf } from '../../demo/applications.ts'
import { Chance } from '../../demo/chance.ts'
import { Inventor } from '../../demo/people.ts'
import { importRules, rulesFrom } from '../../demo/programme.ts'
import { enrol } from '../../src/people/enrol.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { countLive } from '../../src/results/count.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { story as beginStory, type Story } from '../people-of-the-story.ts'
import { begin, cnpOf, decideEligible, type Enrolled, enrolled, proveEligibility, supported } from '../people/ground.ts'
import { checkTable } from './bring-table.ts'

const today = '2026-06-01'
const rules = rulesFrom('2025-02-03')

/** The rows of a register, without what only later acts tell: when somebody came and left. */
const rowsOf = (text: string, ...without: number[]): string[][] =>
  text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(';').filter((_, at, all) => !without.includes(at - all.length)))

const taken = async (story: Story, name: string): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode((await story.as('dan').get(`/app/people/${name}.csv`)).bytes)

/** Takes a file in as it is, and stores every row of it: whoever looks like somebody is another person. */
async function bringBack(story: Story, text: string, kind = 'people'): Promise<void> {
  const dan = story.as('dan')
  const { path, page } = await checkTable(
    dan,
    new File([text], 'registru.csv'),
    { region: 'RO21', partner: 'lider' },
    kind,
  )
  const asNew = Object.fromEntries(
    [...page.html.matchAll(/name="seen\.(\d+)" value="([^"]*)"/g)].flatMap(([, row = '', seen = '']) => [
      [`seen.${row}`, seen],
      [`choice.${row}`, 'new'],
    ]),
  )
  const decided = Object.keys(asNew).length > 0 ? await dan.send(`${path}/rows`, asNew) : page
  expect(decided.text).not.toContain('de corectat')
  await dan.send(`${path}/store`)
}

async function demoStory(): Promise<Story> {
  const story = await beginStory({ on: today })
  // Only a new organisation becomes a demo, and a story begins with its people.
  await sql`update tenant set demo = true where id = ${story.tenant}`.execute(story.engine.db.kysely)
  await importRules(story.engine, story.who.dan, rules)
  return story
}

test('the hundred people of the demo, taken along in either language and brought to an empty place, are the same register', async () => {
  const story = await demoStory()
  const people = new Inventor(new Chance(2007), '2025-02-03').people({ RO21: 40, RO41: 35, RO32: 25 })
  const items = people.map(person => ({
    command: enrol,
    input: formOf(new Applicant(person, '2025-03-03'), rules.rulebook),
  }))
  await story.performAll('dan', items)
  const first = await taken(story, 'register')
  expect(rowsOf(first)).toHaveLength(101)

  const elsewhere = await demoStory()
  await bringBack(elsewhere, first)

  expect(rowsOf(await taken(elsewhere, 'register'))).toEqual(rowsOf(first))
})

/** Somebody on each way through the programme. */
async function walk(story: Story): Promise<void> {
  await enrolled(story, { identity: { familyName: 'Numai', givenName: 'Cerere', bornOn: '1999-09-09', sex: 'F' } })
  for (const [nth, labour] of (['unemployed', 'inactive', 'unemployed', 'employed'] as const).entries()) {
    const identity = {
      familyName: `Popa${nth}`,
      givenName: 'Ana',
      cnp: cnpOf('F', '1885-05-12', nth + 1),
      sex: 'not-asked' as const,
    }
    const situation = {
      onDay: '2026-02-02',
      labour,
      labourSince: '2024-01-01',
      educationNow: 'none' as const,
      isced: '2' as const,
    }
    const domicile = { county: 'RO213', locality: 'Țibana', degurba: 3 as const }
    const one = await enrolled(story, { identity, situation, domicile })
    await proveEligibility(story, one)
    await decideEligible(story, one)
    await supported(story, one, '2026-02-23', { kind: 'assessment' })
    await supported(story, one, '2026-03-20', { kind: 'business-support', minutes: 90 })
    if (nth < 2)
      await story.perform('dan', recordOutcome, {
        enrolment: one.enrolment,
        kind: 'employment',
        reachedOn: '2026-04-20',
      })
  }
}

const counted = (story: Story) =>
  count(story.engine, story.who.dan, async tx => {
    const book = await getRulebook(tx, story.tenant, 'o-sansa', today)
    const values = await countLive(tx, { tenant: story.tenant, programme: 'o-sansa', rules: book, day: today })
    return Object.fromEntries([...values.values()].map(value => [value.indicator.code, value.claimed]))
  })

test('support and outcomes follow, once papers and decisions stand again, and every number is the same', async () => {
  const story = await begin({ on: today })
  await walk(story)
  const files = {
    people: await taken(story, 'register'),
    supports: await taken(story, 'supports'),
    outcomes: await taken(story, 'outcomes'),
  }

  const elsewhere = await begin({ on: today })
  await bringBack(elsewhere, files.people)
  for (const one of await everybody(elsewhere)) {
    await proveEligibility(elsewhere, one)
    await decideEligible(elsewhere, one)
  }
  await bringBack(elsewhere, files.supports, 'supports')
  await bringBack(elsewhere, files.outcomes, 'outcomes')

  expect(await taken(elsewhere, 'register')).toBe(files.people)
  expect(await taken(elsewhere, 'supports')).toBe(files.supports)
  expect(await taken(elsewhere, 'outcomes')).toBe(files.outcomes)
  expect(await counted(elsewhere)).toEqual(await counted(story))
  expect((await counted(story)).EECO01).toBe(4)
})

const everybody = (story: Story): Promise<Enrolled[]> =>
  read(
    story.engine,
    story.who.dan,
    async tx =>
      await tx
        .selectFrom('enrolment')
        .innerJoin('person', 'person.id', 'enrolment.person_id')
        .select(['person.id as person', 'enrolment.id as enrolment', 'person.code'])
        .where('person.tenant_id', '=', story.tenant)
        .where('family_name', 'like', 'Popa%')
        .execute(),
  )
