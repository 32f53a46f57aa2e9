import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindOf } from '../../src/evidence/file-kind.ts'
import { PageImages } from '../../src/evidence/page-images.ts'
import { signatureSheet } from '../../src/pages/signature-sheet.ts'
import { brightness, lit, onTable, type Photo, photoOf, taken } from './photographs.ts'

const address = 'https://sansa.example.org/app/sessions/0197a000-0000-7000-8000-00000000000a/sheet'

let sheet: Photo
const images = new PageImages()

beforeAll(async () => {
  const names = ['Lăcătuș Maria', 'Țuțea Ana', 'Ștefănescu Ilie', 'Împușcătoiu Ana', 'Vâlcea Maria', 'Ene Ion']
  const printed = signatureSheet({
    lang: 'ro',
    template: 'session-sheet.v1',
    title: 'Listă de semnături',
    organisation: 'Asociația Punte',
    programme: 'O șansă pentru fiecare',
    facts: [
      ['Activitatea', 'Consiliere'],
      ['Data', '16.03.2026, 10:00–12:00'],
    ],
    head: ['Nr.', 'Nume', 'Semnătura'],
    rows: names.map((name, at) => ({ number: String(at + 1), name, code: `GT-${at + 1}`, beside: [] })),
    free: 6,
    signature: 'Semnătura consilierului',
    foot: 'Lista se întoarce semnată.',
    address,
  })
  const [page = new Uint8Array()] = await images.of('pdf', printed)
  // The images of pages are WebP, which no file that comes in may be.
  sharp.unblock({ operation: ['VipsForeignLoadWebpBuffer'] })
  sheet = await photoOf(page)
})

afterAll(() => images.close())

const read = (bytes: Uint8Array) => images.codes(kindOf(bytes), bytes)

/** Where the corners of the sheet lie in a picture of four by three, in thousandths: top left, top right, bottom right, bottom left. */
const straight = [280, 20, 720, 20, 720, 980, 280, 980]
const upright = { width: 2448, height: 3264 }
const wide = { width: 3264, height: 2448 }
const small = { width: 1200, height: 1600 }
const whole = [60, 40, 940, 40, 940, 960, 60, 960]

describe('a telephone that makes eight million pixels', () => {
  test.each<[string, number[], Parameters<typeof onTable>[2]]>([
    ['held straight', whole, upright],
    ['held across: the sheet lies on its side', [960, 60, 960, 940, 40, 940, 40, 60], wide],
    ['upside down', [940, 960, 60, 960, 60, 40, 940, 40], upright],
    ['turned by seventeen degrees', [240, 40, 950, 200, 760, 960, 50, 800], upright],
    ['turned by forty-five degrees', [520, 30, 960, 470, 480, 970, 40, 530], upright],
    ['from below: the far edge is shorter by a third', [200, 150, 800, 150, 960, 900, 40, 900], upright],
    ['from the side', [120, 60, 860, 190, 860, 800, 120, 960], upright],
    ['from a corner, upside down', [860, 880, 130, 960, 220, 160, 790, 40], upright],
    ['from across the room: the sheet fills a fifth of the picture', straight.map(one => 500 + (one - 500) / 2), wide],
  ])('%s', async (_, corners, size) => {
    expect(await read(await taken(onTable(sheet, corners, size), { quality: 75 }))).toEqual([address])
  })
})

describe('bad light', () => {
  test.each<[string, Parameters<typeof lit>[1]]>([
    ['a shadow that deepens from one side to the other', { from: 1, to: 0.25 }],
    ['the shadow of a hand with a hard edge through the code', { from: 1, to: 1, edge: 0.45 }],
    ['little contrast: grey on grey', { from: 1, to: 1, contrast: 0.25, lift: 95 }],
    ['a dark room: grain everywhere', { from: 0.35, to: 0.3, grain: 14 }],
    ['grain on a bright day', { from: 1, to: 0.9, grain: 35 }],
    ['a bright spot beside the code', { from: 0.8, to: 0.6, spot: 0.5 }],
  ])('%s', async (_, light) => {
    const shot = lit(onTable(sheet, whole, upright), light)

    expect(await read(await taken(shot, { quality: 60 }))).toEqual([address])
  })
})

describe('all at once', () => {
  test('askew, in the shade, grainy, sent through a messenger that shrinks and compresses it', async () => {
    const shot = lit(onTable(sheet, [150, 60, 930, 130, 860, 950, 70, 870], upright), { from: 1, to: 0.45, grain: 12 })

    expect(await read(await taken(shot, { quality: 40, width: 1200 }))).toEqual([address])
  })

  test('a small picture, upside down, from below, little contrast, JPEG of forty', async () => {
    const shot = lit(onTable(sheet, [900, 900, 100, 930, 190, 100, 800, 120], small), {
      from: 1,
      to: 0.7,
      contrast: 0.5,
      lift: 60,
      grain: 8,
    })

    expect(await read(await taken(shot, { quality: 40 }))).toEqual([address])
  })

  test('shaken a little while it was taken', async () => {
    const shot = onTable(sheet, whole, upright)

    expect(await read(await taken(shot, { quality: 75, shaken: 2.5 }))).toEqual([address])
  })

  test('bent a little, like a sheet that was folded in four', async () => {
    const shot = onTable(sheet, whole, upright, { bend: 4 })

    expect(await read(await taken(shot, { quality: 60 }))).toEqual([address])
  })
})

test('a picture without any code says nothing, and one of a dark pocket too', async () => {
  const pocket = lit(onTable(sheet, whole, small), { from: 0.02, to: 0.02, grain: 4 })

  expect(brightness(pocket)).toBeLessThan(12)
  expect(await read(await taken(pocket, { quality: 60 }))).toEqual([])
})
