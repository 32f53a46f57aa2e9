import { z } from 'zod/mini'
import { plain } from '../kernel/shape.ts'
import { fileKinds, largestFile, mostPages } from './file-kind.ts'

const hash = () => plain(64, /^[0-9a-f]{64}$/)

/** A file that was taken in: the name under which FILES holds it, and the names of the images of its pages. */
export const takenFile = z.object({
  hash: hash(),
  kind: z.enum(fileKinds),
  bytes: z.int().check(z.positive(), z.maximum(largestFile)),
  pages: z.array(hash()).check(z.minLength(1), z.maxLength(mostPages)),
})
export type TakenFile = z.infer<typeof takenFile>

/** What a form that came back has kept of a file, in a hidden field; undefined for anything else. */
export function readTaken(text: string): TakenFile | undefined {
  try {
    return takenFile.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
