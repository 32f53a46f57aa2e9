import type { KeyObject } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { createTarDecoder } from 'modern-tar'
import { openTenantKeys } from '../kernel/keys.ts'
import { sha256 } from './archive.ts'
import { type Entry, fileOf, type Manifest, manifestName, readManifest, tableOf } from './manifest.ts'

/** A part of an archive, whole in memory: none is larger than an uploaded file or some hundred rows. */
export interface Read {
  name: string
  bytes: Uint8Array
}

/** Opens the archive from its beginning. It is read twice: to see that all of it is right, and then to use it. */
export type Source = () => Promise<ReadableStream<Uint8Array>>

export async function* partsOf(source: Source): AsyncGenerator<Read> {
  const decoder = createTarDecoder({ strict: true })
  const reading = (await source()).pipeThrough(decoder)
  for await (const { header, body } of reading) {
    yield { name: header.name, bytes: new Uint8Array(await new Response(body).arrayBuffer()) }
  }
}

export const linesIn = (bytes: Uint8Array): string[] => gunzipSync(bytes).toString('utf8').split('\n').slice(0, -1)

/** Reads all of it and holds it against its manifest, before anything is written anywhere. Refuses whatever is cut, changed or strange. */
export async function examine(source: Source, root: KeyObject): Promise<Manifest> {
  const found: Entry[] = []
  let manifest: Manifest | undefined
  try {
    for await (const { name, bytes } of partsOf(source)) {
      if (manifest) throw faulty('something follows the manifest')
      if (name === manifestName) {
        manifest = readManifest(Buffer.from(bytes).toString('utf8'))
        if (!manifest) throw faulty('its manifest cannot be read')
      } else found.push(entryOf(name, bytes, root))
    }
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault(said(error), { cause: error })
  }
  if (!manifest) throw faulty('it ends before its manifest')
  const off = firstDifference(found, manifest.entries)
  if (off !== undefined) throw faulty(`${off} is not what the manifest says`)
  return manifest
}

export class ArchiveFault extends Error {}

const faulty = (what: string): ArchiveFault =>
  new ArchiveFault(`This archive is not whole: ${what}. Nothing was written.`)

const said = (error: unknown): string =>
  `This archive does not open: ${error instanceof Error ? error.message : 'unknown'}. It is cut or changed, or these are not its keys. Nothing was written.`

function entryOf(name: string, bytes: Uint8Array, root: KeyObject): Entry {
  const entry = { name, bytes: bytes.length, sha256: sha256(bytes) }
  const file = fileOf(name)
  if (file) {
    if (file.hash !== entry.sha256) throw faulty(`the file ${file.hash} is changed`)
    return entry
  }
  const table = tableOf(name)
  if (table === undefined) throw faulty(`${name} has no place in it`)
  const lines = linesIn(bytes)
  if (table === 'public.tenant') lines.forEach(line => openKeyOf(line, root))
  return { ...entry, rows: lines.length }
}

/** The root key that will stand beside the restored data must open them. */
function openKeyOf(line: string, root: KeyObject): void {
  const { id, wrapped_key: wrapped } = JSON.parse(line) as { id: string; wrapped_key: string }
  try {
    openTenantKeys(root, Buffer.from(wrapped.slice(2), 'hex'), id)
  } catch {
    throw faulty('the root key is not the one that its data are sealed with')
  }
}

function firstDifference(found: readonly Entry[], listed: readonly Entry[]): string | undefined {
  for (let at = 0; at < Math.max(found.length, listed.length); at += 1) {
    const [one, other] = [found[at], listed[at]]
    const same =
      one?.name === other?.name &&
      one?.bytes === other?.bytes &&
      one?.sha256 === other?.sha256 &&
      one?.rows === other?.rows
    if (!same) return one?.name ?? other?.name
  }
  return undefined
}
