import { cpSync, rmSync } from 'node:fs'
import { Client } from './client.ts'
import { opened } from './rounds.ts'

/** A second office on data that another holds, while commands come in. Says what should not have been. */
export async function secondOffice(base: string, { withoutLock = false } = {}): Promise<string[]> {
  const data = `${base}-shared`
  cpSync(base, data, { recursive: true })
  const first = new Client(data)
  const second = new Client(data)
  await opened(first)
  const working = first.work(60)
  // The lock is this file: a start that finds no such file makes another.
  if (withoutLock) rmSync(`${data}/database.lock`)
  const gotIn = await second.start()
  const faults = gotIn ? ['a second office opened the same data'] : refusalFaults(second.complaints, first.pid)
  await second.kill()
  await working
  await first.check()
  await first.kill()
  rmSync(data, { recursive: true })
  return [...faults, ...first.findings, ...first.refusals, ...[...first.lost].map(id => `lost: ${id}`)]
}

const refusalFaults = (complaints: string, holder: number | undefined): string[] =>
  complaints.includes(`in use by process ${holder}, since`)
    ? []
    : [`the second office was not told who holds the data: ${complaints}`]
