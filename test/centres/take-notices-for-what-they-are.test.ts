import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { takeNotices } from '../../src/centres/notice-import.ts'
import { type OpportunityRow, opportunitiesAt, stages } from '../../src/centres/opportunity-tables.ts'
import { beginCentre, type Ground } from './ground.ts'
import { feed, noticeOf, type Said, sentFile } from './notices.ts'

let ground: Ground

beforeAll(async () => {
  ground = await beginCentre({ on: '2026-10-05' })
}, 60_000)

const take = (...texts: string[]) =>
  takeNotices(
    ground.story.engine,
    ground.story.who.carmen,
    texts.map((text, at) => sentFile(text, `${at}.xml`)),
  )

const codes = async (...texts: string[]) => (await take(...texts)).map(one => one.refused?.code ?? 'taken')

const all = (): Promise<OpportunityRow[]> =>
  read(ground.story.engine, ground.story.who.dan, async tx => {
    const rows: OpportunityRow[] = []
    for (const stage of stages)
      rows.push(...(await opportunitiesAt(tx, ground.story.tenant, { stage, on: '2026-10-05', limit: 500 })))
    return rows
  })

/** Numbers of notices that no other test uses. */
const numbered = (at: number, said: Said = {}): Said => ({
  id: `0f0e6a2c-5f7e-4c1a-9c59-${String(at).padStart(12, '0')}`,
  procedure: `6f9a1f0c-8a53-4a35-b0a5-${String(at).padStart(12, '0')}`,
  ...said,
})

