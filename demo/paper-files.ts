import { type Examined, examine, keepFile } from '../src/evidence/intake.ts'
import type { TakenFile } from '../src/evidence/taken-file.ts'
import type { Engine } from '../src/kernel/engine.ts'
import type { Who } from '../src/kernel/who.ts'
import { pdf, template } from '../src/pages/pdf.ts'

const page = template(new URL('./paper.typ', import.meta.url))
const says = 'Document al poveștii demonstrative: persoane, organizații și fapte inventate.'

/** So many files with a title are written before they are asked for: several papers of a kind come on one day. */
const ahead = 4

/**
 * The files of the demo's papers: one small PDF for each kind, which says what it stands for and that it is a demo. Its page is made into
 * an image once, by another thread, while the database is still being made; each paper then has a sealed file of its own.
 */
export class PaperFiles {
  readonly #organisation: string
  readonly #drawn = new Map<string, Promise<Examined>>()
  readonly #first = new Map<string, Promise<TakenFile>>()
  /** How many files with a title are still to be written, and those that are written while the story goes on. */
  readonly #left = new Map<string, number>()
  readonly #ready = new Map<string, Promise<TakenFile>[]>()
  #place: { engine: Engine; who: Who } | undefined

  constructor(organisation: string) {
    this.#organisation = organisation
  }

  /** One more file with this title will be taken. */
  foresee(title: string): void {
    this.#left.set(title, (this.#left.get(title) ?? 0) + 1)
    void this.#drawing(title)
  }

  /** From now on files can be taken; whose they are. */
  openIn(engine: Engine, who: Who): void {
    this.#place = { engine, who }
    for (const title of this.#drawn.keys()) this.#writeAhead(title)
  }

  /** A file with this title that no paper has yet. */
  async take(title: string): Promise<TakenFile> {
    const taken = this.#ready.get(title)?.shift() ?? this.#write(title)
    this.#writeAhead(title)
    return taken
  }

  #writeAhead(title: string): void {
    const ready = this.#ready.get(title) ?? []
    this.#ready.set(title, ready)
    for (let left = this.#left.get(title) ?? 0; left > 0 && ready.length < ahead; left -= 1) {
      ready.push(toldLater(this.#write(title)))
      this.#left.set(title, left - 1)
    }
  }

  async #write(title: string): Promise<TakenFile> {
    if (!this.#place) throw new Error('The files of the demo are asked for before there is a place for them.')
    const { engine, who } = this.#place
    const drawn = await this.#drawing(title)
    const first = this.#first.get(title)
    if (first) return another(engine, who, { drawn, first: await first })
    const taken = keepFile(engine, who, drawn)
    this.#first.set(title, taken)
    return taken
  }

  #drawing(title: string): Promise<Examined> {
    const begun = this.#drawn.get(title)
    if (begun) return begun
    const drawing = toldLater(examine(pdf(page, { title, says, organisation: this.#organisation })))
    this.#drawn.set(title, drawing)
    return drawing
  }
}

/** The same pages, and a sealed file of its own. */
async function another(
  { files, keyring }: Engine,
  { tenant }: Who,
  { drawn, first }: { drawn: Examined; first: TakenFile },
): Promise<TakenFile> {
  return { ...first, hash: await files.put({ tenant, files: keyring.of(tenant).files }, drawn.bytes) }
}

/** What fails before anybody waits for it is told to whoever does. */
function toldLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}
