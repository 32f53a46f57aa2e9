import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/kernel/embedded.ts'
import { DataInUse, lock } from '../../src/kernel/lock.ts'
import { scratchFolder } from '../scratch.ts'
import { startScript } from '../scripts.ts'

const folder = scratchFolder()
const data = join(folder, 'db')

beforeAll(async () => {
  const { close } = await openEmbedded(data)
  await close()
})

/** Another process that has the data and serves them on port 3210. */
async function holder(): Promise<ChildProcess> {
  const child = startScript('test/kernel/hold-the-data.ts', data)
  if (!child.stdout) throw new Error('The holder has no output.')
  await once(child.stdout, 'data')
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

const refusal = (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a second start is refused and told who holds the data, since when and where', async () => {
  const child = await holder()

  const error = await refusal(openEmbedded(data))

  expect(error).toBeInstanceOf(DataInUse)
  expect(error).toMatchObject({ directory: data, holder: { pid: child.pid, port: 3210 } })
  expect(String(error)).toMatch(/in use by process \d+, since 20\d\d-.*, at http:\/\/localhost:3210\./)
  await end(child, 'SIGKILL')
})

test('a holder that is killed lets go of the data at once', async () => {
  const child = await holder()
  await end(child, 'SIGKILL')

  const opened = await openEmbedded(data)

  expect(opened.pool.ended).toBe(false)
  await opened.close()
})

test('the same process is refused too', async () => {
  const { close } = await openEmbedded(data)

  const error = await refusal(openEmbedded(data))

  expect(error).toMatchObject({ holder: { pid: process.pid } })
  await close()
})

test('other data are free', () => {
  const first = lock(join(folder, 'one'))

  expect(() => lock(join(folder, 'two')).release()).not.toThrow()
  first.release()
})

test('planted violation: the engine as it comes opens data that another process holds', async () => {
  const copy = join(folder, 'stock')
  cpSync(data, copy, { recursive: true })
  const first = await PGlite.create(copy)

  const second = await PGlite.create(copy)

  expect(second.ready).toBe(true)
  await first.close()
  await second.close()
})
