import { createSecretKey, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { momentOf } from '../demo/diary.ts'
import type { Staff } from '../demo/staff.ts'
import { playDemo } from '../demo/story.ts'
import { slices } from '../src/app.tsx'
import { addDays, addMonths, endOfDay } from '../src/kernel/day.ts'
import { count, type Engine, knownAt, read } from '../src/kernel/engine.ts'
import { Files } from '../src/kernel/files.ts'
import type { Line } from '../src/kernel/journal.ts'
import { verify } from '../src/kernel/verify.ts'
import { getRulebook } from '../src/programme/tables.ts'
import { countLive } from '../src/results/count.ts'
import { openDay } from '../src/results/open-day.ts'
import { testDatabase } from './database.ts'
import { behindTheNumbers, broughtElsewhere, engineOn } from './demo-elsewhere.ts'
import { datedFacts, type Elsewhere, movedAndWhole } from './results/moved-and-whole.ts'
import { scratchFolder } from './scratch.ts'
import { tellOn } from './told-story.ts'

const loadedOn = '2026-11-23'
const programme = 'o-sansa'
describe('the story, played', () => {
  const root = createSecretKey(randomBytes(32))
  let engine: Engine
  let staff: Staff

  beforeAll(async () => {
    engine = await engineOn({ db: await testDatabase(), files: new Files(scratchFolder()), root, on: loadedOn })
    staff = await playDemo({ engine })
    await openDay(engine, staff.dan)
  }, 600_000)

  const counted = async (day: string, knownOn?: string, sealed?: true, on: Engine = engine) => {
    const { tenant } = staff.dan
    const known = knownOn === undefined ? ('now' as const) : await knownAt(on, staff.dan, endOfDay(knownOn))
    const values = await count(
      on,
      staff.dan,
      async tx => {
        const rules = await getRulebook(tx, tenant, programme, day)
        return countLive(tx, { tenant, programme, day, rules, ...(sealed && { sealed }) })
      },
      known,
    )
    return Object.fromEntries([...values].map(([code, { claimed, proven }]) => [code, { claimed, proven }]))
  }

  const ask = async <T>(question: ReturnType<typeof sql<T>>, on: Engine = engine): Promise<T[]> =>
    (await read(on, staff.dan, tx => question.execute(tx))).rows

  test('reaches most of its targets, and not all', async () => {
    const values = await counted(loadedOn)

    const claimed = Object.fromEntries(Object.entries(values).map(([code, value]) => [code, value.claimed]))
    expect(claimed).toMatchObject({
      'target-group': 100,
      'oivpd-enrolled': 60,
      'oivpd-completed': 57,
      'oivpd-certified': 54,
      'entrepreneurship-completed': 20,
      ses: 7,
      jobs: 68,
      centres: 3,
      events: 2,
      partnerships: 5,
      'partnerships-brokered': 3,
    })
  })

  test('says of any moment the same from a copy of another day and those who moved between', async () => {
    const [head] = await ask(sql<{ last: number }>`select entry as last from journal_head`)
    const moments: Elsewhere[] = []
    for (const [table, column] of datedFacts) {
      // Days on which most happens say little of one kind of fact: from each kind those on which the fewest have one.
      const days = await ask(sql<{ day: string }>`
        select day from (select ${sql.raw(column)} as day, count(*) as many from ${sql.table(table)} group by 1) d
        where day <= ${loadedOn} order by many, day desc limit 3`)
      for (const [at, { day: open }] of days.entries()) {
        const known = at === 0 ? { entry: (head?.last ?? 0) - 100 } : ('now' as const)
        const keptAt = at === 1 ? {} : { keptAt: (head?.last ?? 0) - 60 }
        moments.push({ programme, open, day: addDays(open, -1), known, ...keptAt })
      }
    }

    for (const elsewhere of moments) {
      const { moved, whole } = await movedAndWhole(engine, staff.dan, elsewhere)
      expect(moved, `at ${JSON.stringify(elsewhere)}`).toEqual(whole)
    }
  })

  test('has somebody in every result of the fund, upon exit and six months later', async () => {
    const values = await counted(loadedOn)

    const results = ['EECR01', 'EECR02', 'EECR03', 'EECR04', 'EECR05', 'EECR06'].map(code => values[code]?.claimed ?? 0)
    expect(results.filter(claimed => claimed === 0)).toEqual([])
  })

  test('proves most of what it claims, and not all', async () => {
    const values = await counted(loadedOn)

    for (const code of ['target-group', 'oivpd-completed', 'in-work']) {
      const { claimed = 0, proven = 0 } = values[code] ?? {}
      expect(proven).toBeGreaterThan(claimed * 0.7)
      expect(proven).toBeLessThan(claimed)
    }
  })

  test('has people of every category, some of them in two or three', async () => {
    const [open, sealed] = [await counted(loadedOn), await counted(loadedOn, undefined, true)]

    const [vmg, families, roma] = [
      open['target-group-vmg'],
      open['target-group-large-family'],
      sealed['target-group-roma'],
    ]
    const shares = [vmg, families, roma].map(value => value?.claimed ?? 0)
    expect(Math.min(...shares)).toBeGreaterThan(30)
    expect(shares.reduce((sum, share) => sum + share)).toBeGreaterThan(130)
    expect(open.families?.claimed).toBeLessThan(open['target-group-large-family']?.claimed ?? 0)
  })

  test('has some who were refused, who wait, who left early, who came back and who are still there', async () => {
    const decisions = await ask(
      sql<{ outcome: string; count: number }>`select outcome, count(*) from decision group by 1`,
    )
    const left = await ask(sql<{ reason: string; count: number }>`select reason, count(*) from exit group by 1`)
    const back = await ask(sql`select enrolment_id from exit group by 1 having count(*) > 1`)
    const there = await ask(sql`
      select e.id from enrolment e join decision d on d.enrolment_id = e.id and d.outcome = 'eligible'
      where not exists (select from exit x where x.enrolment_id = e.id)`)

    expect(Object.fromEntries(decisions.map(one => [one.outcome, one.count]))).toEqual({
      eligible: 100,
      refused: 9,
      waiting: 8,
    })
    expect(left.map(one => one.reason).toSorted()).toEqual([
      'completed',
      'moved-away',
      'not-reached',
      'personal-reasons',
    ])
    expect(back).toHaveLength(4)
    expect(there.length).toBeGreaterThan(10)
  })

  test('has a mark raised on appeal, and whoever appealed is certified by it', async () => {
    const raised = await ask(sql<{ theory: number; certificates: number }>`
      select r.theory, (select count(*) from certificate c where c.exam_id = r.exam_id and c.learner_id = r.learner_id) as certificates
      from exam_result r where r.appealed_on is not null and r.decided_on is not null`)

    expect(raised).toEqual([{ theory: 550, certificates: 1 }])
  })

  test('has a spoiled form that became no certificate, and a duplicate for one that was lost', async () => {
    const spoiled = await ask(sql<{ used: number }>`
      select (select count(*) from certificate c where c.series = s.series and c.number = s.number) as used from spoiled_form s`)
    const duplicates = await ask(sql<{ first: boolean; second: boolean }>`
      select l.revoked_on is not null as first, d.revoked_on is null as second
      from certificate d join certificate l on l.id = d.duplicate_of`)

    expect(spoiled).toEqual([{ used: 0 }])
    expect(duplicates).toEqual([{ first: true, second: true }])
  })

  test('has two courses that go on, one of them standing still while its authorisation is suspended, and one to come', async () => {
    const courses = await ask(sql<{ code: string; closed: number; open: number; suspended: boolean }>`
      select c.code, count(l.closed_on) as closed, count(*) - count(l.closed_on) as open,
        exists (select from authorisation_lapse x where x.authorisation_id = c.authorisation_id) as suspended
      from course c join lesson l on l.course_id = c.id where c.concluded_on is null group by 1, c.authorisation_id order by 1`)

    expect(courses).toEqual([
      { code: 'DIGI-BI-1', closed: 2, open: 8, suspended: true },
      {
        code: 'DIGI-SV-1',
        closed: expect.toSatisfy((closed: number) => closed > 2),
        open: expect.any(Number),
        suspended: false,
      },
      { code: 'MASA-NE-1', closed: 0, open: 10, suspended: false },
    ])
  })

  test('has a session that was held on another day than its timetable said, and the authority was told', async () => {
    const fridays = await ask(sql`
      select l.id from lesson l join course c on c.id = l.course_id where c.code = 'OIVPD-SV-1' and extract(isodow from l.held_on) = 5`)
    const told = await ask(sql<{ about: string }>`select about from course_notice where about = 'change'`)

    expect(fridays).toHaveLength(1)
    expect(told).toHaveLength(1)
  })

  test('has an individual plan that was looked at again and signed anew', async () => {
    const plans = await ask(sql<{ version: number; signed: boolean; approved: boolean; reviews: number }>`
      select p.version, p.signed_on is not null as signed, p.approved_on is not null as approved,
        (select count(*) from plan_review r where r.plan_id = p.id) as reviews
      from plan p where exists (select from plan n where n.enrolment_id = p.enrolment_id and n.version = 2) order by 1`)

    expect(plans).toEqual([
      { version: 1, signed: true, approved: true, reviews: 1 },
      { version: 2, signed: true, approved: true, reviews: 0 },
    ])
  })

  test('knows one person by two records, and nobody twice by one CNP', async () => {
    const united = await ask(sql`select id from person where same_as is not null`)
    const twice = await ask(
      sql`select cnp_index from person where cnp_index is not null group by 1 having count(*) > 1`,
    )

    expect(united).toHaveLength(1)
    expect(twice).toEqual([])
  })

  test('means nobody: numbers that cannot be dialled, no address of a real domain', async () => {
    const people = await ask(
      sql<{ phone: string; email: string }>`select phone, email from person where phone is not null`,
    )

    expect(people.filter(one => !/^\+40700000\d{3}$/.test(one.phone))).toEqual([])
    expect(people.filter(one => one.email !== null && !one.email.endsWith('@example.org'))).toEqual([])
  })

  test('knew less half a year ago than is known of that day now', async () => {
    const day = addMonths(loadedOn, -6)

    const [then, now] = [await counted(day, day), await counted(day)]

    expect(then['in-work']?.claimed).toBeLessThan(now['in-work']?.claimed ?? 0)
    expect(then['target-group']?.proven).toBeLessThan(now['target-group']?.proven ?? 0)
  })

  test('has filed two quarters', async () => {
    expect(await ask(sql`select name from frozen`)).toHaveLength(2)
  })

  test('left a line for each deed on the day on which it was typed', async () => {
    const lines = await ask(sql<{ line: string }>`select line from journal order by entry`)

    const typed = lines
      .map(({ line }): Line => JSON.parse(line))
      .filter(({ kind }) => !kind.startsWith('rights.') && !kind.startsWith('programme.import'))
      .map(({ receivedAt, kind }) => `${receivedAt} ${kind}`)
    const told = tellOn(loadedOn)
      .deeds.filter(deed => deed.refusedWith === undefined)
      .map(deed => `${momentOf(deed)} ${deed.command.kind}`)
    expect(typed.toSorted()).toEqual(told.toSorted())
  })

  test('exported, wiped and imported again, gives the same results', { timeout: 300_000 }, async () => {
    const { again, db, folder } = await broughtElsewhere(engine, { root, on: loadedOn })
    const half = addMonths(loadedOn, -6)
    const results = async (on: Engine) => ({
      ...(await behindTheNumbers(on, staff.dan)),
      today: await counted(loadedOn, undefined, undefined, on),
      sealed: await counted(loadedOn, undefined, true, on),
      earlier: await counted(half, undefined, undefined, on),
      asKnownEarlier: await counted(half, half, undefined, on),
    })

    const [before, after] = [await results(engine), await results(again)]

    expect(after).toEqual(before)
    expect(before.counting.length).toBeGreaterThan(500)
    expect(Object.keys(before.today).length).toBeGreaterThan(20)
    expect(readdirSync(folder)).toEqual([staff.dan.tenant])
    expect(
      await verify(
        again,
        staff.dan.tenant,
        slices.flatMap(slice => slice.checks ?? []),
      ),
    ).not.toHaveProperty('finding')
    await db.close()
  })

  test('holds against its own journal', async () => {
    expect(
      await verify(
        engine,
        staff.dan.tenant,
        slices.flatMap(slice => slice.checks ?? []),
      ),
    ).not.toHaveProperty('finding')
  })
})
