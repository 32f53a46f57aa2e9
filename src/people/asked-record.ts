import type { Context } from 'hono'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readerOf } from '../pages/reader.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked, Slice } from '../pages/slice.ts'
import { getRecord, type Record } from './record.ts'

/** What every page of a person needs. */
export interface OpenRecord {
  shell: Shell
  record: Record
  on: Day
  slices: readonly Slice[]
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
  const { who, today } = readerOf(c)
  const found = await read(c.get('engine'), who, async tx => {
    const record = await getRecord(tx, who, personId(c), today, c.req.query('programme'))
    return { record, ...(await more(tx, record)) }
  })
  await logRead(c.get('engine'), who, { kind: 'people.opened', subjects: [found.record.person.id] })
  return { shell: shellOf(c), on: today, slices: c.get('slices'), ...found }
}

export const openAskedRecord = (c: Context<Asked>): Promise<OpenRecord> => openRecord(c, async () => ({}))
