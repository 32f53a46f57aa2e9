import { fsyncSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { MemoryFS } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface Stream {
  nfd: number
}

/** What the engine's own type leaves out: the file layer that its sync calls go to. */
interface FileLayer {
  stream_ops: { fsync?: (stream: Stream) => number }
  tryFSOperation<T>(operation: () => T): T
}

/** The engine's file layer ends each sync without doing it; this one does it, for files and folders. */
export class SyncedFiles extends NodeFS {
  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options)
    const preRun: NonNullable<typeof emscriptenOpts.preRun> = [
      ...(emscriptenOpts.preRun ?? []),
      module => makeSync(module.NODEFS as unknown as FileLayer),
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

function makeSync(layer: FileLayer): void {
  layer.stream_ops.fsync = stream =>
    layer.tryFSOperation(() => {
      fsyncSync(stream.nfd)
      return 0
    })
}

/** The part of the engine's file tree that a new cluster is read from. */
interface FileTree {
  readdir(path: string): string[]
  stat(path: string): { mode: number }
  isDir(mode: number): boolean
  readFile(path: string): Uint8Array
}

/** Where the engine sees its cluster. Source: PGDATA in its `initdb.ts`. */
const cluster = '/pglite/data'

/** A new cluster is made in memory, which is much quicker, and written here when the engine closes. */
export class NewCluster extends MemoryFS {
  readonly #folder: string

  constructor(folder: string) {
    super()
    this.#folder = folder
  }

  override async closeFs(): Promise<void> {
    if (!this.pg) throw new Error('The new database was closed before it was made.')
    writeTree(this.pg.Module.FS as unknown as FileTree, cluster, this.#folder)
    await super.closeFs()
  }
}

function writeTree(tree: FileTree, from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of tree.readdir(from).filter(one => one !== '.' && one !== '..')) {
    const path = `${from}/${name}`
    if (tree.isDir(tree.stat(path).mode)) writeTree(tree, path, join(to, name))
    else writeFileSync(join(to, name), tree.readFile(path), { mode: 0o600 })
  }
}

const atOnce = 50

/** Everything under a folder, and the folder itself. Disks sync many files together sooner than one after the other. */
export async function syncFolder(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(entry => join(folder, entry))
  while (paths.length > 0) await Promise.all(paths.splice(0, atOnce).map(sync))
  await sync(folder)
}

export async function sync(path: string): Promise<void> {
  await using handle = await open(path, 'r')
  await handle.sync()
}
