import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { rename } from '../../src/rights/account.ts'
import { story } from '../people-of-the-story.ts'

const entries = (html: string): number[] =>
  [...html.matchAll(/href="\/app\/journal\/(\d+)"/g)].map(match => Number(match[1]))

test('a counsellor does not read the journal', async () => {
  const { as } = await story()

  const page = await as('ioana').get('/app/journal')

  expect(page.status).toBe(403)
})

test('a line of another organisation is not there', async () => {
  const here = await story()
  const there = await story()
  for (let times = 0; times < 3; times += 1) {
    await there.perform('ana', rename, { account: there.who.mihai.account, name: `Mihai ${times}` })
  }

  const theirs = await there.as('ana').get('/app/journal/11')
  const ours = await here.as('ana').get('/app/journal/11')

  expect([theirs.status, ours.status]).toEqual([200, 404])
})

test('the journal says who did what, newest first, page by page', async () => {
  const it = await story()
  for (let times = 1; times <= 60; times += 1) {
    await it.perform('ana', rename, { account: it.who.mihai.account, name: `Mihai Sava ${times}` })
  }
  const victor = it.as('victor')

  const first = await victor.get('/app/journal')
  const [, next = ''] = /href="(\/app\/journal\?before=\d+)"/.exec(first.html) ?? []
  const second = await victor.get(next)

  expect(first.text).toContain('Nume de coleg schimbat')
  expect(first.text).toContain('Ana Ionescu')
  expect([...entries(first.html), ...entries(second.html)]).toEqual(Array.from({ length: 68 }, (_, at) => 68 - at))
})

test('a line is opened with what was written, without its personal parts, and the rows it wrote', async () => {
  const it = await story()
  const { entry } = await it.perform('ana', rename, { account: it.who.mihai.account, name: 'Mihai Secretul' })

  const page = await it.as('victor').get(`/app/journal/${entry}`)

  expect(page.text).toContain('rights.rename')
  expect(page.text).toContain('account')
  expect(page.text).toContain(it.who.mihai.account)
  expect(page.text).not.toContain('Secretul')
})

test('whoever may not undo is offered nothing to undo', async () => {
  const it = await story()
  const { entry } = await it.perform('ana', rename, { account: it.who.mihai.account, name: 'Mihai Savu' })

  const page = await it.as('ana').get(`/app/journal/${entry}`)
  const forced = await it.as('ana').post(`/app/journal/${entry}/undo`, { 'command-id': newId() })

  expect(page.text).not.toContain('Anulează')
  expect(forced.status).toBe(403)
})
