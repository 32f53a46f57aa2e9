import { type RawBuilder, sql } from 'kysely'
import { type Database, type Known, type Tx, transaction } from './database.ts'
import type { Asking } from './command.ts'
import { type Rows, versionedTables, type Versioned } from './history.ts'
import { entryKnownAt } from './journal.ts'
import type { Files } from './files.ts'
import type { Keyring } from './keyring.ts'
import { holdKeys } from './tenant.ts'
import type { Right, Who } from './who.ts'

/** What a slice refreshes in the same transaction, once, after all commands of it have written. */
export type Listener = (tx: Tx, touched: Touched) => Promise<void>

export interface Touched {
  tenant: string
  /** Ids of the people and other nouns whose rows were written. */
  subjects: ReadonlySet<string>
  /** The versioned tables that were written. */
  tables: ReadonlySet<string>
  /** When the transaction was taken in. */
  receivedAt: string
}

/**
 * Whom or what this right reaches, as a condition on a column that holds ids of people or of other nouns. The slices that know where
 * somebody belongs give it; slices below them ask it here. Asked of the present, whatever moment a page shows.
 */
export type Reach = (who: Who, right: Right, column: string) => RawBuilder<boolean>

/** What a slice takes away when a person is erased. It may refuse with a `Problem`; then nothing is taken away. */
export type Eraser = (rows: Rows, asking: Asking, person: string) => Promise<void>

/** Nobody is reached until somebody says who is. */
const nobody: Reach = () => sql<boolean>`false`

/** A running Șansa: one database, one clock, and those who listen. Passed on by hand; there is no global one. */
export interface Engine {
  db: Database
  keyring: Keyring
  files: Files
  clock: () => Date
  listeners: readonly Listener[]
  reach: Reach
  /** The highest slice first: rows go before those they lean on. */
  erasers: readonly Eraser[]
  versioned: ReadonlyMap<string, Versioned>
}

type Optional = 'clock' | 'listeners' | 'reach' | 'erasers'

export type EngineParts = Omit<Engine, 'versioned' | Optional> & Partial<Pick<Engine, Optional>>

/** The database is migrated; every tenant's keys are opened here. */
export async function startEngine(parts: EngineParts): Promise<Engine> {
  await holdKeys(parts.db, parts.keyring)
  return {
    clock: () => new Date(),
    listeners: [],
    reach: nobody,
    erasers: [],
    ...parts,
    versioned: await versionedTables(parts.db),
  }
}

/** Reads as this person's tenant: now, or as the journal stood after one entry. All queries of one `read` see one moment. */
export const read = <T>(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  work: (tx: Tx) => Promise<T>,
  known: Known = 'now',
): Promise<T> => transaction(engine.db, { role: 'reader', tenant: who.tenant, known }, work)

/** As `read`, and sees sealed facts too: for totals only. Results alone may call it; a test keeps it so. */
export const count = <T>(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  work: (tx: Tx) => Promise<T>,
  known: Known = 'now',
): Promise<T> => transaction(engine.db, { role: 'counter', tenant: who.tenant, known }, work)

/** Makes derived rows anew outside any command: copies, totals and keys that a recount must find equal. Results and matching alone may call it. */
export const derive = <T>(engine: Engine, who: Pick<Who, 'tenant'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(engine.db, { role: 'counter', derives: true, tenant: who.tenant }, work)

/** Accounts, sign-ins, jobs and the log of reads: what must work before anybody is known, or without a command. */
export const atGate = <T>(engine: Engine, work: (tx: Tx) => Promise<T>, tenant?: string): Promise<T> =>
  transaction(engine.db, tenant === undefined ? { role: 'gate' } : { role: 'gate', tenant }, work)

/** The moment "as known at this instant": after the last line received before it. */
export async function knownAt(engine: Engine, who: Pick<Who, 'tenant'>, instant: string): Promise<Known> {
  return { entry: await read(engine, who, tx => entryKnownAt(tx, who.tenant, instant)) }
}
