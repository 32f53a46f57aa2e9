import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readerOf } from '../pages/reader.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Ahead, Asked, Slice } from '../pages/slice.ts'
import { getRecord, type Record } from './record.ts'

/** What every page of a person needs. */
export interface OpenRecord {
  shell: Shell
  record: Record
  on: Day
  slices: readonly Slice[]
  /** What comes next in acts of other slices, while the person is in the programme. */
  ahead: readonly Ahead[]
}

/** The id in the address; an address without one is no page. */
export function personId(c: Context<Asked>): string {
  const person = c.req.param('person') ?? ''
  if (!isId(person)) throw missing('people.no-such-person')
  return person
}

/** Opens the record in the address, with whatever else the page shows, all as of one moment. Whoever opens it is noted. */
export async function openRecord<T extends object>(
  c: Context<Asked>,
  more: (tx: Tx, record: Record) => Promise<T>,
): Promise<OpenRecord & T> {
  const reader = readerOf(c)
  const { who, today } = reader
  const found = await read(c.get('engine'), who, async tx => {
    const record = await getRecord(tx, who, personId(c), today, c.req.query('programme'))
    const ahead: Ahead[] = []
    for (const slice of c.get('slices')) {
      const next = await slice.ahead?.(tx, reader, record.person.id)
      if (next) ahead.push(next)
    }
    return { record, ahead, ...(await more(tx, record)) }
  })
  await logRead(c.get('engine'), who, { kind: 'people.opened', subjects: [found.record.person.id] })
  return { shell: shellOf(c), on: today, slices: c.get('slices'), ...found }
}

export const openAskedRecord = (c: Context<Asked>): Promise<OpenRecord> => openRecord(c, async () => ({}))
