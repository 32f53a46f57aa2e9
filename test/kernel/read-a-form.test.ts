import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { answer } from '../../src/kernel/answer.ts'
import { fieldProblems } from '../../src/kernel/field-problems.ts'
import { type FormBody, fromForm } from '../../src/kernel/form-input.ts'
import { readNumber } from '../../src/kernel/number.ts'
import { bani, code, day, email, hours, id, integer, personal, phone, plain } from '../../src/kernel/shape.ts'
import { sayIn } from '../../src/pages/say.ts'
import { words } from '../../src/pages/words.ts'

const today = '2026-05-20'

const application = z.object({
  name: personal(10),
  bornOn: z.optional(day()),
  phone: z.optional(phone()),
  email: z.optional(email()),
  needs: z.array(code(['ramp', 'signs'])),
  home: z.optional(z.object({ town: plain(80), rooms: integer(1, 20) })),
  members: z.array(z.object({ name: personal(80), bornOn: day() })).check(z.maxLength(3)),
  months: answer(integer(0, 600)),
  income: z.optional(bani()),
  lasts: z.optional(hours(8)),
  agrees: z.boolean(),
})

const filled = { name: 'Maria', agrees: 'yes' }

const readApplication = (body: FormBody) => application.parse(fromForm(application, body, today))

function problemsWith(shape: z.ZodMiniType, body: FormBody) {
  const input = fromForm(shape, body, today)
  const result = shape.safeParse(input)
  return result.success ? [] : fieldProblems(result.error, input)
}

describe('Each field says what is wrong with it', () => {
  test.each([
    [{ name: '' }, { path: 'name', code: 'shape.required' }],
    [{ name: '   ' }, { path: 'name', code: 'shape.required' }],
    [{ name: 'Constantina' }, { path: 'name', code: 'shape.too-long', details: { max: 10 } }],
    [{ name: 'a\u202eb' }, { path: 'name', code: 'shape.forbidden-character' }],
    [{ name: 'a\u0007b' }, { path: 'name', code: 'shape.forbidden-character' }],
    [{ name: ['Ana', 'Maria'] }, { path: 'name', code: 'shape.one-answer-only' }],
    [{ bornOn: '31.02.1990' }, { path: 'bornOn', code: 'shape.not-a-day' }],
    [{ phone: '07000' }, { path: 'phone', code: 'shape.not-a-phone' }],
    [{ email: 'maria@' }, { path: 'email', code: 'shape.not-an-email' }],
    [{ needs: ['ramp', 'lift'] }, { path: 'needs.1', code: 'shape.not-listed' }],
    [
      { 'home.town': 'Iași', 'home.rooms': 'two' },
      { path: 'home.rooms', code: 'shape.not-a-number' },
    ],
    [
      { 'home.town': 'Iași', 'home.rooms': '2,5' },
      { path: 'home.rooms', code: 'shape.not-whole' },
    ],
    [
      { 'home.town': 'Iași', 'home.rooms': '21' },
      { path: 'home.rooms', code: 'shape.too-big', details: { max: 20 } },
    ],
    [
      { 'home.town': 'Iași', 'home.rooms': '0' },
      { path: 'home.rooms', code: 'shape.too-small', details: { min: 1 } },
    ],
    [{ 'home.rooms': '2' }, { path: 'home.town', code: 'shape.required' }],
    [{ 'members.0.name': 'Ion' }, { path: 'members.0.bornOn', code: 'shape.required' }],
    [{ months: 'many' }, { path: 'months', code: 'shape.not-a-number' }],
    [{ months: ['18', 'refused'] }, { path: 'months', code: 'shape.one-answer-only' }],
    [{ income: '370,505' }, { path: 'income', code: 'shape.not-a-number' }],
    [{ lasts: '1,3' }, { path: 'lasts', code: 'shape.not-a-multiple', details: { of: 0.25 } }],
    [{ agrees: 'perhaps' }, { path: 'agrees', code: 'shape.wrong-kind' }],
  ])('%j', (typed, problem) => {
    expect(problemsWith(application, { ...filled, ...typed })).toEqual([problem])
  })

  test('several at once, each field once', () => {
    const problems = problemsWith(application, { bornOn: 'never', 'members.1.bornOn': '1.1.2010' })

    expect(problems.map(({ path }) => path)).toEqual([
      'name',
      'bornOn',
      'members.0.name',
      'members.0.bornOn',
      'members.1.name',
    ])
  })

  test('too many rows', () => {
    const rows = [0, 1, 2, 3].flatMap(row => [
      [`members.${row}.name`, 'Ion'],
      [`members.${row}.bornOn`, '1.1.2010'],
    ])

    const problems = problemsWith(application, { ...filled, ...Object.fromEntries(rows) })

    expect(problems).toEqual([{ path: 'members', code: 'shape.too-many', details: { max: 3 } }])
  })

  test('an identifier, a code, a key that the shape does not know', () => {
    const strict = z.strictObject({ id: id(), kind: code() })
    const input = { id: '7', kind: 'Ș!', other: 1 }
    const { error } = strict.safeParse(input)

    expect(error && fieldProblems(error, input)).toEqual([
      { path: 'id', code: 'shape.not-an-id' },
      { path: 'kind', code: 'shape.not-a-code' },
      { path: 'other', code: 'shape.unknown-field' },
    ])
  })

  test('which of several kinds of thing it is', () => {
    const place = z.discriminatedUnion('of', [
      z.object({ of: z.literal('tenant') }),
      z.object({ of: z.literal('region'), id: code() }),
    ])

    expect(problemsWith(place, {})).toEqual([{ path: 'of', code: 'shape.required' }])
    expect(problemsWith(place, { of: 'moon' })).toEqual([{ path: 'of', code: 'shape.not-listed' }])
  })
})

