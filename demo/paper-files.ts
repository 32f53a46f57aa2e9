import { takeFile } from '../src/evidence/intake.ts'
import type { TakenFile } from '../src/evidence/taken-file.ts'
import type { Engine } from '../src/kernel/engine.ts'
import type { Who } from '../src/kernel/who.ts'
import { pdf, template } from '../src/pages/pdf.ts'

const page = template(new URL('./paper.typ', import.meta.url))
const says = 'Document al poveștii demonstrative: persoane, organizații și fapte inventate.'

/**
 * The files of the demo's papers: one small PDF for each kind, which says what it stands for and that it is a demo. Its page is made into
 * an image once; each paper then has a sealed file of its own.
 */
export class PaperFiles {
  readonly #engine: Engine
  readonly #who: Who
  readonly #organisation: string
  readonly #made = new Map<string, Promise<Made>>()
  /** How many files with a title are still to be taken, and the next of them, written while the story goes on. */
  readonly #foreseen = new Map<string, number>()
  readonly #next = new Map<string, Promise<TakenFile>>()

  constructor(engine: Engine, who: Who, organisation: string) {
    this.#engine = engine
    this.#who = who
    this.#organisation = organisation
  }

  /** One more file with this title will be taken. */
  foresee(title: string): void {
    this.#foreseen.set(title, (this.#foreseen.get(title) ?? 0) + 1)
    if (!this.#next.has(title)) this.#writeAhead(title)
  }

  /** A file with this title that no paper has yet. */
  async take(title: string): Promise<TakenFile> {
    const taken = this.#next.get(title) ?? this.#write(title)
    const left = (this.#foreseen.get(title) ?? 1) - 1
    this.#foreseen.set(title, left)
    if (left > 0) this.#writeAhead(title)
    else this.#next.delete(title)
    return taken
  }

  /** Where it cannot be written, whoever takes it is told. */
  #writeAhead(title: string): void {
    const next = this.#write(title)
    next.catch(() => {})
    this.#next.set(title, next)
  }

  async #write(title: string): Promise<TakenFile> {
    const made = this.#made.get(title)
    if (made) return this.#another(await made)
    const first = this.#make(title)
    this.#made.set(title, first)
    return (await first).taken
  }

  async #make(title: string): Promise<Made> {
    const bytes = pdf(page, { title, says, organisation: this.#organisation })
    return { bytes, taken: await takeFile(this.#engine, this.#who, bytes) }
  }

  async #another({ bytes, taken }: Made): Promise<TakenFile> {
    const { tenant } = this.#who
    const key = { tenant, files: this.#engine.keyring.of(tenant).files }
    return { ...taken, hash: await this.#engine.files.put(key, bytes) }
  }
}

interface Made {
  bytes: Uint8Array
  taken: TakenFile
}
