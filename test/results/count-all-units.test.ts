import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { setCategory } from '../../src/people/category.ts'
import { joinHousehold, setHousehold } from '../../src/people/household.ts'
import { recordDeliverable } from '../../src/programme/deliverable-command.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { countLive } from '../../src/results/count.ts'
import { openDay } from '../../src/results/open-day.ts'
import { recount } from '../../src/results/recount.ts'
import { resultsReport } from '../../src/results/report.ts'
import { giveFirst, openCentre } from './centre.ts'
import { actTogether, agree, organisations, planned, signFor, takePlace } from './cooperation.ts'
import { letOperate, openEnterprise } from './enterprise.ts'
import { movedAndWhole } from './moved-and-whole.ts'
import { Chronicle, type Enrolled } from './chronicle.ts'
import { woman } from './woman.ts'
import { adoptSource, beginTrial, type Trial } from './trial.ts'

let trial: Trial
let chronicle: Chronicle

beforeAll(async () => {
  trial = await beginTrial('2026-06-30')
  await adoptSource(trial)
  chronicle = new Chronicle(trial, 'o-sansa', 'lider')
  await openDay(trial.story.engine, trial.story)
}, 120_000)

async function enter(name: string): Promise<Enrolled> {
  const of = await chronicle.apply(name, woman, '2026-01-12')
  await chronicle.decide(of, '2026-01-12')
  await chronicle.support(of, '2026-01-12', { kind: 'counselling', minutes: 90 })
  return of
}

async function claimed(...codes: string[]): Promise<number[]> {
  const { indicators } = await resultsReport(trial.story.engine, trial.story, {
    programme: 'o-sansa',
    day: '2026-06-30',
  })
  return codes.map(code => indicators.find(one => one.code === code)?.claimed ?? Number.NaN)
}

const reportUnder = (profile: string) =>
  resultsReport(trial.story.engine, trial.story, { programme: 'o-sansa', day: '2026-06-30', profile })

/** Every deliverable has a code of its own. */
const deliverable = async (unit: string, more: object): Promise<string> => {
  const common = { programme: 'o-sansa', title: 'De probă', region: 'RO21', reachedOn: '2026-02-02' }
  const { answer } = await trial.dan(recordDeliverable, { unit, ...common, ...more })
  return String(answer.deliverable)
}

test('two adults of one family are two people and one family; hours are added up', async () => {
  const maria = await enter('Maria')
  const ion = await enter('Ion')
  await trial.dan(setHousehold, { person: maria.person, members: 5, dependentChildren: 3 })
  await trial.dan(joinHousehold, { person: ion.person, of: maria.code })
  await trial.dan(setCategory, { enrolment: maria.enrolment, kind: 'large-family', validFrom: '2025-01-01' })

  expect(await claimed('target-group', 'families', 'service-hours')).toEqual([2, 1, 3])
})

test('a support that is still running gives no hours yet', async () => {
  const elena = await enter('Elena')
  const before = await claimed('service-hours', 'informed')

  await chronicle.support(elena, '2026-06-01', { kind: 'information', until: '2026-07-31', minutes: 600 })

  expect(before).toEqual([4.5, 0])
  expect(await claimed('service-hours', 'informed')).toEqual([4.5, 1])
})

const job = (code: string, more: object): Promise<string> =>
  deliverable('job', { code, weeklyHours: 40, contract: 'permanent', ...more })

test('an enterprise counts from its phase on, a job when it is new and in an enterprise of the programme', async () => {
  const ses = await openEnterprise(trial, 'SES-1')
  await job('LM-1', { netNew: true, enterprise: ses })
  await job('LM-2', { netNew: true })
  await job('LM-3', { netNew: true, enterprise: ses, weeklyHours: 10 })
  const known = await claimed('ses', 'jobs')

  await letOperate(trial, ses)

  expect(known).toEqual([0, 1])
  expect(await claimed('ses', 'jobs')).toEqual([1, 1])
})

test('a centre needs a first service', async () => {
  await openCentre(trial, 'CRES-NE')
  await giveFirst(trial, await openCentre(trial, 'CRES-SV'))

  expect(await claimed('centres', 'centres-opportunities')).toEqual([1, 0])
})

test('an agreement needs every signature and a joint action; brokered ones are counted apart', async () => {
  const [town, firm, ses] = await organisations(trial, ['authority', 'business', 'social-enterprise'])
  const agreement = await agree(trial, 'AP-1', [town, ses])
  const brokered = await agree(trial, 'AP-2', [town, firm, ses], { brokered: true, centre: 'CRES-NE' })
  for (const organisation of [town, firm, ses]) await signFor(trial, brokered, organisation)
  await actTogether(trial, brokered)
  await signFor(trial, agreement, town)
  const oneSigned = await claimed('partnerships')
  await signFor(trial, agreement, ses)
  const onlySigned = await claimed('partnerships')

  await actTogether(trial, agreement)

  expect([oneSigned, onlySigned]).toEqual([[0], [0]])
  expect(await claimed('partnerships', 'partnerships-brokered')).toEqual([1, 1])
})

