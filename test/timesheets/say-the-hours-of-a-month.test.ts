import { beforeEach, describe, expect, test } from 'vitest'
import { endContract, recordContract } from '../../src/timesheets/contract.ts'
import { addLine, correctLine, dropLine } from '../../src/timesheets/line.ts'
import { headings } from '../../src/timesheets/line-import.ts'
import { openMonth } from '../../src/timesheets/month.ts'
import { linesOf } from '../../src/timesheets/tables.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { commandField } from '../../src/pages/form-state.ts'
import { xlsx, xlsxType } from '../../src/pages/xlsx.ts'
import { begin } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { contract, line, lineOf, month, school } from './ground.ts'

let story: Story
let ours: string
let sheet: string

beforeEach(async () => {
  story = await begin()
  ours = await contract(story)
  sheet = await month(story)
})

const add = (more: object = {}) => story.perform('ioana', addLine, lineOf(sheet, ours, more))
const begun = (on: string) => story.perform('ioana', openMonth, { staff: story.who.ioana.account, month: on })
const lines = () => read(story.engine, story, tx => linesOf(tx, story.tenant, sheet))

const seen = async (name: 'ioana' | 'dan' | 'elena' | 'victor' | 'radu') =>
  (await story.as(name).get(`/app/timesheets/${sheet}`)).status

describe('a month', () => {
  test('is not begun before it comes, nor twice, nor without a contract that holds in it', async () => {
    await expect(begun('2026-04-01')).rejects.toMatchObject({ code: 'timesheets.lies-ahead' })
    await expect(begun('2026-02-17')).rejects.toMatchObject({ code: 'timesheets.opened-already' })
    await expect(begun('2025-08-31')).rejects.toMatchObject({ code: 'timesheets.no-contract-then' })
  })

  test('is written by its expert, and by whoever runs the programme there', async () => {
    const elena = story.who.elena.account
    const lia = await story.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'programme', id: 'alt' } })
    const asked = { staff: story.who.ioana.account, month: '2026-01-01' }

    await expect(story.perform('elena', addLine, lineOf(sheet, ours))).rejects.toMatchObject({ status: 404 })
    await expect(story.perform('dan', openMonth, { ...asked, staff: elena })).rejects.toMatchObject({ status: 404 })
    await expect(story.performAs(lia, openMonth, asked)).rejects.toMatchObject({ status: 404 })
    await story.perform('dan', openMonth, asked)
    await story.perform('dan', addLine, lineOf(sheet, ours))

    expect(await lines()).toHaveLength(1)
  })

  test('is read by its expert and by those above, and by no other colleague', async () => {
    expect(await Promise.all((['ioana', 'dan', 'victor', 'elena', 'radu'] as const).map(seen))).toEqual([
      200, 200, 200, 404, 403,
    ])
  })
})

