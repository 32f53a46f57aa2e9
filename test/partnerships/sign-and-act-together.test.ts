import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/day.ts'
import { correctAgreement, drawUp, renew, withdrawAgreement } from '../../src/partnerships/agreement.ts'
import { dropAction, recordAction } from '../../src/partnerships/joint-action.ts'
import { correctOrganisation } from '../../src/partnerships/organisation.ts'
import { promote } from '../../src/partnerships/promotion.ts'
import { sign } from '../../src/partnerships/signature.ts'
import { resultsReport } from '../../src/results/report.ts'
import { actTogether, agree, organisations, signFor } from '../results/cooperation.ts'
import { beginCooperation, type Ground, prove, refusal } from './ground.ts'

let ground: Ground
let town: string
let firm: string
let ses: string

beforeAll(async () => {
  ground = await beginCooperation()
  ;[town = '', firm = '', ses = ''] = await organisations(ground, ['authority', 'business', 'social-enterprise'])
}, 60_000)

const claimed = async (code: string) => {
  const { indicators } = await resultsReport(ground.story.engine, ground.story, {
    programme: 'o-sansa',
    day: '2026-03-16',
  })
  const { claimed: value, proven } = indicators.find(one => one.code === code) ?? {}
  return [value, proven]
}

const drawn = (more: object) => ({
  programme: 'o-sansa',
  code: 'AP-0',
  title: 'Acord',
  object: 'Vizite.',
  region: 'RO21',
  drawnUpOn: '2026-02-02',
  ...more,
})

describe('is refused:', () => {
  test.each<[string, () => object, string]>([
    ['an agreement with one party', () => drawn({ parties: [{ organisation: town }] }), 'partnerships.two-parties'],
    [
      'the same party twice',
      () => drawn({ parties: [{ organisation: town }, { organisation: town }] }),
      'partnerships.party-twice',
    ],
    [
      'a party that nobody knows',
      () => drawn({ parties: [{ organisation: town }, { organisation: '01930000-0000-7000-8000-000000000009' }] }),
      'partnerships.no-such-organisation',
    ],
    [
      'a brokered one without the centre',
      () => drawn({ brokered: true, parties: [town, firm, ses].map(organisation => ({ organisation })) }),
      'partnerships.brokered-by-no-centre',
    ],
    [
      'a brokered one without a business',
      () => drawn({ brokered: true, centre: 'CRES-NE', parties: [town, ses].map(organisation => ({ organisation })) }),
      'partnerships.brokered-between-three',
    ],
    [
      'an end before the beginning',
      () => drawn({ validUntil: '2026-02-01', parties: [town, ses].map(organisation => ({ organisation })) }),
      'partnerships.ends-before-it-begins',
    ],
  ])('%s', async (_, input, code) => {
    expect(await refusal(ground.dan(drawUp, input()))).toBe(code)
  })

  test('a joint action before every party has signed, and before the day of the last signature', async () => {
    const agreement = await agree(ground, 'AP-R', [town, ses])
    const early = { agreement, happenedOn: '2026-03-01', title: 'Vizită' }
    await signFor(ground, agreement, town)
    const unsigned = await refusal(ground.dan(recordAction, early))
    await signFor(ground, agreement, ses)

    expect(unsigned).toBe('partnerships.not-signed')
    expect(await refusal(ground.dan(recordAction, early))).toBe('partnerships.before-signature')
  })

  test('a signature before the agreement was drawn up, or by somebody who is no party', async () => {
    const agreement = await agree(ground, 'AP-S', [town, ses])
    const signed = { agreement, organisation: town, signedOn: '2026-02-01', signatory: 'Ion Exemplu' }

    expect(await refusal(ground.dan(sign, signed))).toBe('partnerships.before-it-was-drawn-up')
    expect(await refusal(ground.dan(sign, { ...signed, organisation: firm }))).toBe('partnerships.no-such-party')
  })

  test('taking away what is signed, a party that has signed, and an extension to an earlier day', async () => {
    const agreement = await agree(ground, 'AP-T', [town, ses], { validUntil: '2027-02-02' })
    await signFor(ground, agreement, town)
    const said = { code: 'AP-T', title: 'Acord', object: 'Vizite.', region: 'RO21', drawnUpOn: '2026-02-02' }
    const without = {
      agreement,
      reason: 'Greșit.',
      ...said,
      parties: [firm, ses].map(organisation => ({ organisation })),
    }

    expect(await refusal(ground.dan(withdrawAgreement, { agreement, reason: 'Greșit.' }))).toBe(
      'partnerships.holds-records',
    )
    expect(await refusal(ground.dan(correctAgreement, without))).toBe('partnerships.party-has-signed')
    expect(await refusal(ground.dan(renew, { agreement, validUntil: '2027-02-02' }))).toBe('partnerships.not-longer')
  })

  test('what a centre writes outside its place', async () => {
    const agreement = await agree(ground, 'AP-U', [town, ses])
    const other = { ...promote.example, programme: 'o-sansa', region: 'RO41', publishedOn: '2026-02-02' }

    expect(await refusal(ground.story.perform('carmen', renew, { agreement, validUntil: '2028-01-01' }))).toBe(
      'programme.no-such-deliverable',
    )
    expect(await refusal(ground.story.perform('carmen', promote, other))).toBe('programme.not-your-place')
  })
})