test('an event counts from the day on which somebody has recorded that it took place', async () => {
  const event = await planned(trial, 'EV-1', '2026-02-02')
  const before = await claimed('events')

  await takePlace(trial, event)

  expect(before).toEqual([0])
  expect(await claimed('events')).toEqual([1])
})

test('the same people under two profiles, side by side', async () => {
  const [esf, posdru] = [await reportUnder('ESFPLUS-2021-RO'), await reportUnder('POSDRU-2007')]

  expect(esf.indicators.map(one => one.code)).toContain('EECO01')
  expect(posdru.indicators.map(one => one.code)).not.toContain('EECO01')
  const target = (one: typeof esf) => one.indicators.find(line => line.code === 'target-group')?.claimed
  expect(target(posdru)).toBe(target(esf))
})

test('the report tells the ids that counted, splits by region and sex, and of special data totals alone', async () => {
  const { indicators } = await resultsReport(trial.story.engine, trial.story, {
    programme: 'o-sansa',
    day: '2026-06-30',
    by: ['region', 'sex'],
  })

  const group = indicators.find(one => one.code === 'target-group')
  expect(group?.ids?.claimed).toHaveLength(3)
  expect(group?.by).toEqual([{ region: 'RO21', sex: 'F', claimed: 3, proven: 0 }])
  const roma = indicators.find(one => one.code === 'target-group-roma')
  expect(roma).toMatchObject({ sealed: true, claimed: 0 })
  expect(roma).not.toHaveProperty('ids')
})

test('after all of this the copy, kept up command by command under both profiles, is what a recount finds', async () => {
  const found = await recount(trial.story.engine, trial.story)

  expect(found.map(one => [one.profile, one.state])).toEqual([
    ['ESFPLUS-2021-RO', 'equal'],
    ['POSDRU-2007', 'equal'],
  ])
})

test('a total that was changed by hand is named by a recount, which puts it right', async () => {
  const { engine, tenant } = trial.story
  await sql`update facts_total set claimed = claimed + 1 where tenant_id = ${tenant} and indicator = 'target-group'`.execute(
    engine.db.kysely,
  )

  const found = await recount(engine, trial.story)

  expect(found.map(one => [one.state, one.off])).toEqual([
    ['differs', ['target-group']],
    ['differs', ['target-group']],
  ])
  expect((await recount(engine, trial.story)).map(one => one.state)).toEqual(['equal', 'equal'])
})

test('hours of a support that has ended meanwhile are not there on the day before, from a copy that has them', async () => {
  const dora = await enter('Dora')
  await chronicle.support(dora, '2026-05-04', { kind: 'information', until: '2026-05-20', minutes: 300 })

  for (const day of ['2026-05-03', '2026-05-19', '2026-05-20']) {
    const elsewhere = { programme: 'o-sansa', open: '2026-05-20', day, known: 'now' as const }
    const { moved, whole } = await movedAndWhole(trial.story.engine, trial.story, elsewhere)
    expect(moved, `on ${day}`).toEqual(whole)
  }
  await openDay(trial.story.engine, trial.story)
})

test('what is recorded of a second record moves the household of the first', async () => {
  const first = await chronicle.apply('Ana', woman, '2026-01-12')
  const second = await chronicle.apply('Ana', woman, '2026-01-12')
  const before = await claimed('families')
  const lives = await enter('Vasile')
  await trial.dan(setCategory, { enrolment: first.enrolment, kind: 'large-family', validFrom: '2025-01-01' })
  for (const one of [first, second]) await chronicle.decide(one, '2026-01-12')
  await chronicle.live(lives, first)
  await chronicle.pool(second, first)

  await chronicle.support(second, '2026-02-02', { kind: 'information' })

  const found = await recount(trial.story.engine, trial.story)
  expect(await claimed('families')).toEqual([(before[0] ?? 0) + 1])
  expect(found.map(one => [one.state, one.off])).toEqual([
    ['equal', []],
    ['equal', []],
  ])
})

test('a person whose later record alone has a household is one family, and before they are united the page says so', async () => {
  const [first, later] = [await enter('Nicoleta'), await enter('Nicoleta Maria')]
  await trial.dan(setHousehold, { person: later.person, members: 5, dependentChildren: 3 })
  await trial.dan(setCategory, { enrolment: later.enrolment, kind: 'large-family', validFrom: '2025-01-01' })
  const { engine, tenant } = trial.story
  const asIf = await read(engine, trial.story, async tx => {
    const rules = await getRulebook(tx, tenant, 'o-sansa', '2026-06-30')
    const asked = { tenant, programme: 'o-sansa', day: '2026-06-30', rules, asIf: [first.person, later.person] }
    return (await countLive(tx, asked)).get('families')?.claimed
  })
  const before = await claimed('families')

  await chronicle.pool(later, first)

  expect([asIf]).toEqual(before)
  expect(await claimed('families')).toEqual(before)
})
