import { expect, test } from 'vitest'
import { story } from '../people-of-the-story.ts'

test('a visitor who asks for a page behind the door is sent to sign in, and back after', async () => {
  const { visitor } = await story()

  const page = await visitor().get('/app/people?sort=name')

  expect(page.status).toBe(303)
  expect(page.location).toBe('/login?next=%2Fapp%2Fpeople%3Fsort%3Dname')
})

test('a colleague who is signed in sees the day', async () => {
  const { as } = await story()

  const page = await as('ioana').get('/app')

  expect(page.status).toBe(200)
  expect(page.text).toContain('Azi')
  expect(page.text).toContain('Ioana Marin Consilier')
})
