import { brotliCompressSync, constants } from 'node:zlib'

export interface KeptPage {
  body: string
  brotli: Buffer<ArrayBuffer>
}

/** Our choice: a public page is a quarter of a second behind the journal at most. */
export const lookEveryMs = 250
const mostKept = 500

/**
 * Pages that are the same for everybody, made once for each version of what they tell. A version is the line at which the journal stands
 * and the day: a period that was filed, a vacancy that was closed or a midnight makes every page anew.
 */
export class PageCache {
  readonly #kept = new Map<string, KeptPage>()
  #version = ''

  async page(version: string, path: string, make: () => Promise<string>): Promise<KeptPage> {
    if (version !== this.#version) this.#kept.clear()
    this.#version = version
    const kept = this.#kept.get(path)
    if (kept) return kept
    const body = await make()
    const made = { body, brotli: brotliCompressSync(body, quickly) }
    if (this.#kept.size >= mostKept) this.#kept.clear()
    if (version === this.#version) this.#kept.set(path, made)
    return made
  }
}

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
