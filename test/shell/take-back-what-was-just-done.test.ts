import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { setResidence } from '../../src/people/residence.ts'
import { begin, type Enrolled, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import type { Browser, Page } from '../story-browser.ts'

let story: Story
let ioana: Browser
let maria: Enrolled

beforeAll(async () => {
  story = await begin()
  ioana = story.as('ioana')
  maria = await participant(story)
})

/** What the button on the page after a command sends; undefined where there is none. */
function offered({ html }: Page): Record<string, string> | undefined {
  const [, form] = /<form method="post" action="\/app\/undo"[^>]*>(.*?)<\/form>/s.exec(html) ?? []
  if (form === undefined) return undefined
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

const path = () => `/app/people/${maria.person}`

const session = (givenOn: string): Promise<Page> =>
  ioana.send(`${path()}/support`, { enrolment: maria.enrolment, kind: 'assessment', givenOn, minutes: '45' })

describe('is refused, with the reason and the way back', () => {
  test('where something was recorded later about the same person', async () => {
    const button = offered(await session('02.03.2026'))
    const input = { enrolment: maria.enrolment, kind: 'employment', reachedOn: '2026-03-02' }
    const later = await story.perform('dan', recordOutcome, input)

    const refused = await ioana.post('/app/undo', button)

    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`linia ${later.entry} a jurnalului`)
    expect(refused.html).toContain(`href="${path()}"`)
    expect((await ioana.get(path())).text).toContain('02.03.2026')
  })

  test('where the command is another’s, or there is none', async () => {
    const { what = '' } = offered(await session('03.03.2026')) ?? {}

    const others = await story.as('dan').post('/app/undo', { what, back: path() })
    const nothing = await ioana.post('/app/undo', { what: 'everything', back: path() })
    const beyond = await ioana.post('/app/undo', { what: newId(), back: path() })

    expect([others.status, nothing.status, beyond.status]).toEqual([404, 404, 404])
  })

  test('where it was taken back already', async () => {
    const { what = '' } = offered(await session('04.03.2026')) ?? {}
    await ioana.send('/app/undo', { what, back: path() })

    const again = await ioana.post('/app/undo', { what, back: path() })

    expect(again.status).toBe(422)
    expect(again.text).toContain('deja anulată')
  })
})

test('whoever may not undo is offered nothing', async () => {
  const page = await story
    .as('ana')
    .send(`/app/settings/accounts/${story.who.mihai.account}/name`, { name: 'Mihai Sava' })

  expect(page.text).toContain('schimbat')
  expect(offered(page)).toBeUndefined()
})

test('the message is there once: the same page opened again offers nothing', async () => {
  await session('05.03.2026')

  expect(offered(await ioana.get(path()))).toBeUndefined()
})

test('what was just done is taken back from the page that says so, without a script', async () => {
  const said = await session('06.03.2026')
  const before = said.text.includes('06.03.2026')

  const after = await ioana.send('/app/undo', offered(said))

  expect(before).toBe(true)
  expect(after.text).toContain('Comanda a fost anulată.')
  expect(after.text).not.toContain('06.03.2026')
})

test('pressed twice, it is taken back once', async () => {
  const button = offered(await session('09.03.2026'))

  const answers = [await ioana.post('/app/undo', button), await ioana.post('/app/undo', button)]

  expect(answers.map(answer => answer.status)).toEqual([303, 303])
})

test('what stands alone is in nobody’s way', async () => {
  const button = offered(await session('10.03.2026'))
  await story.perform('ioana', setResidence, { ...setResidence.example, person: maria.person, kind: 'actual' })

  const answer = await ioana.post('/app/undo', button)

  expect(answer.status).toBe(303)
})

test('a later line that was itself taken back is in nobody’s way', async () => {
  const first = offered(await session('11.03.2026'))
  const second = offered(await session('12.03.2026'))
  const early = await ioana.post('/app/undo', first)
  await ioana.post('/app/undo', second)

  const late = await ioana.post('/app/undo', first)

  expect([early.status, late.status]).toEqual([422, 303])
})

test('where the page is gone with what it showed, the nearest one above it opens', async () => {
  const { what = '' } = offered(await session('13.03.2026')) ?? {}

  const answer = await ioana.post('/app/undo', { what, back: `/app/people/${newId()}/support` })
  const outside = await ioana.post('/app/undo', { what, back: 'https://example.org/app/people' })

  expect(answer.location).toBe('/app/people')
  expect(outside.location).toBe('')
})
