import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { linksAbout } from '../../src/people/record-tables.ts'
import { dossier } from '../evidence/papers.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, type Enrolled, enrolled } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const scan = (name = 'act.pdf') => new File([new Uint8Array(dossier(1))], name)

const line = (at: number, { enrolment }: Enrolled, criterion: string, kind: string, more: object = {}) =>
  Object.fromEntries(
    Object.entries({
      id: newId(),
      claimKind: `eligibility.${criterion}`,
      claimId: enrolment,
      kind,
      file: scan(),
      datedOn: '30.01.2026',
      ...more,
    }).map(([name, value]) => [`papers.${at}.${name}`, value]),
  )

const linked = async ({ person }: Enrolled) =>
  (await read(story.engine, story, tx => linksAbout(tx, story.tenant, [person]))).map(
    ({ claimKind, kind }) => `${claimKind} ${kind}`,
  )

test('refused: no file at all, a file that is no paper, a date ahead; each at its line, and no paper is taken', async () => {
  const maria = await enrolled(story)
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/papers`
  const good = line(0, maria, 'identity', 'identity-paper')

  const none = await ioana.post(path, { ...good, 'papers.0.file': new File([], '') })
  const text = await ioana.post(path, {
    ...good,
    ...line(1, maria, 'labour-status', 'status-declaration', { file: new File(['salut'], 'a.pdf') }),
  })
  const ahead = await ioana.post(path, {
    ...good,
    ...line(1, maria, 'labour-status', 'status-declaration', { datedOn: 'mâine' }),
  })

  expect([none.status, text.status, ahead.status]).toEqual([422, 422, 422])
  expect(none.text).toContain('Alegeți cel puțin un fișier')
  expect(text.html).toContain('id="f-papers-1-file-message"')
  expect(ahead.html).toContain('id="f-papers-1-datedOn-message"')
  expect(await linked(maria)).toEqual([])
})

test('a file need not be sent again when another line is wrong', async () => {
  const maria = await enrolled(story)
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/papers`
  const first = line(0, maria, 'identity', 'identity-paper')
  const second = line(1, maria, 'labour-status', 'status-declaration', { datedOn: 'cândva' })

  const refused = await ioana.post(path, { ...first, ...second })
  const taken = (at: number) =>
    new RegExp(`name="papers\\.${at}\\.taken" value="([^"]+)"`).exec(refused.html)?.[1]?.replaceAll('&quot;', '"')
  const after = await ioana.send(path, {
    ...first,
    ...second,
    'papers.0.file': undefined,
    'papers.1.file': undefined,
    'papers.0.taken': taken(0),
    'papers.1.taken': taken(1),
    'papers.1.datedOn': '30.01.2026',
  })

  expect(refused.status).toBe(400)
  expect(after.text).toContain('2 acte adăugate')
  expect(await linked(maria)).toHaveLength(2)
})

test('three papers in one form are three papers, each for its criterion; sent twice they are still three', async () => {
  const maria = await enrolled(story)
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/papers`
  const datedOn = '27.02.2026'
  const fields = {
    ...line(0, maria, 'identity', 'identity-paper', { datedOn, validUntil: '30.01.2036' }),
    ...line(1, maria, 'labour-status', 'employment-service-certificate', { datedOn }),
    ...line(4, maria, 'minimum-income', 'income-decision', { datedOn }),
  }

  const asked = await ioana.get(path)
  const after = await ioana.send(path, fields)
  const file = await ioana.get(`/app/people/${maria.person}/file`)

  expect(asked.text).toContain('Adăugați actele pe care le aveți acum')
  expect(after.text).toContain('3 acte adăugate; așteaptă verificarea')
  expect(await linked(maria)).toEqual([
    'eligibility.identity identity-paper',
    'eligibility.labour-status employment-service-certificate',
    'eligibility.minimum-income income-decision',
  ])
  expect(file.text.match(/De verificat/g)).toHaveLength(3)
})

test('a paper about somebody in another region is not taken', async () => {
  const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

  const answer = await story
    .as('ioana')
    .post(`/app/people/${elsewhere.person}/papers`, line(0, elsewhere, 'identity', 'identity-paper'))

  expect(answer.status).toBe(404)
  expect(await linked(elsewhere)).toEqual([])
})