describe('A form means what people type', () => {
  test('an empty form leaves out what may be left out', () => {
    expect(readApplication({ name: 'Maria', bornOn: '', 'home.town': ' ', months: '' })).toEqual({
      name: 'Maria',
      needs: [],
      members: [],
      months: 'not-asked',
      agrees: false,
    })
  })

  test('days, numbers, money and telephones in the Romanian way', () => {
    const read = readApplication({
      name: ' Ş\u00ad.  Ţepuş ',
      bornOn: '14 mar 1991',
      phone: '0700 000 000',
      email: ' Maria@Example.org ',
      needs: ['ramp', 'signs'],
      'home.town': 'Ias\u0326i',
      'home.rooms': '2',
      months: '18',
      income: '3.700,50',
      lasts: '1,25',
      agrees: 'on',
    })

    expect(read).toEqual({
      name: 'Ș. Țepuș',
      bornOn: '1991-03-14',
      phone: '+40700000000',
      email: 'maria@example.org',
      needs: ['ramp', 'signs'],
      home: { town: 'Iași', rooms: 2 },
      members: [],
      months: 18,
      income: 370_050,
      lasts: 1.25,
      agrees: true,
    })
  })

  test('rows of a repeated block, without the empty ones at the end', () => {
    const read = readApplication({
      ...filled,
      'members.0.name': 'Ion',
      'members.0.bornOn': '1.2.2010',
      'members.1.name': 'Ana',
      'members.1.bornOn': '3.4.2012',
      'members.2.name': '',
      'members.2.bornOn': '',
      'members.100000000.name': 'too far',
    })

    expect(read.members).toEqual([
      { name: 'Ion', bornOn: '2010-02-01' },
      { name: 'Ana', bornOn: '2012-04-03' },
    ])
  })

  test('the option that fits what was typed', () => {
    const undo = z.union([z.object({ entry: integer(1, 99) }), z.object({ batch: id() })])
    const batch = '01930000-0000-7000-8000-000000000001'

    expect(fromForm(undo, { entry: '7' }, today)).toEqual({ entry: 7 })
    expect(fromForm(undo, { batch }, today)).toEqual({ batch })
  })

  test('names that mean something to JavaScript are fields like others', () => {
    const input = fromForm(
      z.object({ targets: z.record(z.string(), integer(0, 9)) }),
      { 'targets.__proto__': '1' },
      today,
    )

    expect(Object.keys((input as { targets: object }).targets)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })

  test('a code is told from the texts that mean no answer', () => {
    const shape = z.object({ age: answer(integer(0, 120)) })

    expect(fromForm(shape, { age: 'refused' }, today)).toEqual({ age: 'refused' })
    expect(fromForm(shape, { age: ['', '40'] }, today)).toEqual({ age: 40 })
  })
})

describe('Numbers', () => {
  test.each(['', 'x', '1,2,3', '1.2.3', '12.34,5', '1e3', '0x10', '--1', ','])('%j is none', text => {
    expect(readNumber(text)).toBeUndefined()
  })

  test.each([
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234', 1234],
    ['1.234.567', 1_234_567],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['-3', -3],
    ['1234', 1234],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  test('every amount of lei and bani is read as it is shown', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000_000_00 }), amount => {
        const shown = (amount / 100).toLocaleString('ro', { minimumFractionDigits: 2 })

        expect(fromForm(z.object({ sum: bani() }), { sum: shown }, today)).toEqual({ sum: amount })
      }),
    )
  })
})

