import { z } from 'zod/mini'
import { today } from './day.ts'
import type { FieldProblem } from './problem.ts'
import { readDay } from './typed-day.ts'

/**
 * The building blocks of command shapes. Every free string is marked `personal` or `plain`: a journal line keeps the plain ones and
 * leaves the personal ones out. A test walks all shapes for strings without a mark.
 */
type Mark = 'personal' | 'plain'
const marks = z.registry<{ mark: Mark }>()

type Text = z.ZodMiniString<string>

const mark = (text: Text, as: Mark): Text => {
  marks.add(text, { mark: as })
  return text
}

/** Trimmed, composed (NFC), with comma-below for the cedilla of old keyboards; at least one character, at most `most`. */
const clean = (most: number): Text =>
  z
    .string()
    .check(z.overwrite(tidy), z.minLength(1), z.refine(withoutControls, { error: 'control' }), z.maxLength(most))

/** A free text that says something about somebody. */
export const personal = (text: number | Text): Text => mark(typeof text === 'number' ? clean(text) : text, 'personal')

/** A free text that says nothing about anybody: a code of a paper's series, the name of an organisation. */
export const plain = (text: number | Text, pattern = /^/): Text =>
  mark(typeof text === 'number' ? clean(text).check(z.regex(pattern)) : text, 'plain')

export const id = (): Text => mark(z.uuid() as unknown as Text, 'plain')

/** A code of a rule profile or programme; which codes there are, the decision knows. */
export const code = (): Text => mark(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)), 'plain')

/** A calendar day, `YYYY-MM-DD`. */
export const day = () => z.iso.date()

/** A whole number within both bounds, inclusive. */
export const integer = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

export const email = (): Text => personal(z.string().check(z.trim(), z.toLowerCase(), z.email(), z.maxLength(200)))

/** E.164; a Romanian number may be typed without its country. */
export const phone = (): Text => personal(z.string().check(z.overwrite(international), z.regex(/^\+[1-9]\d{7,14}$/)))

function international(typed: string): string {
  const digits = typed.replace(/[\s().\-/]/g, '')
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? `+40${digits.slice(1)}` : digits
}

const cedillas: Record<string, string> = { ş: 'ș', Ş: 'Ș', ţ: 'ț', Ţ: 'Ț' }

const tidy = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[şŞţŢ]/g, letter => cedillas[letter] ?? letter)
    .trim()

/** Control characters, and those that turn the direction of a text, have no place in a name. A line break and a tab do in a note. */
const withoutControls = (text: string): boolean =>
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)

/** What a journal line shows in place of a personal text. */
export const leftOut = '…'

/** A node of a shape, as the walks below see it. */
interface Node {
  _zod: { def: Definition }
  safeParse(value: unknown): { success: boolean }
}

interface Definition {
  type: string
  format?: string
  shape?: Record<string, Node>
  innerType?: Node
  element?: Node
  options?: Node[]
  valueType?: Node
  in?: Node
  getter?: () => Node
}

const definition = (shape: unknown): Definition => (shape as Node)._zod.def

/** The parsed value without its personal texts. */
export function withoutPersonal(shape: unknown, value: unknown): unknown {
  if (value === undefined || value === null) return value
  const def = definition(shape)
  if (def.innerType) return withoutPersonal(def.innerType, value)
  if (def.getter) return withoutPersonal(def.getter(), value)
  if (def.element && Array.isArray(value)) return value.map(item => withoutPersonal(def.element, item))
  if (def.valueType) return mapped(value as object, item => withoutPersonal(def.valueType, item))
  if (def.shape) return mapped(value as object, (item, name) => withoutPersonal(def.shape?.[name], item))
  if (def.options) return withoutPersonal(optionFor(def.options, value), value)
  if (def.in) return withoutPersonal(def.in, value)
  return markOf(shape) === 'personal' ? leftOut : value
}

const markOf = (shape: unknown): Mark | undefined => marks.get(shape as z.ZodMiniType)?.mark

const optionFor = (options: Node[], value: unknown) => options.find(option => option.safeParse(value).success)

const mapped = (value: object, change: (item: unknown, name: string) => unknown): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, change(item, name)]),
  )

