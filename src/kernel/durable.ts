import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Writes a file that is there in full after a power cut, or not at all: temporary file, fsync, rename, fsync of the folder. The
 * temporary file stands on the same disk, beside the file unless said otherwise.
 */
export async function writeDurably(file: string, bytes: Uint8Array | string, temporary = `${file}.new`): Promise<void> {
  try {
    await fill(temporary, bytes)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(file))
}

async function fill(file: string, bytes: Uint8Array | string): Promise<void> {
  await using handle = await open(file, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.sync()
}

/** Makes a private folder whose name survives a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made))
    await syncFolder(dirname(made))
}

/** Makes the names in a folder durable. Windows cannot open a folder; it writes names with the file. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using handle = await open(folder, 'r')
  await handle.sync()
}

/** For a `catch`: a file that is not there is no fault, everything else is. */
export function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