describe('refused with the reason, and nothing of it is stored', () => {
  const entity = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
  test.each<[string, string, string]>([
    ['no XML at all', 'nothing', 'centres.malformed'],
    ['an archive', 'PK\u0003\u0004 nothing', 'centres.is-archive'],
    ['an empty file', '', 'centres.malformed'],
    ['XML that ends too soon', noticeOf().slice(0, -40), 'centres.malformed'],
    [
      'a DOCTYPE with entities',
      noticeOf().replace('<ContractNotice', `${entity}<ContractNotice`),
      'centres.has-doctype',
    ],
    ['an entity that nobody declared', noticeOf({ title: '&secret;' }), 'centres.malformed'],
    [
      'a DOCTYPE that names a file',
      noticeOf().replace('<ContractNotice', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><ContractNotice'),
      'centres.has-doctype',
    ],
    ['another document', '<Invoice xmlns="urn:x"><ID>1</ID></Invoice>', 'centres.unknown-kind-of-notice'],
    [
      'a notice of another schema',
      noticeOf().replaceAll('ContractNotice-2', 'ContractNotice-9'),
      'centres.unknown-kind-of-notice',
    ],
    ['a version of the SDK to come', noticeOf({ sdk: 'eforms-sdk-2.0' }), 'centres.unknown-version-of-sdk'],
    ['a notice without a number', noticeOf({ id: 'none' }), 'centres.notice-without-number'],
    ['a notice without a day', noticeOf({ issued: '2026-02-31' }), 'centres.notice-without-day'],
    ['a notice from tomorrow', noticeOf({ issued: '2026-10-06' }), 'programme.lies-ahead'],
    [
      'a cancellation of what nobody knows',
      noticeOf(numbered(901, { changes: '0f0e6a2c-5f7e-4c1a-9c59-000000000999-01', cancels: true })),
      'centres.cancels-unknown',
    ],
    [
      'the result of what nobody knows',
      noticeOf(numbered(902, { root: 'ContractAwardNotice' })),
      'centres.result-of-unknown',
    ],
    ['elements within elements without end', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'centres.file-too-large'],
    ['a file larger than any notice', noticeOf({ title: 'a'.repeat(5_000_001) }), 'centres.file-too-large'],
  ])('%s', async (_, text, code) => {
    const before = await all()

    expect(await codes(text)).toEqual([code])
    expect(await all()).toEqual(before)
  })

  test('by whoever keeps no opportunities', async () => {
    const { engine, who } = ground.story
    await expect(takeNotices(engine, who.ioana, [sentFile(noticeOf(numbered(903)))])).rejects.toMatchObject({
      status: 403,
    })
  })
})

test('a notice says what is bought, where, for how much, until when, and for whom it is reserved', async () => {
  const [told] = await take(noticeOf(numbered(1, { reserved: 'res-ws' })))

  expect(told?.refused).toBeUndefined()
  expect((await all()).find(one => one.id === told?.opportunity)).toMatchObject({
    source: 'eforms',
    title: 'Curățenia parcurilor din oraș',
    buyer: 'Primăria Exemplu',
    cpv: ['90611000'],
    nuts: ['RO215'],
    value_cents: 24_000_000,
    currency: 'RON',
    months: 12,
    reserved: 'res-ws',
    deadline_on: '2026-11-30',
    deadline_time: '12:00',
    link: 'https://licitatii.example.org/1',
    state: 'open',
  })
})

test('the same notice in the same version is taken once, whatever else comes with it', async () => {
  const twice = noticeOf(numbered(2))

  expect(await codes(twice, 'nothing', twice, noticeOf(numbered(3)))).toEqual([
    'taken',
    'centres.malformed',
    'centres.notice-known',
    'taken',
  ])
  expect(await codes(twice)).toEqual(['centres.notice-known'])
})

test('files that come together are taken by their days, and told in the order in which they came', async () => {
  const call = numbered(31, { issued: '2026-09-20' })
  const change = { ...call, ...numbered(32), procedure: 'x', issued: '2026-09-21', changes: `${call.id}-01` }
  const cancel = {
    ...call,
    ...numbered(33),
    procedure: 'y',
    issued: '2026-09-21',
    changes: `${change.id}-01`,
    cancels: true,
  }

  const told = await take(noticeOf(cancel), 'nothing', noticeOf(change), noticeOf(call))

  expect(told.map(one => one.refused?.code ?? 'taken')).toEqual(['taken', 'centres.malformed', 'taken', 'taken'])
  expect(new Set(told.flatMap(one => one.opportunity ?? [])).size).toBe(1)
  expect((await all()).find(one => one.id === told[0]?.opportunity)).toMatchObject({ state: 'cancelled' })
})

test('a later version, a change and a cancellation are of the same opportunity', async () => {
  const first = numbered(4)
  const before = (await all()).length
  await take(noticeOf(first))

  const later = await codes(noticeOf({ ...first, version: '02', deadline: '2026-12-07' }))
  const changed = await take(
    noticeOf({ ...first, ...numbered(5), procedure: 'x', changes: `${first.id}-02`, deadline: '2026-12-14' }),
  )
  const known = (await all()).find(one => one.id === changed[0]?.opportunity)
  const older = await codes(noticeOf(first))
  await take(noticeOf({ ...first, id: numbered(6).id ?? '', changes: `${numbered(5).id}-01`, cancels: true }))

  expect([later, older]).toEqual([['taken'], ['centres.notice-known']])
  expect(known).toMatchObject({ deadline_on: '2026-12-14', state: 'open' })
  expect((await all()).find(one => one.id === known?.id)).toMatchObject({
    deadline_on: '2026-12-14',
    state: 'cancelled',
  })
  expect((await all()).length).toBe(before + 1)
})

test('a change that comes before what it changes stands; what it changed is known then', async () => {
  const [first, change] = [numbered(7), numbered(8)]
  const told = await codes(noticeOf({ ...change, procedure: first.procedure ?? '', changes: `${first.id}-01` }))

  expect([told, await codes(noticeOf(first))]).toEqual([['taken'], ['centres.notice-known']])
})

test('a change that is read after a newer one changes nothing, and says why', async () => {
  const first = numbered(21)
  const change = (nth: number, more: object) => ({
    ...first,
    ...numbered(nth),
    procedure: first.procedure ?? '',
    ...more,
  })
  await take(noticeOf(first))
  const newer = { changes: `${first.id}-01`, issued: '2026-09-28', deadline: '2026-12-21' }
  const [told] = await take(noticeOf(change(22, newer)))

  const late = await codes(
    noticeOf(change(23, { changes: `${first.id}-01`, issued: '2026-09-21', deadline: '2026-12-01' })),
    noticeOf(change(24, { changes: `${first.id}-01`, issued: '2026-09-21', cancels: true })),
  )

  expect(late).toEqual(['centres.change-older', 'centres.change-older'])
  expect((await all()).find(one => one.id === told?.opportunity)).toMatchObject({
    deadline_on: '2026-12-21',
    state: 'open',
  })
})

test('a change of a notice that was never seen is of the only call of its procedure', async () => {
  const first = numbered(25)
  await take(noticeOf(first))
  const before = (await all()).length
  const unseen = numbered(26).id
  const change = {
    ...first,
    ...numbered(27),
    procedure: first.procedure ?? '',
    changes: `${unseen}-01`,
    issued: '2026-09-28',
  }

  expect(await codes(noticeOf(change))).toEqual(['taken'])
  expect((await all()).length).toBe(before)
  expect(await codes(noticeOf({ ...first, id: unseen ?? '' }))).toEqual(['centres.notice-known'])
})

test('the result of a procedure closes it', async () => {
  const call = numbered(9)
  const [told] = await take(noticeOf(call))

  await take(noticeOf({ ...call, id: numbered(10).id ?? '', root: 'ContractAwardNotice' }))

  expect((await all()).find(one => one.id === told?.opportunity)?.state).toBe('awarded')
})

test('entries of a feed come in as they are; an address that is none is left out', async () => {
  const told = await take(feed)

  expect(told.map(one => [one.title, one.refused])).toEqual([
    ['Granturi pentru cooperative', undefined],
    ['Concurs de idei', undefined],
  ])
  const rows = (await all()).filter(one => one.source === 'feed')
  expect(rows.map(one => [one.title, one.buyer, one.says, one.link, one.published_on]).toSorted()).toEqual([
    ['Concurs de idei', 'Apeluri de finanțare', null, null, '2026-10-05'],
    [
      'Granturi pentru cooperative',
      'Apeluri de finanțare',
      'Până la 20.000 euro.',
      'https://apeluri.example.org/7',
      '2026-09-14',
    ],
  ])
  expect(await codes(feed)).toEqual(['centres.notice-known', 'centres.notice-known'])
})

test('files are sent on the page, and each is told what became of it', async () => {
  const carmen = ground.story.as('carmen')
  const files = [new File([noticeOf(numbered(11))], 'bun.xml'), new File(['<x'], 'rau.xml')]

  const answer = await carmen.post('/app/opportunities/import', { files })

  expect(answer.text).toContain('1 preluate din 2')
  expect(answer.text).toContain('Fișierul nu este XML corect.')
})
