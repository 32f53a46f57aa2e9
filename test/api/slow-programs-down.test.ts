import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { sentPerMinute } from '../../src/api/routes.ts'
import { begin } from '../people/ground.ts'
import { program } from './program.ts'

test('a program that sends without end is told to wait, and how long; another token and questions are not held up', async () => {
  const story = await begin()
  const [wild, calm] = [await program(story), await program(story)]
  const send = () => wild.post('{', { 'content-type': 'application/json' })
  for (let sent = 0; sent < sentPerMinute; sent += 1) expect((await send()).status).toBe(400)
  story.at('2026-03-16T10:00:20Z')
  const before = { id: newId(), kind: 'kernel.undo', input: { batch: newId() } }

  const refused = await wild.send(before)

  expect(refused.status).toBe(429)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(refused.json).toMatchObject({ status: 429, code: 'api.too-many' })
  expect((await calm.send(before)).status).toBe(404)
  expect((await wild.get('/me')).status).toBe(200)

  story.at('2026-03-16T10:02:00Z')
  expect((await wild.send(before)).status).toBe(404)
})
