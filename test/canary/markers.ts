import type { Typist } from '../site/office.ts'

/** The texts by which one personal field is found again, however a page or a table writes it. */
export type Markers = ReadonlyMap<string, ReadonlySet<string>>

/** Types a text into each personal field that stands nowhere else in the world. */
export class Marking {
  readonly #texts = new Map<string, Set<string>>()

  get markers(): Markers {
    return this.#texts
  }

  readonly type: Typist = (field, usual) => {
    const text = markOf(field, usual)
    const known = this.#texts.get(field) ?? new Set()
    for (const form of formsOf(field, text)) known.add(form)
    this.#texts.set(field, known)
    return text
  }
}

/** A number, a day and an address must be right to be taken: these are marks as they are. */
function markOf(field: string, usual: string): string {
  if (field === 'cnp' || field === 'bornOn' || field.endsWith('hone')) return usual
  return field.endsWith('mail') ? `zqx${field}.${usual}`.toLowerCase() : `Zqx${field}`
}

function formsOf(field: string, text: string): string[] {
  if (field === 'bornOn') return [text, text.split('-').reverse().join('.')]
  if (field.endsWith('hone')) return [text.slice(-9), text]
  return field.endsWith('mail') ? [`zqx${field}`.toLowerCase()] : [text.toLowerCase()]
}

/** What is searched: without tags of HTML, escapes of addresses, capitals and blanks. */
export function folded(text: string): string {
  const plain = text.replaceAll(/%[0-9a-f]{2}/gi, escape => String.fromCodePoint(Number.parseInt(escape.slice(1), 16)))
  return plain.toLowerCase().replaceAll(/\s/g, '')
}

/** The fields whose marks stand in this text. */
export function fieldsIn(markers: Markers, text: string): string[] {
  const searched = folded(text)
  return [...markers].flatMap(([field, forms]) =>
    [...forms].some(form => searched.includes(folded(form))) ? [field] : [],
  )
}
