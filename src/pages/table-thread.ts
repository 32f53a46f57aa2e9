import { parentPort } from 'node:worker_threads'
import { EncryptedFileError } from 'hucre'
import { readTable, type ReadTable } from './read-table.ts'
import { NotATable, type TableFault } from './table-kind.ts'

export type TableAnswer = { table: ReadTable } | { fault: TableFault }

/** Runs in a thread of its own: bytes that somebody sent come in, texts come out. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(await answerTo(bytes))
})

async function answerTo(bytes: Uint8Array): Promise<TableAnswer> {
  try {
    return { table: await readTable(bytes) }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

function faultOf(error: unknown): TableFault {
  if (error instanceof NotATable) return error.fault
  return error instanceof EncryptedFileError ? 'protected-or-old' : 'unreadable'
}
