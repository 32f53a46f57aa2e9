import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** Our choice: a longer statement asks much, and a plan that knows its values runs faster than it saves. */
const longestKept = 2_200

/** Our choice: the product asks some hundreds of different statements; whatever is asked after these is planned each time. */
export const mostPlans = 500

/**
 * The embedded engine has one session, as long as the process lives. Here it keeps what it has read and planned of each statement that has
 * parameters, which is a third of the work of a small one. PostgreSQL plans anew by itself when the role or the search path is another.
 */
export function keepingPlans(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  return {
    options: pool.options,
    connect: async () => new PlanKeepingClient(await pool.connect(), names),
    end: () => pool.end(),
  }
}

class PlanKeepingClient implements PostgresPoolClient {
  readonly #client: PoolClient
  readonly #names: Map<string, string>

  constructor(client: PoolClient, names: Map<string, string>) {
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
    const name = values.length === 0 ? undefined : this.#nameOf(text)
    const asked = { text, values: [...values], ...(name !== undefined && { name }) }
    return this.#client.query(asked) as never
  }

  release(): void {
    this.#client.release()
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || text.length > longestKept || this.#names.size >= mostPlans) return known
    const name = `plan-${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}
