import type { Day } from '../kernel/day.ts'
import { readDay } from '../kernel/typed-day.ts'
import type { Lang } from '../kernel/words.ts'
import type { FormBody } from './form-state.ts'

/** What a field holds. `flag` is a box to tick, `list` are boxes of which several may be ticked; money is in bani. */
export type InputKind = 'text' | 'day' | 'number' | 'money' | 'flag' | 'list'

/** The fields of a form by name. A star stands for the position in a list, 0 to 99: `household.members.*.bornOn`. */
export type InputKinds = Readonly<Record<string, InputKind>>

interface Reading {
  lang: Lang
  today: Day
}

/**
 * A command's input from what the browser sent: days, numbers and money read as people type them, dots in names unfolded, empty answers
 * left out. What cannot be read stays as typed, so that the command's shape refuses it at its field. Fields not named are ignored.
 */
export function inputOf(body: FormBody, kinds: InputKinds, reading: Reading): unknown {
  const read: Entry[] = []
  for (const [name, value] of Object.entries(body)) {
    const kind = kinds[name] ?? kinds[name.replaceAll(/\.\d{1,2}(?=\.|$)/g, '.*')]
    const [text = ''] = textsOf(value)
    if (kind !== undefined && kind !== 'flag' && kind !== 'list' && text !== '')
      read.push([name.split('.'), readers[kind](text, reading)])
  }
  for (const [name, kind] of Object.entries(kinds)) {
    if (kind === 'flag') read.push([name.split('.'), textsOf(body[name]).includes('yes')])
    if (kind === 'list') read.push([name.split('.'), textsOf(body[name])])
  }
  return read.length === 0 ? {} : unfold(read)
}

/** The number that was typed: 1.234,5 in Romanian, 1,234.5 in English; a single separator of the other language is understood too. */
export function readNumber(text: string, lang: Lang): number | undefined {
  const typed = text.replaceAll(/[\s\u00A0]/g, '')
  const [group, point] = lang === 'ro' ? ['.', ','] : [',', '.']
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`).test(typed)
  const plain = grouped ? typed.replaceAll(group, '') : typed
  const written = plain.replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : undefined
}

const readers: Record<'text' | 'day' | 'number' | 'money', (text: string, reading: Reading) => string | number> = {
  text: text => text,
  day: (text, { today }) => readDay(text, today) ?? text,
  number: (text, { lang }) => readNumber(text, lang) ?? text,
  money(text, { lang }) {
    const lei = readNumber(text.replace(/\s*(lei|ron)$/i, ''), lang)
    return lei === undefined ? text : Math.round(lei * 100)
  },
}

function textsOf(value: FormBody[string] | undefined): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter(part => typeof part === 'string').map(part => part.trim())
}

type Entry = [path: string[], value: unknown]

/** `a.b.0.c` becomes objects and lists. A position of a list that was left empty holds an empty object: its fields are refused there. */
function unfold(entries: Entry[]): unknown {
  const [leaf] = entries
  if (leaf?.[0].length === 0) return leaf[1]
  const steps = Map.groupBy(entries, ([path]) => path[0] ?? '')
  const inner = (step: string) => unfold((steps.get(step) ?? []).map(([path, value]) => [path.slice(1), value]))
  const names = [...steps.keys()]
  if (!names.every(name => /^\d+$/.test(name))) return Object.fromEntries(names.map(name => [name, inner(name)]))
  const length = Math.max(...names.map(Number)) + 1
  return Array.from({ length }, (_, position) => (steps.has(`${position}`) ? inner(`${position}`) : {}))
}
