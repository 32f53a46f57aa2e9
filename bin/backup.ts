import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Drill, nightlyName, sourceOf, writeStream } from '../src/backup/backups.ts'
import { examine } from '../src/backup/examine.ts'
import { askForBackup } from '../src/backup/loopback.ts'
import { absent } from '../src/kernel/durable.ts'
import { DataInUse } from '../src/kernel/lock.ts'
import { kitState } from '../src/kernel/recovery-kit.ts'
import { openRootKey } from '../src/kernel/root-key.ts'
import { type Places, placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'

/**
 * `sansa backup DIR|FILE`: a sealed archive of everything, whether the server runs or not. Sealed to the recovery kit and to the root key:
 * one of them opens it.
 */
export async function backup(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [to] = positionals
  if (to === undefined || positionals.length > 1) throw new Error('Say where to: npx sansa backup DIR or FILE')
  const places = placesIn(process.env)
  const file = await fileAt(to)
  await writeArchive(places, file)
  const root = await openRootKey(places.keys, { dataExist: true })
  const { heads, entries } = await examine(sourceOf(file, { root }), root).catch(async (error: unknown) => {
    await rm(file)
    throw error
  })
  const lines = heads.reduce((sum, head) => sum + head.entry, 0)
  console.log(`${file}: ${heads.length} organisations, ${lines} lines of the journal, ${entries.length} parts`)
  if ((await kitState(places.keys)) === undefined) {
    console.log('There is no recovery kit yet: this archive opens only beside the root key of this server.')
  }
  return 0
}

/** In a folder, a file named by the moment. */
async function fileAt(to: string): Promise<string> {
  const status = await stat(to).catch(absent)
  if (status?.isDirectory() || to.endsWith('/')) return join(to, nightlyName(new Date().toISOString()))
  if (status) throw new Error(`${to} is there already.`)
  return to
}

/** A server that runs has the data to itself, so it is asked. */
async function writeArchive(places: Places, file: string): Promise<void> {
  try {
    const { engine, backups } = await openFounded(places)
    try {
      await writeStream(file, await backups.sealed(engine))
    } finally {
      await engine.db.close()
    }
  } catch (error) {
    if (!(error instanceof DataInUse) || error.holder?.port === undefined) throw error
    await writeStream(file, await askForBackup(error.holder.port, places.keys))
  }
}

/** In a process of its own, which takes its memory with it: the server goes on meanwhile. */
export const tryArchive: Drill = async file => {
  const [loader, command] = ['../src/kernel/tsx.ts', './sansa.ts'].map(path => new URL(path, import.meta.url))
  const args = ['--import', String(loader), fileURLToPath(String(command)), 'restore', '--check', file]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The new backup does not hold: ${complaints.trim()}`)
}
