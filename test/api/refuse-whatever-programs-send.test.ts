import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { questions } from '../../src/api/questions.ts'
import { fieldsOf } from '../../src/api/question.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { definitionOf } from '../../src/kernel/definition.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { commandsOf } from '../../src/pages/commands.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { naughtyStrings } from '../site/naughty-strings.ts'
import { type Answer, type Program, program } from './program.ts'

let story: Story
let dan: Program

beforeAll(async () => {
  story = await begin()
})

/** Each with a token of its own: none sends so much that it has to wait. */
beforeEach(async () => {
  dan = await program(story)
})

type Json = unknown

/** Values of every kind that is not meant: wrong types, nothing, far too much, and texts that have broken other programs. */
const strange: readonly Json[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  9_007_199_254_740_992,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  { a: { b: 1 } },
  'x'.repeat(20_000),
  Array.from({ length: 1_000 }, () => 'x'),
  ...naughtyStrings,
]

/** Where the parts of a value stand, the whole first. */
function places(value: Json, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, key]))]
}

/** The value with another one at one place; without it, the place is gone. */
function changed(value: Json, [key, ...rest]: readonly string[], to?: { value: Json }): Json {
  if (key === undefined) return to?.value
  if (typeof value !== 'object' || value === null) return value
  const copy = (Array.isArray(value) ? [...(value as Json[])] : { ...value }) as Record<string, Json>
  if (rest.length === 0 && to === undefined) delete copy[key]
  else
    Object.defineProperty(copy, key, {
      value: changed(copy[key], rest, to),
      enumerable: true,
      writable: true,
      configurable: true,
    })
  return copy
}

const most = 200

/** What is sent in place of one part, and at which. */
interface Wrong {
  at: readonly string[]
  value: Json
}

/** Parts that nobody knows. */
const unknown: readonly Wrong[] = ['__proto__', 'constructor', 'x', ' ', 'id\0'].map(key => ({ at: [key], value: 1 }))

/** Each strange value at some part, and at each part some strange values: as many as are asked for, no two the same while there are others. */
function strangeAt(where: readonly (readonly string[])[], least: number): Wrong[] {
  const count = Math.max(least, where.length, strange.length)
  return Array.from({ length: count }, (_, n) => {
    const round = Math.floor(n / strange.length)
    return { at: where[(n + round) % where.length] ?? [], value: strange[n % strange.length] }
  })
}

/**
 * At least two hundred wrong forms of this value: each part missing, parts that nobody knows, and strange values at every part, `others`
 * that the value could have included.
 */
function wrongForms(value: Json, others: readonly string[] = []): Json[] {
  const where = places(value)
  const parts = [...where, ...others.map(key => [key])]
  const missing = where.slice(1).map(at => changed(value, at))
  const wrong = [...unknown, ...strangeAt(parts, most - missing.length - unknown.length)]
  const forms = [...missing, ...wrong.map(({ at, value: to }) => changed(value, at, { value: to }))]
  // A value with few parts is also wrong in two ways at once.
  const told = new Set(forms.map(form => JSON.stringify(form)))
  for (let at = 0; told.size < most; at += 1) {
    const form = { ...(value as object), [`extra-${at}`]: strange[at % strange.length] }
    told.add(JSON.stringify(form))
    forms.push(form)
  }
  return forms
}

/** The parts of an input that its example leaves out. */
const leftOut = ({ shape, example }: AnyCommand): string[] => {
  const known = definitionOf(shape)
  return known.type === 'object' ? Object.keys(known.shape).filter(key => !Object.hasOwn(example as object, key)) : []
}

const head = (): Promise<number> =>
  read(story.engine, story, async tx => {
    const { rows } = await sql<{
      entry: number
    }>`select entry from journal_head where tenant_id = ${story.tenant}`.execute(tx)
    return rows[0]?.entry ?? 0
  })

/** What is wrong with an answer to something wrong; nothing where it is a refusal as a problem document. */
function faultOf({ status, headers, json }: Answer): string | undefined {
  if (status < 400 || status >= 500 || status === 429) return `was answered ${status}`
  if (headers.get('content-type') !== 'application/problem+json') return 'was refused without a problem document'
  const whole = json.status === status && json.code && json.title && json.detail
  return whole ? undefined : 'was refused with half a problem document'
}

/** Sends all of them, and tells the first few answers that are no refusals. */
async function tell(forms: readonly Json[], send: (form: Json) => Promise<Answer>): Promise<string[]> {
  const told: string[] = []
  for (const form of forms) {
    const fault = faultOf(await send(form))
    if (fault !== undefined) told.push(`${JSON.stringify(form)?.slice(0, 300)} ${fault}`)
    if (told.length >= 3) break
  }
  return told
}

