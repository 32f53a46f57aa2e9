import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Figure, ms } from './figure.ts'
import { residentMegabytes } from './people.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The first start, with the demo and nothing compiled before, and a later one, each until the first page is answered. */
export async function benchStarts(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sansa-start-'))
  const empty = await timeNode()
  const first = await timeStart(folder, { seconds: 600, more: { NODE_DISABLE_COMPILE_CACHE: '1' } })
  const later = await timeStart(folder, { seconds: 60 })
  rmSync(folder, { recursive: true })
  const yardstick = `an empty Node process: ${ms(empty)}`
  return [
    { what: 'First start, with the demo, to the first page', value: ms(first.took), bound: '≤ 25 s', yardstick },
    { what: 'Later start to the first page', value: ms(later.took), bound: '≤ 3 s', yardstick },
    { what: 'Memory (RSS) after the later start', value: `${later.megabytes} MB`, bound: '≤ 450 MB', yardstick: '' },
  ]
}

async function timeStart(
  folder: string,
  { seconds, more }: { seconds: number; more?: Record<string, string> },
): Promise<{ took: number; megabytes: number }> {
  const port = await freePort()
  const begun = performance.now()
  const args = [
    '--heap-growing-percent=30',
    '--max-semi-space-size=8',
    '--v8-pool-size=1',
    '--import',
    './src/kernel/tsx.ts',
    'bin/sansa.ts',
    'start',
  ]
  const env = { ...process.env, ...more, DATA: folder, PORT: String(port) }
  const server = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
  await firstPage(server, port, seconds)
  const took = performance.now() - begun
  const megabytes = residentMegabytes(server.pid ?? 'self')
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  return { took, megabytes }
}

async function firstPage(server: ChildProcess, port: number, seconds: number): Promise<void> {
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    const answered = await fetch(`http://127.0.0.1:${port}/login`).then(
      answer => answer.ok,
      () => false,
    )
    if (answered) return
    await setTimeout(50)
  }
  throw new Error(`No page within ${seconds} s.`)
}

async function timeNode(): Promise<number> {
  const begun = performance.now()
  await new Promise(resolve => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
  return performance.now() - begun
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
