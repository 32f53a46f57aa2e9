import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { looksAt } from '../../src/kernel/read-log.ts'
import { read } from '../../src/kernel/engine.ts'
import type { Story } from '../people-of-the-story.ts'
import { beginWithMaria, bringContract, fields, job, maria, missing, upload } from './contract.ts'
import { dossier, photo } from './papers.ts'

let story: Story

beforeAll(async () => {
  story = await beginWithMaria()
})

const brought = (by?: 'elena' | 'dan', more?: object) => bringContract(story, by, more)

const addPage = ({ claim, id, subject }: ReturnType<typeof job>) =>
  `/app/evidence/new?${new URLSearchParams({ claim, id, subject, kind: 'contract' })}`

describe('an upload is refused, with the form and what was typed', () => {
  test.each([
    ['a web page named .pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 422, 'nu este PDF, JPG sau PNG'],
    ['a file of 11 MB', Buffer.concat([dossier(1), Buffer.alloc(11 * 1024 * 1024)]), 413, 'mai mare de 10 MB'],
    ['an empty file', Buffer.alloc(0), 422, 'Alegeți un fișier'],
    ['a PDF that cannot be read', Buffer.from('%PDF-1.7 nothing'), 422, 'nu se poate citi'],
  ])('%s', async (_, bytes, status, says) => {
    const answer = await story.as('elena').post('/app/evidence/new', fields({ file: upload(bytes) }))

    expect(answer.status).toBe(status)
    expect(answer.text).toContain(says)
    expect(answer.html).toContain('value="1.3.2026"')
    expect(answer.html).toMatch(/<option[^>]*value="contract"[^>]*selected/)
  })

  test('a file far too large is not read at all', async () => {
    const answer = await story
      .as('elena')
      .post('/app/evidence/new', fields({ file: upload(Buffer.alloc(40 * 1024 * 1024)) }))

    expect(answer.status).toBe(413)
    expect(answer.text).toContain('Fișierul este prea mare')
  })

  test('a day that is none; the file need not be sent again', async () => {
    const claim = job()
    const refused = await story
      .as('elena')
      .post('/app/evidence/new', fields({ ...claim, datedOn: '31.2.2026', file: upload(dossier(1)) }))
    const taken = /name="taken" value="([^"]+)"/.exec(refused.html)?.[1]?.replaceAll('&quot;', '"')
    const again = await story.as('elena').post('/app/evidence/new', fields({ ...claim, taken }))

    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Fișierul a fost primit')
    expect(again.status).toBe(303)
  })
})

describe('nobody sees papers of people out of reach', () => {
  test('neither page nor image nor original, and nothing can be done with them', async () => {
    const paper = await brought()
    const ioana = story.as('ioana')

    const answers = [
      await ioana.get(paper),
      await ioana.get(`${paper}/pages/1`),
      await ioana.get(`${paper}/original`),
      await ioana.get(`${paper}/correct`),
      await ioana.get(addPage(job())),
      await ioana.post(`${paper}/accept`),
      await ioana.post(`${paper}/reject`, { reason: 'nu este bun' }),
      await ioana.post(`${paper}/attach`, job()),
      await ioana.post(`${paper}/detach`, job()),
      await ioana.post('/app/evidence/new', fields({ file: upload(dossier(1)) })),
    ]

    expect(answers.map(answer => answer.status)).toEqual(answers.map(() => 404))
    expect((await ioana.get('/app/evidence')).text).not.toContain('Contract de muncă')
  })

  test('a visitor is asked to sign in', async () => {
    const paper = await brought()

    expect((await story.visitor().get(`${paper}/original`)).location).toContain('/login')
  })

  test.each([
    '/app/evidence/1',
    '/app/evidence?list=missing&about=nothing',
    '/app/evidence/new',
    `/app/evidence/${newId()}`,
    '/app/evidence/../../etc/passwd',
  ])('no such page: %s', async path => {
    expect((await story.as('dan').get(path)).status).toBe(404)
  })
})

