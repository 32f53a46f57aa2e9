import type { KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod/mini'
import { absent, makeFolder, writeDurably } from '../kernel/durable.ts'
import type { Engine } from '../kernel/engine.ts'
import { kitState } from '../kernel/recovery-kit.ts'
import { archiveOf } from './archive.ts'
import { noteErased } from './erased.ts'
import { examine, type Source } from './examine.ts'
import type { Manifest } from './manifest.ts'
import { type Opener, seal, unseal } from './seal.ts'

declare module 'hono' {
  interface ContextVariableMap {
    backups: Backups
  }
}

/** Our choice: two weeks of nights; whoever wants older ones carries them elsewhere. */
const kept = 14

const stateShape = z.object({
  /** The newest archive that was restored into a scratch database and held. */
  verified: z.optional(z.strictObject({ file: z.string(), madeAt: z.string(), verifiedAt: z.string() })),
})

export type BackupState = z.infer<typeof stateShape> & { newest: { file: string; madeAt: string } | undefined }

/** Tries an archive: restores it somewhere and holds it against its own journal. Throws what does not hold. */
export type Drill = (file: string) => Promise<void>

/** The archives of this server. The root key itself stays in here. */
export class Backups {
  readonly #folder: string
  readonly #keys: string
  readonly #root: KeyObject

  constructor({ folder, keys }: { folder: string; keys: string }, root: KeyObject) {
    this.#folder = folder
    this.#keys = keys
    this.#root = root
  }

  /** Who was erased is kept beside the keys and the archives: whoever restores an older one has them erased again. */
  noteErased(engine: Engine): Promise<void> {
    return noteErased(engine, [this.#keys, this.#folder])
  }

  /** A sealed archive of everything, as a stream. */
  async sealed(engine: Engine): Promise<ReadableStream<Uint8Array>> {
    await this.noteErased(engine)
    const kit = await kitState(this.#keys)
    return seal(await archiveOf(engine), { root: this.#root, recipient: kit?.recipient })
  }

  /** What a night does: one more archive, tried before the oldest one goes. */
  async keepNightly(engine: Engine, drill: Drill): Promise<string> {
    const madeAt = engine.clock().toISOString()
    const name = nightlyName(madeAt)
    const file = join(this.#folder, name)
    await writeStream(file, await this.sealed(engine))
    await drill(file)
    await this.#note({ verified: { file: name, madeAt, verifiedAt: engine.clock().toISOString() } })
    for (const old of (await this.#nightly()).slice(0, -kept)) await rm(join(this.#folder, old))
    return file
  }

  /** Reads an archive of this server to its end. */
  examine(file: string): Promise<Manifest> {
    return examine(sourceOf(file, { root: this.#root }), this.#root)
  }

  async state(): Promise<BackupState> {
    const text = await readFile(this.#stateFile(), 'utf8').catch(absent)
    const noted = text === undefined ? {} : stateShape.parse(JSON.parse(text))
    const newest = (await this.#nightly()).at(-1)
    return { ...noted, newest: newest === undefined ? undefined : { file: newest, madeAt: madeAtOf(newest) } }
  }

  async #note(state: z.infer<typeof stateShape>): Promise<void> {
    await writeDurably(this.#stateFile(), JSON.stringify(state))
  }

  #stateFile(): string {
    return join(this.#folder, 'state.json')
  }

  /** The oldest first. */
  async #nightly(): Promise<string[]> {
    const names = (await readdir(this.#folder).catch(absent)) ?? []
    return names.filter(name => nightly.test(name)).toSorted()
  }
}

const nightly = /^sansa-\d{8}T\d{6}Z\.age$/

/** `sansa-20261128T221500Z.age` */
export const nightlyName = (madeAt: string): string => `sansa-${madeAt.replaceAll(/[-:]|\.\d+/g, '')}.age`

const madeAtOf = (name: string): string =>
  name.replace(/^sansa-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.age$/, '$1-$2-$3T$4:$5:$6.000Z')

/** An archive on the disk, opened from its beginning each time it is asked for. */
export const sourceOf =
  (file: string, by: Opener): Source =>
  async () => {
    await stat(file)
    return unseal(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>, by)
  }

/** A file that is there in full after a power cut, or not at all; only its owner reads it. */
export async function writeStream(file: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  const unfinished = `${file}.unfinished`
  await makeFolder(dirname(file))
  try {
    await fill(unfinished, stream)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function fill(file: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  await using handle = await open(file, 'w', 0o600)
  for await (const part of stream) await handle.writeFile(part)
  await handle.sync()
}
