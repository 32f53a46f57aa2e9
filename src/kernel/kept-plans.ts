import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** Our choice: a longer statement asks much, and a plan that knows its values runs faster than it saves. */
const longestKept = 2_200

/**
 * Our choice: a plan takes memory. Those of the bench are two hundred; all pages and commands together ask some nine hundred, each counted for
 * whoever asks. What comes after these is planned each time.
 */
const mostPlans = 500

/**
 * The embedded engine has one session, as long as the process lives. Here it keeps what it has read and planned of each statement that has
 * parameters, which is a third of the work of a small one.
 */
export function keepingPlans(pool: Pool): PostgresPool {
  const names = new PlanNames()
  return {
    options: pool.options,
    connect: async () => new PlanKeepingClient(await pool.connect(), names),
    end: () => pool.end(),
  }
}

/**
 * A statement has a plan for each role and search path that asks it: what a role may see and what the past hides are parts of the plan, and
 * with one for all PostgreSQL would plan anew whenever another asks than the last time.
 */
class PlanNames {
  readonly #names = new Map<string, Map<string, string>>()
  #known = 0

  of(asker: string, text: string): string | undefined {
    const names = this.#names.get(asker) ?? new Map<string, string>()
    const known = names.get(text)
    if (known !== undefined || text.length > longestKept || this.#known >= mostPlans) return known
    const name = `plan-${this.#known}`
    this.#known += 1
    this.#names.set(asker, names.set(text, name))
    return name
  }
}

class PlanKeepingClient implements PostgresPoolClient {
  readonly #client: PoolClient
  readonly #names: PlanNames
  #role = ''
  #path = 'public'

  constructor(client: PoolClient, names: PlanNames) {
    this.#client = client
    this.#names = names
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> & PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('The embedded engine hands out no cursors.')
    if (values.length === 0) this.#follow(text)
    const name = values.length === 0 ? undefined : this.#names.of(`${this.#role} ${this.#path}`, text)
    const asked = { text, values: [...values], ...(name !== undefined && { name }) }
    return this.#client.query(asked) as never
  }

  release(): void {
    this.#client.release()
  }

  /** A client is handed out for one transaction, which says who asks, and of which moment, in statements without parameters. */
  #follow(text: string): void {
    this.#role = /set local role (\w+)/.exec(text)?.[1] ?? this.#role
    this.#path = /set local search_path = (\w+)/.exec(text)?.[1] ?? this.#path
  }
}