test('a paper is brought from where it lacks, seen in the list and accepted there', async () => {
  const claim = job()
  missing.push({ claim: { kind: claim.claim, id: claim.id }, subject: maria, papers: ['contract'] })
  const lacking = await story.as('elena').get('/app/evidence?list=missing')
  const path = /href="(\/app\/evidence\/new[^"]+)"/.exec(lacking.html)?.[1]?.replaceAll('&amp;', '&') ?? ''

  const form = await story.as('elena').get(path)
  const done = await story
    .as('elena')
    .send('/app/evidence/new', fields({ ...claim, file: upload(dossier(2)), back: '/app/evidence' }))
  missing.pop()

  expect(lacking.text).toContain('Lăcătuș Maria')
  expect(form.text).toContain('Lăcătuș Maria · Loc de muncă')
  expect(done.text).toContain('Act adăugat')
  expect(done.text).toContain('Contract de muncă Lăcătuș Maria Loc de muncă 01.03.2026')
  const before = await toCheck()
  const accept =
    /action="(\/app\/evidence\/[^"]+\/accept)"/.exec((await story.as('dan').get('/app/evidence')).html)?.[1] ?? ''
  const after = await story.as('dan').send(accept, { back: '/app/evidence?list=to-check' })
  expect(after.text).toContain('Act acceptat')
  expect(await toCheck()).toBe(before - 1)
})

const toCheck = async (): Promise<number> =>
  Number(/De verificat \((\d+)\)/.exec((await story.as('dan').get('/app/evidence')).text)?.[1])

test('a paper is seen as images of the server; the original is only ever saved, and both are noted', async () => {
  const paper = await brought()
  const dan = story.as('dan')

  const page = await dan.get(paper)
  const image = await dan.get(`${paper}/pages/2`)
  const original = await dan.get(`${paper}/original`)

  expect(page.html.match(/<img /g)).toHaveLength(2)
  expect(page.html).toContain('alt="Pagina 2 din 2"')
  expect(image.headers.get('content-type')).toBe('image/webp')
  expect(original.headers.get('content-type')).toBe('application/pdf')
  expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename="contract-[0-9a-f]{8}\.pdf"$/)
  expect(original.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(original.bytes).equals(dossier(2))).toBe(true)
  const looks = await read(story.engine, story, tx => looksAt(tx, story.tenant, maria))
  const id = paper.split('/').at(-1)
  const kinds = looks.filter(look => look.object === id).map(look => look.kind)
  expect(kinds.toSorted()).toEqual(['original-taken', 'paper-shown'])
})

test('turning the pages back and forth is one look; coming back later is another', async () => {
  const paper = await brought()
  const id = paper.split('/').at(-1)
  const looksNow = async () =>
    (await read(story.engine, story, tx => looksAt(tx, story.tenant, maria))).filter(look => look.object === id).length
  const look = async (at: string) => {
    story.at(at)
    await story.as('dan').get(`${paper}/pages/1`)
    await story.as('dan').get(`${paper}/pages/2`)
  }

  await look('2026-03-16T11:00:00Z')
  await look('2026-03-16T11:10:00Z')
  const first = await looksNow()
  await look('2026-03-16T11:26:00Z')
  const second = await looksNow()
  story.at('2026-03-16')

  expect([first, second]).toEqual([1, 2])
})

test('a paper that is here already proves one thing more without being sent again', async () => {
  const paper = await brought()
  const [claim, elena] = [job(), story.as('elena')]

  const form = await elena.get(addPage(claim))
  const done = await elena.send(`${paper}/attach`, { ...claim, back: '/app/evidence' })

  expect(form.html).toContain(`action="${paper}/attach"`)
  expect(done.text).toContain('dovedește acum și această cerință')
})

test('a photograph is shown turned upright, whatever its name says it is', async () => {
  const file = upload(await photo({ width: 60, height: 20, orientation: 6 }), 'scan.pdf')
  const paper = await brought('elena', { file })

  const original = await story.as('dan').get(`${paper}/original`)

  expect(original.headers.get('content-type')).toBe('image/jpeg')
  expect(original.headers.get('content-disposition')).toContain('.jpg"')
})

test('the list is worked by keys: each row has its letters, and without a script its buttons', async () => {
  await brought()

  const { html } = await story.as('dan').get('/app/evidence')

  expect(html).toContain('data-letter="a"')
  expect(html).toContain('data-letter="r"')
  expect(html).toMatch(/keys\.[0-9a-f]+\.js/)
})

test('the same pages speak English', async () => {
  const paper = await brought()
  const dan = story.as('dan')

  await dan.post('/preferences', { lang: 'en', back: '/app/evidence' })
  const [list, page, form] = [await dan.get('/app/evidence'), await dan.get(paper), await dan.get(addPage(job()))]

  expect(list.text).toContain('Two people see each paper')
  expect(page.text).toContain('Download the original')
  expect(form.text).toContain('The date on the paper')
})
