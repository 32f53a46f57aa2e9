import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { leave } from '../../src/people/exit.ts'
import { decideAppeal, lodgeAppeal } from '../../src/training/appeal.ts'
import { handOver, issueCertificate, issueDuplicate, revokeCertificate } from '../../src/training/certificate.ts'
import { concludeCourse } from '../../src/training/conclusion.ts'
import { holdExam } from '../../src/training/exam.ts'
import { receiveForms, spoilForm } from '../../src/training/form-stock.ts'
import { meanOf, passes } from '../../src/training/grade.ts'
import { readCode, shownCode } from '../../src/training/public-code.ts'
import { trainingTasks } from '../../src/training/tasks.ts'
import { subsidyOf } from '../../src/training/subsidy.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, takeBack } from '../people/ground.ts'
import { begin, closeAll, course, eligible, type Opened, placed, refusal } from './ground.ts'

const hours = (programme: number, attended: number, passed = true) => ({
  programmeMinutes: programme * 60,
  attendedMinutes: attended * 60,
  passed,
})

const rule = { theory: 5, practice: 6 }

describe('golden case G8', () => {
  test.each([
    [500, 600, true],
    [500, 590, false],
    [499, 900, false],
  ])('theory %i and practice %i hundredths: passed is %s', (theory, practice, expected) => {
    expect(passes({ theory, practice }, rule)).toBe(expected)
  })

  test('the mean of 5.00 and 6.00 is 5.50, and what is cut off is not rounded', () => {
    expect(meanOf({ theory: 500, practice: 600 })).toBe(550)
    expect(meanOf({ theory: 501, practice: 600 })).toBe(550)
  })
})

describe('golden case G9, at 5 lei an hour', () => {
  test.each([
    ['by-attendance', hours(40, 40), 20_000],
    ['by-attendance', hours(720, 676), 338_000],
    ['flat', hours(720, 676), 360_000],
    ['certificate', hours(720, 676, false), 0],
    ['certificate', hours(720, 676), 360_000],
  ] as const)('%s of %j is %i bani', (how, earned, bani) => {
    expect(subsidyOf(how, 5, earned)).toBe(bani)
  })
})

