import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { parse } from 'pg-protocol'

// oxlint-disable no-underscore-dangle -- the engine names its main loop so

/** How the engine leaves a statement that failed in an ordinary way. Source: POSTGRES_MAIN_LONGJMP in its `pglitec.c`. */
const ordinaryError = 100

/** One part of an answer, as the driver reads it. */
export type Said = Parameters<Parameters<typeof parse>[1]>[0]

/** Our choice: so long others wait for their turn at most, and for the statement that is under way. A turn costs as much as a small statement. */
const turnMs = 1

/**
 * The engine with two faults mended: it yields between statements, and it stops when it is broken instead of going on. And quicker:
 * an answer is read by the driver's own reader, in half the time.
 */
export class GuardedEngine extends PGlite {
  #trap: unknown
  readonly #answers = answersIn(part => this.#answer.push(part))
  #answer: Said[] = []
  #yieldedAt = 0

  /** Ready, and watched from now on. */
  async guard(): Promise<void> {
    await this.waitReady
    const engine = this.Module
    const run = engine._PostgresMainLoopOnce
    engine._PostgresMainLoopOnce = () => {
      try {
        run()
      } catch (error) {
        if (!isOrdinary(error)) this.#trap ??= error
        throw error
      }
    }
  }

  /**
   * What it says to one statement, whatever its parts. Yields: otherwise answers come in the microtask queue, and while statements follow
   * each other no timer and no request has its turn.
   *
   * Stops: after a panic, such as a sync that the disk refused, or a trap of its WebAssembly, the engine answers nothing, or with no rows as
   * if that were the answer. Both throw here, now and ever after; the process is to end, and its next start recovers from the log.
   */
  async answer(statement: Uint8Array): Promise<readonly Said[]> {
    this.#refuseIfBroken()
    const answer: Said[] = []
    this.#answer = answer
    const onRawData = (bytes: Uint8Array) => void this.#answers.emit('data', Buffer.from(bytes))
    await this.execProtocolRawStream(statement, { syncToFs: false, onRawData })
    if (performance.now() - this.#yieldedAt > turnMs) {
      await setImmediate()
      this.#yieldedAt = performance.now()
    }
    this.#refuseIfBroken(answer.find(part => part instanceof Error))
    return answer
  }

  #refuseIfBroken(said?: unknown): void {
    if (this.#trap === undefined) return
    const cause = said ?? this.#trap
    throw new Error('The embedded database stopped. Start again: everything that was confirmed is there.', { cause })
  }
}

/** What is emitted there as `data` is read, part by part. */
function answersIn(read: (part: Said) => void): EventEmitter {
  const stream = new EventEmitter()
  void parse(stream as unknown as NodeJS.ReadableStream, read)
  return stream
}

const isOrdinary = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === ordinaryError
