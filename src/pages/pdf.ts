import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF')

let compiler: NodeCompiler | undefined

/** A Typst file of ours, read once: `const minutes = template(new URL('./minutes.typ', import.meta.url))`. */
export const template = (file: URL): string => readFileSync(file, 'utf8')

/**
 * A tagged PDF (PDF/UA-1). What people typed goes in as data alone, never as source: the template reads
 * `#let data = json(bytes(sys.inputs.data))`. Source: ISO 14289-1.
 */
export function pdf(source: string, data: object): Uint8Array<ArrayBuffer> {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
  const made = compiler.pdf(
    { mainFileContent: source, inputs: { data: JSON.stringify(data) } },
    { pdfStandard: 'ua-1' },
  )
  // What was made before stays in memory for the next document that shares it.
  compiler.evictCache(10)
  return new Uint8Array(made)
}
