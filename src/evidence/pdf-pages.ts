import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { mostPages } from './file-kind.ts'
import { codesOn, type Pixels } from './page-codes.ts'
import { squeeze } from './photo-page.ts'

export class TooManyPages extends Error {}
export class TooMuchMemory extends Error {}

/** A page of A4 at 150 dots per inch; larger sheets are shrunk to it. */
const dotsPerPoint = 150 / 72
const longestSide = 1754

/** What a document may take while it is drawn. */
const memoryBytes = 384 * 1024 * 1024

const wasm = WebAssembly.compile(await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))))

export const pagesOfPdf = (bytes: Uint8Array): Promise<Uint8Array[]> =>
  eachPage(bytes, ({ data, width, height }) => squeeze(data, { raw: { width, height, channels: 4 } }))

export const codesOfPdf = async (bytes: Uint8Array): Promise<string[]> => (await eachPage(bytes, codesOn)).flat()

type Look<T> = (page: Pixels) => Promise<T>

/** Each document has a fresh memory: what one leaves behind, or breaks, the next cannot see. */
async function eachPage<T>(bytes: Uint8Array, look: Look<T>): Promise<T[]> {
  const memory = { refused: false }
  const pdfium = await PDFiumLibrary.init({ instantiateWasm: instantiate(await wasm, memory) })
  try {
    return await pagesIn(await pdfium.loadDocument(bytes), look)
  } catch (error) {
    throw memory.refused ? new TooMuchMemory() : error
  }
}

async function pagesIn<T>(document: PDFiumDocument, look: Look<T>): Promise<T[]> {
  const count = document.getPageCount()
  if (count > mostPages) throw new TooManyPages()
  if (count < 1) throw new Error('A document has a page.')
  const pages: T[] = []
  for (let at = 0; at < count; at += 1) pages.push(await look(await draw(document, at)))
  return pages
}

async function draw(document: PDFiumDocument, at: number): Promise<Pixels> {
  const page = document.getPage(at)
  const { data, width, height } = await page.render({ scale: scaleOf(page), renderFormFields: true })
  return { data, width, height }
}

function scaleOf(page: PDFiumPage): number {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  if (!(Math.min(originalWidth, originalHeight) >= 1)) throw new Error('A page has a size.')
  return Math.min(dotsPerPoint, longestSide / Math.max(originalWidth, originalHeight))
}

type Instantiate = NonNullable<NonNullable<Parameters<typeof PDFiumLibrary.init>[0]>['instantiateWasm']>

/** PDFium asks for more memory through one import; past the bound it is told no, as on a machine that has no more, and that is noted. */
const instantiate =
  (module: WebAssembly.Module, memory: { refused: boolean }): Instantiate =>
  (imports, done) => {
    const env = imports.env as Record<string, WebAssembly.ImportValue> & {
      emscripten_resize_heap: (bytes: number) => boolean
    }
    const bounded = {
      ...env,
      emscripten_resize_heap: (bytes: number) => {
        const isGiven = bytes >>> 0 <= memoryBytes && env.emscripten_resize_heap(bytes)
        memory.refused ||= !isGiven
        return isGiven
      },
    }
    const instance = new WebAssembly.Instance(module, { ...imports, env: bounded })
    // The callback takes the instance; its declared type is wrong.
    done(instance as unknown as WebAssembly.Module)
    return instance.exports
  }
