import type { Context } from 'hono'
import type { z } from 'zod/mini'
import { definitionOf, wrappedIn } from '../kernel/definition.ts'
import { fieldProblems } from '../kernel/field-problems.ts'
import { isId } from '../kernel/ids.ts'
import { missing, Problem } from '../kernel/problem.ts'
import { code, integer } from '../kernel/shape.ts'
import type { Right } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'

export type C = Context<Asked>

/** One `GET`: the same question as a page asks, by the same finders, in the scope of the token. */
export interface Question {
  /** Its name in the reference, and in the description of the API. */
  name: string
  /** Under `/api`, with the parts that vary in brackets: `/people/{person}`. */
  path: string
  right: Right
  /** What may be asked in the address. Anything else is refused. */
  query: z.ZodMiniType<Record<string, unknown>>
  answer: z.ZodMiniType
  ask(c: C, query: never): Promise<unknown>
}

/** Holds a question to its shapes: it is asked with what its query allows, and answers what it says. */
export const question = <Q extends z.ZodMiniType<Record<string, unknown>>, A extends z.ZodMiniType>(
  one: Omit<Question, 'query' | 'answer' | 'ask'> & {
    query: Q
    answer: A
    ask(c: C, query: z.infer<Q>): Promise<z.infer<A>>
  },
): Question => one

/** How many of a list come at once. */
export const limit = () => integer(1, 200)
export const usualLimit = 50

/** What the address asks, by the shape of the question: a number is written in digits, each name stands once. */
export function queryIn(c: C, shape: Question['query']): never {
  const fields = fieldsOf(shape)
  const { searchParams } = new URL(c.req.url)
  const asked = Object.fromEntries(
    [...new Set(searchParams.keys())].map(name => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return [name, valueOf(field, searchParams.getAll(name))]
    }),
  )
  const read = shape.safeParse(asked)
  if (!read.success) throw new Problem(400, 'kernel.wrong-shape', {}, fieldProblems(read.error, asked))
  return read.data as never
}

function valueOf(field: z.core.$ZodType | undefined, values: readonly string[]): unknown {
  const [value = ''] = values
  if (values.length > 1) return values
  return field && isNumber(field) && /^\d{1,15}$/.test(value) ? Number(value) : value
}

export function fieldsOf(shape: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  const def = definitionOf(shape)
  return def.type === 'object' ? def.shape : {}
}

function isNumber(shape: z.core.$ZodType): boolean {
  const def = definitionOf(shape)
  const inner = wrappedIn(def)
  return inner ? isNumber(inner) : def.type === 'number'
}

/** The id in the address; what is none is nobody's. */
export function idIn(c: C, name: string): string {
  const value = c.req.param(name) ?? ''
  if (!isId(value)) throw missing()
  return value
}

/** The code in the address; what has not the form of one is nobody's. */
export function codeIn(c: C, name: string): string {
  const value = c.req.param(name) ?? ''
  if (!code().safeParse(value).success) throw missing()
  return value
}

/** Where the list goes on: the same question, after the last one that was shown. */
export function nextOf(c: C, more: Readonly<Record<string, string | number>> | undefined): { next?: string } {
  if (more === undefined) return {}
  const { pathname, searchParams } = new URL(c.req.url)
  for (const [name, value] of Object.entries(more)) searchParams.set(name, String(value))
  return { next: `${pathname}?${searchParams}` }
}
