import sharp, { type SharpOptions } from 'sharp'
import { codesOn } from './page-codes.ts'
import type { PictureSize } from './page-images.ts'

/** Our choice: 200 kB is readable at 150 dots per inch, and loads on a slow line. */
const largestImage = 200 * 1024

/** A photograph of 60 million pixels takes 180 MB while it is read. Phones make up to 50 million; a small file can claim a billion. */
const mostPixels = 60_000_000
const longestSide = 1754
const slowestSeconds = 15

const asSent: SharpOptions = { limitInputPixels: mostPixels, failOn: 'error', autoOrient: true }

sharp.cache(false)
sharp.concurrency(1)
// No loader but those of the kinds that a paper may be.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })

/** The photograph as an image of ours: turned as the camera says, shrunk, without place, camera or time. */
export function pageOfPhoto(bytes: Uint8Array): Promise<Uint8Array> {
  return squeeze(bytes, asSent)
}

/** A code of a sheet of A4 that fills half of the photograph is read at this size. Our choice. */
const codeSide = 2600

/** What the QR codes on a photograph say. */
export async function codesOfPhoto(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes, asSent)
    .timeout({ seconds: slowestSeconds })
    .resize({ width: codeSide, height: codeSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return codesOn({ data, width: info.width, height: info.height })
}

/** Width, height, and the most bytes. Our choice: six small ones beside a page stay within what a slow telephone loads in two seconds. */
const pictures: Record<PictureSize, readonly [width: number, height: number, most: number]> = {
  small: [160, 120, 4096],
  middle: [640, 480, 32_768],
}

/** The photograph cut to four by three, coarser until it is light enough; without place, camera or time. */
export async function pictureOfPhoto(bytes: Uint8Array, size: PictureSize): Promise<Uint8Array> {
  const [width, height, most] = pictures[size]
  const { data, info } = await sharp(bytes, asSent)
    .timeout({ seconds: slowestSeconds })
    .resize({ width, height, fit: 'cover' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  let picture: Uint8Array = new Uint8Array()
  for (const quality of [70, 50, 30, 10, 1]) {
    picture = await sharp(data, { raw }).webp({ quality, effort: 4 }).toBuffer()
    if (picture.length <= most) break
  }
  return picture
}

/** Coarser, then smaller, until it fits: at the last step even noise does. */
const steps = [
  { side: longestSide, quality: 75 },
  { side: longestSide, quality: 55 },
  { side: longestSide, quality: 40 },
  { side: 1240, quality: 40 },
  { side: 877, quality: 40 },
  { side: 620, quality: 30 },
]

/** Encodes as WebP, which keeps no metadata unless told to. */
export async function squeeze(input: Uint8Array, options: SharpOptions): Promise<Uint8Array> {
  let image: Uint8Array = new Uint8Array()
  for (const { side, quality } of steps) {
    image = await sharp(input, options)
      .timeout({ seconds: slowestSeconds })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .webp({ quality, effort: 2 })
      .toBuffer()
    if (image.length <= largestImage) break
  }
  return image
}
