/** How far long work is, on standard error, so that standard output stays clean: every second at most. */
export class Progress {
  readonly #what: string
  readonly #of: number | undefined
  #done = 0
  #toldAt = Date.now()

  constructor(what: string, of?: number) {
    this.#what = what
    this.#of = of
  }

  step(by = 1): void {
    this.#done += by
    if (Date.now() - this.#toldAt < 1000) return
    this.#toldAt = Date.now()
    this.#tell()
  }

  end(): void {
    this.#tell()
  }

  #tell(): void {
    const of = this.#of === undefined ? '' : ` of ${this.#of}`
    process.stderr.write(`${this.#done}${of} ${this.#what}\n`)
  }
}
