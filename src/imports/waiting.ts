import { createHash } from 'node:crypto'
import { atGate, type Engine } from '../kernel/engine.ts'
import type { FileKey } from '../kernel/files.ts'
import { newId } from '../kernel/ids.ts'
import { openBytes, sealBytes } from '../kernel/keys.ts'
import { missing, Problem } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import type { Usual } from './person-row.ts'
import type { ReadTable } from '../pages/read-table.ts'
import {
  changeWaiting,
  dropOlder,
  dropWaiting,
  findWaiting,
  type ImportKind,
  putWaiting,
  type WaitingRow,
  waitingOf,
} from './tables.ts'

/** What the columns of a sheet say. */
export interface Mapping {
  sheet: number
  /** Counted from 0; what stands above it are titles. */
  headRow: number
  /** For each column the code of the field it says, or nothing. */
  columns: string[]
  usual: Usual
}

/** What became of it. */
export interface Stored {
  /** The cause of every line that it wrote. */
  batch: string
  /** Numbers of the rows that were imported. */
  rows: number[]
  undone?: true
}

/** What somebody said of a row that looks like others. */
export interface Choice {
  said: string
  /** The keys of those whom they had before their eyes. */
  seen: string[]
}

export interface State {
  fileName: string
  mapping?: Mapping
  /** What somebody typed in place of a cell: by the number of the row, then by field. */
  fixes: Record<string, Record<string, string>>
  /** By the number of the row. */
  choices?: Record<string, Choice>
  /** The batch under which storing was begun: where it was cut short, it goes on under the same, and no row is stored twice. */
  begun?: string | undefined
  stored?: Stored
}

export interface Waiting {
  id: string
  kind: ImportKind
  state: State
  begunAt: string
  row: WaitingRow
}

const keptDays = 7
const dayInMs = 24 * 60 * 60 * 1000

/** Keeps what was read of a table, sealed, until its owner says what becomes of it; at most seven days. */
export async function keepWaiting(
  engine: Engine,
  who: Who,
  brought: { kind: ImportKind; fileName: string; table: ReadTable },
): Promise<string> {
  const id = newId()
  const file = await engine.files.put(fileKey(engine, who), Buffer.from(JSON.stringify(brought.table), 'utf8'))
  const state = sealed(engine, who, id, { fileName: brought.fileName, fixes: {} })
  const row = {
    tenant_id: who.tenant,
    id,
    account: who.account,
    kind: brought.kind,
    file,
    state,
    version: 1,
    begun_at: engine.clock().toISOString(),
  }
  await atGate(engine, tx => putWaiting(tx, row), who.tenant)
  return id
}

/** Missing for everybody but whoever brought it. */
export async function getWaiting(engine: Engine, who: Who, id: string): Promise<Waiting> {
  const row = await atGate(engine, tx => findWaiting(tx, who, id), who.tenant)
  if (!row) throw missing()
  return opened(engine, who, row)
}

export const allWaiting = async (engine: Engine, who: Who): Promise<Waiting[]> =>
  (await atGate(engine, tx => waitingOf(tx, who), who.tenant)).map(row => opened(engine, who, row))

export const readBack = async (engine: Engine, who: Who, { row }: Waiting): Promise<ReadTable> =>
  JSON.parse((await engine.files.get(fileKey(engine, who), row.file)).toString('utf8')) as ReadTable

/** Refuses where another window has changed it meanwhile. */
export async function saveState(engine: Engine, who: Who, { row }: Waiting, state: State): Promise<void> {
  const changed = { ...row, state: sealed(engine, who, row.id, state) }
  if (!(await atGate(engine, tx => changeWaiting(tx, changed), who.tenant)))
    throw new Problem(409, 'kernel.changed-meanwhile')
}

export const forget = (engine: Engine, who: Who, id: string) =>
  atGate(engine, tx => dropWaiting(tx, who, id), who.tenant)

/** Every night: what nobody has come back to goes. Its file is swept, since nothing names it any more. */
export async function forgetOld(engine: Engine, { tenant }: { tenant: string }): Promise<void> {
  const than = new Date(engine.clock().getTime() - keptDays * dayInMs).toISOString()
  await atGate(engine, tx => dropOlder(tx, tenant, than), tenant)
}

/** A digest of headings: the same table of next month is known by it. */
export const headsOf = (heads: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(heads)).digest('hex')

const fileKey = ({ keyring }: Engine, { tenant }: Who): FileKey => ({ tenant, files: keyring.of(tenant).files })

const placeOf = ({ tenant }: Who, id: string) => ({ tenant, purpose: `import/${id}`, keyVersion: 1 })

const sealed = ({ keyring }: Engine, who: Who, id: string, state: State): Buffer =>
  sealBytes(keyring.of(who.tenant).seal, Buffer.from(JSON.stringify(state), 'utf8'), placeOf(who, id))

function opened({ keyring }: Engine, who: Who, row: WaitingRow): Waiting {
  const state = openBytes(keyring.of(who.tenant).seal, row.state, placeOf(who, row.id)).toString('utf8')
  return { id: row.id, kind: row.kind, state: JSON.parse(state) as State, begunAt: row.begun_at, row }
}
