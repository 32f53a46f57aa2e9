import type { Context } from 'hono'
import { isId } from '../kernel/ids.ts'
import { missing, Problem, refuse } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import { type Kind, kindsOfImport } from './kind.ts'
import type { ReadTable } from '../pages/read-table.ts'
import { type ImportKind, importKinds } from './tables.ts'
import { getWaiting, readBack, type Waiting } from './waiting.ts'

/** A table that waits, with what is in it. */
export interface Open {
  waiting: Waiting
  kind: Kind
  table: ReadTable
}

/** What this account may import. */
export const kindsFor = (c: Context<Asked>): ImportKind[] =>
  importKinds.filter(kind => may(c.get('who'), kindsOfImport[kind].right))

export function refuseWithoutKinds(c: Context<Asked>): void {
  if (kindsFor(c).length === 0) throw new Problem(403, 'kernel.not-allowed', { right: 'people.write' })
}

/** The table that the address names; missing for everybody but whoever brought it. */
export async function getAsked(c: Context<Asked>): Promise<Open> {
  refuseWithoutKinds(c)
  const id = c.req.param('table') ?? ''
  if (!isId(id)) throw missing()
  const waiting = await getWaiting(c.get('engine'), c.get('who'), id)
  return { waiting, kind: kindsOfImport[waiting.kind], table: await readBack(c.get('engine'), c.get('who'), waiting) }
}

/** What is stored is changed by its own commands, no longer by the table. */
export function refuseStored({ waiting: { state } }: Open): void {
  if (state.stored && !state.stored.undone) throw refuse('imports.is-stored')
}
