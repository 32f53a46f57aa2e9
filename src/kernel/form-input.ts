import { z } from 'zod/mini'
import type { Day } from './day.ts'
import { definitionOf, wrappedIn } from './definition.ts'
import { marks } from './marks.ts'
import { readNumber } from './number.ts'
import { readTime } from './time-of-day.ts'
import { readDay } from './typed-day.ts'

type Shape = z.core.$ZodType

/** What a browser sent: flat names, `identity.familyName`, `members.0.name`; a name may come several times. */
export type FormBody = Readonly<Record<string, string | File | readonly (string | File)[]>>

/** Rows of a repeated block that a form can have; names with a higher number are not looked at. */
const MOST_ROWS = 500

/**
 * The input a form means: an empty field is absent, days and numbers are read as people type them, money is typed in lei. What cannot
 * be read stays as typed, so that the shape refuses it at its field.
 */
export const fromForm = (shape: Shape, body: FormBody, today: Day): unknown =>
  new FormReader(body, today).read(shape, '')

class FormReader {
  readonly #texts = new Map<string, string[]>()
  readonly #today: Day

  constructor(body: FormBody, today: Day) {
    this.#today = today
    for (const [name, value] of Object.entries(body)) {
      const texts = [value].flat().filter(one => typeof one === 'string' && one.trim() !== '')
      if (texts.length > 0) this.#texts.set(name, texts as string[])
    }
  }

  read(shape: Shape, path: string): unknown {
    const def = definitionOf(shape)
    switch (def.type) {
      case 'object':
        return this.#object(Object.entries(def.shape), path)
      case 'record':
        return this.#object(
          this.#namesIn(path).map(name => [name, def.valueType]),
          path,
        )
      case 'array':
        return this.#list(def.element, path)
      case 'union':
        return this.#oneOf(def.options, path)
      case 'boolean':
        return this.#ticked(path)
      default: {
        const inner = wrappedIn(def)
        if (inner) return path === '' || this.#has(path) ? this.read(inner, path) : undefined
        return this.#value(shape, path)
      }
    }
  }

  #object(fields: readonly (readonly [string, Shape])[], path: string): object {
    const read = fields.map(([name, inner]) => [name, this.read(inner, within(path, name))] as const)
    return Object.fromEntries(read.filter(([, value]) => value !== undefined))
  }

  /** Values that share a name, or rows with a number. Empty rows at the end are left out; one in between stays, so that numbers hold. */
  #list(element: Shape, path: string): unknown[] {
    const here = this.#texts.get(path)
    if (here) return here.map(text => this.#readAs(element, text))
    const last = Math.max(-1, ...this.#namesIn(path).filter(isRow).map(Number))
    return Array.from({ length: last + 1 }, (_, row) => this.read(element, within(path, String(row))))
  }

  /** The first option that takes what was typed for it; the first of all where none does. */
  #oneOf(options: readonly Shape[], path: string): unknown {
    const readings = options.map(option => ({ option, value: this.read(option, path) }))
    const fitting = readings.find(({ option, value }) => z.safeParse(option, value).success)
    return (fitting ?? readings[0])?.value
  }

  /** A box that is not ticked is not sent. */
  #ticked(path: string): unknown {
    const [text] = this.#texts.get(path) ?? ['no']
    if (text === 'yes' || text === 'on' || text === 'true') return true
    return text === 'no' || text === 'false' ? false : text
  }

  /** Two texts for one value stay a list, which no such shape takes. */
  #value(shape: Shape, path: string): unknown {
    const texts = this.#texts.get(path)
    return texts === undefined || texts.length > 1 ? texts : this.#readAs(shape, texts[0] ?? '')
  }

  #readAs(shape: Shape, text: string): unknown {
    const typed = marks.get(shape)?.typed
    if (typed === 'day') return readDay(text, this.#today) ?? text
    if (typed === 'time') return readTime(text) ?? text
    if (typed === 'lei') return inBani(text)
    const def = definitionOf(shape)
    if (def.type === 'number') return readNumber(text) ?? text
    if (def.type === 'literal') return def.values.find(value => String(value) === text) ?? text
    const inner = wrappedIn(def)
    return inner ? this.#readAs(inner, text) : text
  }

  #has(path: string): boolean {
    return this.#texts.has(path) || this.#namesIn(path).length > 0
  }

  #namesIn(path: string): string[] {
    const above = path === '' ? '' : `${path}.`
    const names = [...this.#texts.keys()].filter(name => name.startsWith(above))
    return [...new Set(names.map(name => name.slice(above.length).split('.')[0] ?? ''))]
  }
}

const isRow = (name: string): boolean => /^\d{1,3}$/.test(name) && Number(name) < MOST_ROWS

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

function inBani(text: string): unknown {
  const lei = readNumber(text)
  const amount = lei === undefined ? Number.NaN : Math.round(lei * 100)
  return lei !== undefined && Math.abs(amount - lei * 100) < 1e-6 ? amount : text
}
