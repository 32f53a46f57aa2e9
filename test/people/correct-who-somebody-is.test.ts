import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { apply, declareNoDoubleFunding, withdrawApplication } from '../../src/people/application.ts'
import { reassign } from '../../src/people/assignment.ts'
import { dropCategory, setCategory } from '../../src/people/category.ts'
import { setContact, setSigning } from '../../src/people/contact.ts'
import { correctIdentity } from '../../src/people/identity-correction.ts'
import { getPerson } from '../../src/people/person-tables.ts'
import { dropResidence, forgetMove, setResidence } from '../../src/people/residence.ts'
import { recordSituation } from '../../src/people/situation.ts'
import { addWork, removeWork } from '../../src/people/work.ts'
import type { Story } from '../people-of-the-story.ts'
import { application, cnpOf, type Enrolled, enrolled, lineOf, participant, begin, takeBack } from './ground.ts'

let story: Story
let maria: Enrolled

beforeAll(async () => {
  story = await begin()
})

beforeEach(async () => {
  maria = await enrolled(story)
})

const names = { familyName: 'Lăcătuș', givenName: 'Maria', bornOn: '1990-05-12', sex: 'F', reason: 'ca pe act' }
const correct = (more: object, shown?: number) =>
  story.perform(
    'ioana',
    correctIdentity,
    { person: maria.person, ...names, ...more },
    shown === undefined ? {} : { shown },
  )

const person = () => read(story.engine, story, tx => getPerson(tx, story.who.dan, 'people.read', maria.person))

describe('an identity is not corrected', () => {
  test('without a reason', async () => {
    await expect(correct({ reason: '' })).rejects.toMatchObject({ status: 400, fields: [{ path: 'reason' }] })
  })

  test('to the CNP of somebody else, nor against the CNP on record', async () => {
    const taken = cnpOf('F', '1886-03-04', 201)
    await enrolled(story, { identity: { familyName: 'Popa', givenName: 'Ana', cnp: taken, sex: 'F' } })
    await correct({ cnp: cnpOf('F', '1890-05-12', 202), bornOn: '1890-05-12' })

    await expect(correct({ cnp: taken, bornOn: '1886-03-04' })).rejects.toMatchObject({
      fields: [{ path: 'cnp', code: 'people.already-registered' }],
    })
    await expect(correct({ bornOn: '1990-05-12' })).rejects.toMatchObject({
      fields: [{ path: 'bornOn', code: 'people.birth-date-differs-from-cnp' }],
    })
    await expect(correct({ cnp: cnpOf('F', '1890-05-12', 203), withoutCnp: true })).rejects.toMatchObject({
      fields: [{ path: 'cnp' }],
    })
  })

  test('of somebody in another region', async () => {
    const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider' }, 'dan')

    await expect(correct({ person: elsewhere.person })).rejects.toMatchObject({ status: 404 })
    expect((await story.as('ioana').get(`/app/people/${elsewhere.person}/identity`)).status).toBe(404)
  })
})

test('a CNP left out stays, and one that is taken away is gone', async () => {
  const cnp = cnpOf('F', '1890-05-12', 204)
  await correct({ cnp, bornOn: '1890-05-12' })

  await correct({ familyName: 'Lăcătuș-Popa', bornOn: '1890-05-12' })
  const kept = await person()
  await correct({ withoutCnp: true, bornOn: '1990-05-12' })
  const gone = await person()

  expect(kept.cnp_index).not.toBeNull()
  expect(kept.family_name).toBe('Lăcătuș-Popa')
  expect(gone).toMatchObject({ cnp_index: null, cnp_sealed: null, born_on: '1990-05-12' })
})

test('a person is found under the corrected name and not under the old one', async () => {
  await correct({ familyName: 'Zambileanu', givenName: 'Mărioara' })

  const [now, before] = [
    await story.as('ioana').get('/app/people?q=marioara+zamb'),
    await story.as('ioana').get(`/app/people?q=${maria.code}+lacatus`),
  ]
  expect(now.text).toContain(maria.code)
  expect(before.text).toContain('Nicio persoană nu se potrivește')
})

