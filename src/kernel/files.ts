import { createHash, type KeyObject, randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { absent, makeFolder, writeDurably } from './durable.ts'
import { isId } from './ids.ts'
import { openBytes, sealBytes } from './keys.ts'

/** Whose file it is, and the sub-key `files` of that tenant. */
export interface FileKey {
  tenant: string
  files: KeyObject
}

export interface FileFault {
  hash: string
  fault: 'missing' | 'changed'
}

const hashName = /^[0-9a-f]{64}$/
const dayInMs = 24 * 60 * 60 * 1000

/**
 * The folder FILES: sealed files, each named by the SHA-256 of its ciphertext, under its tenant and its first two digits. A file is put
 * *before* the command that refers to it, so no line of the journal names a file that is not there; one that no command took is swept.
 */
export class Files {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Returns the name of the file, once it is durable on the disk. The same bytes put twice are two files. */
  async put(key: FileKey, bytes: Uint8Array): Promise<string> {
    const sealed = sealBytes(key.files, bytes, sealOf(key))
    const hash = hashOf(sealed)
    await this.putSealed(key.tenant, hash, sealed)
    return hash
  }

  /** Refuses a file that is missing, changed, or another tenant's. */
  async get(key: FileKey, hash: string): Promise<Buffer> {
    return openBytes(key.files, await this.sealed(key.tenant, hash), sealOf(key))
  }

  /** The bytes as they lie on the disk: what a backup carries. Refuses a file that is missing or changed. */
  async sealed(tenant: string, hash: string): Promise<Buffer> {
    const sealed = await this.#read(tenant, hash)
    if (sealed === undefined) throw new Error(`The file ${hash} is missing.`)
    if (hashOf(sealed) !== hash) throw new Error(`The file ${hash} is changed.`)
    return sealed
  }

  /** Puts back a file that a backup carried, under the name that its bytes give it. */
  async putSealed(tenant: string, hash: string, sealed: Uint8Array): Promise<void> {
    if (hashOf(sealed) !== hash) throw new Error(`The file ${hash} is changed.`)
    const path = this.#path(tenant, hash)
    await makeFolder(dirname(path))
    await makeFolder(this.#coming(tenant))
    await writeDurably(path, sealed, join(this.#coming(tenant), randomUUID()))
  }

  async has(tenant: string, hash: string): Promise<boolean> {
    return (await stat(this.#path(tenant, hash)).catch(absent)) !== undefined
  }

  /** Every file that some row refers to must be there as it was put. Needs no key. */
  async verifyAll(tenant: string, referenced: Iterable<string>): Promise<FileFault[]> {
    const faults: FileFault[] = []
    for (const hash of referenced) {
      const sealed = await this.#read(tenant, hash)
      if (sealed === undefined) faults.push({ hash, fault: 'missing' })
      else if (hashOf(sealed) !== hash) faults.push({ hash, fault: 'changed' })
    }
    return faults
  }

  /**
   * Removes what no row of this tenant refers to, and temporary files that a power cut left; only what is older than a day, since a
   * younger file may belong to a command under way. Returns how many went.
   */
  async sweep(tenant: string, referenced: ReadonlySet<string>, now: Date): Promise<number> {
    const orphans = (await this.names(tenant))
      .filter(hash => !referenced.has(hash))
      .map(hash => this.#path(tenant, hash))
    const torn = (await list(this.#coming(tenant))).map(name => join(this.#coming(tenant), name))
    let swept = 0
    for (const path of [...orphans, ...torn]) {
      const { mtimeMs } = await stat(path)
      if (mtimeMs >= now.getTime() - dayInMs) continue
      await rm(path, { force: true })
      swept += 1
    }
    return swept
  }

  /** The hashes of all files of a tenant, sorted. */
  async names(tenant: string): Promise<string[]> {
    const own = this.#own(tenant)
    const parts = (await list(own)).filter(part => /^[0-9a-f]{2}$/.test(part))
    const names = await Promise.all(parts.map(part => list(join(own, part))))
    return names
      .flat()
      .filter(name => hashName.test(name))
      .toSorted()
  }

  #own(tenant: string): string {
    if (!isId(tenant)) throw new Error('A tenant is a UUID.')
    return join(this.#folder, tenant)
  }

  #coming(tenant: string): string {
    return join(this.#own(tenant), 'coming')
  }

  async #read(tenant: string, hash: string): Promise<Buffer | undefined> {
    return readFile(this.#path(tenant, hash)).catch(absent)
  }

  #path(tenant: string, hash: string): string {
    if (!hashName.test(hash)) throw new Error('A file is named by 64 hexadecimal digits.')
    return join(this.#own(tenant), hash.slice(0, 2), hash)
  }
}

const list = async (folder: string): Promise<string[]> => (await readdir(folder).catch(absent)) ?? []

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const sealOf = ({ tenant }: FileKey) => ({ tenant, purpose: 'files', keyVersion: 1 })
