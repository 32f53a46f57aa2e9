import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { followLead, markRelevant } from '../../src/centres/lead.ts'
import { takeFolder } from '../../src/centres/notice-folder.ts'
import { takeNotices } from '../../src/centres/notice-import.ts'
import { addOpportunity, completeOpportunity, dismissOpportunity } from '../../src/centres/opportunity.ts'
import { centreTasks } from '../../src/centres/tasks.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { Problem } from '../../src/kernel/problem.ts'
import type { Who } from '../../src/kernel/who.ts'
import { openDay } from '../../src/results/open-day.ts'
import { resultsReport } from '../../src/results/report.ts'
import { scratchFolder } from '../scratch.ts'
import { beginCentre, cleaners, give, type Ground } from './ground.ts'
import { noticeOf, sentFile } from './notices.ts'

let ground: Ground

beforeAll(async () => {
  ground = await beginCentre({ on: '2026-10-05' })
  await openDay(ground.story.engine, ground.story)
}, 60_000)

const refusedWith = async (done: Promise<unknown>): Promise<string> => {
  const error = await done.then(
    () => undefined,
    problem => problem as unknown,
  )
  return error instanceof Problem ? (error.fields[0]?.code ?? error.code) : 'nothing refused'
}

async function taken(said: Parameters<typeof noticeOf>[0] = {}): Promise<string> {
  const { engine, who } = ground.story
  const file = sentFile(noticeOf({ id: newId(), procedure: newId(), ...said }))
  const [told] = await takeNotices(engine, who.carmen, [file])
  if (told?.opportunity === undefined) throw new Error(`The notice was refused: ${told?.refused?.code}`)
  return told.opportunity
}

const find = (opportunity: string, more: object = {}) =>
  ground.story.perform('carmen', markRelevant, {
    opportunity,
    enterprise: ground.enterprise,
    centre: ground.centre,
    relevantOn: '2026-10-05',
    ...more,
  })

const step = (opportunity: string, one: string, more: object = {}) =>
  ground.story.perform('carmen', followLead, {
    opportunity,
    enterprise: ground.enterprise,
    step: one,
    on: '2026-10-05',
    ...more,
  })

const tasks = (who: Who = ground.story.who.carmen) =>
  read(ground.story.engine, who, tx => centreTasks(tx, { who, lang: 'ro', today: '2026-10-05' }))

describe('is refused:', () => {
  test('what was found already, what is over, and what was put aside', async () => {
    const one = await taken()
    await find(one)
    const aside = await taken()
    await ground.story.perform('carmen', dismissOpportunity, { opportunity: aside, reason: 'Prea mare.' })

    expect(await refusedWith(find(one))).toBe('centres.relevant-already')
    expect(await refusedWith(find(await taken({ deadline: '2026-10-04' })))).toBe('centres.deadline-over')
    expect(await refusedWith(find(aside))).toBe('centres.dismissed-already')
    expect(
      await refusedWith(ground.story.perform('carmen', dismissOpportunity, { opportunity: one, reason: 'Nu.' })),
    ).toBe('centres.relevant-already')
  })

  test('steps out of order, a victory without a value, a defeat with one, an offer after the deadline', async () => {
    const one = await taken({ deadline: '2026-10-05', issued: '2026-09-01' })
    await find(one, { relevantOn: '2026-09-02' })

    expect(await refusedWith(step(one, 'applied'))).toBe('centres.step-out-of-order')
    await step(one, 'sent', { on: '2026-09-03' })
    expect(await refusedWith(step(one, 'applied', { on: '2026-09-02' }))).toBe('centres.step-before-the-last')
    await step(one, 'applied', { on: '2026-10-05' })
    expect(await refusedWith(step(one, 'won'))).toBe('centres.won-for-how-much')
    expect(await refusedWith(step(one, 'lost', { value: 100 }))).toBe('centres.only-won-has-a-value')
  })

  test('a notice that somebody wants to correct by hand', async () => {
    const complete = { ...addOpportunity.example, opportunity: await taken() }
    expect(await refusedWith(ground.story.perform('carmen', completeOpportunity, complete))).toBe(
      'centres.notice-stands',
    )
  })

  test('a step by an enterprise that it is not for', async () => {
    const other = await cleaners(ground.story, 'SES-9')
    const theirs = await ground.story.join({
      name: 'Nina',
      role: 'enterprise',
      scope: { of: 'enterprise', id: 'SES-9' },
    })
    const one = await taken()
    await find(one)
    const asked = { opportunity: one, enterprise: ground.enterprise, step: 'sent', on: '2026-10-05' }

    expect(other).not.toBe(ground.enterprise)
    expect(await refusedWith(ground.story.performAs(theirs, followLead, asked))).toBe('centres.no-such-lead')
  })
})

