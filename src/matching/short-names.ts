import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod/mini'

const shape = z.record(z.string(), z.string())

/** Short form → the names it may stand for. */
const formalOf = new Map<string, string[]>()

const file = new URL('../../programmes/matching/short-names.yaml', import.meta.url)
for (const [formal, forms] of Object.entries(shape.parse(parse(readFileSync(file, 'utf8'))))) {
  for (const short of forms.split(' ')) {
    const one = fold(short)
    formalOf.set(one, [...(formalOf.get(one) ?? []), fold(formal)])
  }
}

function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** The name, without marks, and what it is short for: `ghita` is also `gheorghe`. */
export const formalNames = (name: string): string[] => [name, ...(formalOf.get(name) ?? [])]
