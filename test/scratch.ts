import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whenFileIsDone } from './once-per-file.ts'

/** A folder of its own, gone when the test file is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sansa-test-'))
  whenFileIsDone(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
