import type { Engine } from '../kernel/engine.ts'
import { PageImages, pictureSizes } from './page-images.ts'

export const photoSizes = [...pictureSizes, 'large'] as const
export type PhotoSize = (typeof photoSizes)[number]

/** A photograph that was taken in, as its row names it: what was sent, and the image of ours. */
export interface StoredPhoto {
  file: string
  image: string
}

/** Our choice: some three megabytes. */
const mostKept = 500

const images = new PageImages()
const kept = new Map<string, Promise<Uint8Array>>()

/** The photograph in the size asked, always an image of ours. Small ones are made when somebody first asks, and kept for a while. */
export async function photoOf(
  { files, keyring }: Engine,
  tenant: string,
  { file, image }: StoredPhoto,
  size: PhotoSize,
): Promise<Uint8Array> {
  const key = { tenant, files: keyring.of(tenant).files }
  if (size === 'large') return files.get(key, image)
  return once(`${size} ${file}`, async () => images.picture(await files.get(key, file), size))
}

function once(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = kept.get(name)
  if (known) return known
  if (kept.size >= mostKept) kept.clear()
  const made = make()
  kept.set(name, made)
  made.catch(() => kept.delete(name))
  return made
}
