import { type RawBuilder, sql } from 'kysely'
import { type Known, lastOfAll, type Tx } from '../kernel/database.ts'
import { Lately } from '../kernel/lately.ts'
import type { Asked } from './asked.ts'
import { ByRules } from './by-rules.ts'
import { questionOf } from './copy.ts'
import type { Marked, UnitMarks } from './marks.ts'
import { ofCopy } from './of-copy.ts'
import { anyDay, anyIds } from './planned.ts'
import { statementFor } from './statement.ts'
import { aroundTouched, touchedSince } from './touched.ts'

/** What is kept of each day, of a programme under a profile, as it was known at one line. */
export interface KeptDays {
  line: number
  /** How many lines lie between that one and the moment asked about, and between the moment and the end of the journal. */
  away: number
  behind: number
  /** Whom lines between that one and the moment asked about touched. */
  moved: readonly string[]
  /** The units of people, whose marks are kept. */
  units: readonly UnitMarks[]
}

/** The kept line that is nearest to the moment; undefined where none answers, or where much has moved between the two. */
export async function keptDays(tx: Tx, asked: Asked, known: Known): Promise<KeptDays | undefined> {
  const kept = await headOf(tx, asked)
  const whole = kept && eachOf(tx, asked)
  if (!whole || kept.question !== whole.question) return undefined
  const line = known === 'now' ? kept.entry : await lineNear(tx, asked, known.entry)
  if (line === undefined || line === null) return undefined
  const [from, upTo] = between(line, known)
  const name = [asked.tenant, kept.digest, kept.hash, line, from, upTo].join(' ')
  const remembered = lately.get(name)
  if (remembered) return remembered
  const moved = await movedBetween(tx, asked.tenant, from, upTo)
  if (!moved) return undefined
  const at = known === 'now' ? kept.last : Math.min(kept.last, known.entry)
  const found = { line, away: Math.abs(at - line), behind: kept.last - at, moved, units: whole.units }
  lately.keep(name, found)
  return found
}

/**
 * A page asks more than once, under two profiles and for special categories apart, and until the next line every other page of that moment
 * does again.
 */
const lately = new Lately<KeptDays>(4)

async function movedBetween(tx: Tx, tenant: string, from: number, upTo: number): Promise<string[] | undefined> {
  const touched = await touchedSince(tx, tenant, from, { upTo })
  if (!touched || touched.length === 0) return touched
  return aroundTouched(tx, tenant, new Set(touched), { ever: true })
}

const between = (entry: number, known: Known): [from: number, upTo: number] =>
  known === 'now' ? [entry, lastOfAll] : [Math.min(entry, known.entry), Math.max(entry, known.entry)]

async function lineNear(tx: Tx, asked: Asked, entry: number): Promise<number | undefined> {
  const { rows } = await sql<{ line: number }>`
    (select entry as line from day_line where ${ofDays(asked)} and entry <= ${entry} order by entry desc limit 1)
    union all (select entry from day_line where ${ofDays(asked)} and entry > ${entry} order by entry limit 1)`.execute(
    tx,
  )
  const distances = rows.map(({ line }) => Math.abs(line - entry))
  return rows[distances.indexOf(Math.min(...distances))]?.line
}

/** The rule of an indicator among the marks that are kept. */
export const keptRule = ({ units }: Pick<KeptDays, 'units'>, code: string): Marked | undefined =>
  units.flatMap(unit => unit.marked).find(one => one.indicator.code === code)

/** The indicators on special categories are kept apart. */
export const ofDays = (asked: Asked): RawBuilder<boolean> =>
  sql<boolean>`${ofCopy(asked)} and sealed = ${asked.sealed === true}`

/** Its columns for a new row: tenant_id, programme, profile, sealed. */
export const keyOfDays = ({ tenant, programme, rules, sealed }: Asked): RawBuilder<unknown> =>
  sql`${tenant}::uuid, ${programme}::text, ${rules.profile.code}::text, ${sealed === true}::boolean`

/** Which question the days that are kept answer, and the last line as known at which they do; while they are being kept, none. */
export interface Head {
  question: string
  entry: number | null
  /** Of the question, the lines and all rows; while they are being kept, the mark of who keeps them. */
  digest: string
  /** The last line of the journal, and its hash. */
  last: number
  hash: string
}

export async function headOf(tx: Tx, asked: Asked): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select question, digest, (select max(entry) from day_line where ${ofDays(asked)}) as entry, h.last, h.hash
    from day_kept, (select entry as last, hash from public.journal_head where tenant_id = ${asked.tenant}) h
    where ${ofDays(asked)}`.execute(tx)
  return rows[0]
}

/** Whether what is kept answers this question, or is just being kept. */
export async function isKept(tx: Tx, asked: Asked, each: Each | undefined): Promise<boolean> {
  const head = await headOf(tx, asked)
  return !each || head?.question === '' || head?.question === each.question
}

/** Of what it answers, and of everything that is kept. */
export const headDigest = (asked: Asked): RawBuilder<string> => sql<string>`
  md5(concat_ws(' ', question, facts_sum, totals_sum, (
    select string_agg(entry::text, ',' order by entry) from day_line where ${ofDays(asked)})))`

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
