import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../kernel/problem.ts'
import { largestFile } from './file-kind.ts'

interface Limit {
  /** Bytes of one file. */
  largest: number
  /** So many of them are read, so that what is somewhat too large comes back with the form and a word about it. */
  times?: number
  /** What is said of more. */
  code: string
}

/** Before a form with files: what is far too large is not read at all. */
export const filesUpTo = ({ largest, times = 3, code }: Limit) =>
  bodyLimit({
    maxSize: times * largest,
    onError: () => {
      throw new Problem(413, code, { megabytes: largest / 1024 / 1024 })
    },
  })

/** Before a form with a paper or a photograph. */
export const fileLimit = filesUpTo({ largest: largestFile, code: 'evidence.file-too-large' })
