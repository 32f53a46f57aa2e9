import type { Database } from '../src/kernel/database.ts'
import { oncePerFile } from './once-per-file.ts'
import { template } from './template.ts'

/** A migrated database for this test file: empty, and gone when the file is done. Its tests share it, so each makes its own tenant. */
export const testDatabase: () => Promise<Database> = oncePerFile(
  () =>
    template()
      .make()
      .then(() => template().copy()),
  async opened => (await opened).close(),
)
