import { beforeAll, describe, expect, test } from 'vitest'
import { revokeToken } from '../../src/api/token.ts'
import { newId } from '../../src/kernel/ids.ts'
import { close } from '../../src/rights/account.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { auditor, manager, Program, program, tokenOf } from './program.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const statusOf = async (token: string) => (await new Program(story, token).get('/me')).status

describe('a program is not let in', () => {
  test('without a token, with a wrong one, or with a session', async () => {
    const session = await story.session(story.who.dan)
    const nobody = new Program(story)

    const answers = [
      await nobody.get('/me'),
      await new Program(story, 'sansa_x').get('/me'),
      await new Program(story, `sansa_${'x'.repeat(43)}`).get('/me'),
      await nobody.get('/people', { cookie: `session=${session}` }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([401, 401, 401, 401])
    expect(answers[0]?.headers.get('www-authenticate')).toContain('Bearer')
    expect(answers[3]?.json).toMatchObject({ status: 401, code: 'api.no-token' })
  })

  test('after the day on which its token ends', async () => {
    const { token } = await tokenOf(story, story.who.dan, auditor, '2026-03-20')

    const before = await statusOf(token)
    story.at('2026-03-20T21:30:00Z')
    const onTheDay = await statusOf(token)
    story.at('2026-03-21')
    const after = await statusOf(token)
    story.at('2026-03-16')

    expect([before, onTheDay, after]).toEqual([200, 200, 401])
  })

  test('once its token is revoked, by whoever made it or by whoever administers', async () => {
    const own = await tokenOf(story, story.who.dan, auditor)
    const others = await tokenOf(story, story.who.dan, auditor)
    await story.perform('dan', revokeToken, { token: own.id })
    await story.perform('ana', revokeToken, { token: others.id })

    expect([await statusOf(own.token), await statusOf(others.token)]).toEqual([401, 401])
  })

  test('once whoever made its token has left', async () => {
    const lia = await story.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'tenant' } })
    const { token } = await tokenOf(story, lia, manager)
    const before = await statusOf(token)
    await story.perform('ana', close, { account: lia.account })

    expect([before, await statusOf(token)]).toEqual([200, 401])
  })
})

describe('a token is refused', () => {
  test('to whoever may not export', async () => {
    await expect(tokenOf(story, story.who.ioana, auditor)).rejects.toMatchObject({ status: 403 })
    expect((await story.as('ioana').get('/app/tokens')).status).toBe(403)
  })

  test('where it would give more than its maker has', async () => {
    const vlad = await story.join({ name: 'Vlad Stan', role: 'manager', scope: { of: 'programme', id: 'o-sansa' } })
    const administrator = { role: 'administrator', scope: { of: 'tenant' } } as const
    const more = { code: 'api.more-than-you-may' }

    await expect(tokenOf(story, vlad, manager)).rejects.toMatchObject(more)
    await expect(tokenOf(story, story.who.victor, manager)).rejects.toMatchObject(more)
    await expect(tokenOf(story, story.who.dan, administrator)).rejects.toMatchObject(more)
  })

  test('for a day that has passed, or for longer than a year', async () => {
    await expect(tokenOf(story, story.who.dan, auditor, '2026-03-15')).rejects.toMatchObject({ status: 422 })
    await expect(tokenOf(story, story.who.dan, auditor, '2027-06-01')).rejects.toMatchObject({ status: 422 })
  })

  test('to whoever would revoke another’s without administering', async () => {
    const { id } = await tokenOf(story, story.who.dan, auditor)

    await expect(story.perform('victor', revokeToken, { token: id })).rejects.toMatchObject({ status: 404 })
  })
})

test('what needs a second factor no program may do', async () => {
  const dan = await program(story)

  const exported = await dan.send({
    id: newId(),
    kind: 'api.make-token',
    input: {
      token: newId(),
      name: 'Portal',
      tokenHash: 'cd'.repeat(32),
      role: 'auditor',
      scope: { of: 'tenant' },
      expiresOn: '2026-12-31',
    },
  })
  const revealed = await dan.send({ id: newId(), kind: 'privacy.reveal', input: {} })

  expect([exported.status, revealed.status]).toEqual([403, 403])
})

test('a token is made on its page, shown once, and kept as a hash', async () => {
  const dan = story.as('dan')
  const form = await dan.get('/app/tokens/new')
  const [, id = ''] = /name="token" value="([^"]+)"/.exec(form.html) ?? []
  const fields = { token: id, name: 'Raportul lunar', role: 'auditor', scope: 'region:RO21', expiresOn: '30.6.2026' }

  const made = await dan.post('/app/tokens', fields)
  const list = await dan.get('/app/tokens')
  const [token = ''] = /sansa_[\w-]{43}/.exec(made.html) ?? []
  const me = await new Program(story, token).get('/me')

  expect(made.status).toBe(200)
  expect(me.json).toMatchObject({ token: 'Raportul lunar', role: 'auditor', scope: { of: 'region', id: 'RO21' } })
  expect(list.text).toContain('Raportul lunar')
  expect(list.text).toContain('niciodată')
  expect(list.html).not.toContain(token)
  expect((await dan.get('/app/tokens')).text).toContain('16.03.2026')
})

test('a form of a token that is refused comes back with what was typed', async () => {
  const answer = await story
    .as('dan')
    .post('/app/tokens', { token: newId(), name: ' ', scope: 'tenant', expiresOn: 'x' })

  expect(answer.status).toBe(400)
  expect(answer.html).toContain('value="x"')
  expect(answer.html).toContain('id="f-name-message"')
})
