import { beforeEach, describe, expect, test } from 'vitest'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { open as openCentre } from '../../src/centres/centre.ts'
import { open } from '../../src/enterprises/enterprise.ts'
import { read } from '../../src/kernel/engine.ts'
import { Problem } from '../../src/kernel/problem.ts'
import {
  correctDeliverable,
  reachMilestone,
  recordDeliverable,
  withdrawDeliverable,
} from '../../src/programme/deliverable-command.ts'
import { deliverablesOf, milestonesOf } from '../../src/programme/deliverable-tables.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { dossier } from '../evidence/papers.ts'
import { type Name, type Story, story } from '../people-of-the-story.ts'
import { baker, gardener, weaver } from './jobs.ts'
import { oSansa, profiles } from './shipped.ts'

let here: Story

beforeEach(async () => {
  here = await story()
  for (const profile of profiles()) await here.perform('dan', importProfile, profile)
  await here.perform('dan', importProgramme, oSansa())
})

const recorded = async (input: object, name: Name = 'dan') =>
  String((await here.perform(name, recordDeliverable, input)).answer.deliverable)

const all = () => read(here.engine, here.who.dan, tx => deliverablesOf(tx, here.tenant, 'o-sansa'))
const stepsOf = async (id: string) =>
  (await read(here.engine, here.who.dan, tx => milestonesOf(tx, here.tenant, id))).map(
    step => `${step.kind} ${step.reached_on}`,
  )

async function refusedWith(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error('It was not refused.', { cause: error })
  return error.code
}

describe('is refused:', () => {
  test.each<[string, object, string]>([
    ['a day that has not come', { ...weaver, reachedOn: '2026-03-17' }, 'programme.lies-ahead'],
    ['a day before the programme', { ...weaver, reachedOn: '2024-08-31' }, 'programme.before-programme'],
    ['a region outside the programme', { ...weaver, region: 'RO11' }, 'programme.no-such-region'],
    ['a partner that is not there', { ...weaver, partner: 'nobody' }, 'programme.no-such-partner'],
    ['a centre of another region', { ...weaver, centre: 'CRES-SV' }, 'programme.no-such-centre'],
    [
      'a step of another unit',
      { ...weaver, milestones: [{ kind: 'attested', reachedOn: '2025-06-01' }] },
      'programme.no-such-milestone',
    ],
    [
      'the same step twice',
      {
        ...gardener,
        milestones: [
          { kind: 'closed', reachedOn: '2025-05-05' },
          { kind: 'closed', reachedOn: '2025-05-06' },
        ],
      },
      'programme.code-twice',
    ],
    [
      'an enterprise that is not there',
      { ...baker, enterprise: '01930000-0000-7000-8000-000000000009' },
      'programme.no-such-enterprise',
    ],
    ['a programme that is not there', { ...weaver, programme: 'nothing' }, 'programme.no-such-programme'],
  ])('%s', async (_, input, code) => {
    expect(await refusedWith(here.perform('dan', recordDeliverable, input))).toBe(code)
    expect(await all()).toEqual([])
  })

  test.each<Name>(['ioana', 'mihai', 'elena', 'victor'])('a record by %s, who keeps no register', async name => {
    expect(await refusedWith(here.perform(name, recordDeliverable, weaver))).toBe('kernel.not-allowed')
  })

  test('a record by a centre outside its place, and a change of what is not its own', async () => {
    const id = await recorded(weaver)

    expect(await refusedWith(here.perform('carmen', recordDeliverable, { ...weaver, code: 'J-10' }))).toBe(
      'programme.not-your-place',
    )
    expect(await refusedWith(here.perform('carmen', withdrawDeliverable, { deliverable: id, reason: 'Greșit.' }))).toBe(
      'programme.no-such-deliverable',
    )
  })

  test('a code that is taken', async () => {
    await recorded(weaver)

    expect(await refusedWith(here.perform('dan', recordDeliverable, { ...weaver, title: 'Alt post' }))).toBe(
      'programme.code-taken',
    )
  })

  test("another organisation's record", async () => {
    const id = await recorded(weaver)
    const other = await story()

    expect(await refusedWith(other.perform('dan', withdrawDeliverable, { deliverable: id, reason: 'Greșit.' }))).toBe(
      'programme.no-such-deliverable',
    )
    expect((await other.as('dan').get(`/app/register/${id}`)).status).toBe(404)
  })
})

test('an enterprise records the jobs in it', async () => {
  const { answer } = await here.perform('radu', open, {
    programme: 'o-sansa',
    code: 'SES-1',
    title: 'Brutăria din Deal',
    legalForm: 'cooperative',
    region: 'RO21',
    knownSince: '2025-05-05',
  })

  await recorded({ ...baker, enterprise: String(answer.enterprise) }, 'radu')

  expect((await all()).map(row => row.code)).toEqual(['J-1', 'SES-1'])
})

test('a step that is recorded again has its day corrected', async () => {
  const id = await recorded(gardener)

  await here.perform('dan', reachMilestone, { deliverable: id, kind: 'closed', reachedOn: '2025-09-01' })
  await here.perform('dan', reachMilestone, { deliverable: id, kind: 'closed', reachedOn: '2025-10-01' })

  expect(await stepsOf(id)).toEqual(['closed 2025-10-01'])
})

