import { type Engine, read } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import { isSealed } from '../programme/compile.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import type { Filed } from './aggregate-checks.ts'
import type { Asked } from './asked.ts'
import { type Amount, countLive, together } from './count.ts'
import { type Change, differenceBetween } from './difference.ts'
import {
  type FrozenNoteRow,
  type FrozenRow,
  type FrozenValueRow,
  frozenValuesOf,
  getFrozen,
  notesOf,
} from './frozen-tables.ts'
import { countSealed, lastOfADay } from './sealed.ts'

/** A value as it was filed, and as it is now for the same day. */
export interface Compared {
  filed: FrozenValueRow
  was: Amount
  now: Amount
  differs: boolean
  /** Nobody has explained the value of now yet. */
  wantsNote: boolean
  notes: FrozenNoteRow[]
}

export interface OpenFrozen {
  frozen: FrozenRow
  rules: Rulebook
  values: Compared[]
  changes: Change[]
}

/** A frozen period beside what the same day says now, under the rules of now, with the difference by record. */
export async function openFrozen(engine: Engine, who: Pick<Who, 'tenant'>, id: string): Promise<OpenFrozen> {
  const { tenant } = who
  const { frozen, filed, notes, rules, asked, open } = await read(engine, who, async tx => {
    const row = await getFrozen(tx, tenant, id)
    const book = await getRulebook(tx, tenant, row.programme, row.as_of, row.profile)
    const question: Asked = { tenant, programme: row.programme, rules: book, day: row.as_of }
    return {
      frozen: row,
      filed: await frozenValuesOf(tx, tenant, id),
      notes: await notesOf(tx, tenant, id),
      rules: book,
      asked: question,
      open: await countLive(tx, question),
    }
  })
  const sealed = await countSealed(engine, who, asked, 'now')
  const isBehind = (await read(engine, who, tx => lastOfADay(tx, tenant, 'now', engine.clock()))) < frozen.entry
  const current = together(rules, open, isBehind ? new Map() : sealed)
  const order = rules.indicators.map(indicator => indicator.code)
  const values = filed
    .map(value => compared(value, current.get(value.indicator), notes))
    .toSorted((a, b) => order.indexOf(a.filed.indicator) - order.indexOf(b.filed.indicator))
  const from = { day: frozen.as_of, known: { entry: frozen.entry } }
  const subject = { programme: frozen.programme, under: frozen.profile }
  const changes = await differenceBetween(engine, who, subject, from, { day: frozen.as_of, known: 'now' })
  return { frozen, rules, values, changes }
}

/** A total of special data moves by the day: until the day of its freezing is over, nothing is known of it but what was filed. */
function compared(filed: FrozenValueRow, current: Amount | undefined, all: readonly FrozenNoteRow[]): Compared {
  const was = { claimed: Number(filed.claimed), proven: Number(filed.proven) }
  const { claimed, proven } = current ?? (isSealed(filed.rule) ? was : { claimed: 0, proven: 0 })
  const now = { claimed, proven }
  const notes = all.filter(note => note.indicator === filed.indicator)
  const differs = !isSame(was, now)
  const explained = notes.some(note => isSame({ claimed: Number(note.claimed), proven: Number(note.proven) }, now))
  return { filed, was, now, differs, notes, wantsNote: differs && !explained && !isSealed(filed.rule) }
}

const isSame = (one: Amount, other: Amount) => one.claimed === other.claimed && one.proven === other.proven

/**
 * What was claimed in the last period before this day, or what the last note has explained where that is less: for the check that totals do
 * not fall.
 */
export async function filedBefore(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  rows: readonly FrozenRow[],
  day: string,
  profile: string,
): Promise<Filed> {
  const last = rows
    .filter(row => row.as_of <= day && row.profile === profile)
    .toSorted((a, b) => (a.as_of < b.as_of ? 1 : -1))[0]
  if (!last) return {}
  return read(engine, who, async tx => {
    const values = await frozenValuesOf(tx, who.tenant, last.id)
    const explained = new Map(
      (await notesOf(tx, who.tenant, last.id)).map(note => [note.indicator, Number(note.claimed)]),
    )
    const counted = values.filter(value => value.unit !== 'share' && !isSealed(value.rule))
    const least = ({ indicator, claimed }: FrozenValueRow) =>
      Math.min(Number(claimed), explained.get(indicator) ?? Number(claimed))
    return { before: new Map(counted.map(value => [value.indicator, least(value)])) }
  })
}
