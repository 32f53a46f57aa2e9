import sharp, { type SharpOptions } from 'sharp'
import { codesOn } from './page-codes.ts'

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
