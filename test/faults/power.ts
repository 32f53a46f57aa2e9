// `npm run faults:power`: cuts the power under the product. `-- --rounds 30` for more. Needs root and a loop device.
//
// The data are on a file system in an image file. What has reached the image file is on the disk; the rest is in the page cache, and the
// cut takes it away: every process is stopped, the image is copied, and the copy is what the next start finds.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Client, type Opening } from './client.ts'
import { mounted, mountFault } from './mount.ts'
import { add, makeBase, opened, type Outcome } from './rounds.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' } } })
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds wants a whole number.')

const unable = mountFault() ?? (spawnSync('losetup', ['-f']).status === 0 ? undefined : 'there is no free loop device')
if (unable || !existsSync('/sbin/mkfs.ext4')) {
  console.error(`No power cut here: ${unable ?? 'there is no mkfs.ext4'}.`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'sansa-power-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const image = join(folder, 'disk.img')
const cut = join(folder, 'after-the-cut.img')

function newDisk(): void {
  rmSync(image, { force: true })
  execFileSync('truncate', ['-s', '600M', image])
  execFileSync('/sbin/mkfs.ext4', ['-q', '-F', image])
}

const onDisk = <T>(file: string, work: (data: string) => Promise<T>): Promise<T> => {
  const disk = join(folder, 'disk')
  return mounted(disk, ['-o', 'loop', file], () => work(join(disk, 'data')))
}

/** Works for a while and cuts; then starts on what the disk had, and checks. */
async function cutOnce(base: string, opening: Opening): Promise<Client> {
  newDisk()
  const client = await onDisk(image, async data => {
    cpSync(base, data, { recursive: true })
    const before = new Client(data)
    await opened(before, opening)
    spawnSync('sync', ['-f', data])
    await Promise.all([before.work(), setTimeout(500 + Math.random() * 4_000).then(() => stop(before))])
    return before
  })
  await onDisk(cut, async () => {
    await opened(client)
    await client.work(20)
    await client.check()
    await client.kill()
  })
  return client
}

/** Nothing runs on while the image is copied; then the process goes, and with it what it never wrote. */
async function stop(client: Client): Promise<void> {
  client.pause()
  cpSync(image, cut)
  await client.kill()
}

async function cutOften(base: string, count: number, opening: Opening = {}): Promise<Outcome> {
  const outcome: Outcome = { kills: 0, acknowledged: 0, lost: 0, double: 0, findings: [] }
  for (let round = 0; round < count; round += 1) {
    add(outcome, await cutOnce(base, opening))
    outcome.kills += 1
  }
  return outcome
}

const told = ({ kills, acknowledged, lost, double }: Outcome): string =>
  `${kills} power cuts, ${acknowledged} acknowledged, ${lost} lost, ${double} double`

const base = await makeBase(folder)
const outcome = await cutOften(base, rounds)
console.log([told(outcome), ...outcome.findings].join('\n  '))
const unsynced = await cutOften(base, 2, { plant: 'syncs-nothing' })
console.log(`planted: syncs nothing: ${unsynced.lost > 0 ? 'found' : 'NOT FOUND'}: ${told(unsynced)}`)
const isSound = outcome.lost + outcome.double + outcome.findings.length === 0
process.exit(isSound && unsynced.lost > 0 ? 0 : 1)
