import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { headings } from '../../src/jobs/vacancy-import.ts'
import { vacanciesOf } from '../../src/jobs/tables.ts'
import { commandField } from '../../src/pages/form-state.ts'
import { xlsx, xlsxType } from '../../src/pages/xlsx.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { cuis, employer } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin({ on: '2026-09-30' })
  await employer(story)
})

const right = [
  'RO9900000010',
  'Brutar',
  '751201',
  '2',
  '40',
  'Nedeterminată',
  'În ture',
  'Iași',
  'Pașcani',
  '1.9.2026',
  '',
  '',
]

async function file(rows: string[][], name = 'locuri.xlsx'): Promise<File> {
  return new File([await xlsx([{ name: 'Locuri', rows }])], name, { type: xlsxType })
}

const send = (table: File, id = newId()) =>
  story.as('elena').post('/app/jobs/import', { [commandField]: id, file: table })

const stored = async () => (await read(story.engine, story, tx => vacanciesOf(tx, story.tenant))).length

test('a table that is none, that has other headings, or no rows is refused', async () => {
  const none = new File(['<html>'], 'locuri.xlsx', { type: xlsxType })
  const bomb = new File([new Uint8Array(2_000_001)], 'locuri.xlsx', { type: xlsxType })

  for (const wrong of [none, bomb, await file([['Nume'], ['Ion']]), await file([headings('ro')])]) {
    const page = await send(wrong)
    expect(page.status).toBe(422)
  }
  expect(await stored()).toBe(0)
})

test('wrong rows are told with their number and column, and nothing of the table is stored', async () => {
  const unknown = right.with(0, cuis[1])
  const noCode = right.with(2, '12').with(3, 'multe')
  const ahead = right.with(9, '1.12.2026')
  const unlisted = right.with(5, 'pe viață').with(6, 'dimineața').with(7, 'Narnia')

  const page = await send(await file([headings('ro'), right, unknown, noCode]))
  const later = await send(await file([headings('ro'), right, ahead]))

  const among = await send(await file([headings('ro'), unlisted]))

  expect(among.text).toMatch(/2 Contract Scrieți unul dintre: Nedeterminată, /)
  expect(among.text).toMatch(/2 Program Scrieți unul dintre: De zi, În ture, /)
  expect(among.text).toMatch(/2 Județ Niciun județ nu are acest nume/)
  expect(page.status).toBe(422)
  expect(page.text).toMatch(/3 CUI Niciun angajator nu are acest CUI/)
  expect(page.text).toMatch(/4 Cod COR Codul COR are șase cifre/)
  expect(page.text).toMatch(/4 Locuri /)
  expect(later.text).toMatch(/3 Deschis din /)
  expect(await stored()).toBe(0)
})

test('right rows are imported, in either language, and once however often they are sent', async () => {
  const english = [
    cuis[0],
    'Packer',
    '932101',
    '1',
    '20',
    'Fixed-term',
    'By day',
    'RO213',
    'Iași',
    '2026-09-02',
    '2026-12-31',
    'Strong',
  ]
  const id = newId()

  const first = await send(await file([headings('ro'), right, english]), id)
  await send(await file([headings('ro'), right, english]), id)

  expect(first.location).toBe('/app/jobs')
  expect(await stored()).toBe(2)
})

test('the model has the headings that are read', async () => {
  const answer = await story.as('elena').get('/app/jobs/import/model.xlsx')

  expect(answer.headers.get('content-type')).toBe(xlsxType)
})

test('the page asks for a table, not for a scanned paper', async () => {
  const { text } = await story.as('elena').get('/app/jobs/import')

  expect(text).toContain('XLSX sau CSV, cel mult 2 MB')
  expect(text).not.toContain('JPG')
})