test('it counts when all have signed and something was done together, and is proven with its two papers', async () => {
  const before = await claimed('partnerships')
  const agreement = await agree(ground, 'AP-1', [town, ses])
  await signFor(ground, agreement, town)
  await signFor(ground, agreement, ses)
  const signed = await claimed('partnerships')

  const { answer } = await actTogether(ground, agreement)
  const acted = await claimed('partnerships')
  await prove(ground, 'agreement', agreement, ['agreement', 'joint-action-record'])

  expect([before, signed, acted]).toEqual([
    [0, 0],
    [0, 0],
    [1, 0],
  ])
  expect(await claimed('partnerships')).toEqual([1, 1])
  await ground.dan(dropAction, { action: answer.action, reason: 'Nu a avut loc.' })
  expect(await claimed('partnerships')).toEqual([0, 0])
})

test('a kind that is corrected moves what the agreement covers, without the agreement being typed again', async () => {
  const fresh = await beginCooperation()
  const [one = '', two = ''] = await organisations(fresh, ['school', 'organisation'])
  const agreement = await agree(fresh, 'AP-1', [one, two])
  for (const organisation of [one, two]) await signFor(fresh, agreement, organisation)
  await actTogether(fresh, agreement)
  const dan = fresh.story.as('dan')
  const before = await dan.get('/app/results/partnerships')

  const input = { organisation: one, programme: 'o-sansa', name: 'Școala', kind: 'institution', region: 'RO21' }
  await fresh.dan(correctOrganisation, input)

  expect(before.text).toContain('Instituție (Nord-Est) lipsește')
  expect((await dan.get('/app/results/partnerships')).text).toContain('Instituție (Nord-Est) fără dovezi')
})

test('the six are reached only when all nine kinds and regions are covered', async () => {
  const fresh = await beginCooperation()
  const regions = ['RO21', 'RO41', 'RO32']
  const kinds = ['institution', 'authority', 'organisation']
  const all = await Promise.all(regions.map(region => organisations(fresh, kinds, region)))
  const cover = async (code: string, parties: readonly (string | undefined)[]) => {
    const agreement = await agree(fresh, code, parties)
    for (const organisation of parties) await signFor(fresh, agreement, organisation)
    await actTogether(fresh, agreement)
    await prove(fresh, 'agreement', agreement, ['agreement', 'joint-action-record'])
  }
  for (const at of [0, 1, 2, 3, 4]) await cover(`AP-${at}`, [all[at % 3]?.[0], all[at % 3]?.[1]])
  await cover('AP-5', [all[0]?.[2], all[1]?.[2]])
  const dan = fresh.story.as('dan')
  const six = await dan.get('/app/results')

  await cover('AP-6', [all[2]?.[2], all[0]?.[0]])

  expect(six.text).toContain('1 de acoperit')
  expect((await dan.get('/app/results')).text).not.toContain('de acoperit')
  expect((await dan.get('/app/results/partnerships')).text).not.toContain('lipsește')
}, 30_000)

test('an agreement that runs out is a task, until it is extended', async () => {
  const agreement = await agree(ground, 'AP-9', [town, ses], { validUntil: addDays('2026-03-16', 20) })
  const dan = ground.story.as('dan')
  const before = await dan.get('/app')

  await ground.dan(renew, { agreement, validUntil: '2028-03-16' })

  expect(before.text).toContain('Reînnoiți acordul AP-9')
  expect((await dan.get('/app')).text).not.toContain('Reînnoiți acordul AP-9')
})

