import { BoundedThread } from '../kernel/bounded-thread.ts'
import { refuse } from '../kernel/problem.ts'
import type { FileKind } from './file-kind.ts'

export interface PageJob {
  kind: FileKind
  bytes: Uint8Array
}

/** Why no images can be made of a file, as the codes of the problems end. */
export type PageFault = 'unreadable' | 'protected' | 'of-too-many-pages' | 'of-too-many-pixels' | 'too-demanding'

export type PageAnswer = { pages: Uint8Array[] } | { fault: PageFault }

/** Our choice: a long scanned dossier takes a few seconds; what takes longer than this wants to stop the server. */
const slowestMs = 20_000

const heapMb = 128

/** Time and memory are one bound: what is hostile reaches both, and which of them first depends on how busy the machine is. */
const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** The thread keeps some 100 MB while it waits; between busy moments that is worth more elsewhere. */
const idleMs = 30_000

/**
 * Images of a paper, one for each page, made by the server: nobody is shown a file as somebody sent it. A file that takes too long or
 * too much memory ends the thread that reads it and nothing else.
 */
export class PageImages {
  readonly #thread: BoundedThread<PageJob, PageAnswer>

  constructor(slowest = slowestMs) {
    this.#thread = new BoundedThread<PageJob, PageAnswer>(new URL('./page-thread.ts', import.meta.url), {
      slowestMs: slowest,
      heapMb,
      late: { fault: 'too-slow' },
      lost: { fault: 'unreadable' },
    })
  }

  /** WebP images, each at most about 200 kB. Refuses what cannot be shown. */
  async of(kind: FileKind, bytes: Uint8Array): Promise<Uint8Array[]> {
    const answer = await this.#thread.do({ kind, bytes })
    if ('fault' in answer) throw refuse(`evidence.file-is-${answer.fault}`)
    return answer.pages
  }

  close(): Promise<void> {
    return this.#thread.close()
  async close(): Promise<void> {
    if (this.#thread) await this.#end(this.#thread, 'unreadable')
  }

  async #ask(job: PageJob): Promise<PageAnswer> {
    clearTimeout(this.#idle)
    const thread = (this.#thread ??= this.#open())
    const { promise, resolve } = Promise.withResolvers<PageAnswer>()
    this.#answer = resolve
    const tooSlow = setTimeout(() => this.#end(thread, 'too-demanding'), this.#slowestMs)
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
    const thread = new Worker(new URL('./page-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      // The thread needs nothing of the server's environment, where secrets may stand.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    thread.on('message', (answer: PageAnswer) => this.#thread === thread && this.#answer(answer))
    thread.on('error', error => this.#end(thread, isOutOfMemory(error) ? 'too-demanding' : 'unreadable'))
    thread.on('exit', () => this.#end(thread, 'unreadable'))
    return thread
  }

  /** A thread that has been ended already has nothing more to say, also not about the paper after. */
  async #end(thread: Worker, fault: PageFault): Promise<void> {
    if (this.#thread !== thread) return
    this.#thread = undefined
    this.#answer({ fault })
    await thread.terminate()
  }
}
