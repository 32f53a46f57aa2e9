import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { count, read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { getRulebook } from '../../src/programme/tables.ts'
import { countLive } from '../../src/results/count.ts'
import { passNight } from '../../src/results/open-day.ts'
import { recount } from '../../src/results/recount.ts'
import { groupedBy } from '../../src/results/report.ts'
import { quarterEnds } from '../../src/results/trend.ts'
import { whoCounts } from '../../src/results/who-counts.ts'
import { bruteForce, type Moment } from '../brute-force-count.ts'
import { choices } from './choices.ts'
import { Chronicle } from './chronicle.ts'
import { playRandom } from './cohort-player.ts'
import { explained, type Explaining, ofBoth } from './explained.ts'
import { movedAndWhole } from './moved-and-whole.ts'
import { days, type RandomCohort, randomCohort } from './random-cohort.ts'
import { adopt, adoptProgramme, beginTrial, type Trial } from './trial.ts'

/**
 * Random cohorts with late, corrected, withdrawn, undone and re-entered records, through the commands. Every indicator, claimed and
 * proven, as of and as known on, is held record by record against a count that shares no code with the product.
 */
const asked = Number(process.env.COHORTS ?? 10)
const someMoments = fc.array(fc.record({ day: fc.constantFrom(...days), back: fc.nat(40) }), {
  minLength: 4,
  maxLength: 4,
})

test('every indicator, as of any day and as known on any line, is what the domain says', async () => {
  const trial = await beginTrial('2026-12-31')
  await adopt(trial)

  await fc.assert(
    fc.asyncProperty(randomCohort, someMoments, async (cohort, moments) => {
      const { chronicle, programme } = await played(trial, cohort)
      const last = Math.max(...chronicle.happenings.map(one => one.entry))

      for (const { day, back } of [{ day: '2026-12-31', back: 0 }, ...moments]) {
        const moment = { day, entry: Math.max(1, last - back) }
        const said = await told(trial, programme, chronicle, moment)
        expect(said, `on ${day} as known at ${moment.entry}`).toEqual(
          domainSays(chronicle, moment, Object.keys(said.counted)),
        )
      }
    }),
    { numRuns: asked, endOnFailure: true },
  )
}, 600_000)

test('the copy of the open day, kept up command by command, is what a recount finds', async () => {
  const trial = await beginTrial('2026-12-31')
  await adopt(trial)

  await fc.assert(
    fc.asyncProperty(randomCohort, async cohort => {
      const { programme } = await played(trial, cohort, () => passNight(trial.story.engine, trial.story))

      const today = { programme, day: '2026-12-31', known: 'now' as const }
      const [kept, counted] = [
        await behindEach(trial, { ...today, from: 'copy' }),
        await behindEach(trial, { ...today, from: 'facts' }),
      ]
      const byDays = await behindEach(trial, { ...today, from: 'days' })
      const found = await recount(trial.story.engine, trial.story)

      expect(found.filter(one => one.state !== 'equal')).toEqual([])
      expect(ofBoth(counted, kept)).toEqual(kept)
      expect(ofBoth(counted, byDays)).toEqual(byDays)
      expect(Object.keys(kept).length).toBeGreaterThan(Object.keys(byDays).length)
      for (const day of quarterEnds('2025-09-01', '2026-12-31')) {
        const elsewhere = { programme, open: '2026-12-31', day, known: 'now' as const }
        const { moved, whole } = await movedAndWhole(trial.story.engine, trial.story, elsewhere)
        expect(moved, `on ${day}`).toEqual(whole)
      }
    }),
    { numRuns: Math.ceil(asked / 3), endOnFailure: true },
  )
}, 600_000)

test('another moment, from what is kept and from those who moved between, is what the facts say of it', async () => {
  const trial = await beginTrial('2026-12-31')
  await adopt(trial)
  const between = fc.record({
    open: fc.constantFrom(...days),
    back: fc.constantFrom(0, 1, 1, 2, 30, 90),
    lines: fc.nat(9),
    kept: fc.option(fc.nat(40), { nil: undefined }),
  })
  let quick = 0
  let quickAndSealed = 0
  let people = 0

  await fc.assert(
    fc.asyncProperty(randomCohort, fc.array(between, { minLength: 6, maxLength: 6 }), async (cohort, moments) => {
      const { chronicle, programme } = await played(trial, cohort)
      const last = Math.max(...chronicle.happenings.map(one => one.entry))

      let behindOne = true
      for (const { open, back, lines, kept } of moments) {
        for (const known of ['now', { entry: last - lines }] as const) {
          const keptAt = kept === undefined ? {} : { keptAt: Math.max(1, last - kept) }
          const elsewhere = { programme, open, day: addDays(open, -back), known, ...keptAt }
          const { moved, whole, sealedMoved } = await movedAndWhole(trial.story.engine, trial.story, elsewhere)
          if (!moved) continue
          quick += 1
          if (sealedMoved) quickAndSealed += 1
          expect(moved, `at ${JSON.stringify(elsewhere)}`).toEqual(whole)
          const asking = { ...elsewhere, claimedAlone: true }
          const behind = behindOne && (await explained(trial.story.engine, trial.story, { ...asking, from: 'days' }))
          if (!behind) continue
          behindOne = false
          people += 1
          const live = await behindEach(trial, { ...asking, from: 'facts' })
          expect(behind, `behind ${JSON.stringify(elsewhere)}`).toEqual(ofBoth(live, behind))
        }
      }
    }),
    { numRuns: asked, endOnFailure: true },
  )
  expect(quick).toBeGreaterThan(asked)
  expect(quickAndSealed).toBeGreaterThan(asked)
  expect(people).toBeGreaterThan(asked / 2)
}, 600_000)

async function behindEach({ story }: Trial, explaining: Explaining): Promise<Record<string, unknown>> {
  const found = await explained(story.engine, story, explaining)
  if (!found) throw new Error(`What is asked from ${explaining.from} answers nothing.`)
  return found
}

/** In a programme of its own; `before`: once that programme is there, and nobody in it. */
async function played(trial: Trial, cohort: RandomCohort, before = async () => {}) {
  const programme = `p${newId().slice(-12)}`
  await adoptProgramme(trial, programme)
  await before()
  const chronicle = new Chronicle(trial, programme)
  await playRandom(chronicle, cohort, choices)
  return { chronicle, programme }
}

/** Who counts for each code, and how many people of each sex are in each region. */
interface Told {
  counted: Record<string, Record<'claimed' | 'proven', string[]>>
  places: string[]
}

/** What the product says, by the names of the brute force. */
async function told({ story }: Trial, programme: string, chronicle: Chronicle, { day, entry }: Moment): Promise<Told> {
  const { tenant, engine } = story
  const rules = await read(engine, story, tx => getRulebook(tx, tenant, programme, day))
  const question = { tenant, programme, rules, day }
  const open = await read(engine, story, tx => whoCounts(tx, question), { entry })
  const sealed = await count(engine, story, tx => whoCounts(tx, { ...question, sealed: true }), { entry })
  const people = [...open, ...sealed].filter(([code]) => !entityCodes.has(code))
  const values = await read(engine, story, tx => countLive(tx, question), { entry })
  const cells = groupedBy({ cells: values.get('total')?.cells ?? [] }, ['region', 'sex'])
  const counted = Object.fromEntries(
    people.map(([code, { claimed, proven }]) => [
      code,
      { claimed: chronicle.namesOf(claimed), proven: chronicle.namesOf(proven) },
    ]),
  )
  const places = cells.map(({ region, sex, claimed }) => `${claimed} ${sex} ${region}`).toSorted()
  return { counted, places }
}

/** Indicators of organisations, which no cohort of people moves; of families and hours, which the brute force does not know. */
const entityCodes = new Set(['EECO18', 'EECO19', 'homes', 'hours'])

function domainSays(chronicle: Chronicle, moment: Moment, codes: readonly string[]): Told {
  const { claimed, proven, places } = bruteForce(chronicle.happenings, moment, choices)
  const counted = Object.fromEntries(
    codes.map(code => [code, { claimed: claimed.get(code) ?? [], proven: proven.get(code) ?? [] }]),
  )
  const inPlace = Object.groupBy([...places.values()], ({ region, sex }) => `${sex} ${region}`)
  return {
    counted,
    places: Object.entries(inPlace)
      .map(([place, there]) => `${there?.length} ${place}`)
      .toSorted(),
  }
}
