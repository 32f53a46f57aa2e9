import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
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

/** Everything under a folder, and the folder itself. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) sync(join(folder, entry))
  sync(folder)
}

export function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
