import { type RawBuilder, sql } from 'kysely'
import type { Database, Tables, Tx } from './database.ts'
import type { RowDigest } from './journal.ts'
import { cell, type Change, insertAll, type LaterRows, reviseAll, writtenBy, type Written } from './later-rows.ts'
import { Problem, refuse } from './problem.ts'

/** How a versioned table is keyed, and which column tells whose row it is. `keep_history` in the migrations says it, once. */
export interface Versioned {
  name: string
  /** Without `tenant_id`, which always comes first. */
  key: string[]
  subject: string | null
  /** All but `entry` and the tenant. */
  columns: string[]
}

export async function versionedTables(db: Database): Promise<Map<string, Versioned>> {
  const { rows } = await sql<Versioned>`
    select name, key_columns[2:] as key, subject_column as subject,
      (select array_agg(attname::text order by attnum) from pg_attribute
       where attrelid = to_regclass('public.' || quote_ident(name)) and attnum > 0 and not attisdropped
         and attname not in ('tenant_id', 'entry')) as columns
    from public.versioned_table order by name`.execute(db.kysely)
  return new Map(rows.map(row => [row.name, row]))
}

type Row<T extends keyof Tables> = Omit<Tables[T], 'tenant_id' | 'entry'>
/** A column that may be null may be left out. */
type NewRow<T extends keyof Tables> = { [C in keyof Row<T> as null extends Row<T>[C] ? never : C]: Row<T>[C] } & {
  [C in keyof Row<T> as null extends Row<T>[C] ? C : never]?: Row<T>[C]
}
type Cells = Record<string, unknown>

/**
 * The only three ways to write a versioned table. Each leaves the version before in `history`, remembers the digest of what it wrote
 * for the journal line, and collects whose rows they were.
 */
export class Rows {
  readonly subjects = new Set<string>()
  readonly #digests = new Map<string, RowDigest>()
  readonly #tx: Tx
  readonly #tenant: string
  readonly #entry: number
  readonly #tables: ReadonlyMap<string, Versioned>
  readonly #later: LaterRows | undefined

  /** `later`: rows wait there, to be written together with those of other commands. */
  constructor(tx: Tx, tenant: string, entry: number, tables: ReadonlyMap<string, Versioned>, later?: LaterRows) {
    this.#tx = tx
    this.#tenant = tenant
    this.#entry = entry
    this.#tables = tables
    this.#later = later
  }

  /** What this changes without a row of its own: a job whose holder came or went. */
  concerns(subject: string): void {
    this.subjects.add(subject)
  }

