import { sql } from 'kysely'
import { asKnown, type Tx } from '../kernel/database.ts'
import { type Day, today } from '../kernel/day.ts'
import { derive, type Engine } from '../kernel/engine.ts'
import type { Check } from '../kernel/verify.ts'
import type { Who } from '../kernel/who.ts'
import type { Asked } from './asked.ts'
import { remake, wholeOf } from './copy.ts'
import { countLive } from './count.ts'
import { ofCopy } from './of-copy.ts'
import { questionsOf } from './open-day.ts'
import { cellsInOrder, dayOff } from './days-hold.ts'
import { forgetDays } from './keep-days.ts'
import { kept, lastOfADay } from './sealed.ts'
import { forMany, splitColumns, statementFor } from './statement.ts'
import { totalsOff } from './totals.ts'
import { quarterEnds } from './trend.ts'

/** How a copy differs from what the facts say, row by row; `stale`: it answers another question, and nobody reads it. */
export interface Recounted {
  programme: string
  profile: string
  state: 'equal' | 'stale' | 'differs'
  /** Things whose copied row is not what the facts say, and indicators whose total is not what the rows add up to. */
  off: string[]
}

/** Holds every copy of the open day against the facts, then makes it anew. What each day brought is kept anew by the night, or by the minute of a server. */
export async function recount(engine: Engine, who: Pick<Who, 'tenant'>): Promise<Recounted[]> {
  return derive(engine, who, async tx => {
    const found: Recounted[] = []
    for (const asked of await questionsOf(tx, who.tenant, today(engine.clock()))) {
      found.push(await compare(tx, asked))
      await remake(tx, asked)
      await forgetDays(tx, asked)
    }
    return found
  })
}

/** For `sansa verify`: what is copied is what the facts say, for today and for the day of the last line. */
export const copiesHold: Check = async (tx, tenant, { clock }) => {
  for (const day of new Set([today(clock()), await lastDay(tx, tenant)])) {
    for (const asked of day === undefined ? [] : await questionsOf(tx, tenant, day)) {
      const { state, off, programme } = await compare(tx, asked)
      if (state === 'differs')
        return { check: 'derived', says: `the copied facts of ${programme} differ from a recount at ${off[0]}` }
    }
  }
  return undefined
}

/** For `sansa verify`: the totals that are kept are what a count gives, as it was known when they were made. */
export const totalsHold: Check = async (tx, tenant, { clock }) => {
  const entry = await lastOfADay(tx, tenant, 'now', clock())
  for (const open of await questionsOf(tx, tenant, today(clock()))) {
    const asked: Asked = { ...open, sealed: true }
    const found = await kept(tx, asked, entry)
    if (!found) continue
    const live = await asKnown(tx, entry, () => countLive(tx, asked))
    const off = [...live].find(([code, value]) => cellsInOrder(found.get(code)?.cells) !== cellsInOrder(value.cells))
    if (off)
      return { check: 'derived', says: `the kept total of ${off[0]} in ${open.programme} differs from a recount` }
  }
  return undefined
}

/** For `sansa verify`: what is kept of each day is as it was written, and what a count gives at the ends of quarters and today. */
export const daysHold: Check = async (tx, tenant, { clock }) => {
  for (const asked of await questionsOf(tx, tenant, today(clock()))) {
    const { startsOn = asked.day } = asked.rules
    const off =
      (await dayOff(tx, asked, [...quarterEnds(startsOn, asked.day), asked.day])) ??
      (await dayOff(tx, { ...asked, sealed: true }, [asked.day]))
    if (off)
      return {
        check: 'derived',
        says: `what is kept of ${off.of} in ${asked.programme} on ${off.day} differs from a recount`,
      }
  }
  return undefined
}

async function compare(tx: Tx, asked: Asked): Promise<Recounted> {
  const { programme, rules } = asked
  const base = { programme, profile: rules.profile.code, off: [] }
  const statement = statementFor(asked)
  if (!statement) return { ...base, state: 'equal' }
  const { rows: copies } = await sql<{
    question: string
  }>`select question from facts_copy where ${ofCopy(asked)}`.execute(tx)
  if (copies[0]?.question !== wholeOf(tx, asked)?.question) return { ...base, state: 'stale' }
  await forMany(tx, asked)
  const columns = sql`unit, subject, about, ${splitColumns}, measure, on_day, held, proven, broken`
  const { rows } = await sql<{ subject: string }>`
    ${statement.ground()}
    select coalesce(live.subject, copied.subject) as subject
    from (select ${columns} from (${statement.rows}) m) live
      full join (select ${columns} from facts where ${ofCopy(asked)}) copied
        on copied.unit = live.unit and copied.subject = live.subject
    where live is distinct from copied order by 1`.execute(tx)
  const off = [...rows.map(row => row.subject), ...(await totalsOff(tx, asked, statement.units))]
  return { ...base, state: off.length === 0 ? 'equal' : 'differs', off }
}

async function lastDay(tx: Tx, tenant: string): Promise<Day | undefined> {
  const { rows } = await sql<{
    at: string
  }>`select received_at as at from journal_head where tenant_id = ${tenant} and entry > 0`.execute(tx)
  return rows[0] && today(rows[0].at)
}