describe('an exam', () => {
  let story: Story
  let opened: Opened
  let people: Enrolled[]
  let learners: string[]
  let exam: string

  const commission = [
    { name: 'Ion Exemplu', role: 'chair', external: true },
    { name: 'Ana Exemplu', role: 'member', external: true },
    { name: 'Dan Exemplu', role: 'secretary' },
  ]
  const held = (more: object = {}) => ({
    course: opened.course,
    heldOn: '2026-03-13',
    minutes: 240,
    number: 'PV 1/2026',
    commission,
    results: [
      { learner: learners[0], theory: 5, practice: 6 },
      { learner: learners[1], theory: 4.5, practice: 9 },
      { learner: learners[2] },
    ],
    ...more,
  })
  const certified = async () =>
    (
      await read(story.engine, story.who.dan, tx =>
        sql<{ person_id: string; reached_on: string }>`
          select person_id, reached_on from outcome where kind = 'certified-entrepreneurship' order by entry`.execute(
          tx,
        ),
      )
    ).rows

  const asked = (result: object) => refusal(story, holdExam, held({ results: [result] }))
  const issue = (more: object = {}) =>
    refusal(story, issueCertificate, {
      learner: learners[0],
      series: 'K',
      number: 101,
      issuedOn: '2026-04-10',
      ...more,
    })
  const tasks = async (on: string) => {
    const reader = { who: story.who.mihai, lang: 'ro' as const, today: on }
    const all = await read(story.engine, story.who.mihai, tx => trainingTasks(tx, reader))
    return all.filter(one => one.title.includes('de eliberat')).map(({ title, due }) => `${due} ${title}`)
  }
  const rows = async () =>
    (
      await read(story.engine, story.who.dan, tx =>
        sql<{
          id: string
          code: string
          number: number
          initials: string
        }>`select id, code, number, initials from certificate order by number`.execute(tx),
      )
    ).rows

  beforeAll(async () => {
    story = await begin({ on: '2026-03-16' })
    opened = await course(story, { subsidy: 'by-attendance' })
    people = []
    for (const name of ['Achim', 'Bălan', 'Ciobanu', 'Dinu']) people.push(await eligible(story, name))
    learners = await placed(story, opened.course, people)
  }, 300_000)

  test('is held once the course is concluded', async () => {
    expect(await refusal(story, holdExam, held())).toBe('training.conclude-first')

    await closeAll(story, opened, learners, nth =>
      learners.map((learner, at) =>
        at === 3 && nth > 0 ? { learner, presence: 'absent' } : { learner, presence: 'present' },
      ),
    )
    expect(await refusal(story, concludeCourse, { course: opened.course })).toBe('done')
  })

  test.each([
    ['on the day of the last session', { heldOn: '2026-03-06' }, 'training.exam-before-the-last-session'],
    ['on a day ahead', { heldOn: '2026-03-20' }, 'training.lies-ahead'],
    ['with one specialist from outside', { commission: commission.slice(1) }, 'training.too-few-external'],
    [
      'with nobody in the chair',
      { commission: commission.map(({ name }) => ({ name, role: 'member', external: true })) },
      'training.one-chair',
    ],
  ])('is refused %s', async (_, more, code) => {
    expect(await refusal(story, holdExam, held(more))).toBe(code)
  })

  test('is refused for whoever missed too much, and with one mark alone', async () => {
    expect(await asked({ learner: learners[3], theory: 9, practice: 9 })).toBe('training.not-admitted')
    expect(await asked({ learner: learners[0], theory: 9 })).toBe('training.both-marks')
  })

  test('certifies whoever passes both parts, on its day', async () => {
    const { answer } = await story.perform('mihai', holdExam, held())
    exam = String(answer.exam)

    expect(answer.passed).toBe(1)
    expect(await certified()).toEqual([{ person_id: people[0]?.person, reached_on: '2026-03-13' }])
  })

  test('is appealed against in time, of theory alone, and an appeal that passes certifies on the day of the exam', async () => {
    const appeal = { exam, learner: learners[1] }

    expect(await refusal(story, decideAppeal, { ...appeal, theory: 5, decidedOn: '2026-03-16' })).toBe(
      'training.no-appeal-is-open',
    )
    expect(await refusal(story, lodgeAppeal, { ...appeal, lodgedOn: '2026-03-15' })).toBe('training.appeal-too-late')
    expect(await refusal(story, lodgeAppeal, { exam, learner: learners[2], lodgedOn: '2026-03-14' })).toBe(
      'training.did-not-come',
    )
    expect(await refusal(story, lodgeAppeal, { ...appeal, lodgedOn: '2026-03-14' })).toBe('done')
    expect(await refusal(story, decideAppeal, { ...appeal, theory: 5.25, decidedOn: '2026-03-16' })).toBe('done')
    expect((await certified()).map(one => one.reached_on)).toEqual(['2026-03-13', '2026-03-13'])
  })

  test('is sat again by whoever did not pass, within a year, and by nobody else', async () => {
    story.at('2027-03-15')
    const again = (more: object) => refusal(story, holdExam, held({ number: 'PV 2', ...more }))

    expect(await again({ heldOn: '2026-09-10', results: [{ learner: learners[0], theory: 9, practice: 9 }] })).toBe(
      'training.has-passed',
    )
    expect(await again({ heldOn: '2027-03-14', results: [{ learner: learners[2], theory: 9, practice: 9 }] })).toBe(
      'training.resit-too-late',
    )
    expect(await again({ heldOn: '2026-09-10', results: [{ learner: learners[2], theory: 7, practice: 8 }] })).toBe(
      'done',
    )
    expect(await certified()).toHaveLength(3)
  })

  test('is followed by a list of what each person is due, which is what they attended', async () => {
    const list = `/app/courses/${opened.course}/payments`
    const page = await story.as('dan').get(list)
    const file = await story.as('dan').get(`${list}.pdf`)

    expect(page.text).toContain('Achim Maria 40 da 200 lei')
    expect(page.text).toContain('Dinu Maria 8 nu 40 lei')
    expect(page.text).toContain('Total: 640 lei')
    expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await story.as('dan').get(`${list}.xlsx`)).status).toBe(200)
    expect((await story.as('mihai').get(`${list}.xlsx`)).status).toBe(403)
  })

  describe('and the register of certificates', () => {
    test('is waited for by whoever passed, thirty days from the exam, until a certificate is issued', async () => {
      expect(await tasks('2026-03-14')).toEqual([expect.stringMatching(/^2026-04-12 .+: 3 certificate de eliberat$/)])

      const page = `/app/courses/${opened.course}/certificates/for/${learners[0]}`
      const { text } = await story.as('mihai').get(page)
      expect(text).toContain('A promovat pe 13.03.2026; termenul a fost 12.04.2026.')
      expect(text).toContain('Niciun formular de acest fel nu mai este în stoc.')
    })

    test('takes forms from the stock, each once, and none that is spoiled', async () => {
      expect(await issue()).toBe('training.form-not-in-stock')
      const batch = { kind: 'completion', series: 'K', first: 101, last: 110, receivedOn: '2026-02-02' }
      expect(await refusal(story, receiveForms, batch)).toBe('done')
      expect(await refusal(story, receiveForms, batch)).toBe('training.forms-received-already')
      expect(
        await refusal(story, spoilForm, { series: 'K', number: 102, spoiledOn: '2026-04-10', reason: 'rupt' }),
      ).toBe('done')

      const { text: form } = await story
        .as('mihai')
        .get(`/app/courses/${opened.course}/certificates/for/${learners[0]}`)
      expect(form).toContain('Urmează din stoc: K 000101.')
      expect(await issue({ number: 102 })).toBe('training.form-spoiled')
      expect(await issue({ learner: learners[3] })).toBe('training.has-not-passed')
      expect(await issue({ issuedOn: '2026-03-12' })).toBe('training.before-the-exam')
      expect(await issue()).toBe('done')
      expect(await issue({ number: 103 })).toBe('training.certified-already')
      expect(await issue({ learner: learners[1] })).toBe('training.form-used')

      const next = await story.as('mihai').get(`/app/courses/${opened.course}/certificates/for/${learners[1]}`)
      expect(next.text).toContain('Urmează din stoc: K 000103.')
      expect((await tasks('2026-04-11')).join()).toContain(': 2 certificate de eliberat')
      const small = await story.as('mihai').post('/app/courses/forms', { ...batch, kind: 'completion', series: 'k' })
      expect(small.text).toContain('Seria are una până la patru litere mari')
      const { text } = await story.as('dan').get('/app/courses/forms')
      expect(text).toContain('K Certificat de absolvire 101 110 02.02.2026 1 1 8')
    })

    test('is read by anybody who has the code: initials and no name', async () => {
      const [first] = await rows()
      const page = await story.visitor().get(`/v/${shownCode(first?.code ?? '').toLowerCase()}`)

      expect(page.status).toBe(200)
      expect(page.text).toContain('Certificatul este valabil.')
      expect(page.text).toContain('M. A.')
      expect(page.text).toContain('Martie 2026')
      expect(page.html).not.toContain('Achim')
      expect((await story.visitor().get('/v/AAAA')).status).toBe(404)
      expect(readCode('0000-0000-0000-0000')).toBeUndefined()
    })

    test('is signed for by the holder, duplicated once on proof, and revoked by a decision', async () => {
      const [first] = await rows()
      const of = { certificate: first?.id }
      const copy = { ...of, series: 'K', number: 104, issuedOn: '2026-06-10', lossNotice: 'MO III 500/2026' }

      expect(await refusal(story, handOver, { ...of, handedOn: '2026-04-09', to: 'holder' })).toBe(
        'training.before-the-exam',
      )
      expect(await refusal(story, handOver, { ...of, handedOn: '2026-04-14', to: 'holder' })).toBe('done')
      expect(await refusal(story, issueDuplicate, copy)).toBe('done')
      expect(await refusal(story, issueDuplicate, { ...copy, number: 105 })).toBe('training.is-revoked')
      const second = (await rows()).find(one => one.number === 104)
      expect(await refusal(story, issueDuplicate, { ...copy, certificate: second?.id, number: 105 })).toBe(
        'training.duplicate-once',
      )
      expect((await story.visitor().get(`/v/${first?.code}`)).text).toContain('nu mai este valabil')
      const decision = { certificate: second?.id, revokedOn: '2026-07-01', decision: 'Decizia 7' }
      expect(await refusal(story, revokeCertificate, decision)).toBe('done')
      expect((await story.visitor().get(`/v/${second?.code}`)).text).toContain('nu mai este valabil')
    })

    test('stops an address that tries codes', async () => {
      const visitor = story.visitor()
      let last = 0
      for (let tries = 0; tries < 31; tries += 1) last = (await visitor.get('/v/AAAA-AAAA-AAAA-AAAA')).status

      expect(last).toBe(429)
    })
  })
})

