import { Worker } from 'node:worker_threads'

export interface Bounds<Answer> {
  /** The longest that one job may take. */
  slowestMs: number
  /** What the thread may hold besides WebAssembly and plain bytes, which have bounds of their own. */
  heapMb: number
  /** What is said of a job that asked for too much time or memory. */
  late: Answer
  /** What is said of a job that ended the thread. */
  lost: Answer
}

/** Time and memory are one bound: what is hostile reaches both, and which of them first depends on how busy the machine is. */
const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** A waiting thread keeps some 100 MB; between busy moments that is worth more elsewhere. */
const idleMs = 30_000

/**
 * Work on bytes that somebody sent, in a thread of its own, one job at a time: what takes too long or too much memory ends that thread
 * and nothing else. The module answers each message with one message.
 */
export class BoundedThread<Job, Answer> {
  readonly #module: URL
  readonly #bounds: Bounds<Answer>
  #thread: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #answer: (answer: Answer) => void = () => {}
  #turn: Promise<unknown> = Promise.resolve()

  constructor(module: URL, bounds: Bounds<Answer>) {
    this.#module = module
    this.#bounds = bounds
  }

  async do(job: Job): Promise<Answer> {
    const turn = this.#turn.then(() => this.#ask(job))
    this.#turn = turn.catch(() => {})
    return turn
  }

  async close(): Promise<void> {
    if (this.#thread) await this.#end(this.#thread, this.#bounds.lost)
  }

  async #ask(job: Job): Promise<Answer> {
    clearTimeout(this.#idle)
    const thread = (this.#thread ??= this.#open())
    const { promise, resolve } = Promise.withResolvers<Answer>()
    this.#answer = resolve
    const tooSlow = setTimeout(() => this.#end(thread, this.#bounds.late), this.#bounds.slowestMs)
    thread.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(job)
    const answer = await promise
    clearTimeout(tooSlow)
    thread.unref()
    this.#idle = setTimeout(() => void this.close(), idleMs).unref()
    return answer
  }

  #open(): Worker {
    const thread = new Worker(this.#module, {
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.heapMb },
      // The thread needs nothing of the server's environment, where secrets may stand.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    thread.on('message', (answer: Answer) => this.#thread === thread && this.#answer(answer))
    thread.on('error', error => this.#end(thread, isOutOfMemory(error) ? this.#bounds.late : this.#bounds.lost))
    thread.on('exit', () => this.#end(thread, this.#bounds.lost))
    return thread
  }

  /** A thread that has been ended already has nothing more to say, also not about the job after. */
  async #end(thread: Worker, answer: Answer): Promise<void> {
    if (this.#thread !== thread) return
    this.#thread = undefined
    this.#answer(answer)
    await thread.terminate()
  }
}
