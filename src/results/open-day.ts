import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { type Day, today } from '../kernel/day.ts'
import { derive, type Engine, type Listener, read } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import { getProgramme, getRulebook, programmeCodes } from '../programme/tables.ts'
import type { Asked } from './asked.ts'
import { around, holdCopies, programmesOf, refresh, remake } from './copy.ts'
import { keepSealed } from './sealed.ts'

/** The questions that the open day is asked: these programmes (or all) under their own profile and under those beside it. */
export async function questionsOf(tx: Tx, tenant: string, day: Day, programmes?: readonly string[]): Promise<Asked[]> {
  const questions: Asked[] = []
  for (const programme of programmes ?? (await programmeCodes(tx, tenant))) {
    const { profile, alsoUnder = [] } = await getProgramme(tx, tenant, programme)
    for (const under of [profile, ...alsoUnder]) {
      questions.push({ tenant, programme, day, rules: await getRulebook(tx, tenant, programme, day, under) })
    }
  }
  return questions
}

/** What a command touched is counted anew within its transaction. */
export const afterCommand: Listener = async (tx, { tenant, subjects, receivedAt }) => {
  if (subjects.size === 0 || !(await hasCopies(tx, tenant))) return
  await holdCopies(tx, tenant)
  const about = await around(tx, tenant, [...subjects])
  const programmes = await programmesOf(tx, tenant, about)
  for (const asked of await questionsOf(tx, tenant, today(receivedAt), programmes))
    await refresh(tx, { ...asked, about })
}

/** Makes the copies of one organisation anew for this day: at midnight, after a change of rules, after a restore. */
export async function openDay(engine: Engine, who: Pick<Who, 'tenant'>): Promise<void> {
  const questions = await read(engine, who, tx => questionsOf(tx, who.tenant, today(engine.clock())))
  for (const asked of questions) {
    await derive(engine, who, tx => remake(tx, asked))
    await keepSealed(engine, who, asked)
  }
}

/** Whether a copy stands at all: without one there is nothing to keep up. */
export async function hasCopies(tx: Tx, tenant: string): Promise<boolean> {
  const { rows } = await sql`select from facts_copy where tenant_id = ${tenant} limit 1`.execute(tx)
  return rows.length > 0
}
