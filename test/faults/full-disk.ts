import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, type Opening } from './client.ts'
import { mounted } from './mount.ts'
import { add, opened, type Outcome } from './rounds.ts'

const mebibyte = 1024 * 1024

/** A disk that fills while commands come in; then there is room again. `room`: MiB that are left when it begins. */
export async function fullDisk(base: string, room: number, opening: Opening = {}): Promise<Outcome> {
  const outcome: Outcome = { kills: 0, acknowledged: 0, lost: 0, double: 0, findings: [] }
  const disk = `${base}-disk`
  await mounted(disk, ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs'], async () => {
    const data = join(disk, 'data')
    cpSync(base, data, { recursive: true })
    const client = new Client(data)
    await opened(client, opening)
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes(disk) - room * mebibyte)))
    const filled = await workUntilFull(client)
    if (!filled) outcome.findings.push('the disk never filled')
    client.refusals.length = 0
    rmSync(ballast)
    await client.kill()
    outcome.kills += 1
    await opened(client)
    await client.work(20)
    await client.check()
    await client.kill()
    add(outcome, client)
  })
  return outcome
}

/** Full: commands are refused, or the office ended. */
async function workUntilFull(client: Client): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    const goesOn = await client.work(200)
    if (!goesOn || client.refusals.length > 0) return true
  }
  return false
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
