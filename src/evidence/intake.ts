import type { Engine } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import { Problem } from '../kernel/problem.ts'
import { type FileKind, kindOf } from './file-kind.ts'
import { PageImages } from './page-images.ts'
import type { TakenFile } from './taken-file.ts'

const images = new PageImages()

/** A file that is a paper, with the images of its pages. */
export interface Examined {
  bytes: Uint8Array
  kind: FileKind
  shown: Uint8Array[]
}

/**
 * Takes in what somebody sent, before the command that makes a paper of it. Refuses what is not a paper, or cannot be shown. What no
 * command takes within a day is swept.
 */
export async function takeFile(engine: Engine, who: Who, bytes: Uint8Array): Promise<TakenFile> {
  return keepFile(engine, who, await examine(bytes).catch(atField))
}

export async function examine(bytes: Uint8Array): Promise<Examined> {
  const kind = kindOf(bytes)
  return { bytes, kind, shown: await images.of(kind, bytes) }
}

export async function keepFile(
  { files, keyring }: Engine,
  { tenant }: Who,
  { bytes, kind, shown }: Examined,
): Promise<TakenFile> {
  const key = { tenant, files: keyring.of(tenant).files }
  const pages: string[] = []
  for (const image of shown) pages.push(await files.put(key, image))
  return { hash: await files.put(key, bytes), kind, bytes: bytes.length, pages }
}

/** What is wrong with a file is said where it was chosen. */
function atField(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  const { status, code, details } = error
  throw new Problem(status, code, details, [{ path: 'file', code, details }])
}

/** What the QR codes on a file say: for a sheet that was printed here and comes back signed. */
export const codesIn = (bytes: Uint8Array): Promise<string[]> => images.codes(kindOf(bytes), bytes)
