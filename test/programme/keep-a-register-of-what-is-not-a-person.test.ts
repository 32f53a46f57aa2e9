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
import { oSansa, profiles } from './shipped.ts'

let here: Story

beforeEach(async () => {
  here = await story()
  for (const profile of profiles()) await here.perform('dan', importProfile, profile)
  await here.perform('dan', importProgramme, oSansa())
})

const pact = {
  unit: 'agreement',
  programme: 'o-sansa',
  code: 'AP-1',
  title: 'Acord cu primăria din Deal',
  region: 'RO21',
  reachedOn: '2025-05-05',
  parties: [],
}

const baker = {
  unit: 'job',
  programme: 'o-sansa',
  code: 'J-1',
  title: 'Brutar',
  region: 'RO21',
  reachedOn: '2025-06-02',
  netNew: true,
  weeklyHours: 40,
  contract: 'permanent',
}

const fair = {
  unit: 'event',
  programme: 'o-sansa',
  code: 'EV-1',
  title: 'Târg',
  region: 'RO21',
  reachedOn: '2025-05-12',
  attended: 40,
  parties: [],
}

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
    ['a day that has not come', { ...fair, reachedOn: '2026-03-17' }, 'programme.lies-ahead'],
    ['a day before the programme', { ...fair, reachedOn: '2024-08-31' }, 'programme.before-programme'],
    ['a region outside the programme', { ...fair, region: 'RO11' }, 'programme.no-such-region'],
    ['a partner that is not there', { ...fair, partner: 'nobody' }, 'programme.no-such-partner'],
    ['a centre of another region', { ...fair, centre: 'CRES-SV' }, 'programme.no-such-centre'],
    ['a party of no kind', { ...fair, parties: [{ kind: 'guest', region: 'RO21' }] }, 'programme.no-such-party'],
    [
      'a step of another unit',
      { ...fair, milestones: [{ kind: 'signed', reachedOn: '2025-06-01' }] },
      'programme.no-such-milestone',
    ],
    [
      'the same step twice',
      {
        ...pact,
        milestones: [
          { kind: 'signed', reachedOn: '2025-05-05' },
          { kind: 'signed', reachedOn: '2025-05-06' },
        ],
      },
      'programme.code-twice',
    ],
    [
      'an enterprise that is not there',
      { ...baker, enterprise: '01930000-0000-7000-8000-000000000009' },
      'programme.no-such-enterprise',
    ],
    ['a programme that is not there', { ...fair, programme: 'nothing' }, 'programme.no-such-programme'],
  ])('%s', async (_, input, code) => {
    expect(await refusedWith(here.perform('dan', recordDeliverable, input))).toBe(code)
    expect(await all()).toEqual([])
  })

  test.each<Name>(['ioana', 'mihai', 'elena', 'victor'])('a record by %s, who keeps no register', async name => {
    expect(await refusedWith(here.perform(name, recordDeliverable, fair))).toBe('kernel.not-allowed')
  })

  test('a record by a centre outside its place, and a change of what is not its own', async () => {
    const id = await recorded(fair)

    expect(await refusedWith(here.perform('carmen', recordDeliverable, { ...fair, code: 'EV-2' }))).toBe(
      'programme.not-your-place',
    )
    expect(await refusedWith(here.perform('carmen', withdrawDeliverable, { deliverable: id, reason: 'Greșit.' }))).toBe(
      'programme.no-such-deliverable',
    )
  })

  test('a code that is taken', async () => {
    await recorded(fair)

    expect(await refusedWith(here.perform('dan', recordDeliverable, { ...fair, title: 'Alt târg' }))).toBe(
      'programme.code-taken',
    )
  })

  test('making one thing of another', async () => {
    const id = await recorded(fair)

    const change = here.perform('dan', correctDeliverable, { deliverable: id, reason: 'Greșit.', now: pact })

    expect(await refusedWith(change)).toBe('programme.other-unit')
  })

  test("another organisation's record", async () => {
    const id = await recorded(fair)
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

test('a step that is recorded again has its day corrected; the others stay', async () => {
  const id = await recorded({ ...pact, milestones: [{ kind: 'signed', reachedOn: '2025-05-05' }] })

  await here.perform('dan', reachMilestone, { deliverable: id, kind: 'joint-action', reachedOn: '2025-09-01' })
  await here.perform('dan', reachMilestone, { deliverable: id, kind: 'joint-action', reachedOn: '2025-10-01' })

  expect(await stepsOf(id)).toEqual(['signed 2025-05-05', 'joint-action 2025-10-01'])
})

test('what is corrected keeps its steps, and its past', async () => {
  const id = await recorded({ ...pact, milestones: [{ kind: 'signed', reachedOn: '2025-05-05' }] })
  const before = (await all())[0]?.entry ?? 0

  await here.perform('dan', correctDeliverable, {
    deliverable: id,
    reason: 'Denumirea.',
    now: { ...pact, title: 'Acord' },
  })

  const then = await read(here.engine, here.who.dan, tx => deliverablesOf(tx, here.tenant, 'o-sansa'), {
    entry: before,
  })
  expect((await all()).map(row => row.title)).toEqual(['Acord'])
  expect(then.map(row => row.title)).toEqual(['Acord cu primăria din Deal'])
  expect(await stepsOf(id)).toEqual(['signed 2025-05-05'])
})

test('what is withdrawn is gone, with its steps', async () => {
  const id = await recorded({ ...pact, milestones: [{ kind: 'signed', reachedOn: '2025-05-05' }] })

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
  test('an agreement is recorded with its parties, takes a step and shows the papers it needs', async () => {
    const dan = here.as('dan')

    const shown = await dan.send('/app/register/new', {
      programme: 'o-sansa',
      unit: 'agreement',
      code: 'P-1',
      title: 'Acord cu primăria',
      region: 'RO21',
      reachedOn: '02.02.2026',
      'parties.0.kind': 'authority',
      'parties.0.region': 'RO21',
      'parties.1.kind': 'organisation',
      'parties.1.region': 'RO41',
    })
    const id = /register\/([0-9a-f-]{36})\/correct/.exec(shown.html)?.[1] ?? ''
    const after = await dan.send(`/app/register/${id}/steps`, {
      deliverable: id,
      kind: 'signed',
      reachedOn: '03.02.2026',
    })

    expect(shown.text).toContain('Autoritate publică (Nord-Est), Organizație (Sud-Vest Oltenia)')
    expect(shown.text).toContain('Dovada unei acțiuni comune')
    expect(after.text).toContain('Semnat 03.02.2026')
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
    const id = await recorded(fair)
    const dan = here.as('dan')
    const form = await dan.get(`/app/register/${id}/correct`)

    const shown = await dan.send(`/app/register/${id}/correct`, {
      deliverable: id,
      reason: 'Numărul de persoane.',
      'now.programme': 'o-sansa',
      'now.unit': 'event',
      'now.code': 'EV-1',
      'now.title': 'Târg',
      'now.region': 'RO21',
      'now.reachedOn': '12.05.2025',
      'now.attended': '44',
    })
    await dan.send(`/app/register/${id}/withdraw`, { deliverable: id, reason: 'Nu a avut loc.' })

    expect(form.html).toMatch(/name="now\.attended"[^>]*value="40"/)
    expect(shown.text).toContain('Persoane prezente 44')
    expect(await all()).toEqual([])
  })

  test.each<Name>(['ioana', 'victor'])('%s reads the register and changes nothing in it', async name => {
    const id = await recorded(fair)
    const browser = here.as(name)

    const list = await browser.get('/app/register?unit=event')
    const one = await browser.get(`/app/register/${id}`)

    expect(list.text).toContain('Târg')
    expect(one.text).toContain('EV-1 Târg')
    expect(one.text).not.toContain('Retrage')
    expect((await browser.get(`/app/register/${id}/correct`)).status).toBe(403)
  })

  test('it is found by its code and its title', async () => {
    await recorded(pact)

    const found = await here.as('dan').get(`/app/find?q=${encodeURIComponent('primăria')}`)

    expect(found.text).toContain('AP-1 Acord cu primăria din Deal')
  })
})
