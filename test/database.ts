import { afterAll } from 'vitest'
import type { Database } from '../src/kernel/database.ts'
import { template } from './template.ts'

let opened: Promise<Database> | undefined

/** A migrated database for this test file: empty, and gone when the file is done. Its tests share it, so each makes its own tenant. */
export function testDatabase(): Promise<Database> {
  opened ??= template()
    .make()
    .then(() => template().copy())
  return opened
}

afterAll(async () => {
  const database = await opened
  await database?.close()
})
