/** An id that a command answers with, for what is typed after it. */
export class Later {
  #id: string | undefined

  get id(): string {
    if (this.#id === undefined) throw new Error('This id is asked for before its command was played.')
    return this.#id
  }

  known(id: string | number | undefined): void {
    if (typeof id !== 'string') throw new Error('The command answered without an id.')
    this.#id = id
  }
}
