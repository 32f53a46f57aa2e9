import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { drawnPhoto } from '../../demo/offer-photo.ts'
import { addOffer } from '../../src/enterprises/offer.ts'
import { addPhoto, dropPhoto, mostPhotos } from '../../src/enterprises/photo.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { sweepFiles } from '../../src/night.ts'
import { slices } from '../../src/app.tsx'
import { dossier } from '../evidence/papers.ts'
import { aMoment, goPublic } from '../portal/ground.ts'
import { all, attribute, readHtml } from '../site/html.ts'
import { heaviestView, weightOf } from '../site/weight.ts'
import { beginEnterprise, type Ground } from './ground.ts'

let here: Ground
let path: string
let offer: string

beforeAll(async () => {
  here = await beginEnterprise()
  offer = await offered('Pâine cu maia')
  path = `/app/ses/${here.bakery}/offers/${offer}/photos`
  await goPublic(here.story)
})

async function offered(title: string, more = {}): Promise<string> {
  const input = { ...addOffer.example, enterprise: here.bakery, title, publishedOn: '2026-03-02', ...more }
  return String((await here.story.perform('dan', addOffer, input)).answer.offer)
}

/** A photograph as telephones make them: it says where and with what it was taken. */
const telling = async (nth = 1): Promise<Uint8Array> =>
  sharp(await drawnPhoto(nth))
    .jpeg()
    .withExif({ IFD0: { Make: 'Telefon', Copyright: 'Strada Secretă 3' }, IFD3: { GPSLatitude: '47/1 9/1 0/1' } })
    .toBuffer()

const sent = async (bytes: Uint8Array, fields: Record<string, string> = {}) =>
  here.story.as('dan').post(path, {
    offer,
    alt: 'O pâine rumenă pe un ștergar',
    mayBeShown: 'yes',
    ...fields,
    file: new File([new Uint8Array(bytes)], 'IMG_0001.jpg'),
  })

const get = (address: string) => here.story.visitor().get(address)

/** The photographs on a public page: the address of each, and what is seen. */
const picturesOn = async (address: string) =>
  all(readHtml((await get(address)).html), 'img').map(one => ({
    src: attribute(one, 'src'),
    alt: attribute(one, 'alt'),
    lazy: attribute(one, 'loading') === 'lazy',
  }))

const fetched = (address: string) => here.story.app.request(`http://localhost:3000${address}`)

test.each([
  ['a paper', async () => dossier(1), {}, 'un fișier JPG sau PNG'],
  ['without words for those who do not see it', () => telling(), { alt: '' }, 'Ce se vede'],
  ['of somebody who was not asked', () => telling(), { mayBeShown: '' }, 'cine se vede a fost de acord'],
])('a photograph is refused: %s', async (_, bytes, fields, says) => {
  const page = await sent(await bytes(), fields)

  expect([400, 422]).toContain(page.status)
  expect(page.text).toContain(says)
  expect((await here.story.as('dan').get(path)).html).not.toContain('<img')
})

test('the file of a paper is no photograph, and nobody of another place adds one', async () => {
  const file = await takeFile(here.story.engine, here.story.who.dan, await telling())
  const foreign = here.story.perform('mihai', addPhoto, { ...addPhoto.example, offer, file })

  await expect(foreign).rejects.toMatchObject({ status: 403 })
})

test('the catalogue shows it light, without place and camera, and with words for those who do not see it', async () => {
  const kept = await sent(await telling())
  expect(kept.status).toBe(303)
  expect(Buffer.from(await telling()).includes('Secret')).toBe(true)
  await aMoment()

  const [small] = await picturesOn('/ro/catalog')
  const [middle] = await picturesOn(`/en/catalogue/${offer}`)

  expect(small).toMatchObject({ alt: 'O pâine rumenă pe un ștergar', lazy: true })
  expect(middle?.alt).toBe('O pâine rumenă pe un ștergar')
  for (const size of ['small', 'middle', 'large']) {
    const answer = await fetched(String(small?.src.replace('small', size)))
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(['EXIF', 'XMP ', 'Secret', 'Telefon'].filter(word => bytes.includes(word))).toEqual([])
  }
})

test('a page of the catalogue full of photographs is seen within what a slow telephone loads', async () => {
  const noise = await sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 90 },
      background: 'red',
    },
  })
    .png()
    .toBuffer()
  const file = await takeFile(here.story.engine, here.story.who.dan, noise)
  const spare = await offered('Covrigi')
  await here.story.perform('dan', addPhoto, { ...addPhoto.example, offer: spare, file })
  await aMoment()

  const { html } = await get('/ro/catalog')
  const one = await get(`/ro/catalog/${spare}`)
  const photo = (await picturesOn(`/ro/catalog/${spare}`))[0]?.src ?? ''
  const weight = async (size: string) => (await (await fetched(photo.replace('middle', size))).arrayBuffer()).byteLength

  // Beside the page itself, six small ones are seen before anybody scrolls; on its own page, one of middle size.
  expect(weightOf(html, readHtml(html)) + 6 * (await weight('small'))).toBeLessThan(heaviestView)
  expect(weightOf(one.html, readHtml(one.html)) + (await weight('middle'))).toBeLessThan(heaviestView)
})

test('what is no longer in the catalogue shows no photograph, and one that was taken away is gone', async () => {
  const draft = await offered('Cozonac', { publishedOn: undefined })
  const file = await takeFile(here.story.engine, here.story.who.dan, await telling(3))
  const { answer } = await here.story.perform('dan', addPhoto, { ...addPhoto.example, offer: draft, file })
  await aMoment()

  const hidden = await fetched(`/photo/${answer.photo}/small`)
  const seen = await here.story.as('dan').get(`/app/ses/${here.bakery}/offers/${draft}/photos/${answer.photo}/small`)
  await here.story.perform('dan', dropPhoto, { photo: String(answer.photo), reason: 'Gata.' })
  const gone = await here.story.as('dan').get(`/app/ses/${here.bakery}/offers/${draft}/photos/${answer.photo}/small`)

  expect([hidden.status, seen.status, gone.status]).toEqual([404, 200, 404])
  expect((await fetched('/photo/anything/small')).status).toBe(404)
})

test('an offer has so many and no more, each file once; at night none of them is swept', async () => {
  const full = await offered('Plăcinte')
  const add = async (nth: number) => {
    const file = await takeFile(here.story.engine, here.story.who.dan, await drawnPhoto(nth))
    return (await here.story.perform('dan', addPhoto, { ...addPhoto.example, offer: full, file })).answer
  }
  const first = await add(1)
  for (let nth = 2; nth <= mostPhotos; nth++) await add(nth)

  await expect(add(5)).rejects.toMatchObject({ code: 'enterprises.photos-enough' })
  const later = { ...here.story.engine, clock: () => new Date('2027-01-01') }
  await sweepFiles(later, { tenant: here.story.tenant }, slices)
  expect((await fetched(`/photo/${first.photo}/large`)).status).toBe(200)
})
