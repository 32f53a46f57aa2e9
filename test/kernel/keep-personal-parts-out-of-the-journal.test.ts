import { describe, expect, test } from 'vitest'
import { z } from 'zod/mini'
import { answer, yesOrNo } from '../../src/kernel/answer.ts'
import { asPersonal, personalPaths, unmarkedPaths, withheld, withoutPersonal } from '../../src/kernel/marks.ts'
import { code, day, email, id, integer, personal, personalLines, phone, plain } from '../../src/kernel/shape.ts'

const visit = z.object({
  person: id(),
  on: day(),
  bornOn: asPersonal(day()),
  name: personal(80),
  place: plain(80),
  note: z.optional(personalLines(2000)),
  contacts: z.array(z.union([z.object({ phone: phone() }), z.object({ email: email() })])),
  roma: asPersonal(answer(code(yesOrNo))),
  children: integer(0, 40),
})

const maria: z.infer<typeof visit> = {
  person: '01930000-0000-7000-8000-000000000001',
  on: '2026-03-02',
  bornOn: '1990-05-12',
  name: 'Maria Demonstrescu',
  place: 'Iași',
  contacts: [{ phone: '+40700000000' }, { email: 'maria@example.org' }],
  roma: 'refused',
  children: 3,
}

describe('A free text that nobody has marked', () => {
  test.each([
    ['a', z.object({ a: z.string() })],
    ['a.b.*', z.object({ a: z.optional(z.object({ b: z.array(z.string()) })) })],
    ['a', z.object({ a: z.union([z.number(), z.email()]) })],
    ['a.*', z.object({ a: z.record(z.string(), integer(0, 1)) })],
    ['a', z.object({ a: z.unknown() })],
    ['a', z.object({ a: z.nullable(z.string().check(z.maxLength(3))) })],
    ['a', z.object({ a: z.lazy(() => z.string()) })],
  ])('is found at %s, and withheld', (path, shape) => {
    expect(unmarkedPaths(shape)).toEqual([path])
  })

  test('is withheld from the journal all the same', () => {
    const shape = z.object({ a: z.string(), b: z.record(z.string(), z.number()), c: z.unknown(), d: plain(9) })

    const line = withoutPersonal(shape, { a: 'Maria', b: { Maria: 1 }, c: 'Maria', d: 'Iași', e: 'Maria' })

    expect(line).toEqual({ a: withheld, b: withheld, c: withheld, d: 'Iași' })
  })
})

test('every personal part is replaced, in lists and unions too, and nothing else is', () => {
  const parsed = visit.parse(maria)

  const line = withoutPersonal(visit, parsed)

  expect(line).toEqual({
    person: maria.person,
    on: '2026-03-02',
    bornOn: withheld,
    name: withheld,
    place: 'Iași',
    contacts: [{ phone: withheld }, { email: withheld }],
    roma: withheld,
    children: 3,
  })
})

test('a shape says which of its parts are personal', () => {
  expect(unmarkedPaths(visit)).toEqual([])
  expect(personalPaths(visit)).toEqual(['bornOn', 'name', 'note', 'contacts.*.phone', 'contacts.*.email', 'roma'])
})

test('a mark stays when a shape is narrowed, made optional or taken into another', () => {
  const narrowed = z.object({ name: personal(80).check(z.minLength(2)) })
  const extended = z.partial(z.extend(narrowed, { town: plain(20) }))

  expect(personalPaths(extended)).toEqual(['name'])
  expect(unmarkedPaths(extended)).toEqual([])
})

test('a shape that is personal in one place stays plain in another', () => {
  const shared = plain(20)
  const shape = z.object({ diagnosis: asPersonal(shared), town: shared })

  expect(withoutPersonal(shape, { diagnosis: 'x', town: 'Iași' })).toEqual({ diagnosis: withheld, town: 'Iași' })
})

test('in a union, the option that has parsed the value decides', () => {
  const shape = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('firm'), name: plain(80) }),
    z.object({ kind: z.literal('person'), name: personal(80) }),
  ])

  expect(withoutPersonal(shape, { kind: 'firm', name: 'Atelier SRL' })).toEqual({ kind: 'firm', name: 'Atelier SRL' })
  expect(withoutPersonal(shape, { kind: 'person', name: 'Maria' })).toEqual({ kind: 'person', name: withheld })
  expect(withoutPersonal(shape, { kind: 'other', name: 'Maria' })).toBe(withheld)
})

test('a shape that contains itself is walked once', () => {
  const member: z.ZodMiniType = z.object({ name: personal(80), children: z.array(z.lazy(() => member)) })

  expect(personalPaths(member)).toEqual(['name'])
  expect(withoutPersonal(member, { name: 'Ana', children: [{ name: 'Ion', children: [] }] })).toEqual({
    name: withheld,
    children: [{ name: withheld, children: [] }],
  })
})
