import { parentPort } from 'node:worker_threads'
import { codesOfPdf, pagesOfPdf, TooManyPages, TooMuchMemory } from './pdf-pages.ts'
import type { PageAnswer, PageFault, PageJob } from './page-images.ts'
import { codesOfPhoto, pageOfPhoto, pictureOfPhoto } from './photo-page.ts'

/** Runs in a thread of its own: bytes that somebody sent come in, images come out. */
parentPort?.on('message', async (job: PageJob) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(await answerTo(job))
})

async function answerTo({ kind, bytes, wanted }: PageJob): Promise<PageAnswer> {
  try {
    if (wanted === 'codes') return { codes: await (kind === 'pdf' ? codesOfPdf(bytes) : codesOfPhoto(bytes)) }
    if (wanted !== 'pages') return { pages: [await pictureOfPhoto(bytes, wanted)] }
    return { pages: kind === 'pdf' ? await pagesOfPdf(bytes) : [await pageOfPhoto(bytes)] }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

/** The libraries tell their reasons in words only. */
function faultOf(error: unknown): PageFault {
  if (error instanceof TooManyPages) return 'of-too-many-pages'
  if (error instanceof TooMuchMemory) return 'too-demanding'
  const says = error instanceof Error ? error.message : ''
  if (says.includes('Password required')) return 'protected'
  return says.includes('pixel limit') ? 'of-too-many-pixels' : 'unreadable'
}
