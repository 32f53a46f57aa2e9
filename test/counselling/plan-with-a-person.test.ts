import { beforeAll, describe, expect, test } from 'vitest'
import { approvePlan, completeStep, makePlan, reviewPlan, signPlan } from '../../src/counselling/plan.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled } from '../people/ground.ts'
import { textOf } from '../people/pdf-text.ts'
import { begin } from './ground.ts'

let story: Story
let maria: Enrolled

beforeAll(async () => {
  story = await begin()
  maria = await enrolled(story)
})

const plan = (more: object = {}) => ({
  enrolment: maria.enrolment,
  madeOn: '2026-03-02',
  goals: 'Un loc de muncă în croitorie.',
  reviewOn: '2026-05-04',
  steps: [
    { what: 'Depune cererea la AJOFM.', owner: 'person', dueOn: '2026-03-09' },
    { what: 'Sună la atelier.', owner: 'counsellor', dueOn: '2026-03-30' },
  ],
  ...more,
})

async function made(more: object = {}): Promise<string> {
  maria = await enrolled(story)
  const { answer } = await story.perform('ioana', makePlan, plan(more))
  return String(answer.plan)
}

describe('refused', () => {
  test('a deadline or a review before the plan, and a plan of a day to come', async () => {
    maria = await enrolled(story)
    const make = (more: object) => story.perform('ioana', makePlan, plan(more))
    const late = [{ what: 'Pas', owner: 'person', dueOn: '2026-03-01' }]

    await expect(make({ steps: late })).rejects.toMatchObject({ fields: [{ path: 'steps.0.dueOn' }] })
    await expect(make({ reviewOn: '2026-03-02' })).rejects.toMatchObject({ fields: [{ path: 'reviewOn' }] })
    await expect(make({ madeOn: '2026-03-17' })).rejects.toMatchObject({ fields: [{ path: 'madeOn' }] })
    await expect(make({ steps: [] })).rejects.toMatchObject({ status: 400 })
  })

  test('a signature of somebody else, an approval before it, and one by the counsellor who made the plan', async () => {
    const of = await made()
    const sign = (signedName: string) =>
      story.perform('ioana', signPlan, { plan: of, signedOn: '2026-03-02', signedName })

    await expect(sign('Ana Pop')).rejects.toMatchObject({ fields: [{ path: 'signedName' }] })
    await expect(story.perform('dan', approvePlan, { plan: of })).rejects.toMatchObject({
      code: 'counselling.plan-is-not-signed',
    })
    await sign('Maria Lăcătuș')
    await expect(story.perform('ioana', approvePlan, { plan: of })).rejects.toMatchObject({
      code: 'counselling.supervisor-is-another',
    })
    await expect(sign('Maria Lăcătuș')).rejects.toMatchObject({ code: 'counselling.plan-is-signed' })
  })
})

