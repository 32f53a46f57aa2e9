import type { KeyObject } from 'node:crypto'
import type { Day } from '../kernel/day.ts'
import { type Kit, kitAsksForTest, kitState, type KitState, makeKit, testKit } from '../kernel/recovery-kit.ts'

declare module 'hono' {
  interface ContextVariableMap {
    recovery: Recovery
  }
}

/** The recovery kit of this server, for the pages that make and test it. The root key itself stays in here. */
export class Recovery {
  readonly #folder: string
  readonly #root: KeyObject

  constructor(folder: string, root: KeyObject) {
    this.#folder = folder
    this.#root = root
  }

  make(on: Day): Promise<Kit> {
    return makeKit(this.#folder, this.#root, on)
  }

  test(sheets: { sealed: string; passphrase: string }, on: Day): Promise<KitState> {
    return testKit(this.#folder, this.#root, sheets, on)
  }

  state(): Promise<KitState | undefined> {
    return kitState(this.#folder)
  }

  async asksForTest(today: Day): Promise<boolean> {
    return kitAsksForTest(await this.state(), today)
  }
}
