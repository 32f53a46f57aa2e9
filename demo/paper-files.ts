import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { takeFile } from '../src/evidence/intake.ts'
import type { TakenFile } from '../src/evidence/taken-file.ts'
import type { Engine } from '../src/kernel/engine.ts'
import type { Who } from '../src/kernel/who.ts'

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')
const fonts = fileURLToPath(new URL('../node_modules/source-sans/TTF', import.meta.url))

/**
 * The files of the demo's papers: one small PDF for each kind, which says what it stands for and that it is a demo. Its page is made into
 * an image once; each paper then has a sealed file of its own.
 */
export class PaperFiles {
  readonly #engine: Engine
  readonly #who: Who
  readonly #organisation: string
  readonly #made = new Map<string, Promise<{ pdf: Buffer; taken: TakenFile }>>()
  readonly #typst = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })

  constructor(engine: Engine, who: Who, organisation: string) {
    this.#engine = engine
    this.#who = who
    this.#organisation = organisation
  }

  /** A file of this kind that no paper has yet. */
  async take({ code, title }: { code: string; title: string }): Promise<TakenFile> {
    const made = this.#made.get(code)
    if (made) return this.#another(await made)
    const first = this.#make(title)
    this.#made.set(code, first)
    return (await first).taken
  }

  async #make(title: string): Promise<{ pdf: Buffer; taken: TakenFile }> {
    const says = 'Document al poveștii demonstrative: persoane, organizații și fapte inventate.'
    const paper = JSON.stringify({ title, says, organisation: this.#organisation })
    const pdf = this.#typst.pdf({ mainFileContent: template, inputs: { paper } })
    return { pdf, taken: await takeFile(this.#engine, this.#who, pdf) }
  }

  async #another({ pdf, taken }: { pdf: Buffer; taken: TakenFile }): Promise<TakenFile> {
    const { tenant } = this.#who
    const key = { tenant, files: this.#engine.keyring.of(tenant).files }
    return { ...taken, hash: await this.#engine.files.put(key, pdf) }
  }
}
