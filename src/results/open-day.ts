import type { Tx } from '../kernel/database.ts'
import { addDays, type Day, endOfDay, today } from '../kernel/day.ts'
import { derive, type Engine, type Listener, read } from '../kernel/engine.ts'
import { enqueue, nightly } from '../kernel/job.ts'
import type { Who } from '../kernel/who.ts'
import { getProgramme, getRulebook, programmeCodes } from '../programme/tables.ts'
import type { Asked } from './asked.ts'
import { lastLine } from './at-a-moment.ts'
import { copyOf, holdCopies, remake, type Upkeep, upkeepOf, wholeOf } from './copy.ts'
import { eachOf, isKept } from './day-kept.ts'
import { type Planned, run } from './planned.ts'
import { keepSealed, lastOfADay } from './sealed.ts'
import { sides } from './statement.ts'
import { copiesAround, type CopyAt } from './touched.ts'
import { keepDays, keepTouched } from './keep-days.ts'

/** The questions that the open day is asked: every programme under its own profile and under those beside it. */
export async function questionsOf(tx: Tx, tenant: string, day: Day): Promise<Asked[]> {
  const questions: Asked[] = []
  for (const programme of await programmeCodes(tx, tenant)) {
    const { profile, alsoUnder = [] } = await getProgramme(tx, tenant, programme)
    for (const under of [profile, ...alsoUnder]) {
      questions.push({ tenant, programme, day, rules: await getRulebook(tx, tenant, programme, day, under) })
    }
  }
  return questions
}

/** Makes the copies of one organisation anew for this day: at midnight, after a change of rules, after a restore. */
export async function openDay(engine: Engine, who: Pick<Who, 'tenant'>): Promise<void> {
  const questions = await read(engine, who, tx => questionsOf(tx, who.tenant, today(engine.clock())))
  for (const asked of questions) {
    await derive(engine, who, tx => remake(tx, asked))
    await keepSealed(engine, who, asked)
  }
}

/** As `openDay`, and what each day before brought. */
export async function passNight(engine: Engine, who: Pick<Who, 'tenant'>): Promise<void> {
  await openDay(engine, who)
  const questions = await read(engine, who, tx => questionsOf(tx, who.tenant, today(engine.clock())))
  for (const asked of questions) {
    const [head, ofADay] = await read(engine, who, async tx => [
      await lastLine(tx, who.tenant, 'now'),
      await lastOfADay(tx, who.tenant, 'now', engine.clock()),
    ])
    await keepDays(engine, who, asked, head)
    await keepDays(engine, who, { ...asked, sealed: true }, ofADay)
  }
}

/**
 * By day, what is kept of each day takes in those whom commands have touched since, before they are many: each of them would be counted
 * again for every moment of the past that somebody asks about. Special categories wait for the night. Where the rules or the product have
 * changed, so that what is kept answers no longer, or where nothing is kept, the work of the night is done now.
 */
export async function keepUp(engine: Engine, who: Pick<Who, 'tenant'>): Promise<void> {
  const day = today(engine.clock())
  const questions = await read(engine, who, tx => questionsOf(tx, who.tenant, day))
  const midnight = endOfDay(addDays(day, -1))
  for (const asked of questions) {
    const missing = await read(engine, who, tx => whatIsMissing(tx, asked))
    if (missing === undefined) await keepTouched(engine, who, asked)
    else await enqueue(engine, nightly('results'), who.tenant, midnight, missing)
  }
}

/** The question that the copy of the open day, or what is kept of each day, should answer and does not. */
async function whatIsMissing(tx: Tx, asked: Asked): Promise<string | undefined> {
  if (!(await copyOf(tx, asked))) return wholeOf(tx, asked)?.question
  const each = eachOf(tx, asked)
  return (await isKept(tx, asked, each)) ? undefined : each?.question
}

/**
 * What a command touched is counted anew within its transaction. A copy that answers another question (the day or the rules have moved
 * on) is left alone, since nobody reads it, and made anew within a minute.
 */
export const afterCommand: Listener = async (tx, { tenant, subjects, receivedAt }) => {
  // Without any copy there is nothing to keep up.
  if (subjects.size === 0 || !(await holdCopies(tx, tenant))) return
  const { about, copies, plans } = await copiesAround(tx, tenant, subjects)
  const statements: Planned[] = []
  for (const copy of copies) {
    const upkeep = await knownUpkeep(tx, tenant, copy, today(receivedAt))
    if (upkeep && upkeep.question === copy.question)
      statements.push(...sides.flatMap(side => (copy.sides[side] && upkeep.sides[side]) || []))
  }
  await run(tx, statements, { ids: about, plans })
}

/** Statements are long and change with the rules and the day only: the last few are remembered. */
const upkeeps = new Map<string, Upkeep | undefined>()
const mostUpkeeps = 32

async function knownUpkeep(tx: Tx, tenant: string, copy: CopyAt, day: Day): Promise<Upkeep | undefined> {
  const { programme, profile, versions } = copy
  const key = [tenant, programme, profile, versions, day].join(' ')
  if (copy.settled && upkeeps.has(key)) return upkeeps.get(key)
  const rules = await getRulebook(tx, tenant, programme, day, profile)
  const upkeep = upkeepOf(tx, { tenant, programme, rules, day })
  if (!copy.settled) return upkeep
  for (const oldest of [...upkeeps.keys()].slice(0, Math.max(0, upkeeps.size - mostUpkeeps + 1))) upkeeps.delete(oldest)
  upkeeps.set(key, upkeep)
  return upkeep
}
