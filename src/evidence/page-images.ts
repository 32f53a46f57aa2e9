import { BoundedThread } from '../kernel/bounded-thread.ts'
import { refuse } from '../kernel/problem.ts'
import { type FileKind, kindOf } from './file-kind.ts'

/** A picture beside a line of a list, and one on a page of its own. */
export const pictureSizes = ['small', 'middle'] as const
export type PictureSize = (typeof pictureSizes)[number]

export interface PageJob {
  kind: FileKind
  bytes: Uint8Array
  /** Images of its pages, what the QR codes on them say, or a photograph as a picture of this size. */
  wanted: 'pages' | 'codes' | PictureSize
}

/** Why no images can be made of a file, as the codes of the problems end. */
export type PageFault = 'unreadable' | 'protected' | 'of-too-many-pages' | 'of-too-many-pixels' | 'too-demanding'

export type PageAnswer = { pages: Uint8Array[] } | { codes: string[] } | { fault: PageFault }

/** Our choice: a long scanned dossier takes a few seconds; what takes longer than this wants to stop the server. */
const slowestMs = 20_000

const heapMb = 128

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
      late: { fault: 'too-demanding' },
      lost: { fault: 'unreadable' },
    })
  }

  /** WebP images, each at most about 200 kB. Refuses what cannot be shown. */
  async of(kind: FileKind, bytes: Uint8Array): Promise<Uint8Array[]> {
    const answer = await this.#thread.do({ kind, bytes, wanted: 'pages' })
    if ('fault' in answer) throw refuse(`evidence.file-is-${answer.fault}`)
    return 'pages' in answer ? answer.pages : []
  }

  /** A photograph, cut to four by three. Refuses what cannot be shown. */
  async picture(bytes: Uint8Array, size: PictureSize): Promise<Uint8Array> {
    const answer = await this.#thread.do({ kind: kindOf(bytes), bytes, wanted: size })
    if ('fault' in answer) throw refuse(`evidence.file-is-${answer.fault}`)
    const [picture] = 'pages' in answer ? answer.pages : []
    if (!picture) throw refuse('evidence.file-is-unreadable')
    return picture
  }

  /** What the QR codes on its pages say. Nothing where the file cannot be read. */
  async codes(kind: FileKind, bytes: Uint8Array): Promise<string[]> {
    const answer = await this.#thread.do({ kind, bytes, wanted: 'codes' })
    return 'codes' in answer ? answer.codes : []
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
