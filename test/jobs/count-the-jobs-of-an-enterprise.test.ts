import { beforeAll, expect, test } from 'vitest'
import { reportMonth } from '../../src/enterprises/figures.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import { endWorker, recordWorker } from '../../src/enterprises/worker.ts'
import { enterpriseFigures, statusOf } from '../../src/jobs/enterprise-posts.ts'
import { endPlacement } from '../../src/jobs/placement-end.ts'
import { fillPost } from '../../src/jobs/post.ts'
import { begin, participant } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { enterprise, placed, post } from './ground.ts'

let story: Story
let ses: string
let posts: string[]

const person = (familyName: string) =>
  participant(story, { identity: { familyName, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' } })

/** G12, in an enterprise that existed before and whose support ends on 2 March. */
beforeAll(async () => {
  story = await begin({ on: '2026-12-02' })
  ses = await enterprise(story, { existing: true })
  posts = []
  for (const reachedOn of ['2026-02-01', '2026-03-01', '2026-03-16'])
    posts.push(await post(story, { enterprise: ses, reachedOn }))
  const [j1, j2, j3] = posts
  const a = await placed(story, await person('Adam'), j1, { beganOn: '2026-02-01' })
  await placed(story, await person('Creanga'), j2, { beganOn: '2026-03-01', weeklyHours: 20 })
  await story.perform('dan', fillPost, {
    post: String(j3),
    contractNumber: '9/2026',
    contract: 'permanent',
    weeklyHours: 40,
    beganOn: '2026-03-16',
  })
  await story.perform('elena', endPlacement, { occupancy: a.occupancy, endedOn: '2026-05-15', reason: 'resigned' })
  await placed(story, await person('Barbu'), j1, { beganOn: '2026-06-01' })
})

const status = (more: object) =>
  story.perform('dan', recordWorker, { enterprise: ses, payrollNumber: 'M-1', validFrom: '2026-02-01', ...more })

const page = async () => (await story.as('dan').get(`/app/ses/${ses}/jobs`)).text

test('a status names a post of its enterprise, and no post has two of them on one day', async () => {
  const other = await post(story, { enterprise: await enterprise(story), reachedOn: '2026-03-16' })

  await expect(status({ post: other })).rejects.toMatchObject({ code: 'enterprises.no-such-post' })
  const { answer } = await status({ post: posts[0] })
  await expect(status({ post: posts[0], payrollNumber: 'M-2' })).rejects.toMatchObject({
    code: 'enterprises.post-has-a-status',
  })
  await story.perform('dan', endWorker, { worker: String(answer.worker), validUntil: '2026-11-30' })
})

test('the figures come from the posts and who holds them: full-time equivalents, the vulnerable share, what was kept', async () => {
  const before = await page()
  await status({ payrollNumber: 'M-3', post: posts[1], validFrom: '2026-03-01' })
  await story.perform('dan', enterPhase, { enterprise: ses, phase: 'idea', reachedOn: '2026-03-02' })

  const text = await page()

  expect(before).toContain('Ocupate de oameni din grupuri vulnerabile 0 din 3')
  expect(text).toContain('Posturi create 3')
  expect(text).toContain('Ocupate acum 3')
  expect(text).toContain('Norme întregi (de 40 de ore) 2,5')
  expect(text).toContain('Ocupate de oameni din grupuri vulnerabile 1 din 3')
  expect(text).toContain('Ponderea lor în ore 20%')
  expect(text).toContain('din care cu act acceptat 0 din 1')
  expect(text).toContain('cu pauze de cel mult 30 de zile 3 din 3')
  expect(text).toContain('Păstrate 6 luni după încheierea sprijinului sprijinul continuă')
})

test('months that say fewer people than hold the posts are told', async () => {
  const month = { ...reportMonth.example, enterprise: ses, month: '2026-07-01', heads: 2, vulnerableHeads: 0 }
  await story.perform('dan', reportMonth, { ...month, hours: 336, vulnerableHours: 0 })

  const text = await page()

  expect(text).toContain('Iulie 2026. Angajați raportați: 2; posturi create ocupate: 3.')
  expect(text).toContain('Din grupuri vulnerabile, angajați raportați: 0; posturi create ocupate: 1.')
})

test('a new post begins in the enterprise whose page leads there', async () => {
  const { html } = await story.as('dan').get(`/app/ses/${ses}/jobs`)
  const [, href = ''] = /href="(\/app\/register\/new\?[^"]*)"/.exec(html) ?? []

  const form = await story.as('dan').get(href.replaceAll('&amp;', '&'))

  expect(form.html).toContain(`value="${ses}" selected`)
  expect(form.html).toContain('value="RO21" selected')
})

const rules = { fullTimeHours: 40, gapDays: 30, months: 6 }
const held = (beganOn: string, endedOn: string | null = null, holder = 'a') => ({
  post: 'j',
  holder,
  beganOn,
  endedOn,
  weeklyHours: 40,
})

test.each([
  ['support goes on', undefined, '2026-12-01', [held('2026-01-05')], { due: 0, kept: 0 }],
  ['the six months are not over', '2026-07-01', '2026-12-31', [held('2026-01-05')], { due: 0, kept: 0 }],
  ['held until the day that decides', '2026-07-01', '2027-01-01', [held('2026-01-05')], { due: 1, kept: 1 }],
  ['lost after the support ended', '2026-07-01', '2027-01-31', [held('2026-01-05', '2026-08-01')], { due: 1, kept: 0 }],
  [
    'lost and filled again within the gap',
    '2026-07-01',
    '2027-01-31',
    [held('2026-01-05', '2026-08-01'), held('2026-08-31', null, 'b')],
    { due: 1, kept: 1 },
  ],
  ['created after the support ended', '2026-07-01', '2027-03-31', [held('2026-10-01')], { due: 0, kept: 0 }],
  ['created after it, and six months old', '2026-07-01', '2027-04-01', [held('2026-10-01')], { due: 1, kept: 1 }],
])('kept six months after support: %s', (_, supportEndedOn, on, holdings, kept) => {
  const { keptAfterSupport } = enterpriseFigures({ holdings, statuses: [], supportEndedOn, on, rules })

  expect(keptAfterSupport).toEqual(kept)
})

test('a status is of whoever held the post from its first day, and of nobody after them', () => {
  const one = held('2026-01-05', '2026-05-15')
  const other = held('2026-06-01', null, 'b')
  const holdings = [one, other]
  const first = { post: 'j', from: '2025-06-01', until: null, proven: true }

  expect(statusOf(one, [first], holdings, '2026-03-01')).toBe(first)
  expect(statusOf(other, [first], holdings, '2026-07-01')).toBeUndefined()
})
