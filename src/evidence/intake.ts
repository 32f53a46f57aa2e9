import type { Engine } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import { Problem } from '../kernel/problem.ts'
import { type FileKind, kindOf } from './file-kind.ts'
import { PageImages } from './page-images.ts'
import type { TakenFile } from './taken-file.ts'

const images = new PageImages()

/**
 * Takes in what somebody sent, before the command that makes a paper of it. Refuses what is not a paper, or cannot be shown. What no
 * command takes within a day is swept.
 */
export async function takeFile({ files, keyring }: Engine, who: Who, bytes: Uint8Array): Promise<TakenFile> {
  const { kind, shown } = await examine(bytes).catch(atField)
  const key = { tenant: who.tenant, files: keyring.of(who.tenant).files }
  const pages: string[] = []
  for (const image of shown) pages.push(await files.put(key, image))
  return { hash: await files.put(key, bytes), kind, bytes: bytes.length, pages }
}

async function examine(bytes: Uint8Array): Promise<{ kind: FileKind; shown: Uint8Array[] }> {
  const kind = kindOf(bytes)
  return { kind, shown: await images.of(kind, bytes) }
}

/** What is wrong with a file is said where it was chosen. */
function atField(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  const { status, code, details } = error
  throw new Problem(status, code, details, [{ path: 'file', code, details }])
}

/** What the QR codes on a file say: for a sheet that was printed here and comes back signed. */
export const codesIn = (bytes: Uint8Array): Promise<string[]> => images.codes(kindOf(bytes), bytes)
