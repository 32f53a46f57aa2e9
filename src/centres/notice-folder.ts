import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import type { Say } from '../pages/say.ts'
import { mostNoticeBytes } from './notice-reader.ts'
import { mostFiles, type Sent, takeNotices, type Told } from './notice-import.ts'

/** Our choice, in milliseconds: a file that has not changed for so long is whole. */
const quietFor = 2000

const isNotice = (name: string): boolean => /\.(?:xml|rss|atom)$/i.test(name)

/** The notices of a folder, or the one file that is named; links and what is too large to be a notice are read as nothing. */
export async function filesAt(path: string): Promise<Sent[]> {
  const found = await lstat(path)
  if (!found.isDirectory()) return [await fileAt(path, path)]
  const names = (await readdir(path)).filter(isNotice).toSorted().slice(0, mostFiles)
  const files: Sent[] = []
  for (const name of names) {
    const one = await lstat(join(path, name))
    if (one.isFile()) files.push(await fileAt(join(path, name), name))
  }
  return files
}

/** A file beyond the bound keeps one byte too many, so that it is refused by its size. */
async function fileAt(path: string, name: string): Promise<Sent> {
  const { size } = await lstat(path)
  return { name, bytes: size > mostNoticeBytes ? new Uint8Array(mostNoticeBytes + 1) : await readFile(path) }
}

/**
 * Takes in what lies in a folder and puts it aside: to `taken`, or to `refused` with the reason beside it. A file that somebody still
 * writes waits for the next time.
 */
export async function takeFolder(
  engine: Engine,
  who: Who,
  { folder, say }: { folder: string; say: Say },
): Promise<Told[]> {
  const whole: Sent[] = []
  for (const file of await filesAt(folder)) {
    const { mtimeMs } = await lstat(join(folder, file.name))
    if (Date.now() - mtimeMs >= quietFor) whole.push(file)
  }
  if (whole.length === 0) return []
  const told = await takeNotices(engine, who, whole)
  for (const { name } of whole) {
    const reasons = told.flatMap(one => (one.name === name && one.refused ? [one.refused] : []))
    const aside = join(folder, reasons.length === 0 ? 'taken' : 'refused')
    await mkdir(aside, { recursive: true })
    await rename(join(folder, name), join(aside, name))
    if (reasons.length > 0)
      await writeFile(join(aside, `${name}.txt`), `${reasons.map(one => say(one.code, one.details)).join('\n')}\n`)
  }
  return told
}
