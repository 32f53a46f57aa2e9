import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { dossier } from '../evidence/papers.ts'
import { begin, type Enrolled, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { auditor, type Program, program } from './program.ts'

let story: Story
let dan: Program
let maria: Enrolled

beforeAll(async () => {
  story = await begin()
  dan = await program(story)
  maria = await participant(story)
})

const session = (givenOn: string, id = newId()) => ({
  id,
  kind: 'people.give-support',
  input: { enrolment: maria.enrolment, kind: 'assessment', givenOn, minutes: 45 },
})

const supports = async (): Promise<string[]> =>
  (await dan.get(`/people/${maria.person}`)).json.supports.map((one: { givenOn: string }) => one.givenOn)

describe('is refused as a problem document', () => {
  test('what a rule refuses, with the code and the field', async () => {
    const { status, json, headers } = await dan.send(session('2027-01-01'))

    expect(status).toBe(422)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(json).toMatchObject({ status: 422, errors: [{ path: 'givenOn' }] })
    expect(json.type).toBe(`urn:sansa:problem:${json.code}`)
  })

  test('a list of which one is refused: none is recorded, and the answer says which', async () => {
    const before = await supports()

    const { status, json } = await dan.send([session('2026-03-02'), session('2027-01-01')])

    expect(status).toBe(422)
    expect(json.details.item).toBe(1)
    expect(await supports()).toEqual(before)
  })

  test('what the role does not allow, an unknown kind, and an id used for something else', async () => {
    const reads = await program(story, story.who.victor, auditor)
    const id = newId()
    await dan.send(session('2026-03-03', id))

    const answers = [
      await reads.send(session('2026-03-03')),
      await dan.send({ ...session('2026-03-03'), kind: 'people.enroll' }),
      await dan.send(session('2026-03-04', id)),
    ]

    expect(answers.map(answer => answer.status)).toEqual([403, 400, 409])
  })

  test('what is no JSON, is too large, or nests without end', async () => {
    const json = { 'content-type': 'application/json' }

    const answers = [
      await dan.post('{', json),
      await dan.post('kind=people.enrol', { 'content-type': 'application/x-www-form-urlencoded' }),
      await dan.post(`"${'x'.repeat(2_100_000)}"`, json),
      await dan.post('['.repeat(100_000) + ']'.repeat(100_000), json),
      await dan.post('', json),
    ]

    expect(answers.map(answer => answer.status)).toEqual([400, 400, 413, 400, 400])
  })
})

test('sent twice, a command is recorded once and answered the same', async () => {
  const sent = session('2026-03-05')

  const first = await dan.send(sent)
  const second = await dan.send(sent)

  expect([first.status, second.status]).toEqual([200, 200])
  expect(first.json.again).toBe(false)
  expect(second.json).toEqual({ ...first.json, again: true })
  expect((await supports()).filter(on => on === '2026-03-05')).toHaveLength(1)
})

test('a list is one: all of it is recorded, and all of it can be taken back by the id of its first', async () => {
  const list = [session('2026-03-06'), session('2026-03-07'), session('2026-03-08')]

  const { json } = await dan.send(list)
  const during = await supports()
  const undone = await dan.send({ id: newId(), kind: 'kernel.undo', input: { batch: list[0]?.id } })

  expect(json).toHaveLength(3)
  expect(during).toEqual(expect.arrayContaining(['2026-03-06', '2026-03-07', '2026-03-08']))
  expect(undone.status).toBe(200)
  expect(await supports()).not.toContain('2026-03-07')
})

const change = (phone: string) => ({
  id: newId(),
  kind: 'people.set-contact',
  input: { person: maria.person, phone, needs: [] },
})

test('a change made from an older version is refused', async () => {
  const first = await dan.send(change('+40700000111'))
  await dan.send(change('+40700000112'))

  const late = await dan.send({ ...change('+40700000113'), shown: first.json.entry })

  expect(first.status).toBe(200)
  expect(late.status).toBe(409)
  expect(late.json.code).toBe('kernel.changed-meanwhile')
})

describe('a scan', () => {
  const bytes = { 'content-type': 'application/octet-stream' }

  test('is refused where it is none, is too large, or comes from a role that brings no papers', async () => {
    const reads = await program(story, story.who.victor, auditor)

    const answers = [
      await dan.post('not a scan', bytes, '/files'),
      await dan.post('', bytes, '/files'),
      await dan.post(new Uint8Array(10 * 1024 * 1024 + 1), bytes, '/files'),
      await reads.post(new Uint8Array(dossier(1)), bytes, '/files'),
    ]

    expect(answers.map(answer => answer.status)).toEqual([422, 422, 413, 403])
  })

  test('becomes a paper by the command that names it', async () => {
    const { json: file } = await dan.post(new Uint8Array(dossier(1)), bytes, '/files')
    const claims = [{ kind: 'participation', id: maria.enrolment, subject: maria.person }]
    const input = { kind: 'privacy-notice', datedOn: '2026-03-02', file, claims }

    const { status, json } = await dan.send({ id: newId(), kind: 'evidence.add-paper', input })
    const paper = await dan.get(`/papers/${json.answer.paper}`)

    expect(status).toBe(200)
    expect(paper.json).toMatchObject({ kind: 'privacy-notice', pages: 1, verdict: null })
  })
})
