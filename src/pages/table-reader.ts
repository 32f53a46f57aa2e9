import { BoundedThread } from '../kernel/bounded-thread.ts'
import { Problem } from '../kernel/problem.ts'
import type { ReadTable } from './read-table.ts'
import { largestTable, mostColumns, mostRows } from './table-kind.ts'
import type { TableAnswer } from './table-thread.ts'

/** Our choice: the largest table that is taken needs some seconds on a small server. */
const slowestMs = 30_000

/** The largest table that is taken needs about half of it. */
const heapMb = 512

/** Reads tables that people send. One that takes too long or too much memory ends the thread that reads it and nothing else. */
export class TableReader {
  readonly #thread: BoundedThread<Uint8Array, TableAnswer>

  constructor(slowest = slowestMs) {
    this.#thread = new BoundedThread<Uint8Array, TableAnswer>(new URL('./table-thread.ts', import.meta.url), {
      slowestMs: slowest,
      heapMb,
      late: { fault: 'too-slow' },
      lost: { fault: 'unreadable' },
    })
  }

  /** Refuses at the field `file`. */
  async of(bytes: Uint8Array): Promise<ReadTable> {
    const answer = await this.#thread.do(bytes)
    if ('table' in answer) return answer.table
    const code = `imports.file-is-${answer.fault}`
    const details = { megabytes: largestTable / 1024 / 1024, rows: mostRows, columns: mostColumns }
    throw new Problem(answer.fault === 'too-large' ? 413 : 422, code, details, [{ path: 'file', code, details }])
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