test('two people edit at once: the second sees both versions before anything is lost', async () => {
  const path = `/app/people/${maria.person}/identity/contact`
  const { html } = await story.as('ioana').get(path)
  const shown = /name="entry" value="(\d+)"/.exec(html)?.[1]
  await story.perform('dan', setContact, { person: maria.person, phone: '0700000111', contactPreference: 'call' })
  const ioana = story.as('ioana')
  const fields = { person: maria.person, phone: '0700 000 222', needs: ['transport', 'breaks'] }

  const conflict = await ioana.post(path, { ...fields, entry: shown })
  const now = /name="entry" value="(\d+)"/.exec(conflict.html)?.[1]
  const saved = await ioana.send(path, { ...fields, entry: now })

  expect(conflict.status).toBe(409)
  expect(conflict.text).toContain('Altcineva a schimbat aceste date între timp')
  expect(conflict.text).toMatch(/Telefon \+40700000111 0700 000 222/)
  expect(conflict.text).toMatch(/Cum preferă să fie contactată Apel telefonic –/)
  expect(conflict.text).toMatch(/De asigurat la activități – Transport, Pauze mai dese/)
  expect(saved.text).toContain('0700 000 222')
})

test('what a planner has to provide stands on the person’s page, and in no line of the journal', async () => {
  const { entry } = await story.perform('ioana', setContact, { person: maria.person, needs: ['sign-language'] })

  const { text } = await story.as('mihai').get(`/app/people/${maria.person}`)
  expect(text).toContain('De asigurat la activități: Interpret în limbaj mimico-gestual')
  expect(await lineOf(story, entry)).not.toContain('sign-language')
})

test('a mark before two witnesses, and a guardian', async () => {
  const signing = { person: maria.person, signsByMark: true, guardianName: 'Ion Popa' }

  await expect(story.perform('ioana', setSigning, signing)).rejects.toMatchObject({ fields: [{ path: 'witnesses' }] })
  await story.perform('ioana', setSigning, { ...signing, witnesses: 'Ana Martor, Ion Martor' })

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}/identity`)
  expect(text).toContain('Ana Martor, Ion Martor')
  expect(text).toContain('Ion Popa')
})

test('domicile and the place where somebody really lives are two things; the second can be taken away', async () => {
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/identity`
  const home = { person: maria.person, 'residence.county': 'RO213', 'residence.locality': 'Pașcani' }

  await ioana.send(`${path}/domicile`, { ...home, kind: 'domicile', 'residence.degurba': '2' })
  await ioana.send(`${path}/domicile`, { ...home, kind: 'domicile', 'residence.degurba': '3' })
  const both = await ioana.send(`${path}/actual`, { ...home, kind: 'actual', 'residence.locality': 'Hârlău' })
  const one = await ioana.send(`${path}/drop-residence`, { person: maria.person, kind: 'actual' })

  expect(both.text).toContain('Zonă rurală')
  expect(both.text).toContain('Hârlău')
  expect(one.text).not.toContain('Hârlău')
  await expect(story.perform('ioana', dropResidence, { person: maria.person, kind: 'actual' })).rejects.toMatchObject({
    status: 404,
  })
  await expect(
    story.perform('ioana', setResidence, {
      person: maria.person,
      kind: 'domicile',
      residence: { county: 'RO213', locality: 'Pașcani', degurba: 4 },
    }),
  ).rejects.toMatchObject({ status: 400, fields: [{ path: 'residence.degurba' }] })
})

