import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Colleague } from '../demo/ground.ts'
import type { Who } from '../src/kernel/who.ts'
import { placesIn } from '../src/places.ts'
import { openSansa, type Sansa } from '../src/sansa.ts'

/** An organisation at work: its programme, its colleagues, and as many people as were asked for. */
export interface Office extends Sansa {
  colleagues: Record<Colleague, Who>
  close(): Promise<void>
}

/**
 * In a scratch directory, on the embedded engine or on this server. Another process fills it: what it took to do so is no part of the
 * memory that is measured here.
 */
export async function openOffice(people = 0, url?: string): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'sansa-bench-'))
  const env = { ...process.env, DATA: folder, ...(url !== undefined && { DATABASE_URL: url }) }
  const fill = fileURLToPath(new URL('fill.ts', import.meta.url))
  const root = fileURLToPath(new URL('..', import.meta.url))
  const args = ['--import', './src/kernel/tsx.ts', fill, String(people)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env })
  const sansa = await openSansa(placesIn(env))
  const close = async () => {
    await sansa.engine.db.close()
    rmSync(folder, { recursive: true })
  }
  return { ...sansa, colleagues: JSON.parse(stdout), close }
}
