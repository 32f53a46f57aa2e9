import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layGround } from '../demo/ground.ts'
import { importRules, rulesFrom } from '../demo/programme.ts'
import { addMonths, today } from '../src/kernel/day.ts'
import type { Who } from '../src/kernel/who.ts'
import { openSansa, placesIn, type Sansa } from '../src/sansa.ts'

export interface Office extends Sansa {
  dan: Who
  close(): Promise<void>
}

/** An organisation with its programme and nobody in it, on the embedded engine in a scratch directory. */
export async function openOffice(): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'sansa-bench-'))
  const sansa = await openSansa(placesIn({ DATA: folder }))
  const ground = await layGround(sansa.engine)
  const { dan } = ground.colleagues
  await importRules(sansa.engine, dan, rulesFrom(addMonths(today(sansa.engine.clock()), -16)))
  const close = async () => {
    await sansa.engine.db.close()
    rmSync(folder, { recursive: true })
  }
  return { ...sansa, dan, close }
}
