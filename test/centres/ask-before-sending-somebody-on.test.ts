import { beforeAll, describe, expect, test } from 'vitest'
import { answerReferral, endReferral, refer, referWithoutConsent } from '../../src/centres/referral.ts'
import { centreTasks } from '../../src/centres/tasks.ts'
import { read } from '../../src/kernel/engine.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { enrol } from '../../src/people/enrol.ts'
import { recordConsent, withdrawConsent } from '../../src/privacy/consent.ts'
import { application } from '../people/ground.ts'
import { beginCentre, type Ground } from './ground.ts'

let ground: Ground
let maria: { person: string; code: string }

const place = { region: 'RO21', partner: 'lider', centre: 'CRES-NE' }

async function someone(familyName: string) {
  const identity = { familyName, givenName: 'Maria', bornOn: '1990-05-12', sex: 'F' as const }
  const input = { ...application({ ...place, identity }), programme: 'o-sansa', appliedOn: '2026-09-07' }
  const { answer } = await ground.story.perform('ioana', enrol, input)
  return { person: String(answer.person), code: String(answer.code) }
}

beforeAll(async () => {
  ground = await beginCentre({ on: '2026-10-05' })
  maria = await someone('Prundeanu')
}, 60_000)

const refusedWith = async (done: Promise<unknown>): Promise<string> => {
  const error = await done.then(
    () => undefined,
    problem => problem as unknown,
  )
  return error instanceof Problem ? (error.fields[0]?.code ?? error.code) : 'nothing refused'
}

const sending = (code: string, more: object = {}) => ({
  ...refer.example,
  centre: ground.centre,
  person: code,
  askedOn: '2026-10-05',
  dueOn: '2026-10-19',
  ...more,
})

const agree = (person: string, ...purposes: string[]) =>
  Promise.all(
    purposes.map(purpose =>
      ground.story.perform('ioana', recordConsent, {
        ...recordConsent.example,
        person,
        purpose,
        answer: 'given',
        answeredOn: '2026-10-01',
      }),
    ),
  )

describe('is refused:', () => {
  test('somebody who agreed to nothing, or to one thing of two, or has taken it back', async () => {
    const ana = await someone('Lunceanu')
    const send = () => refusedWith(ground.story.perform('carmen', refer, sending(ana.code)))

    expect(await send()).toBe('centres.not-agreed')
    await agree(ana.person, 'services')
    expect(await send()).toBe('centres.not-agreed')
    await agree(ana.person, 'disclosure')
    await ground.story.perform('ioana', withdrawConsent, { person: ana.person, purpose: 'services' })
    expect(await send()).toBe('centres.not-agreed')
  })

  test('an override by whoever has no right to it, and one that is not needed', async () => {
    const override = { ...sending(maria.code), reason: 'Urgență.' }
    expect(await refusedWith(ground.story.perform('carmen', referWithoutConsent, override))).toBe('kernel.not-allowed')
    expect(await refusedWith(ground.story.perform('ioana', referWithoutConsent, override))).toBe('kernel.not-allowed')
    const ana = await someone('Malinescu')
    await agree(ana.person, 'services', 'disclosure')
    const needless = { ...override, person: ana.code }
    expect(await refusedWith(ground.story.perform('dan', referWithoutConsent, needless))).toBe(
      'centres.consent-is-there',
    )
  })

  test('somebody out of reach, an answer due before the question, and an end before an answer', async () => {
    const horia = await ground.story.join({ name: 'Horia', role: 'centre', scope: { of: 'centre', id: 'CRES-SV' } })
    await agree(maria.person, 'services', 'disclosure')

    expect(await refusedWith(ground.story.performAs(horia, refer, sending(maria.code)))).toBe('centres.no-such-person')
    expect(await refusedWith(ground.story.perform('carmen', refer, sending(maria.code, { dueOn: '2026-10-04' })))).toBe(
      'centres.due-before-asked',
    )
    const { answer } = await ground.story.perform('carmen', refer, sending(maria.code))
    const end = { referral: answer.referral, outcome: 'helped', endedOn: '2026-10-05' }
    expect(await refusedWith(ground.story.perform('carmen', endReferral, end))).toBe('centres.not-answered-yet')
  })
})

test('with consent: an answer is due by its day, stands among the tasks until it comes, and ends with an outcome', async () => {
  const { story, centre } = ground
  const ana = await someone('Fagurel')
  await agree(ana.person, 'services', 'disclosure')
  const due = async () => {
    const found = await read(story.engine, story.who.ioana, tx =>
      centreTasks(tx, { who: story.who.ioana, lang: 'ro', today: '2026-10-05' }),
    )
    return found.filter(task => task.person?.code === ana.code).map(task => task.due)
  }

  const sent = await story.perform('carmen', refer, sending(ana.code))
  const waiting = await due()
  const { referral } = sent.answer
  await story.perform('carmen', answerReferral, { referral, answer: 'accepted', answeredOn: '2026-10-05' })
  await story.perform('carmen', endReferral, { referral, outcome: 'helped', endedOn: '2026-10-05' })

  expect([waiting, await due()]).toEqual([['2026-10-19'], []])
  const page = await story.as('carmen').get(`/app/centres/${centre}/referred`)
  expect(page.text).toContain('a primit ajutorul')
})

test('without consent a manager decides, and the reason stays with it', async () => {
  const ana = await someone('Zavoianu')

  await ground.story.perform('dan', referWithoutConsent, { ...sending(ana.code), reason: 'Urgență medicală.' })

  const page = await ground.story.as('dan').get(`/app/centres/${ground.centre}/referred`)
  expect(page.text).toContain('fără acord')
  expect(page.text).toContain('Urgență medicală.')
})

test('whoever comes in from elsewhere has agreed to the service; to be told of them needs no more', async () => {
  const ana = await someone('Crivineanu')
  await agree(ana.person, 'services')

  expect(await refusedWith(ground.story.perform('carmen', refer, sending(ana.code, { direction: 'in' })))).toBe(
    'nothing refused',
  )
})