describe('a line', () => {
  test('lies in its month, under a contract of its expert that holds on the day', async () => {
    const foreign = await contract(story, {}, 'elena')
    const late = await contract(story, { number: '48/2026', validFrom: '2026-02-24' })

    await expect(add({ onDay: '2026-03-02' })).rejects.toMatchObject({ code: 'timesheets.other-month' })
    await expect(add({ contract: foreign })).rejects.toMatchObject({ code: 'timesheets.no-such-contract' })
    await expect(add({ contract: late })).rejects.toMatchObject({ code: 'timesheets.contract-does-not-hold' })
  })

  test('says from and to, or the hours alone, and never both differently', async () => {
    await expect(add({ to: undefined })).rejects.toMatchObject({ code: 'timesheets.from-and-to-or-hours' })
    await expect(add({ from: undefined, to: undefined })).rejects.toMatchObject({
      code: 'timesheets.from-and-to-or-hours',
    })
    await expect(add({ to: '08:00' })).rejects.toMatchObject({ code: 'timesheets.ends-before-it-begins' })
    await expect(add({ hours: 2 })).rejects.toMatchObject({ code: 'timesheets.other-hours-than-from-to' })
    await add({ from: undefined, to: undefined, hours: 1.5 })

    expect(await lines()).toMatchObject([{ minutes: 90, from_minute: null }])
  })

  test('is refused where the day, with all contracts, passes the limit of the rules: exactly the limit is allowed', async () => {
    const other = await contract(story, { ...school, dailyHours: 3 })
    await line(story, sheet, other, { from: '08:00', to: '12:00' })
    await add({ from: '12:00', to: '19:00' })

    await expect(add({ from: '19:00', to: '20:01' })).rejects.toMatchObject({
      code: 'timesheets.too-long-a-day',
      details: { most: 12 },
    })
    await add({ from: '19:00', to: '20:00' })
    const page = await story.as('ioana').get(`/app/timesheets/${sheet}`)
    expect(page.text).toContain('12 h din toate contractele')
    expect(page.text).toContain('4 / 3')
  }, 20_000)

  test('is refused at the time of another one, whatever the contract', async () => {
    const other = await contract(story, school)
    await line(story, sheet, other, { from: '09:30', to: '12:00' })

    await expect(add()).rejects.toMatchObject({
      code: 'timesheets.two-things-at-once',
      details: { from: '09:30', to: '12:00' },
    })
    await add({ to: '09:30' })
  })

  test('is corrected and deleted; what comes back from a form is what was typed', async () => {
    const id = await line(story, sheet, ours)
    const path = `/app/timesheets/${sheet}/lines/${id}`

    const { activity, onDay } = lineOf(sheet, ours)
    await story.perform('ioana', correctLine, { line: id, contract: ours, onDay, hours: 2, activity })
    const wrong = await story
      .as('ioana')
      .post(path, { [commandField]: newId(), line: id, contract: ours, onDay: '23.02.2026', from: '10', activity })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="10"')
    await story.perform('ioana', dropLine, { line: id })

    expect(await lines()).toEqual([])
  })
})

describe('a contract', () => {
  test('is recorded once by number, in a place of whoever records it, and ends after what was worked under it', async () => {
    await expect(contract(story)).rejects.toMatchObject({ code: 'timesheets.contract-known' })
    const lia = await story.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'programme', id: 'alt' } })
    const input = { ...recordContract.example, staff: story.who.ioana.account }
    await expect(story.performAs(lia, recordContract, input)).rejects.toMatchObject({ status: 404 })
    await line(story, sheet, ours)

    const end = (validTo: string) => story.perform('dan', endContract, { contract: ours, validTo })
    await expect(end('2026-02-20')).rejects.toMatchObject({ code: 'timesheets.worked-later' })
    await end('2026-02-23')
  })
})

const file = async (rows: string[][]) =>
  new File([await xlsx([{ name: 'Pontaj', rows }])], 'pontaj.xlsx', { type: xlsxType })
const send = (rows: File) =>
  story.as('ioana').post(`/app/timesheets/${sheet}/import`, { [commandField]: newId(), file: rows })

describe('a table', () => {
  const right = ['23.02.2026', '47/2026', '9:00', '11:00', '', 'Raport']

  test('with one wrong row is told row by row, and nothing of it is stored', async () => {
    const page = await send(
      await file([headings('ro'), right, right.with(1, '99'), right.with(2, 'nouă'), right.with(0, '1.3.2026')]),
    )
    const clash = await send(await file([headings('ro'), right, right.with(2, '10:00')]))

    expect(page.status).toBe(422)
    expect(page.text).toContain('Contractul acesta nu este al expertului.')
    expect(clash.text).toContain('Între 09:00 și 11:00 există deja un rând.')
    expect(await lines()).toEqual([])
  })

  test('that is right becomes lines, from a workbook or from text', async () => {
    await send(await file([headings('ro'), right]))
    const text = [headings('ro'), right.with(2, '').with(3, '').with(4, '1,5')].map(row => row.join(';')).join('\n')
    const done = await send(new File([text], 'pontaj.csv', { type: 'text/csv' }))

    expect(done.status).toBe(303)
    expect((await lines()).map(one => one.minutes).toSorted((a, b) => a - b)).toEqual([90, 120])
  })
})