test('whoever moves was at home elsewhere until that day, which is neither ahead nor before another move, and is taken away where it was none', async () => {
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/identity`
  const home = { county: 'RO213', locality: 'Pașcani', degurba: 3, uatKind: 'comuna' }
  const move = (degurba: number, more: object = {}, kind = 'domicile') =>
    story.perform('ioana', setResidence, { person: maria.person, kind, residence: { ...home, degurba }, ...more })

  await expect(move(3, { movedOn: '2026-03-02' }, 'actual')).rejects.toMatchObject({
    fields: [{ path: 'movedOn', code: 'people.moved-from-nowhere' }],
  })
  await move(3)
  await expect(move(1, { movedOn: '2026-03-17' })).rejects.toMatchObject({
    fields: [{ path: 'movedOn', code: 'people.lies-ahead' }],
  })
  const form = await ioana.get(`${path}/domicile`)
  const moved = await ioana.send(`${path}/domicile`, {
    person: maria.person,
    kind: 'domicile',
    'residence.county': 'RO213',
    'residence.locality': 'Iași',
    'residence.degurba': '1',
    movedOn: '02.03.2026',
  })
  await expect(move(2, { movedOn: '2026-03-02' })).rejects.toMatchObject({
    fields: [{ path: 'movedOn', code: 'people.moved-already' }],
  })

  expect(form.text).toContain('S-a mutat aici la')
  expect(moved.text).toContain('Iași')
  expect(moved.text).toContain('Zonă rurală · ')
  expect(moved.text).toContain('până la 01.03.2026')

  const gone = await ioana.send(`${path}/forget-move`, { person: maria.person, movedOn: '2026-03-02' })
  expect(gone.text).not.toContain('până la')
  await expect(
    story.perform('ioana', forgetMove, { person: maria.person, movedOn: '2026-03-02' }),
  ).rejects.toMatchObject({ status: 404 })
  await move(2, { movedOn: '2026-03-02' })
})

test('work before entry is added and taken away', async () => {
  const add = (more: object) =>
    story.perform('ioana', addWork, { person: maria.person, beganOn: '2019-04-01', ...more })

  await expect(add({ beganOn: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'beganOn' }] })
  await expect(add({ endedOn: '2019-03-31' })).rejects.toMatchObject({ fields: [{ path: 'endedOn' }] })
  const { answer } = await add({ endedOn: '2023-10-31', occupation: 'croitoreasă' })
  const page = await story.as('ioana').get(`/app/people/${maria.person}/identity`)
  await story.perform('ioana', removeWork, { work: answer.work })
  const after = await story.as('ioana').get(`/app/people/${maria.person}/identity`)

  expect(page.text).toContain('01.04.2019 – 31.10.2023 · croitoreasă')
  expect(after.text).not.toContain('croitoreasă')
})

describe('the situation on a day', () => {
  const form = { labour: 'employed', educationNow: 'none', isced: '3' }
  const record = (who: Enrolled, more: object) =>
    story.perform('ioana', recordSituation, { enrolment: who.enrolment, onDay: '2026-03-09', ...form, ...more })

  test('is not recorded ahead, nor with a spell that begins after it', async () => {
    await expect(record(maria, { onDay: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'onDay' }] })
    await expect(record(maria, { labourSince: '2026-03-10' })).rejects.toMatchObject({
      fields: [{ path: 'labourSince' }],
    })
  })

  test('at entry is frozen: changing it wants a reason, and the old answers stay', async () => {
    const ana = await participant(story, {
      situation: { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'none', isced: '2' },
    })

    await expect(record(ana, { onDay: '2026-02-02' })).rejects.toMatchObject({
      fields: [{ path: 'reason', code: 'people.frozen-wants-a-reason' }],
    })
    await expect(record(ana, { onDay: '2026-02-23' })).rejects.toMatchObject({ fields: [{ path: 'reason' }] })
    const { entry } = await record(ana, { onDay: '2026-02-02', reason: 'adeverința spune altceva' })
    const before = await read(
      story.engine,
      story,
      tx => tx.selectFrom('situation').select('labour').where('person_id', '=', ana.person).execute(),
      { entry: entry - 1 },
    )

    expect(before).toEqual([{ labour: 'unemployed' }])
  })

  test('after entry is a form of its own', async () => {
    const ana = await participant(story, {
      situation: { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'none', isced: '2' },
    })

    const after = await story.as('ioana').send(`/app/people/${ana.person}/identity/situation`, {
      enrolment: ana.enrolment,
      onDay: 'ieri',
      ...form,
    })

    expect(after.text).toContain('Despre ziua 02.02.2026')
    expect(after.text).toContain('Despre ziua 15.03.2026')
  })
})

test('categories are dated, and one said by mistake is dropped', async () => {
  const set = (more: object) =>
    story.perform('ioana', setCategory, { enrolment: maria.enrolment, kind: 'vmi', ...more })

  await expect(set({ validFrom: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'validFrom' }] })
  await expect(set({ validFrom: '2026-01-02', validTo: '2026-01-01' })).rejects.toMatchObject({
    fields: [{ path: 'validTo' }],
  })
  await set({ validFrom: '2026-01-01' })
  await set({ validFrom: '2026-01-01', validTo: '2026-02-28' })
  const page = await story.as('ioana').get(`/app/people/${maria.person}/identity`)
  await story.perform('ioana', dropCategory, { enrolment: maria.enrolment, kind: 'vmi' })
  const after = await story.as('ioana').get(`/app/people/${maria.person}/identity`)

  expect(page.text).toContain('Venit minim de incluziune · 01.01.2026 – 28.02.2026')
  expect(after.text).not.toContain('Venit minim de incluziune ·')
})

const withdraw = (who: Enrolled, withdrawnOn = '2026-02-10') =>
  story.perform('ioana', withdrawApplication, { enrolment: who.enrolment, withdrawnOn })

describe('an application', () => {
  test('is not withdrawn before it was made, twice, or after support', async () => {
    await expect(withdraw(maria, '2026-02-01')).rejects.toMatchObject({ fields: [{ path: 'withdrawnOn' }] })
    await withdraw(maria)
    await expect(withdraw(maria)).rejects.toMatchObject({ code: 'people.application-withdrawn' })
    await expect(withdraw(await participant(story))).rejects.toMatchObject({ code: 'people.has-received-support' })
  })

  test('withdrawn is withdrawn until that is taken back', async () => {
    const { entry } = await withdraw(maria)
    const withdrawn = await story.as('ioana').get(`/app/people?q=${maria.code}`)

    await takeBack(story, 'ioana', entry)

    const back = await story.as('ioana').get(`/app/people?q=${maria.code}`)
    expect(withdrawn.text).toMatch(/GT-\d+ Cerere retrasă/)
    expect(back.text).toMatch(/GT-\d+ Solicitant/)
  })

  test('carries the declaration that nobody else funds the same support', async () => {
    await expect(
      story.perform('ioana', declareNoDoubleFunding, { enrolment: maria.enrolment, declaredOn: '2026-03-17' }),
    ).rejects.toMatchObject({ fields: [{ path: 'declaredOn' }] })

    await story.perform('ioana', declareNoDoubleFunding, { enrolment: maria.enrolment, declaredOn: '2026-02-02' })

    const { text } = await story.as('ioana').get(`/app/people/${maria.person}/identity`)
    expect(text).toContain('Declarația privind dubla finanțare 02.02.2026')
  })

  test('to the same programme is made once', async () => {
    const { identity: _, ...again } = application()

    await expect(story.perform('ioana', apply, { person: maria.person, ...again })).rejects.toMatchObject({
      fields: [{ path: 'programme', code: 'people.has-applied' }],
    })
  })

  test('goes to another colleague, and the one before keeps nothing but the past', async () => {
    const vlad = await story.join({ name: 'Vlad Ene', role: 'counsellor', scope: { of: 'caseload' } })
    const give = (more: object) => story.perform('ioana', reassign, { enrolment: maria.enrolment, ...more })

    await expect(give({ caseworker: '0197a000-0000-7000-8000-00000000ffff' })).rejects.toMatchObject({
      fields: [{ path: 'caseworker' }],
    })
    await expect(give({ centre: 'CRES-SV' })).rejects.toMatchObject({ fields: [{ path: 'centre' }] })
    await expect(give({ priority: 0 })).rejects.toMatchObject({ code: 'people.nothing-changes' })
    expect((await story.asWho(vlad).get(`/app/people/${maria.person}`)).status).toBe(404)
    await give({ caseworker: vlad.account, centre: 'CRES-NE' })

    const seen = await story.asWho(vlad).get(`/app/people/${maria.person}`)
    expect(seen.text).toContain('Vlad Ene · Centrul Nord-Est')
  })
})