/** The paths of free strings that carry no mark; a shape has none. */
export function unmarked(shape: unknown, path = ''): string[] {
  const def = definition(shape)
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (def.shape) return Object.entries(def.shape).flatMap(([name, part]) => unmarked(part, at(name)))
  if (def.options) return def.options.flatMap(option => unmarked(option, path))
  const inner = def.innerType ?? def.element ?? def.valueType ?? def.in
  if (inner) return unmarked(inner, def.element ? at('*') : path)
  const free = def.type === 'string' && def.format !== 'date' && markOf(shape) === undefined
  return free ? [path] : []
}

/** What the shape refuses, field by field, with codes that `words.ts` of the kernel knows. */
export function fieldProblems(error: z.core.$ZodError): FieldProblem[] {
  return error.issues.map(issue => {
    const path = issue.path.join('.')
    switch (issue.code) {
      case 'too_small':
        return issue.origin === 'string'
          ? { path, code: 'shape.missing' }
          : { path, code: 'shape.too-small', details: { least: Number(issue.minimum) } }
      case 'too_big':
        return {
          path,
          code: issue.origin === 'string' ? 'shape.too-long' : 'shape.too-big',
          details: { most: Number(issue.maximum) },
        }
      case 'invalid_type':
        return { path, code: issue.input === undefined ? 'shape.missing' : `shape.no-${issue.expected}` }
      case 'invalid_format':
        return { path, code: `shape.no-${issue.format === 'regex' ? 'match' : issue.format}` }
      case 'unrecognized_keys':
        return { path: [...issue.path, issue.keys[0]].join('.'), code: 'shape.unknown-field' }
      default:
        return { path, code: issue.message === 'control' ? 'shape.control-characters' : 'shape.not-one-of-these' }
    }
  })
}

/** What a form sends: flat names, `identity.familyName`, `categories.0.kind`; a name may come several times. */
export type FormBody = Readonly<Record<string, string | File | readonly (string | File)[]>>

/**
 * The input a form means: an empty field is absent, days and numbers are read as people type them. What cannot be read stays as typed,
 * so that the shape refuses it at its field.
 */
export function fromForm(shape: unknown, body: FormBody, on: string = today(new Date())): unknown {
  return readNode(shape, '', body, on)
}

function readNode(shape: unknown, path: string, body: FormBody, on: string): unknown {
  const def = definition(shape)
  if (def.innerType) return hasAnything(body, path) || path === '' ? readNode(def.innerType, path, body, on) : undefined
  if (def.shape) {
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    return defined(Object.entries(def.shape).map(([name, part]) => [name, readNode(part, at(name), body, on)]))
  }
  if (def.element) return readList(def.element, path, body, on)
  if (def.options?.every(option => definition(option).shape)) {
    const read = def.options.map(option => readNode(option, path, body, on))
    return read.find((value, at) => def.options?.[at]?.safeParse(value).success) ?? read.at(-1)
  }
  return readText(def, texts(body, path)[0], on)
}

function readList(element: Node, path: string, body: FormBody, on: string): unknown[] {
  const inner = definition(element)
  if (!inner.shape) return texts(body, path).map(text => readText(inner, text, on))
  const indices = new Set(
    Object.keys(body).flatMap(name =>
      name.startsWith(`${path}.`) ? [name.slice(path.length + 1).split('.')[0] ?? ''] : [],
    ),
  )
  return [...indices]
    .filter(index => hasAnything(body, `${path}.${index}`))
    .toSorted((a, b) => Number(a) - Number(b))
    .map(index => readNode(element, `${path}.${index}`, body, on))
}

function readText(def: Definition, text: string | undefined, on: string): unknown {
  if (def.type === 'boolean') return text === undefined ? undefined : ['on', 'true', 'yes', '1'].includes(text)
  if (text === undefined) return undefined
  if (def.format === 'date') return readDay(text, on) ?? text
  if (def.type === 'number') return readNumber(text)
  return text
}

/** 1.234,5 as written in Romanian; a point before exactly three digits separates thousands. */
function readNumber(typed: string): unknown {
  const plainDigits = typed
    .replace(/\s/g, '')
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plainDigits) ? Number(plainDigits) : typed
}

const texts = (body: FormBody, path: string): string[] =>
  [body[path] ?? []].flat().filter((value): value is string => typeof value === 'string' && value.trim() !== '')

const hasAnything = (body: FormBody, path: string): boolean =>
  Object.keys(body).some(name => (name === path || name.startsWith(`${path}.`)) && texts(body, name).length > 0)

const defined = (entries: [string, unknown][]): object | undefined =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined))
