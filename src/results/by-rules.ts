import type { Rulebook } from '../programme/rulebook.ts'
import type { Asked } from './asked.ts'

/**
 * What is worked out once for a question, whatever its day: writing a statement takes longer than reading what is kept. A rulebook is the
 * same object as long as nobody changes the rules.
 */
export class ByRules<T> {
  readonly #kept = new WeakMap<Rulebook, Map<string, T>>()

  of({ rules, tenant, programme, sealed }: Asked, make: () => T, more = ''): T {
    const known = this.#kept.get(rules) ?? new Map<string, T>()
    this.#kept.set(rules, known)
    const name = [tenant, programme, sealed === true, more].join(' ')
    const found = known.has(name) ? (known.get(name) as T) : make()
    known.set(name, found)
    return found
  }
}
