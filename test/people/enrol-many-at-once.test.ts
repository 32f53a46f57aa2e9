import { beforeAll, expect, test } from 'vitest'
import { performAll } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import { rehearse } from '../../src/kernel/rehearse.ts'
import { undo } from '../../src/kernel/undo.ts'
import { verify } from '../../src/kernel/verify.ts'
import { enrol } from '../../src/people/enrol.ts'
import type { Story } from '../people-of-the-story.ts'
import { application, begin, cnpOf } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const cnp = (nth: number) => cnpOf('F', '1885-05-12', nth)

const somebody = (familyName: string, identity: object = {}, more: object = {}) =>
  application({ identity: { familyName, givenName: 'Maria', sex: 'not-asked', ...identity }, ...more })

const many = [
  somebody(
    'Întâia',
    { cnp: cnp(1) },
    { household: { members: 4 }, categories: [{ kind: 'vmi', validFrom: '2026-02-02' }] },
  ),
  somebody('A Doua', { bornOn: '1990-05-12', sex: 'F' }, { domicile: { county: 'RO213', locality: 'Demonești' } }),
  somebody('A Treia', { cnp: cnp(2) }, { household: { members: 2 } }),
]

test('a rehearsal refuses what the command would refuse, row by row, and writes nothing', async () => {
  await story.perform('ioana', enrol, somebody('Cunoscuta', { cnp: cnp(9) }))
  const before = (await verify(story.engine, story.tenant)).lines
  const rows = [
    ...many,
    somebody('Fără prenume', { givenName: '' }),
    somebody('Mâine', {}, { appliedOn: '2026-03-17' }),
    somebody('Altundeva', {}, { region: 'RO41', partner: 'lider' }),
    somebody('Aceeași', { cnp: cnp(1) }),
    somebody('Cunoscuta', { cnp: cnp(9) }),
    somebody('Greșita', { cnp: `${cnp(5).slice(0, 12)}${(Number(cnp(5).at(-1)) + 1) % 10}` }),
    somebody('Străina', {}, { programme: 'alt-program' }),
  ]

  const problems = await rehearse(story.engine, enrol, rows, story.who.ioana)

  expect(problems.map(problem => problem && [problem.status, problem.fields[0]?.code ?? problem.code])).toEqual([
    undefined,
    undefined,
    undefined,
    [400, 'shape.required'],
    [422, 'people.lies-ahead'],
    [404, 'people.not-your-place'],
    [422, 'people.twice-at-once'],
    [422, 'people.already-registered'],
    [422, 'people.cnp-check-digit'],
    [404, 'programme.no-such-programme'],
  ])
  expect((await verify(story.engine, story.tenant)).lines).toBe(before)
})

test('whoever may not enrol may not rehearse it', async () => {
  await expect(rehearse(story.engine, enrol, many, story.who.mihai)).rejects.toMatchObject({ status: 403 })
})

test('a batch in which one is refused writes nothing, and says which', async () => {
  const items = [...many, somebody('Aceeași', { cnp: cnp(1) })].map(input => ({ command: enrol, input }))
  const before = (await verify(story.engine, story.tenant)).lines

  await expect(story.performAll('ioana', items)).rejects.toMatchObject({
    details: { item: 3 },
    fields: [{ code: 'people.twice-at-once' }],
  })

  expect((await verify(story.engine, story.tenant)).lines).toBe(before)
})

test('many at once are as many lines, each with its rows; sent again they are answered again; and are undone as one', async () => {
  const batch = newId()
  const items = many.map(input => ({ id: newId(), command: enrol, input }))

  const dones = await performAll(story.engine, items, story.who.ioana, batch)
  const again = await performAll(story.engine, items, story.who.ioana, batch)

  expect(dones.map(done => Number(String(done.answer.code).slice(3)))).toEqual([2, 3, 4])
  expect(again.map(done => [done.answer, done.entry, done.again])).toEqual(
    dones.map(done => [done.answer, done.entry, true]),
  )
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()

  const { answer } = await story.perform('ioana', undo(new Map([[enrol.kind, enrol]])), { batch })

  // 3 people with a key and an enrolment each, 2 households, 1 residence, 1 category
  expect(answer.undone).toBe(13)
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})
