import type { KeyObject } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../kernel/database.ts'
import { atGate, startEngine } from '../kernel/engine.ts'
import { Files } from '../kernel/files.ts'
import { Keyring } from '../kernel/keyring.ts'
import { type Check, verify } from '../kernel/verify.ts'
import { tenantRows } from '../rights/tenant-tables.ts'
import { examine, type Source } from './examine.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'

export interface Held {
  manifest: Manifest
  /** Lines of the journal, and versions of rows held against them. */
  lines: number
  versions: number
}

/**
 * Restores an archive into a database that is gone at the end, as one would after a fire, and holds everything against its journal. The
 * sealed files stand in a folder that goes with it.
 */
export async function drill(source: Source, root: KeyObject, checks: readonly Check[]): Promise<Held> {
  const manifest = await examine(source, root)
  const folder = await mkdtemp(join(tmpdir(), 'sansa-drill-'))
  const db = await openDatabase('memory:')
  try {
    const files = new Files(folder)
    await restore({ db, files }, source, manifest)
    const engine = await startEngine({ db, files, keyring: new Keyring(root) })
    const held = { manifest, lines: 0, versions: 0 }
    for (const { id, name } of await atGate(engine, tenantRows)) {
      const { lines, versions, finding } = await verify(engine, id, checks)
      if (finding) throw new Error(`${name}: ${finding.check}: ${finding.says}`)
      held.lines += lines
      held.versions += versions
    }
    return held
  } finally {
    await db.close()
    await rm(folder, { recursive: true, force: true })
  }
}