test('what is corrected keeps its steps, and its past', async () => {
  const id = await recorded({ ...gardener, milestones: [{ kind: 'closed', reachedOn: '2025-05-05' }] })
  const before = (await all())[0]?.entry ?? 0

  await here.perform('dan', correctDeliverable, {
    deliverable: id,
    reason: 'Denumirea.',
    now: { ...gardener, title: 'Grădinar' },
  })

  const then = await read(here.engine, here.who.dan, tx => deliverablesOf(tx, here.tenant, 'o-sansa'), {
    entry: before,
  })
  expect((await all()).map(row => row.title)).toEqual(['Grădinar'])
  expect(then.map(row => row.title)).toEqual(['Grădinar la primăria din Deal'])
  expect(await stepsOf(id)).toEqual(['closed 2025-05-05'])
})

test('what is withdrawn is gone, with its steps', async () => {
  const id = await recorded({ ...gardener, milestones: [{ kind: 'closed', reachedOn: '2025-05-05' }] })

  await here.perform('dan', withdrawDeliverable, { deliverable: id, reason: 'Înregistrată de două ori.' })

  expect(await all()).toEqual([])
  expect(await stepsOf(id)).toEqual([])
})

test('a centre brings papers for itself and for nobody else', async () => {
  const opened = async (centre: string) => {
    const { answer } = await here.perform('dan', openCentre, { ...openCentre.example, programme: 'o-sansa', centre })
    return String(answer.centre)
  }
  const own = await opened('CRES-NE')
  const other = await opened('CRES-SV')
  const bring = async (id: string) => {
    const file = await takeFile(here.engine, here.who.carmen, dossier(1))
    const claims = [{ kind: 'deliverable.centre', id, subject: id }]
    return here.perform('carmen', addPaper, { kind: 'visit-log', datedOn: '2025-06-01', file, claims })
  }

  await bring(own)

  expect(await refusedWith(bring(other))).toBe('kernel.not-found')
  expect((await here.as('dan').get(`/app/centres/${own}`)).text).toContain('Registru de vizitatori și servicii')
})

describe('on screen', () => {
  test('a job is recorded, takes a step and shows the papers it needs', async () => {
    const dan = here.as('dan')

    const shown = await dan.send('/app/register/new', {
      programme: 'o-sansa',
      unit: 'job',
      code: 'J-7',
      title: 'Croitor',
      region: 'RO21',
      reachedOn: '02.02.2026',
      weeklyHours: '40',
      contract: 'permanent',
    })
    const id = /register\/([0-9a-f-]{36})\/correct/.exec(shown.html)?.[1] ?? ''
    const after = await dan.send(`/app/register/${id}/steps`, {
      deliverable: id,
      kind: 'closed',
      reachedOn: '03.02.2026',
    })

    expect(shown.text).toContain('J-7 Croitor')
    expect(after.text).toContain('S-a închis 03.02.2026')
  })

  test.each(['agreement', 'event', 'enterprise', 'centre'])('an %s is recorded on pages of its own', async unit => {
    const page = await here.as('dan').get(`/app/register?unit=${unit}`)

    expect(page.html).toMatch(/href="\/app\/(partners|events|ses|centres)\/new"/)
  })

  test('a form with mistakes comes back with what was typed and a message at its field', async () => {
    const answer = await here.as('dan').post('/app/register/new', {
      programme: 'o-sansa',
      unit: 'job',
      code: 'J-1',
      title: 'Brutar',
      region: 'RO21',
      reachedOn: '01.01.2030',
      weeklyHours: '40',
      contract: 'permanent',
    })

    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Ziua aceasta nu a venit încă.')
    expect(answer.html).toMatch(/name="title"[^>]*value="Brutar"/)
  })

  test('it is corrected and withdrawn by form', async () => {
    const id = await recorded(weaver)
    const dan = here.as('dan')
    const form = await dan.get(`/app/register/${id}/correct`)

    const shown = await dan.send(`/app/register/${id}/correct`, {
      deliverable: id,
      reason: 'Numărul de ore.',
      'now.programme': 'o-sansa',
      'now.unit': 'job',
      'now.code': 'J-9',
      'now.title': 'Țesător',
      'now.region': 'RO21',
      'now.reachedOn': '12.05.2025',
      'now.weeklyHours': '44',
      'now.contract': 'permanent',
    })
    await dan.send(`/app/register/${id}/withdraw`, { deliverable: id, reason: 'Nu a avut loc.' })

    expect(form.html).toMatch(/name="now\.weeklyHours"[^>]*value="40"/)
    expect(shown.text).toContain('44')
    expect(await all()).toEqual([])
  })

  test.each<Name>(['ioana', 'victor'])('%s reads the register and changes nothing in it', async name => {
    const id = await recorded(weaver)
    const browser = here.as(name)

    const list = await browser.get('/app/register?unit=job')
    const one = await browser.get(`/app/register/${id}`)

    expect(list.text).toContain('Țesător')
    expect(one.text).toContain('J-9 Țesător')
    expect(one.text).not.toContain('Retrage')
    expect((await browser.get(`/app/register/${id}/correct`)).status).toBe(403)
  })

  test('it is found by its code and its title', async () => {
    await recorded(gardener)

    const found = await here.as('dan').get(`/app/find?q=${encodeURIComponent('primăria')}`)

    expect(found.text).toContain('J-3 Grădinar la primăria din Deal')
  })
})