/**
 * A text may be strange and still be a name. So each form goes together with a command that is refused in the end: what fits is tried as
 * far as the database, and goes with the other.
 */
const refusedInTheEnd = () => ({ id: newId(), kind: 'kernel.undo', input: { batch: newId() } })

const commands: readonly AnyCommand[] = [...commandsOf(slices).values()]

describe('whatever is sent is refused as a problem, and nothing is stored', () => {
  test.each(commands.map(command => [command.kind, command] as const))('with %s', async (kind, command) => {
    const before = await head()
    const forms = wrongForms(command.example, leftOut(command))

    const told = await tell(forms, input => dan.send([{ id: newId(), kind, input }, refusedInTheEnd()]))

    expect(new Set(forms.map(form => JSON.stringify(form))).size).toBeGreaterThanOrEqual(most)
    expect(told).toEqual([])
    expect(await head()).toBe(before)
  })

  test('with the frame of a command', async () => {
    const before = await head()
    const sent = {
      id: newId(),
      kind: 'kernel.undo',
      input: { entry: 999 },
      recordedAt: '2026-03-16T10:00:00Z',
      shown: 4,
    }

    const told = await tell([...wrongForms(sent), ...wrongForms([sent])], form => dan.send(form))

    expect(told).toEqual([])
    expect(await head()).toBe(before)
  })

  test('with bytes that are no JSON', async () => {
    const bytes = naughtyStrings.flatMap(text => [text, `{"id":${text}`, `[${text}`, `\ufeff${text}`])
    const forms = [...bytes, ...bytes.map(text => text.slice(0, 3)), '{', '[', '"', '{"a":1,}', '\0', '-', '01']

    const told = await tell(forms, form => dan.post(String(form), { 'content-type': 'application/json' }))

    expect(forms.length).toBeGreaterThanOrEqual(most)
    expect(told).toEqual([])
  })

  test('with bytes that are no scan', async () => {
    const before = await head()
    const texts = [...strange.map(value => String(JSON.stringify(value))), ...naughtyStrings]
    const forms = [...texts, ...texts.map(text => `%PDF-${text}`), ...texts.map(text => `\u0089PNG${text}`)]

    const told = await tell(forms, form =>
      dan.post(Buffer.from(String(form), 'latin1'), { 'content-type': 'application/octet-stream' }, '/files'),
    )

    expect(forms.length).toBeGreaterThanOrEqual(most)
    expect(told).toEqual([])
    expect(await head()).toBe(before)
  })

  test.each(questions.map(one => [one.path, one] as const))('in the address of GET %s', async (path, one) => {
    const before = await head()
    const names = Object.keys(fieldsOf(one.query))
    const texts = strange.map(value => (typeof value === 'string' ? value.slice(0, 4_000) : JSON.stringify(value)))
    const here = path.replaceAll(/\{(\w+)\}/g, newId())
    const asked = [
      ...names.flatMap(name => texts.map(text => `${here}?${new URLSearchParams([[name, text]])}&unknown=1`)),
      ...names.map(name => `${here}?${name}=1&${name}=2`),
      ...texts.flatMap((text, at) => [
        `${here}?${new URLSearchParams([[text.slice(0, 60), 'x']])}`,
        `${here}?x${at}=%`,
      ]),
      ...texts.flatMap((text, at) => [
        `${here}?x${at}[]=${encodeURIComponent(text.toWellFormed().slice(0, 60))}`,
        `${here}?${'y'.repeat(at)}=1&x`,
      ]),
    ].filter((_, at, { length }) => length <= most || at % Math.floor(length / most) === 0)

    const told = await tell(asked, form => dan.get(String(form)))

    expect(asked.length).toBeGreaterThanOrEqual(most)
    expect(told).toEqual([])
    expect(await head()).toBe(before)
  })

  test('in the place of an id', async () => {
    const withPart = questions.filter(one => one.path.includes('{'))
    const texts = strange.flatMap(value => (typeof value === 'string' ? [value.toWellFormed().slice(0, 2_000)] : []))
    const asked = withPart.flatMap(({ path }) =>
      texts.filter(text => text.trim() !== '').map(text => path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(text))),
    )

    const told = await tell(asked, form => dan.get(String(form)))

    expect(asked.length).toBeGreaterThanOrEqual(most)
    expect(told).toEqual([])
  })
})

test('an answer that is no refusal is found', async () => {
  const told = await tell(['/me', '/people?limit=0'], form => dan.get(String(form)))

  expect(told).toEqual(['"/me" was answered 200'])
})
