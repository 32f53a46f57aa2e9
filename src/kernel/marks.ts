import { z } from 'zod/mini'
import { definitionOf, wrappedIn } from './definition.ts'

/** What the shape itself does not say of a value: whether the journal may hold it, and how people type it where JSON writes it differently. */
interface Mark {
  privacy: 'plain' | 'personal'
  /** `day`, `time`: as people type days and times of day. `lei`: typed in lei, kept in bani. */
  typed?: 'day' | 'time' | 'lei'
}

export const marks = z.registry<Mark>()

/** What stands in the journal in place of a personal value. */
export const withheld = '…'

/** Any value that tells something about a person which the journal must not hold: a birth date, an answer of a special category. */
export const asPersonal = <S extends z.ZodMiniType>(shape: S): S => marked(shape, { privacy: 'personal' })

/** A text that is not about a person: a token's hash, a code of another system. */
export const asPlain = <S extends z.ZodMiniType>(shape: S): S => marked(shape, { privacy: 'plain' })

/** A copy, so that a shape which stands in two places can be personal in one of them. */
function marked<S extends z.ZodMiniType>(shape: S, mark: Mark): S {
  const copy = z.clone(shape, shape.def, { parent: true })
  marks.add(copy, { ...marks.get(shape), ...mark })
  return copy
}

/** Where the personal values of a shape stand, a list's items as `*`: `members.*.name`. */
export const personalPaths = (shape: z.ZodMiniType): string[] => pathsMarked(shape, 'personal')

/** Free texts that nobody has marked; no command may have one. */
export const unmarkedPaths = (shape: z.ZodMiniType): string[] => pathsMarked(shape, 'unmarked')

const pathsMarked = (shape: z.core.$ZodType, wanted: Leaf['privacy']) => [
  ...new Set(leaves(shape, '', []).flatMap(({ path, privacy }) => (privacy === wanted ? [path] : []))),
]

interface Leaf {
  path: string
  privacy: Mark['privacy'] | 'unmarked'
}

function leaves(shape: z.core.$ZodType, path: string, above: readonly z.core.$ZodType[]): Leaf[] {
  const mark = marks.get(shape)
  if (mark) return [{ path, privacy: mark.privacy }]
  if (above.includes(shape)) return []
  const into = (inner: z.core.$ZodType, name?: string) => leaves(inner, joined(path, name), [...above, shape])
  const def = definitionOf(shape)
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, inner]) => into(inner, name))
    case 'array':
      return into(def.element, '*')
    case 'record':
      return [...into(def.keyType, '*'), ...into(def.valueType, '*')]
    case 'union':
      return def.options.flatMap(option => into(option))
    default: {
      const inner = wrappedIn(def)
      if (inner) return into(inner)
      return textless.has(def.type) ? [] : [{ path, privacy: 'unmarked' }]
    }
  }
}

/**
 * A value that this shape has parsed, with `…` in place of whatever is personal and of texts that nobody has marked; keys that the shape
 * does not know are left out. In a union, the first option that takes the value is the one that has parsed it.
 */
export function withoutPersonal(shape: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined || value === null) return value
  const mark = marks.get(shape)
  if (mark) return mark.privacy === 'plain' ? value : withheld
  const def = definitionOf(shape)
  switch (def.type) {
    case 'object':
      return eachKey(value, key => (Object.hasOwn(def.shape, key) ? def.shape[key] : undefined))
    case 'array':
      return Array.isArray(value) ? value.map(item => withoutPersonal(def.element, item)) : withheld
    case 'record':
      return hasOnlyPlainTexts(def.keyType) ? eachKey(value, () => def.valueType) : withheld
    case 'union': {
      const option = def.options.find(candidate => z.safeParse(candidate, value).success)
      return option ? withoutPersonal(option, value) : withheld
    }
    default: {
      const inner = wrappedIn(def)
      if (inner) return withoutPersonal(inner, value)
      return textless.has(def.type) ? value : withheld
    }
  }
}

function eachKey(value: unknown, shapeOf: (key: string) => z.core.$ZodType | undefined): unknown {
  if (typeof value !== 'object' || value === null) return withheld
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const shape = shapeOf(key)
    return shape && inner !== undefined ? [[key, withoutPersonal(shape, inner)] as const] : []
  })
  return Object.fromEntries(kept)
}

const hasOnlyPlainTexts = (shape: z.core.$ZodType) => leaves(shape, '', []).every(leaf => leaf.privacy === 'plain')

/** Kinds that cannot hold a free text. */
const textless = new Set<string>(['enum', 'literal', 'number', 'boolean', 'null', 'undefined', 'never', 'bigint'])

const joined = (path: string, name?: string) => [path, name].filter(part => part !== undefined && part !== '').join('.')
