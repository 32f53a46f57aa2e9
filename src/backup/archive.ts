import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createTarPacker } from 'modern-tar'
import { transaction } from '../kernel/database.ts'
import type { Engine } from '../kernel/engine.ts'
import { type Entry, fileName, type Manifest, manifestName, partName, writeManifest } from './manifest.ts'
import { archivedTables, headsOf, linesOf, migrationsOf } from './tables.ts'

const squeeze = promisify(gzip)

interface Part {
  name: string
  bytes: Uint8Array
  rows?: number
}

interface Snapshot extends Pick<Manifest, 'migrations' | 'heads'> {
  parts: Part[]
}

/**
 * Everything that this Șansa holds, as a tar of plain files: each table as lines of JSON, the past too, each sealed file as it lies on the
 * disk, and at the end a manifest with the hash of each. The database is read as of one moment and let go before anything is sent; meanwhile
 * the embedded engine, which has one session, makes others wait.
 */
export async function archiveOf(engine: Engine): Promise<ReadableStream<Uint8Array>> {
  const { parts, migrations, heads } = await snapshotOf(engine)
  const madeAt = engine.clock().toISOString()
  const { readable, controller } = createTarPacker()
  const entries: Entry[] = []
  const add = async ({ name, bytes, rows }: Part): Promise<void> => {
    entries.push({ name, bytes: bytes.length, sha256: sha256(bytes), ...(rows !== undefined && { rows }) })
    await write(controller, name, bytes, madeAt)
  }
  const fill = async (): Promise<void> => {
    for (const part of parts) await add(part)
    for (const { tenant } of heads) {
      for (const hash of await engine.files.names(tenant)) {
        await add({ name: fileName(tenant, hash), bytes: await engine.files.sealed(tenant, hash) })
      }
    }
    const manifest = writeManifest({ madeAt, migrations, heads, entries })
    await write(controller, manifestName, Buffer.from(manifest), madeAt)
    controller.finalize()
  }
  fill().catch((error: unknown) => controller.error(error))
  return readable
}

const snapshotOf = ({ db }: Engine): Promise<Snapshot> =>
  transaction(db, { role: 'keeper' }, async tx => {
    const parts: Part[] = []
    for (const table of await archivedTables(tx)) {
      let nth = 0
      for await (const lines of linesOf(tx, table)) {
        const bytes = await squeeze(`${lines.join('\n')}\n`, { level: 3 })
        parts.push({ name: partName(table, (nth += 1)), bytes, rows: lines.length })
      }
    }
    return { parts, migrations: await migrationsOf(tx), heads: await headsOf(tx) }
  })

type Controller = ReturnType<typeof createTarPacker>['controller']

async function write(controller: Controller, name: string, bytes: Uint8Array, madeAt: string): Promise<void> {
  const header = { name, size: bytes.length, type: 'file' as const, mode: 0o600, mtime: new Date(madeAt) }
  const writer = controller.add(header).getWriter()
  await writer.write(bytes)
  await writer.close()
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