test('by form: an organisation, an agreement, a signature, an action, a material; with mistakes it comes back as typed', async () => {
  const dan = ground.story.as('dan')
  const wrong = await dan.post('/app/organisations/new', { programme: 'o-sansa', name: 'Fundația Pod', cui: '123' })
  await dan.send('/app/organisations/new', {
    programme: 'o-sansa',
    name: 'Fundația Pod',
    kind: 'organisation',
    region: 'RO21',
    'contacts.0.name': 'Ana Exemplu',
    'contacts.0.role': 'director',
    'contacts.0.email': 'ana@example.org',
    'contacts.1.role': 'secretariat',
    'contacts.1.phone': '0700 000 099',
  })
  const shown = await dan.send('/app/partners/new', {
    programme: 'o-sansa',
    code: 'F-1',
    title: 'Tabără comună',
    object: 'O tabără pe an',
    region: 'RO21',
    drawnUpOn: '02.02.2026',
    'parties.0.organisation': town,
    'parties.1.organisation': ses,
    'parties.1.duties': 'Dă sala.',
  })
  const [path = ''] = /\/app\/partners\/[0-9a-f-]{36}/.exec(shown.html) ?? []
  for (const organisation of [town, ses]) {
    const signature = { agreement: path.slice(14), organisation, signedOn: '03.02.2026', signatory: 'Ion Exemplu' }
    await dan.send(`${path}/sign/${organisation}`, signature)
  }
  const action = { agreement: path.slice(14), happenedOn: '04.02.2026', title: 'Prima tabără' }
  const acted = await dan.send(`${path}/action`, action)
  const promoted = await dan.send('/app/promotion/new', {
    programme: 'o-sansa',
    material: 'Afișul taberei',
    channel: 'poster',
    region: 'RO21',
    publishedOn: '05.02.2026',
    reach: '300',
  })

  const list = await dan.get('/app/organisations')
  expect(list.text).toContain('Ana Exemplu, director ana@example.org')
  expect(list.text).toContain('secretariat +40700000099')
  const [, pod = ''] = /href="(\/app\/organisations\/[^"]+)">Fundația Pod/.exec(list.html) ?? []
  const alone = {
    organisation: pod.slice(-36),
    programme: 'o-sansa',
    name: 'Fundația Pod',
    kind: 'organisation',
    region: 'RO21',
  }
  const roleAlone = await dan.post(pod, { ...alone, 'contacts.0.role': 'director' })
  await dan.send(pod, { ...alone, 'contacts.1.role': 'secretariat', 'contacts.1.phone': '0700 000 099' })
  expect(roleAlone.text).toContain('Scrieți un nume, un telefon sau un e-mail.')
  expect((await dan.get('/app/organisations')).text).not.toContain('Ana Exemplu, director')
  expect((await dan.get(pod)).html).toMatch(/name="contacts\.0\.phone"[^>]*value="\+40700000099"/)
  expect(wrong.status).toBe(400)
  expect(wrong.html).toMatch(/name="name"[^>]*value="Fundația Pod"/)
  expect(acted.text).toContain('03.02.2026, Ion Exemplu')
  expect(acted.text).toContain('Prima tabără')
  expect(acted.text).toContain('se numără')
  expect(promoted.text).toContain('În total: 300')
  expect((await ground.story.as('victor').get(path)).text).not.toContain('Corectează')
})

test('days keep their order when they are said anew, as when they are said first', async () => {
  const fresh = await beginCooperation()
  const [here = '', there = ''] = await organisations(fresh, ['authority', 'business'])
  const agreement = await agree(fresh, 'AP-ORD', [here, there])
  for (const one of [here, there]) await signFor(fresh, agreement, one)
  await actTogether(fresh, agreement)
  const parties = [here, there].map(organisation => ({ organisation }))
  const { programme: _, ...said } = drawn({ code: 'AP-ORD', parties })
  const corrected = (drawnUpOn: string) =>
    refusal(fresh.dan(correctAgreement, { agreement, reason: 'Ziua.', ...said, drawnUpOn }))
  const signedAgain = { agreement, organisation: here, signedOn: '2026-03-10', signatory: 'Ion Exemplu' }

  expect(await corrected('2026-03-03')).toBe('partnerships.before-it-was-drawn-up')
  expect(await refusal(fresh.dan(sign, signedAgain))).toBe('partnerships.before-signature')
  await fresh.dan(correctAgreement, { agreement, reason: 'Ziua.', ...said, drawnUpOn: '2026-03-02' })
})