describe('Texts', () => {
  test('what was parsed is parsed again to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), typed => {
        const first = plain(30).safeParse(typed)
        fc.pre(first.success)

        expect(plain(30).parse(first.data)).toBe(first.data)
      }),
    )
  })

  test('length is counted in characters, not in halves of them', () => {
    expect(plain(3).safeParse('😀😀😀').success).toBe(true)
    expect(plain(3).safeParse('😀😀😀😀').success).toBe(false)
  })

  test('half a character is refused', () => {
    expect(plain(3).safeParse('a\ud83d').success).toBe(false)
  })
})

describe('Telephones', () => {
  test.each(['+4070000000', '+407000000000', '+40100000000', '112', '700000000', 'abc', '+'])('%s is none', typed => {
    expect(phone().safeParse(typed).success).toBe(false)
  })

  test.each([
    ['0700 000 000', '+40700000000'],
    ['+40 700-000-000', '+40700000000'],
    ['0040 (700) 000.000', '+40700000000'],
    ['+40 0700 000 000', '+40700000000'],
    ['\u202a0232 000 000\u202c', '+40232000000'],
    ['+39 06 0000 0000', '+390600000000'],
  ])('%s is %s', (typed, number) => {
    expect(phone().parse(typed)).toBe(number)
  })
})

test('every shape has a JSON Schema', () => {
  const schema = z.toJSONSchema(application, { io: 'input' })

  expect(schema.properties).toMatchObject({
    name: { type: 'string', minLength: 1, maxLength: 10 },
    bornOn: { type: 'string', format: 'date' },
    members: { type: 'array', maxItems: 3 },
    months: { anyOf: [{ type: 'integer' }, { enum: ['refused', 'unknown', 'not-asked'] }] },
    income: { type: 'integer', minimum: 0 },
  })
  expect(schema.required).toEqual(['name', 'needs', 'members', 'agrees'])
})

test('every problem of a field is told in words, in both languages', () => {
  const codes = readFileSync('src/kernel/field-problems.ts', 'utf8') + readFileSync('src/kernel/shape.ts', 'utf8')
  const used = new Set(codes.match(/shape\.[a-z-]+(?=')/g))

  expect(used.size).toBeGreaterThan(15)
  expect(Object.keys(words('ro').problems)).toEqual(expect.arrayContaining([...used]))
  expect(Object.keys(words('en').problems)).toEqual(expect.arrayContaining([...used]))
  expect(sayIn('ro', [])('shape.too-big', { max: 1000 })).toBe('Scrieți cel mult 1.000.')
})