describe('an exam held after somebody has left the programme', () => {
  let story: Story
  let exam: string
  let opened: Opened
  let learner: string | undefined
  let ana: Enrolled

  const held = (marks: object) => ({
    course: opened.course,
    heldOn: '2026-03-13',
    minutes: 240,
    number: 'PV 7/2026',
    commission: [
      { name: 'Ion Exemplu', role: 'chair', external: true },
      { name: 'Ana Exemplu', role: 'member', external: true },
    ],
    results: [{ learner, ...marks }],
  })
  const form = (more: object = {}) => ({
    course: opened.course,
    heldOn: '13.03.2026',
    minutes: 240,
    number: 'PV 7/2026',
    'commission.0.name': 'Ion Exemplu',
    'commission.0.role': 'chair',
    'commission.0.external': 'yes',
    'commission.1.name': 'Ana Exemplu',
    'commission.1.role': 'member',
    'commission.1.external': 'yes',
    'results.0.learner': learner,
    'results.0.theory': '8,50',
    'results.0.practice': 9,
    ...more,
  })
  const stage = async () => (await story.as('ioana').get(`/app/people?q=${ana.code}`)).text

  beforeAll(async () => {
    story = await begin({ on: '2026-03-16' })
    opened = await course(story)
    ana = await eligible(story, 'Achim', 'Ana')
    const bogdan = await eligible(story, 'Bălan', 'Bogdan')
    const learners = await placed(story, opened.course, [ana, bogdan])
    learner = learners[0]
    await closeAll(story, opened, learners)
    await story.perform('mihai', concludeCourse, { course: opened.course })
    await story.perform('dan', leave, { enrolment: ana.enrolment, leftOn: '2026-03-06', reason: 'found-work' })
    exam = `/app/courses/${opened.course}/exam`
  }, 300_000)

  test('is refused at their row until somebody says that they came back', async () => {
    await expect(story.perform('mihai', holdExam, held({ theory: 8.5, practice: 9 }))).rejects.toMatchObject({
      code: 'people.after-exit',
      fields: [{ path: 'results.0.reEntry', code: 'people.after-exit', details: { on: '2026-03-06' } }],
    })
    expect(await stage()).toMatch(/GT-\d+ Ieșit/)
  })

  test('asks on the page about them alone, and keeps what was typed where nothing was said', async () => {
    const mihai = story.as('mihai')

    const page = await mihai.get(exam)
    const refused = await mihai.post(exam, form())
    await mihai.get(`${exam}?lang=en`)
    const english = await mihai.get(exam)

    expect(page.html.match(/name="results\.\d\.reEntry"/g)).toEqual(['name="results.0.reEntry"'])
    expect(page.text).toContain('S-a întors în program după ieșire')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Persoana a ieșit din program pe 06.03.2026. Spuneți dacă este o reintrare')
    expect(refused.html).toContain('value="8,50"')
    expect(english.text).toContain('Came back to the programme after leaving it')
  })

  test('asks nothing about whoever did not come', async () => {
    const { entry } = await story.perform('mihai', holdExam, held({}))
    await takeBack(story, 'mihai', entry)

    expect(await stage()).toMatch(/GT-\d+ Ieșit/)
  })

  test('makes them a participant again once it is said', async () => {
    const recorded = await story.as('mihai').send(exam, form({ 'results.0.reEntry': 'yes' }))

    expect(recorded.text).toContain('Examenul este înregistrat.')
    expect(await stage()).toMatch(/GT-\d+ Participant/)
  })
})
