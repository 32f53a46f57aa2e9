import { type RawBuilder, sql } from 'kysely'
import { type Known, lastOfAll, type Tx } from '../kernel/database.ts'
import type { Asked } from './asked.ts'
import { ByRules } from './by-rules.ts'
import { questionOf } from './copy.ts'
import type { Marked, UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyDay, anyIds } from './planned.ts'
import { statementFor } from './statement.ts'
import { aroundTouched, touchedSince } from './touched.ts'

/** What is kept of a programme under a profile: what each day brought, as known at this line, and whom lines between it and the moment touched. */
export interface KeptDays {
  entry: number
  moved: string[]
  /** The units of people, whose marks are kept. */
  units: readonly UnitMarks[]
}

/** If they answer this very question, and little has moved between their line and the moment asked about. */
export async function keptDays(tx: Tx, asked: Asked, known: Known): Promise<KeptDays | undefined> {
  const kept = await headOf(tx, asked)
  const whole = kept && eachOf(tx, asked)
  if (!whole || kept.question !== whole.question) return undefined
  const [from, upTo] = between(kept.entry, known)
  const touched = await touchedSince(tx, asked.tenant, from, { upTo })
  if (!touched) return undefined
  const moved = touched.length === 0 ? [] : await aroundTouched(tx, asked.tenant, new Set(touched), { ever: true })
  return { entry: kept.entry, moved, units: whole.units }
}

export const between = (entry: number, known: Known): [from: number, upTo: number] =>
  known === 'now' ? [entry, lastOfAll] : [Math.min(entry, known.entry), Math.max(entry, known.entry)]

/** The rule of an indicator among the marks that are kept. */
export const keptRule = ({ units }: Pick<KeptDays, 'units'>, code: string): Marked | undefined =>
  units.flatMap(unit => unit.marked).find(one => one.indicator.code === code)

/** The indicators on special categories are kept apart. */
export const ofDays = (asked: Asked): RawBuilder<boolean> =>
  sql<boolean>`${ofCopy(asked)} and sealed = ${asked.sealed === true}`

/** What is kept answers this question, as known at this line. */
export interface Head {
  question: string
  entry: number
  /** Of the totals. */
  digest: string
}

export async function headOf(tx: Tx, asked: Asked): Promise<Head | undefined> {
  const { rows } = await sql<Head>`select question, entry, digest from day_kept where ${ofDays(asked)}`.execute(tx)
  return rows[0]
}

export interface Each {
  question: string
  units: readonly UnitMarks[]
}

const eaches = new ByRules<Each | undefined>()

/** What some people are asked of each of their days. Undefined where no such indicator is about people. */
export const eachOf = (tx: Tx, asked: Asked): Each | undefined =>
  eaches.of(asked, () => {
    const statement = statementFor({ ...asked, day: anyDay, about: anyIds, each: true }, 'people')
    return statement && { question: questionOf(tx, statement), units: statement.units }
  })