test('signed by both and approved by a supervisor, step by step, in the day of each', async () => {
  const of = await made()
  const today = async (by: 'ioana' | 'dan') => (await story.as(by).get('/app')).text
  expect(await today('ioana')).toContain('Planul individual nu este semnat')
  expect(await today('ioana')).toContain('1 pas depășit în planul individual')

  await story.perform('ioana', signPlan, { plan: of, signedOn: '2026-03-02' })
  expect(await today('dan')).toContain('Planul individual așteaptă aprobarea')
  await story.perform('dan', approvePlan, { plan: of })
  await story.perform('ioana', completeStep, { plan: of, number: 1, doneOn: '2026-03-10' })
  await story.perform('ioana', reviewPlan, {
    plan: of,
    onDay: '2026-03-12',
    note: 'A depus cererea.',
    reviewOn: '2026-06-01',
  })

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}/plan`)
  expect(text).toContain('Aprobat pe 16.03.2026')
  expect(text).toContain('Făcut pe 10.03.2026')
  expect(text).toContain('A depus cererea.')
  expect(text).toContain('01.06.2026')
})

test('a change is a new version: what was signed stays as it was signed', async () => {
  const of = await made()
  await story.perform('ioana', signPlan, { plan: of, signedOn: '2026-03-02' })
  await story.perform('dan', approvePlan, { plan: of })
  const review = { onDay: '2026-03-12', note: 'Atelierul caută oameni.', reviewOn: '2026-06-01' }
  await story.perform('ioana', reviewPlan, { plan: of, ...review })

  const steps = [{ what: 'Vizitează atelierul.', owner: 'person', dueOn: '2026-03-30' }]
  await story.perform('ioana', makePlan, plan({ madeOn: '2026-03-16', goals: 'Un atelier al ei.', steps }))

  const { text } = await story.as('ioana').get(`/app/people/${maria.person}/plan`)
  expect(text).toContain('Versiunea 2, din 16.03.2026')
  expect(text).toContain('Versiunea 1, din 02.03.2026: Un loc de muncă în croitorie.')
  expect(text).toContain('Nesemnat')
  const [, before = ''] = text.split('Versiunea 1, din 02.03.2026')
  expect(before).toMatch(/Semnat pe 02.03.2026, pe hârtie Aprobat pe 16.03.2026/)
  expect(before).toMatch(/Revedere, 12.03.2026 Atelierul caută oameni\./)
  expect(before).toMatch(/Depune cererea la AJOFM\. Persoana 09.03.2026/)
  expect(before).not.toContain('Depășit')
})

test('on paper each place for a signature says whose it is, and what is signed already', async () => {
  const of = await made()
  await story.perform('ioana', signPlan, { plan: of, signedOn: '2026-03-02' })
  await story.perform('dan', approvePlan, { plan: of })

  const printed = await textOf(
    (await story.as('ioana').get(`/app/people/${maria.person}/plan/versions/1/plan.pdf`)).bytes,
  )

  expect(printed).toMatch(/Persoana\s+Maria Lăcătuș/)
  expect(printed).toContain('Semnat pe 02.03.2026, pe hârtie')
  expect(printed).toContain('Aprobat pe 16.03.2026')
})

test('each version goes on paper as it was signed, from the page of the plan', async () => {
  const of = await made()
  await story.perform('ioana', signPlan, { plan: of, signedOn: '2026-03-02' })
  const review = { onDay: '2026-03-12', note: 'Atelierul caută oameni.', reviewOn: '2026-06-01' }
  await story.perform('ioana', reviewPlan, { plan: of, ...review })
  const steps = [{ what: 'Vizitează atelierul.', owner: 'person', dueOn: '2026-03-30' }]
  await story.perform('ioana', makePlan, plan({ madeOn: '2026-03-16', goals: 'Un atelier al ei.', steps }))
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/plan`

  const { html } = await ioana.get(path)
  const papers = [...html.matchAll(/href="([^"]+\/plan\.pdf)"/g)].map(([, href = '']) => href)
  const printed = await Promise.all(papers.map(async paper => textOf((await ioana.get(paper)).bytes)))

  expect(papers).toEqual([`${path}/versions/2/plan.pdf`, `${path}/versions/1/plan.pdf`])
  expect(printed[0]).toMatch(/Versiunea 2, din 16\.03\.2026[^]*Un atelier al ei\.[^]*Vizitează atelierul\./)
  expect(printed[0]).not.toContain('Semnat pe')
  expect(printed[1]).toMatch(
    /Versiunea 1, din 02\.03\.2026[^]*croitorie[^]*Atelierul caută oameni\.[^]*Sună la atelier\./,
  )
  expect(printed[1]).toContain('Semnat pe 02.03.2026, pe hârtie')
  expect((await ioana.get(`${path}/versions/3/plan.pdf`)).status).toBe(404)
})

test('made in the form, which comes back with every step that was typed', async () => {
  maria = await enrolled(story)
  const ioana = story.as('ioana')
  const path = `/app/people/${maria.person}/plan`
  const fields = {
    enrolment: maria.enrolment,
    madeOn: 'azi',
    goals: 'Să lucreze.',
    reviewOn: '+60',
    'steps.0.what': 'Face un CV.',
    'steps.0.owner': 'person',
    'steps.0.dueOn': 'pe 31 iunie',
  }

  const refused = await ioana.post(`${path}/new`, fields)
  const after = await ioana.send(`${path}/new`, { ...fields, 'steps.0.dueOn': '+7' })
  const printed = await ioana.get(`${path}/versions/1/plan.pdf`)

  expect(refused.status).toBe(400)
  expect(refused.html).toContain('value="pe 31 iunie"')
  expect(refused.html).toContain('value="Face un CV."')
  expect(after.text).toContain('Face un CV.')
  expect(printed.headers.get('content-type')).toBe('application/pdf')
})
