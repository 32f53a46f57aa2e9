// `npm run faults`: kills the product again and again and counts what was confirmed and is not there. `-- --kills 2000` for more.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { steps } from '../../src/kernel/step.ts'
import { fullDisk } from './full-disk.ts'
import { mountFault } from './mount.ts'
import { atStep, makeBase, type Outcome, play, shuffledRounds } from './rounds.ts'
import { secondOffice } from './two-processes.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills wants a whole number.')

const folder = mkdtempSync(join(tmpdir(), 'sansa-faults-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const noDisk = mountFault()
const before = steps.indexOf('before-commit')
const late = steps.slice(before).map(atStep)
const early = { opening: { plant: 'answers-before-the-commit' } } as const
let bad = 0

function tell(fault: string, said: string, isBad: boolean): void {
  console.log(`${fault.padEnd(38)}${said}`)
  if (isBad) bad += 1
}

function tellOutcome(fault: string, { kills: killed, acknowledged, lost, double, findings }: Outcome): void {
  const counted = `${killed} kills, ${acknowledged} acknowledged, ${lost} lost, ${double} double`
  tell(fault, [counted, ...findings].join('\n  '), lost + double + findings.length > 0)
}

/** A fault planted on purpose must be found, or the line above it proves nothing. */
const tellPlanted = (plant: string, found: string | undefined): void =>
  tell(`planted: ${plant}`, found === undefined ? 'NOT FOUND' : `found: ${found}`, found === undefined)

const some = (count: number, what: string): string | undefined => (count > 0 ? `${count} ${what}` : undefined)

const base = await makeBase(folder)
tellOutcome('killed', await play(base, shuffledRounds(kills)))
tellPlanted('answers before the commit', some((await play(base, [...late, ...late], early)).lost, 'lost'))
tellPlanted(
  'sends again under a new id',
  some((await play(base, [...late, ...late], { forgets: true })).double, 'double'),
)
const edited = await play(base, [...late, ...late], { opening: { plant: 'edits-a-row' } })
tellPlanted('edits a row', edited.findings[0])

const shared = await secondOffice(base)
tell('two processes, one directory', shared[0] ?? 'the second was refused', shared.length > 0)
const [unlocked] = await secondOffice(base, { withoutLock: true })
tellPlanted('no lock on the directory', unlocked)

if (noDisk) tell('full disk', `not tried: ${noDisk}`, false)
else {
  for (const room of [1, 2, 5]) tellOutcome(`full disk, ${room} MiB left`, await fullDisk(base, room))
  tellPlanted('answers early on a full disk', some((await fullDisk(base, 1, early.opening)).lost, 'lost'))
}
console.log(bad === 0 ? 'Nothing lost, nothing double.' : `${bad} faults.`)
process.exit(bad === 0 ? 0 : 1)
