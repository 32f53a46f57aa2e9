import { beforeEach, expect, test } from 'vitest'
import { drawnPhoto } from '../../demo/offer-photo.ts'
import { slices } from '../../src/app.tsx'
import { forget } from '../../src/events/forget.ts'
import { admit, checkIn } from '../../src/events/guest.ts'
import { addPhoto } from '../../src/events/photo.ts'
import { photoFiles } from '../../src/events/photo-tables.ts'
import { findEvent, findGuest } from '../../src/events/tables.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { read } from '../../src/kernel/engine.ts'
import { verify } from '../../src/kernel/verify.ts'
import { sweepFiles } from '../../src/night.ts'
import { dossier } from '../evidence/papers.ts'
import { beginCooperation, type Ground } from '../partnerships/ground.ts'
import { planned } from '../results/cooperation.ts'
import { all, attribute, readHtml } from '../site/html.ts'

let ground: Ground
let event: string
let ana: string
let ion: string

beforeEach(async () => {
  ground = await beginCooperation()
  event = await planned(ground, 'EV-1', '2026-03-09', { publishedOn: '2026-03-02' })
  const came = async (name: string, imageConsent: boolean) =>
    String((await ground.dan(admit, { event, name, imageConsent })).answer.guest)
  ana = await came('Ana Exemplu', true)
  ion = await came('Ion Exemplu', false)
}, 60_000)

const path = () => `/app/events/${event}/photos`

const sent = async (fields: Record<string, string>, bytes?: Uint8Array) =>
  ground.story.as('dan').post(path(), {
    alt: 'O sală plină',
    ...fields,
    file: new File([new Uint8Array(bytes ?? (await drawnPhoto(1)))], 'IMG_0001.jpg'),
  })

const here = () => ({ tenant: ground.story.tenant })

async function onPublicPage(): Promise<(string | undefined)[]> {
  const row = await read(ground.story.engine, here(), tx => findEvent(tx, ground.story.tenant, event))
  const { html } = await ground.story.visitor().get(`/e/${row?.code}`)
  return all(readHtml(html), 'img').map(one => attribute(one, 'src'))
}

const statusOf = async (address: string | undefined) =>
  (await ground.story.app.request(`http://localhost:3000${address}`)).status

test.each([
  ['nobody says who can be recognised', () => ({}), 'Alegeți cine se recunoaște'],
  ['it says somebody and nobody', () => ({ guests: ana, nobody: 'yes' }), 'Alegeți cine se recunoaște'],
  ['somebody in it has not agreed', () => ({ guests: ion }), 'nu este de acord să apară'],
  ['it has no words for those who do not see it', () => ({ guests: ana, alt: '' }), 'Ce se vede'],
])('a photograph is refused where %s', async (_, fields, says) => {
  const page = await sent(fields())

  expect([400, 422]).toContain(page.status)
  expect(page.text).toContain(says)
  expect(await onPublicPage()).toEqual([])
})

test('a paper is refused, and so is a photograph of an event to come', async () => {
  const paper = await sent({ nobody: 'yes' }, await dossier(1))
  const ahead = await planned(ground, 'EV-2', '2026-05-12')
  const file = await takeFile(ground.story.engine, ground.story.who.dan, await drawnPhoto(2))

  expect(paper.text).toContain('un fișier JPG sau PNG')
  await expect(ground.dan(addPhoto, { ...addPhoto.example, event: ahead, file })).rejects.toMatchObject({
    code: 'events.lies-ahead',
  })
})

test('the public sees it as long as everybody in it agrees; colleagues see why it is hidden', async () => {
  await sent({ guests: ana })
  const [shown] = await onPublicPage()
  const before = await statusOf(shown)

  await ground.dan(checkIn, { guest: ana, imageConsent: false })

  expect(before).toBe(200)
  expect(await onPublicPage()).toEqual([])
  expect(await statusOf(shown)).toBe(404)
  const page = await ground.story.as('dan').get(path())
  expect(page.text).toContain('ascunsă: cineva nu mai este de acord')
  expect(page.text).toContain('Fără acord, deci nu pot apărea: Ana Exemplu, Ion Exemplu')
})

test('a guest takes their agreement back on their own ticket, after the event too, and may give it again', async () => {
  await sent({ guests: ana })
  const shown = await onPublicPage()
  const { code, ticket } = await read(ground.story.engine, here(), async tx => ({
    code: (await findEvent(tx, ground.story.tenant, event))?.code,
    ticket: (await findGuest(tx, ground.story.tenant, ana))?.ticket,
  }))
  const visitor = ground.story.visitor()

  const page = await visitor.get(`/e/${code}/${ticket}`)
  const back = await visitor.send(`/e/${code}/${ticket}/photographs`, { imageConsent: 'no' })
  const hidden = await onPublicPage()
  await visitor.send(`/e/${code}/${ticket}/photographs`, { imageConsent: 'yes' })

  expect(page.text).toContain('Vă puteți răzgândi oricând')
  expect(back.text).toContain('nu mai sunt pe pagină')
  expect(hidden).toEqual([])
  expect(await onPublicPage()).toEqual(shown)
})

test('one in which nobody can be recognised is shown until it is taken away', async () => {
  await sent({ nobody: 'yes' })
  const { html } = await ground.story.as('dan').get(path())
  const photo = /photos\/([0-9a-f-]{36})\//.exec(html)?.[1]

  expect(await onPublicPage()).toHaveLength(1)
  await ground.story.as('dan').send(`${path()}/${photo}`, { photo, reason: 'Este neclară.' })

  expect(photo).toBeDefined()
  expect(await onPublicPage()).toEqual([])
})

test('whoever is forgotten is forgotten in photographs too: in every version, and the file is swept', async () => {
  await sent({ guests: ana })
  const { engine } = ground.story
  const files = () => read(engine, here(), tx => photoFiles(tx, ground.story.tenant))
  const [one] = await files()

  await ground.dan(forget, { guest: ana, reason: 'A cerut.' })
  await sweepFiles({ ...engine, clock: () => new Date('2027-01-01') }, here(), slices)

  expect(await onPublicPage()).toEqual([])
  expect(await files()).toEqual(new Set())
  expect(await engine.files.has(ground.story.tenant, one ?? '')).toBe(false)
  const checks = slices.flatMap(slice => slice.checks ?? [])
  expect((await verify(engine, ground.story.tenant, checks)).finding).toBeUndefined()
})
