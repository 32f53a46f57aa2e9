import { beforeEach, describe, expect, test } from 'vitest'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { cancelSession } from '../../src/counselling/session-change.ts'
import { planSession } from '../../src/counselling/session.ts'
import { addLine, correctLine, dropLine } from '../../src/timesheets/line.ts'
import { closeMonth, reopenMonth } from '../../src/timesheets/month.ts'
import { propose } from '../../src/timesheets/proposal.ts'
import { linesOf } from '../../src/timesheets/tables.ts'
import { timesheetTasks } from '../../src/timesheets/tasks.ts'
import { textOf } from '../people/pdf-text.ts'
import { begin, eligible, recorded, sessionOf } from '../counselling/ground.ts'
import { scan } from '../people/ground.ts'
import type { Name, Story } from '../people-of-the-story.ts'
import { contract, line, lineOf, month, school } from './ground.ts'

let story: Story
let ours: string
let sheet: string
let session: string

beforeEach(async () => {
  story = await begin()
  const { enrolment } = await eligible(story)
  session = await recorded(story, [{ enrolment }])
  await recorded(story, [{ enrolment }], { onDay: '2026-02-24', from: '12:00', to: '13:00', topic: 'Interviu' })
  const planned = sessionOf([], { people: [enrolment], onDay: '2026-02-26' })
  const { answer } = await story.perform('ioana', planSession, planned)
  await story.perform('ioana', cancelSession, { session: answer.session, because: 'Cabinet închis.' })
  ours = await contract(story)
  sheet = await month(story)
})

const path = () => `/app/timesheets/${sheet}`
const lines = () => read(story.engine, story, tx => linesOf(tx, story.tenant, sheet))
const close = (name: Name = 'dan') => story.perform(name, closeMonth, { timesheet: sheet })

async function tasks(name: Name, today = '2026-03-16'): Promise<string[]> {
  const reader = { who: story.who[name], lang: 'ro' as const, today }
  return (await read(story.engine, story, tx => timesheetTasks(tx, reader))).map(({ due, title }) => `${due} ${title}`)
}

describe('lines are proposed', () => {
  test('from the sessions that were held, with what they were about, and none twice', async () => {
    await story.perform('ioana', propose, { timesheet: sheet })

    expect(await lines()).toMatchObject([
      { on_day: '2026-02-23', from_minute: 600, to_minute: 645, activity: 'Profil profesional', source_id: session },
      { on_day: '2026-02-24', minutes: 60, activity: 'Interviu' },
    ])
    await expect(story.perform('ioana', propose, { timesheet: sheet })).rejects.toMatchObject({
      code: 'timesheets.nothing-to-propose',
    })
  })

  test('where nothing else was done at that time; what is left out stays a difference', async () => {
    const other = await contract(story, school)
    await line(story, sheet, other, { from: '10:30', to: '12:00' })

    const pressed = await story
      .as('ioana')
      .post(`${path()}/propose`, { 'command-id': story.who.ioana.account, timesheet: sheet })
    const page = await story.as('ioana').get(path())

    expect(pressed.status).toBe(303)
    expect(await lines()).toHaveLength(2)
    expect(page.text).toContain('23.02.2026, 10:00–10:45: Profil profesional')
    expect(page.text).toContain('ședința nu are rând')
  })
})

describe('each difference', () => {
  test('is a task of the expert that names session and line, after the month; gone when it is settled', async () => {
    await story.perform('ioana', addLine, lineOf(sheet, ours, { from: '09:00', to: '10:45' }))
    expect(await tasks('ioana')).toEqual([
      '2026-03-05 Pontaj: ședința din 24.02.2026, 12:00–13:00 (Interviu) nu are rând',
    ])
    await story.perform('ioana', propose, { timesheet: sheet })
    const [, proposed] = await lines()
    const { activity } = lineOf(sheet, ours)
    const shorter = { line: proposed?.id, contract: ours, onDay: '2026-02-24', from: '12:00', to: '12:30', activity }
    await story.perform('ioana', correctLine, shorter)
    expect(await tasks('ioana')).toEqual([
      '2026-03-05 Pontaj: ședința din 24.02.2026, 12:00–13:00 (Interviu) are rândul 24.02.2026, 12:00–12:30',
    ])
    expect(await tasks('ioana', '2026-02-28')).toEqual([])

    await story.perform('ioana', correctLine, { ...shorter, to: '13:15' })

    expect(await tasks('ioana')).toEqual([])
    expect(await tasks('dan')).toEqual(['2026-03-10 De închis: pontajul Ioana Marin, februarie 2026'])
  })

  test('of a session that somebody else holds now names its line', async () => {
    await story.perform('ioana', propose, { timesheet: sheet })
    const [first] = await lines()
    await story.perform('ioana', correctLine, {
      line: first?.id,
      contract: ours,
      onDay: '2026-02-25',
      hours: 1,
      activity: 'Altceva',
    })

    expect((await story.as('ioana').get(path())).text).toContain('rândul spune alte ore')
  })

  test('is none where hours without times cover what was held, and one where they do not', async () => {
    const untimed = { from: undefined, to: undefined }
    await story.perform('ioana', addLine, lineOf(sheet, ours, { ...untimed, hours: 0.75 }))
    await story.perform('ioana', addLine, lineOf(sheet, ours, { ...untimed, onDay: '2026-02-24', hours: 0.5 }))

    expect(await tasks('ioana')).toEqual([
      '2026-03-05 Pontaj: ședința din 24.02.2026, 12:00–13:00 (Interviu) are rândul 24.02.2026, 0,5 h',
    ])
  })
})

