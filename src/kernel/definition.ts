import type { z } from 'zod/mini'

/** What a zod shape is made of, as a union that can be switched over. zod types the shapes of a union or object without it. */
export const definitionOf = (shape: z.core.$ZodType) => (shape as z.core.$ZodTypes)._zod.def

export type Definition = ReturnType<typeof definitionOf>

/** The shape inside a shape that only adds leave to be absent, a default and the like. */
export function wrappedIn(def: Definition): z.core.$ZodType | undefined {
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return def.innerType
    case 'lazy':
      return def.getter()
    default:
      return undefined
  }
}