  get digests(): RowDigest[] {
    return [...this.#digests.values()]
  }

  async insert<T extends keyof Tables & string>(name: T, row: NewRow<T>): Promise<void> {
    await this.insertAll(name, [row])
  }

  /** Rows of one table in one statement; all of them name the same columns. */
  async insertAll<T extends keyof Tables & string>(name: T, all: readonly NewRow<T>[]): Promise<void> {
    const waiting = all.map(row => this.#waiting(name, row))
    for (const one of waiting) this.#later?.add(one)
    if (!this.#later && waiting.length > 0) await insertAll(waiting)
  }

  /**
   * Changes some columns of one row. `shown` is the entry of the version that the person had before their eyes: when the row has moved
   * on since, the change is refused with 409. A missing row is our bug: `given` has already found it.
   */
  async revise<T extends keyof Tables & string>(
    name: T,
    key: Partial<Row<T>>,
    changes: Partial<Row<T>>,
    shown?: number,
  ): Promise<void> {
    const table = this.#table(name)
    const here = this.#where(table, key as Cells)
    if (shown !== undefined) await this.#refuseUnless(table, here, shown)
    if (this.#later) return this.#later.change(this.#changing(name, key, changes))
    const set = sql.join(Object.entries(changes).map(([column, value]) => sql`${sql.ref(column)} = ${cell(value)}`))
    await this.#replace(table, here, sql`update ${sql.table(name)} t set ${set}, entry = ${this.#entry}`)
  }

  /** The same changes of many rows, one statement for all of them. */
  async reviseAll<T extends keyof Tables & string>(
    name: T,
    keys: readonly Partial<Row<T>>[],
    changes: Partial<Row<T>>,
  ): Promise<void> {
    const waiting = keys.map(key => this.#changing(name, key, changes))
    for (const one of waiting) this.#later?.change(one)
    if (this.#later || !keys[0]) return
    await (keys.length === 1 ? this.revise(name, keys[0], changes) : reviseAll(waiting))
  }

  async remove<T extends keyof Tables & string>(name: T, key: Partial<Row<T>>): Promise<void> {
    const table = this.#tableAtOnce(name)
    await this.#delete(table, this.#where(table, key as Cells))
  }

  /**
   * Puts the row at this key back to the version that `entry` replaced; where there was none, the row goes. Undo alone needs it.
   * `key` is as a digest names it: its parts joined by a comma.
   */
  async restore(name: string, key: string, entry: number): Promise<void> {
    const table = this.#tableAtOnce(name)
    const parts = key.split(',')
    const at = (alias: string) =>
      this.#where(table, Object.fromEntries(table.key.map((column, n) => [column, parts[n]])), alias)
    const columns = sql.join(table.columns.map(column => sql.ref(column)))
    const before = sql`from ${sql.table(`history.${name}`)} h where ${at('h')} and h.until_entry = ${entry}`
    const stands = await this.#exists(sql`from ${sql.table(name)} t where ${at('t')}`)
    const stood = await this.#exists(before)
    if (stands && stood) {
      const set = sql`(${columns}, entry) = (select ${columns}, ${this.#entry}::bigint ${before})`
      await this.#replace(table, at('t'), sql`update ${sql.table(name)} t set ${set}`)
    } else if (stood) {
      const old = sql`select tenant_id, ${this.#entry}::bigint, ${columns} ${before}`
      await this.#write(table, sql`insert into ${sql.table(name)} as t (tenant_id, entry, ${columns}) ${old}`)
    } else if (stands) {
      await this.#delete(table, at('t'))
    }
  }

  /** Erasure alone: takes personal columns out of every version of these rows, the past ones too. The rest stays, so totals still agree. */
  async blank<T extends keyof Tables & string>(
    name: T,
    where: Partial<Row<T>>,
    blanks: Partial<Row<T>>,
  ): Promise<void> {
    const values = JSON.stringify(blanks, (_, value) => (isBytes(value) ? bytea(value) : value))
    const { rows } = await sql<{ key: string; entry: number; digest: string }>`
      select key, entry, digest from blank_versions(${name}, ${JSON.stringify(where)}::jsonb, ${values}::jsonb)`.execute(
      this.#tx,
    )
    for (const { key, entry, digest } of rows) this.#restate({ table: name, key, digest, of: entry })
  }

  /** Erasure alone: takes every version of these rows away. */
  async erase<T extends keyof Tables & string>(name: T, where: Partial<Row<T>>): Promise<void> {
    const { rows } = await sql<{ key: string; entry: number }>`
      select key, entry from erase_versions(${name}, ${JSON.stringify(where)}::jsonb)`.execute(this.#tx)
    for (const { key, entry } of rows) this.#restate({ table: name, key, digest: null, of: entry })
  }

  #restate(restated: Required<RowDigest>): void {
    this.#digests.set(`${restated.table}/${restated.key}/${restated.of}`, restated)
  }

  async #exists(from: RawBuilder<unknown>): Promise<boolean> {
    const { rows } = await sql<{ here: boolean }>`select exists (select ${from}) as here`.execute(this.#tx)
    return rows[0]?.here === true
  }

  /** For all that takes away or puts back: it would find what waits still missing. */
  #tableAtOnce(name: string): Versioned {
    if (this.#later) throw new Error(`A command with givenAll takes no rows away, and one of ${name} was to go.`)
    return this.#table(name)
  }

  #table(name: string): Versioned {
    const table = this.#tables.get(name)
    if (!table) throw new Error(`${name} keeps no history: its migration must call keep_history.`)
    return table
  }

  #where(table: Versioned, key: Cells, alias = 't'): RawBuilder<unknown> {
    const parts = table.key.map(column => {
      if (key[column] === undefined) throw new Error(`The key of ${table.name} needs ${column}.`)
      return sql`${sql.ref(`${alias}.${column}`)} = ${key[column]}`
    })
    return sql.join([sql`${sql.ref(`${alias}.tenant_id`)} = ${this.#tenant}`, ...parts], sql` and `)
  }

  /** The version before is kept, once per command, in the statement that replaces it. */
  #keeping(table: Versioned, here: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`with kept as (
      insert into ${sql.table(`history.${table.name}`)} select ${this.#entry}::bigint, t.*
      from ${sql.table(`public.${table.name}`)} t where ${here} and t.entry < ${this.#entry}
    )`
  }

  async #replace(table: Versioned, here: RawBuilder<unknown>, change: RawBuilder<unknown>): Promise<void> {
    await this.#write(table, sql`${this.#keeping(table, here)} ${change} where ${here}`)
  }

  async #refuseUnless(table: Versioned, here: RawBuilder<unknown>, shown: number): Promise<void> {
    const { rows } = await sql<{ entry: number }>`select entry from ${sql.table(table.name)} t where ${here}`.execute(
      this.#tx,
    )
    const entry = rows[0]?.entry
    if (entry === undefined) throw new Error(`No row of ${table.name} stands at this key.`)
    if (entry !== shown) throw new Problem(409, 'kernel.changed-meanwhile', { entry, shown })
  }

  /** What other rows lean on stays: 422, and they go first. */
  async #delete(table: Versioned, here: RawBuilder<unknown>): Promise<void> {
    try {
      const statement = sql`${this.#keeping(table, here)} delete from ${sql.table(table.name)} t where ${here}`
      const [gone] = await writtenBy(this.#tx, statement, table, 1)
      this.#remember(table, { ...(gone as Written), digest: null })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === foreignKeyViolation)
        throw refuse('kernel.others-lean-on-it', { table: table.name })
      throw error
    }
  }

  #waiting(name: string, row: object) {
    const table = this.#table(name)
    const cells: Cells = { ...row, tenant_id: this.#tenant, entry: this.#entry }
    return { table, cells, tx: this.#tx, written: (one: Written) => this.#remember(table, one) }
  }

  #changing(name: string, key: object, changes: object): Change {
    return { ...this.#waiting(name, { ...key, ...changes }), changed: Object.keys(changes) }
  }

  async #write(table: Versioned, statement: RawBuilder<unknown>): Promise<void> {
    const [written] = await writtenBy(this.#tx, statement, table, 1)
    this.#remember(table, written as Written)
  }

  #remember(table: Versioned, { key, subject, digest }: Written): void {
    this.#digests.set(`${table.name}/${key}`, { table: table.name, key, digest })
    if (subject !== null) this.subjects.add(subject)
  }
}

const foreignKeyViolation = '23503'

/** As JSON writes bytes before a replacer sees them, and as PostgreSQL reads them from text. */
const isBytes = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'

const bytea = ({ data }: { data: number[] }): string => `\\x${Buffer.from(data).toString('hex')}`
