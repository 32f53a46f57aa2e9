import type { Claim } from '../src/evidence/tables.ts'
import type { Day } from '../src/kernel/day.ts'
import type { Hour } from './diary.ts'
import type { Papers } from './papers.ts'
import type { Name } from './staff.ts'

interface List {
  kind: string
  on: Day
  hour: Hour
  by: Name
}

/** Papers that many people sign: one for each kind, day and colleague. */
export class SignatureLists {
  readonly #signed = new Map<string, List & { claims: (() => Claim)[] }>()

  sign(list: List, claim: () => Claim): void {
    const key = [list.kind, list.on, list.hour, list.by].join(' ')
    const known = this.#signed.get(key)
    if (known) known.claims.push(claim)
    else this.#signed.set(key, { ...list, claims: [claim] })
  }

  /** To be called once everybody has signed. */
  bringAll(papers: Papers): void {
    for (const { claims, ...list } of this.#signed.values()) {
      papers.bring({ ...list, proves: () => claims.map(claim => claim()) })
    }
  }
}