test('from the inbox to a contract won; a centre with one has found opportunities', async () => {
  const counted = async () => {
    const { story } = ground
    const { indicators } = await resultsReport(story.engine, story, { programme: 'o-sansa', day: '2026-10-05' })
    return indicators.find(one => one.code === 'centres-opportunities')?.claimed
  }
  const before = await counted()
  await give(ground)
  const one = await taken({ title: 'Alei și trotuare' })
  await find(one)
  await step(one, 'sent')
  await step(one, 'applied')

  await step(one, 'won', { value: 23_500_000 })

  const page = await ground.story.as('carmen').get(`/app/opportunities/${one}`)
  expect(page.text).toContain('câștigată: 235.000 lei')
  expect([before, await counted()]).toEqual([0, 1])
})

test('deadlines stand among the tasks: send, apply, and tell of what was cancelled', async () => {
  const id = newId()
  const one = await taken({ id, title: 'Fântâni', deadline: '2026-10-30' })
  await find(one)
  const toSend = (await tasks()).find(task => task.title.includes('Fântâni'))
  await step(one, 'sent')
  const toApply = (await tasks()).find(task => task.title.includes('Fântâni'))
  await taken({ changes: `${id}-01`, cancels: true, title: 'Fântâni' })
  const cancelled = (await tasks()).find(task => task.title.includes('Fântâni'))
  await step(one, 'lost')

  expect([toSend?.due, toApply?.due, cancelled?.title]).toEqual([
    '2026-10-08',
    '2026-10-30',
    'SES-1: s-a anulat „Fântâni”; spuneți-i',
  ])
  expect((await tasks()).some(task => task.title.includes('Fântâni'))).toBe(false)
})

test('on screen: for whom it is good and why, and one step finds it relevant', async () => {
  const carmen = ground.story.as('carmen')
  const one = await taken({ title: 'Toaletarea arborilor' })

  const page = await carmen.get(`/app/opportunities/${one}`)
  const form = await carmen.get(`/app/opportunities/${one}/relevant?enterprise=${ground.enterprise}`)
  const shown = await carmen.send(`/app/opportunities/${one}/relevant`, {
    opportunity: one,
    enterprise: ground.enterprise,
    centre: ground.centre,
    relevantOn: '5.10.2026',
  })
  const forThem = await carmen.get(`/app/opportunities/for/${ground.enterprise}`)

  expect(page.text).toContain('Se cere 90611000, iar ea oferă 90611000: aceeași meserie.')
  expect(page.text).toContain('Contractul nu este rezervat')
  expect(form.html).toContain(`value="${ground.enterprise}" selected`)
  expect(shown.text).toContain('Urmărire')
  expect(forThem.text).toContain('Toaletarea arborilor')
})

test('by form: codes are typed with commas, and a wrong one is told at its field', async () => {
  const carmen = ground.story.as('carmen')
  const fields = {
    title: 'Cantină',
    buyer: 'Școala',
    reserved: 'none',
    publishedOn: '14.9.2026',
    nuts: 'RO21',
    value: '1.200,50',
  }

  const wrong = await carmen.post('/app/opportunities/new', { ...fields, cpv: '55520000, 555' })
  const shown = await carmen.send('/app/opportunities/new', { ...fields, cpv: '55520000, 55320000' })

  expect([wrong.status, wrong.html.includes('f-cpv-message')]).toEqual([400, true])
  expect(wrong.html).toContain('55520000, 555')
  expect(shown.text).toContain('55520000, 55320000')
  expect(shown.text).toContain('1.200,50 lei')
})

test('a folder is emptied by itself: what was taken and what was refused are put aside, with the reason', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'other'))
  const put = (name: string, text: string, age = 60) => {
    writeFileSync(join(folder, name), text)
    utimesSync(join(folder, name), Date.now() / 1000 - age, Date.now() / 1000 - age)
  }
  put('bun.xml', noticeOf({ id: newId(), procedure: newId() }))
  put('rau.xml', '<!DOCTYPE a><a/>')
  put('note.txt', 'nothing')
  put('nou.xml', noticeOf({ id: newId(), procedure: newId() }), 0)

  const told = await takeFolder(ground.story.engine, ground.story.who.carmen, { folder, say: code => code })

  expect(told.map(one => [one.name, one.refused?.code])).toEqual([
    ['bun.xml', undefined],
    ['rau.xml', 'centres.has-doctype'],
  ])
  expect(readdirSync(folder).toSorted()).toEqual(['note.txt', 'nou.xml', 'other', 'refused', 'taken'])
  expect(readdirSync(join(folder, 'taken'))).toEqual(['bun.xml'])
  expect(readFileSync(join(folder, 'refused', 'rau.xml.txt'), 'utf8')).toBe('centres.has-doctype\n')
})
