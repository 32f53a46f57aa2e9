import type { KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { slices } from '../src/app.tsx'
import { sourceOf } from '../src/backup/backups.ts'
import { drill } from '../src/backup/drill.ts'
import { type Erased, eraseAgain, readErased } from '../src/backup/erased.ts'
import { examine } from '../src/backup/examine.ts'
import { refuseUnlessEmpty, restore as fill } from '../src/backup/restore.ts'
import type { Opener } from '../src/backup/seal.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { atGate, type Engine } from '../src/kernel/engine.ts'
import { Files } from '../src/kernel/files.ts'
import { openKit } from '../src/kernel/recovery-kit.ts'
import { openRootKey, putBackRootKey } from '../src/kernel/root-key.ts'
import { verify } from '../src/kernel/verify.ts'
import { sayIn } from '../src/pages/say.ts'
import { Problem } from '../src/kernel/problem.ts'
import { tenantRows } from '../src/rights/tenant-tables.ts'
import { type Places, placesIn } from '../src/places.ts'
import { openSansa } from '../src/sansa.ts'

/**
 * `sansa restore FILE [--kit SHEET] [--check]`: puts an archive into an empty place, embedded or on a server. Needs the root key that stood
 * beside the data, or the recovery kit: its first sheet as a file, its passphrase on the standard input. With `--check` nothing is
 * written: the archive is restored into a database that is gone afterwards, and held against its journal. Whoever was erased since the
 * archive was made is erased again, by the list `erased.json` beside the keys or the archive.
 */
export async function restore(args: string[]): Promise<number> {
  const options = { kit: { type: 'string' }, check: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Error('Say which: npx sansa restore FILE [--kit SHEET]')
  const places = placesIn(process.env)
  const keys = values.kit === undefined ? await rootBeside(places) : await keysInKit(values.kit)
  const source = sourceOf(file, keys.opener)
  const checks = slices.flatMap(slice => slice.checks ?? [])
  if (values.check) {
    const { lines, versions, manifest } = await drill(source, keys.root, checks)
    console.log(`${file} of ${manifest.madeAt} holds: ${lines} lines, ${versions} versions of rows`)
    return 0
  }
  const manifest = await examine(source, keys.root)
  const db = await openDatabase(places.url)
  try {
    await refuseUnlessEmpty(db, manifest)
    if (values.kit !== undefined) await putBack(places, keys.root)
    await fill({ db, files: new Files(places.files) }, source, manifest)
  } finally {
    await db.close()
  }
  const erased = await readErased([places.keys, places.backups, dirname(resolve(file))])
  return (await holds(places, checks, { erased, madeAt: manifest.madeAt })) ? 0 : 1
}

interface Keys {
  root: KeyObject
  opener: Opener
}

async function rootBeside({ keys }: Places): Promise<Keys> {
  const root = await openRootKey(keys, { dataExist: true }).catch((error: Error) => {
    throw new Error(`${error.message}\nOr restore with the recovery kit: npx sansa restore FILE --kit SHEET`, {
      cause: error,
    })
  })
  return { root, opener: { root } }
}

async function keysInKit(sheet: string): Promise<Keys> {
  const sealed = await readFile(sheet, 'utf8')
  process.stderr.write('The passphrase on the second sheet: ')
  const [passphrase = ''] = await readLines()
  try {
    const { root, identity } = await openKit(sealed, passphrase)
    return { root, opener: { identity } }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [field] = error.fields
    throw new Error(sayIn('en', slices)(field?.code ?? error.code, field?.details), { cause: error })
  }
}

async function readLines(): Promise<string[]> {
  for await (const line of createInterface({ input: process.stdin })) return [line]
  return []
}

/** A root key that is there already must be the one in the kit. */
async function putBack({ keys }: Places, root: KeyObject): Promise<void> {
  const there = await openRootKey(keys, { dataExist: true }).catch(() => undefined)
  if (there === undefined) return putBackRootKey(keys, root.export())
  if (!there.equals(root))
    throw new Error(`The root key in ${keys} is another one than that of the kit. Move it away first.`)
  return undefined
}

interface Known {
  erased: readonly Erased[] | undefined
  madeAt: string
}

/** Whoever was erased after the archive was made is erased again before anybody can look. */
async function forgetAgain(engine: Engine, { erased, madeAt }: Known): Promise<boolean> {
  if (!erased) {
    console.log(
      `No list of erasures (erased.json) stands beside the keys or the archive: whoever was erased after ${madeAt} is recorded again. Erase them anew.`,
    )
    return true
  }
  const { erased: count, held } = await eraseAgain(engine, erased)
  if (count > 0) console.log(`${count} erased since the archive was made, and erased again now.`)
  if (held.length > 0) console.log(`Erased before, and recorded again since a rule holds them: ${held.join(', ')}`)
  return held.length === 0
}

async function holds(places: Places, checks: Parameters<typeof verify>[2], known: Known): Promise<boolean> {
  const { engine } = await openSansa(places)
  let all = true
  try {
    all = await forgetAgain(engine, known)
    await engine.db.idle()
    for (const { id, name } of await atGate(engine, tenantRows)) {
      const { lines, versions, finding } = await verify(engine, id, checks)
      all &&= finding === undefined
      const outcome = finding
        ? `${finding.check}: ${finding.says}`
        : `holds: ${lines} lines, ${versions} versions of rows`
      console.log(`${id} ${name}: ${outcome}`)
    }
  } finally {
    await engine.db.close()
  }
  return all
}