describe('a month is closed', () => {
  test('by a second person, when it is over and says what the sessions say', async () => {
    await expect(close()).rejects.toMatchObject({ code: 'timesheets.nothing-in-it' })
    await line(story, sheet, ours)
    await expect(close()).rejects.toMatchObject({ code: 'timesheets.differs-from-sessions', details: { count: 2 } })
    await story.perform('ioana', propose, { timesheet: sheet })
    await expect(close('ioana')).rejects.toMatchObject({ code: 'timesheets.second-person' })
    await expect(close('mihai')).rejects.toMatchObject({ status: 403 })
    const march = await month(story, '2026-03-01')
    await expect(story.perform('dan', closeMonth, { timesheet: march })).rejects.toMatchObject({
      code: 'timesheets.month-is-not-over',
    })

    await close()

    await expect(close()).rejects.toMatchObject({ code: 'timesheets.closed-already' })
  })

  test('is offered to be closed from the day after its last, and says so until then', async () => {
    const march = await month(story, '2026-03-01')
    const open = async (id: string) => (await story.as('dan').get(`/app/timesheets/${id}`)).text

    expect(await open(march)).toContain('Se poate închide de la')
    expect(await open(march)).toContain('01.04.2026')
    expect(await open(march)).not.toContain('Închide luna')
    expect(await open(sheet)).toContain('Închide luna')
    expect(await open(sheet)).not.toContain('Se poate închide de la')
  })

  test('and stands still, until it is opened again with a reason', async () => {
    const id = await line(story, sheet, ours)
    await story.perform('ioana', propose, { timesheet: sheet })
    await close()

    const locked = { code: 'timesheets.month-is-closed' }
    await expect(line(story, sheet, ours, { from: '15:00', to: '16:00' })).rejects.toMatchObject(locked)
    await expect(story.perform('ioana', dropLine, { line: id })).rejects.toMatchObject(locked)
    await expect(story.perform('ioana', propose, { timesheet: sheet })).rejects.toMatchObject(locked)
    const reason = 'O ședință a fost înregistrată târziu.'
    await expect(story.perform('ioana', reopenMonth, { timesheet: sheet, reason })).rejects.toMatchObject({
      code: 'timesheets.second-person',
    })
    await story.perform('dan', reopenMonth, { timesheet: sheet, reason })
    await story.perform('ioana', dropLine, { line: id })

    expect((await story.as('ioana').get(path())).text).toContain(reason)
  })

  test('then printed and signed; a second person accepts the scan, which proves this closing and no other', async () => {
    await story.perform('ioana', propose, { timesheet: sheet })
    await close()
    const printed = await story.as('ioana').get(`${path()}/sheet.pdf`)
    expect(new TextDecoder('latin1').decode(printed.bytes.slice(0, 8))).toContain('%PDF')
    expect(await textOf(printed.bytes)).toMatch(/Expertul: Ioana Marin[^]*Data semnării/)
    expect(await tasks('ioana')).toEqual(['2026-03-21 De semnat și adăugat: pontajul pe februarie 2026'])
    const lacking = async (name: 'ioana' | 'dan' | 'elena') =>
      (await story.as(name).get('/app/evidence?list=missing&about=timesheet')).text.includes(
        'Pontaj: Ioana Marin, februarie 2026',
      )
    expect(await Promise.all([lacking('ioana'), lacking('dan'), lacking('elena')])).toEqual([true, true, false])

    const page = await story.as('ioana').get(path())
    const [, bring = ''] = /href="(\/app\/evidence\/new[^"]+)"/.exec(page.html) ?? []
    expect((await story.as('ioana').get(bring.replaceAll('&amp;', '&'))).status).toBe(200)
    const { id: closing } = { id: new URLSearchParams(bring.replaceAll('&amp;', '&').split('?')[1]).get('id') }
    const claims = [{ kind: 'timesheet', id: closing, subject: sheet }]
    const paper = { kind: 'timesheet', datedOn: '2026-03-16', file: await scan(story), claims }
    const { answer } = await story.perform('ioana', addPaper, paper)
    const state = async () => (await story.as('ioana').get('/app/timesheets')).text

    expect(await state()).toContain('semnată, de verificat')
    expect(await tasks('ioana')).toEqual([])
    expect(await lacking('dan')).toBe(false)
    await expect(story.perform('ioana', accept, { paper: answer.paper })).rejects.toMatchObject({ status: 404 })
    expect((await story.as('dan').get(`/app/evidence/${answer.paper}`)).text).toContain(
      'Pontaj: Ioana Marin, februarie 2026',
    )
    await story.perform('dan', accept, { paper: answer.paper })
    expect(await state()).not.toContain('de verificat')
    await expect(story.as('elena').get(`/app/evidence/${answer.paper}`)).resolves.toMatchObject({ status: 404 })

    await story.perform('dan', reopenMonth, { timesheet: sheet, reason: 'Ore greșite.' })
    await close()
    expect(await tasks('ioana')).toEqual(['2026-03-21 De semnat și adăugat: pontajul pe februarie 2026'])
    expect(await lacking('ioana')).toBe(true)
  })
})

test('work under another contract at the hour of a session is a conflict', async () => {
  const other = await contract(story, school)
  await line(story, sheet, other, { from: '10:30', to: '12:00' })

  const page = await story.as('dan').get('/app/conflicts')

  expect(page.text).toContain('Ioana Marin coleg')
  expect(page.text).toContain('10:30–12:00 Lucru sub alt contract')
})

test('an expert who held sessions and began no timesheet is told of the month, if there is a contract', async () => {
  const { enrolment } = await eligible(story, 'Elena')
  await recorded(story, [{ enrolment }], { onDay: '2026-01-30' })

  expect(await tasks('ioana')).toContain('2026-02-05 Pontajul pe ianuarie 2026 nu este început')
  expect(await tasks('mihai')).toEqual([])
})
