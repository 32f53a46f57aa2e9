/** What was lately asked for, by its name, and only so much of it: the first kept goes first; what is kept anew pushes nothing out. */
export class Lately<T> {
  readonly #kept = new Map<string, T>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get(name: string): T | undefined {
    return this.#kept.get(name)
  }

  keep(name: string, value: T): void {
    if (this.#kept.size >= this.#most && !this.#kept.has(name)) this.#kept.delete(this.#kept.keys().next().value ?? '')
    this.#kept.set(name, value)
  }
}
