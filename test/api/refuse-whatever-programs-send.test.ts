import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import { questions } from '../../src/api/questions.ts'
import { fieldsOf } from '../../src/api/question.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
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

/** At least two hundred wrong forms of this value: each part missing, each replaced by each strange one, and parts that nobody knows. */
function wrongForms(value: Json): Json[] {
  const where = places(value)
  const forms = [
    ...where.slice(1).map(at => changed(value, at)),
    ...['__proto__', 'constructor', 'x', ' ', 'id\0'].map(key => changed(value, [key], { value: 1 })),
    ...strange.flatMap(one => where.map(at => changed(value, at, { value: one }))),
  ]
  // A value with few parts is also wrong in two ways at once.
  for (let at = 0; forms.length < most; at += 1) {
    forms.push({ ...(value as object), [`extra-${at}`]: strange[at % strange.length] })
  }
  // Of one with many, every so manieth: all its parts and all strange values are still met.
  const every = forms.length / most
  return Array.from({ length: most }, (_, at) => forms[Math.floor(at * every)])
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
  test.each(commands.map(command => [command.kind, command] as const))('with %s', async (kind, { example }) => {
    const before = await head()

    const told = await tell(wrongForms(example), input => dan.send([{ id: newId(), kind, input }, refusedInTheEnd()]))

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
