import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PageImages } from '../../src/evidence/page-images.ts'
import { dossier, noise, pdf, pdfThatNeverEnds, pdfUnderPassword, pdfWithImageOf, photo } from './papers.ts'

let images: PageImages

beforeAll(() => {
  images = new PageImages()
})

afterAll(() => images.close())

/** Time and memory are one bound: on a busy machine either may be reached first. */
const tooDemanding = { status: 422, code: 'evidence.file-is-too-demanding' }

const isWebp = (image: Uint8Array) => Buffer.from(image.subarray(8, 12)).toString() === 'WEBP'

describe('refused, and the next paper is shown', () => {
  test.each([
    ['a PDF that is cut', 'pdf' as const, dossier(1).subarray(0, 60), 'evidence.file-is-unreadable'],
    [
      'a PDF with no page',
      'pdf' as const,
      pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>']),
      'evidence.file-is-unreadable',
    ],
    ['a PDF under a password', 'pdf' as const, pdfUnderPassword(), 'evidence.file-is-protected'],
    ['a dossier of 61 pages', 'pdf' as const, dossier(61), 'evidence.file-is-of-too-many-pages'],
    [
      'a photograph that is none',
      'jpg' as const,
      Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]),
      'evidence.file-is-unreadable',
    ],
  ])('%s', async (_, kind, bytes, code) => {
    await expect(images.of(kind, bytes)).rejects.toMatchObject({ status: 422, code })

    expect(await images.of('pdf', dossier(1))).toHaveLength(1)
  })

  test('a photograph cut in half', async () => {
    const whole = await photo({ width: 900, height: 900 })

    await expect(images.of('jpg', whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'evidence.file-is-unreadable',
    })
  })

  test('a small PNG that claims 900 million pixels', async () => {
    const flood = await noise(8)
    flood.writeUInt32BE(30_000, 16)
    flood.writeUInt32BE(30_000, 20)

    await expect(images.of('png', flood)).rejects.toMatchObject({ code: 'evidence.file-is-of-too-many-pixels' })
  })

  test('a PDF that would draw for ever', async () => {
    const impatient = new PageImages(1_000)

    await expect(impatient.of('pdf', pdfThatNeverEnds())).rejects.toMatchObject(tooDemanding)

    await impatient.close()
    expect(await images.of('pdf', dossier(1))).toHaveLength(1)
  })

  test('a PDF that takes longer than a paper is given, however little memory it takes', async () => {
    const impatient = new PageImages(1)

    await expect(impatient.of('pdf', dossier(60))).rejects.toMatchObject(tooDemanding)

    await impatient.close()
  })

  test(
    'a PDF that takes more memory than a paper is given, however long it may take',
    { timeout: 120_000 },
    async () => {
      const patient = new PageImages(110_000)

      await expect(patient.of('pdf', pdfThatNeverEnds())).rejects.toMatchObject(tooDemanding)

      expect(await patient.of('pdf', dossier(1))).toHaveLength(1)
      await patient.close()
    },
  )

  test('papers that wait behind one that never ends', async () => {
    const impatient = new PageImages(8_000)

    const [hostile, waiting] = await Promise.allSettled([
      impatient.of('pdf', pdfThatNeverEnds()),
      impatient.of('pdf', dossier(2)),
    ])

    await impatient.close()
    expect(hostile).toMatchObject({ status: 'rejected', reason: tooDemanding })
    expect(waiting).toMatchObject({ status: 'fulfilled', value: { length: 2 } })
  })
})

test('an image inside a PDF that claims more memory than there is, is left blank', async () => {
  const pages = await images.of('pdf', pdfWithImageOf(40_000)).catch(problem => problem.code)

  expect([1, tooDemanding.code]).toContain(Array.isArray(pages) ? pages.length : pages)
  expect(await images.of('pdf', dossier(1))).toHaveLength(1)
})

test('each page of a dossier is an image of its own', async () => {
  const pages = await images.of('pdf', dossier(3))

  expect(pages.map(isWebp)).toEqual([true, true, true])
  expect(new Set(pages.map(page => Buffer.from(page).toString('base64'))).size).toBe(3)
})

test('even a page of noise stays small enough for a slow line', async () => {
  const [page] = await images.of('png', await noise(1_700))

  expect(page?.length).toBeLessThan(200 * 1024)
})

test('a photograph is turned as the camera says and tells neither camera nor place', async () => {
  const turned = await photo({ width: 60, height: 20, orientation: 6 })
  expect(turned.includes('PLANTED-CAMERA')).toBe(true)

  const [page] = await images.of('jpg', turned)

  const image = Buffer.from(page ?? [])
  expect(sizeOf(image)).toEqual({ width: 20, height: 60 })
  expect(image.includes('PLANTED-CAMERA')).toBe(false)
  expect(image.includes('EXIF')).toBe(false)
})

/** Of a lossy WebP. Source: RFC 6386, section 9.1. */
const sizeOf = (webp: Buffer) => ({ width: webp.readUInt16LE(26) & 0x3fff, height: webp.readUInt16LE(28) & 0x3fff })
