import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { parse } from 'pg-protocol'

// oxlint-disable no-underscore-dangle -- the engine names its main loop so

/** How the engine leaves a statement that failed in an ordinary way. Source: POSTGRES_MAIN_LONGJMP in its `pglitec.c`. */
const ordinaryError = 100

type Answer = Awaited<ReturnType<PGlite['execProtocolStream']>>

/** Our choice: so long others wait for their turn at most, and for the statement that is under way. A turn costs as much as a small statement. */
const turnMs = 1

/**
 * The engine with two faults mended: it yields between statements, and it stops when it is broken instead of going on. And quicker: a
 * statement is one message, whatever its parts, and its answer is read by the driver's own reader, in half the time.
 */
export class GuardedEngine extends PGlite {
  #trap: unknown
  /** The parts of a statement whose end has not come yet. */
  #begun: Uint8Array[] = []
  readonly #answers = answersIn(part => this.#answer.push(part))
  #answer: Answer = []
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
   * Yields: otherwise answers come in the microtask queue, and while statements follow each other no timer and no request has its turn.
   *
   * Stops: after a panic, such as a sync that the disk refused, or a trap of its WebAssembly, the engine answers nothing, or with no rows as
   * if that were the answer. Both throw here, now and ever after; the process is to end, and its next start recovers from the log.
   */
  override async execProtocolStream(message: Uint8Array): Promise<Answer> {
    this.#refuseIfBroken()
    this.#begun.push(message)
    if (!endsStatement(message)) return []
    const statement = Buffer.concat(this.#begun)
    this.#begun = []
    const answer: Answer = []
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

/** What is emitted there as `data` is read, part by part: the engine's own types name the same parts. */
function answersIn(read: (part: Answer[number]) => void): EventEmitter {
  const stream = new EventEmitter()
  void parse(stream as unknown as NodeJS.ReadableStream, part => read(part as unknown as Answer[number]))
  return stream
}

const isOrdinary = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === ordinaryError

/** Sync and Query messages end a statement; a COPY is not asked for. Source: PostgreSQL documentation, "Message Formats". */
const endsStatement = (message: Uint8Array): boolean => message[0] === 0x53 || message[0] === 0x51
