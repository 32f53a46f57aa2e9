/** How far long work is, on standard error, so that standard output stays clean: twice a second at most, on one line of a terminal. */
export class Progress {
  readonly #what: string
  #done = 0
  #of: number | undefined
  #toldAt = 0

  constructor(what: string) {
    this.#what = what
  }

  step(): void {
    this.at(this.#done + 1)
  }

  at(done: number, of?: number): void {
    this.#done = done
    this.#of = of
    const now = Date.now()
    if (now - this.#toldAt < 500) return
    this.#toldAt = now
    this.#tell(process.stderr.isTTY ? '\r' : '\n')
  }

  end(): void {
    this.#tell('\n')
  }

  #tell(end: string): void {
    const of = this.#of === undefined ? '' : ` of ${this.#of}`
    process.stderr.write(`${this.#done}${of} ${this.#what}${end}`)
  }
}

/** Said before the demo is played, which takes a while. */
export const firstStart = 'First start: the story of a fictional programme is typed in, day by day.'
