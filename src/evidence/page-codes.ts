import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** The pixels of a page, four bytes each. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

/** A sheet has one code; a page that shows more than this is no sheet of ours. */
const mostCodes = 4

let prepared: Promise<unknown> | undefined

/** The program comes from the package that is installed here: nothing is fetched. */
async function prepare(): Promise<void> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const bytes = await readFile(file)
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/** What the QR codes on a page say, each once: one on bent paper may be found several times. */
export async function codesOn({ data, width, height }: Pixels): Promise<string[]> {
  await (prepared ??= prepare())
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const }
  const found = await readBarcodes(image as ImageData, {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: mostCodes,
  })
  return [...new Set(found.filter(one => one.isValid).map(one => one.text))]
}
