// `npm run faults`: kills the product again and again and counts what was confirmed and is not there. `-- --kills 2000` for more.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fullDisk } from './full-disk.ts'
import { mountFault } from './mount.ts'
import { atStep, everyRound, makeBase, type Outcome, play, type Round } from './rounds.ts'
import { secondOffice } from './two-processes.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills wants a whole number.')

const folder = mkdtempSync(join(tmpdir(), 'sansa-faults-'))
let bad = 0

/** Half at the named steps, half at random moments, shuffled. */
function chosen(count: number): Round[] {
  const rounds = Array.from({ length: count }, (_, at) => everyRound[at % everyRound.length] ?? everyRound[0])
  return rounds.filter(round => round !== undefined).toSorted(() => Math.random() - 0.5)
}

function tell(fault: string, outcome: Outcome): void {
  const { kills: killed, acknowledged, lost, double, findings } = outcome
  const counted = [`${killed} kills`, `${acknowledged} acknowledged`, `${lost} lost`, `${double} double`]
  console.log(`${fault.padEnd(30)}${counted.join(', ')}`)
  for (const finding of findings) console.log(`  ${finding}`)
  if (isBad(outcome)) bad += 1
}

const isBad = ({ lost, double, findings }: Outcome): boolean => lost + double + findings.length > 0

/** A fault planted on purpose must be found, or the test above it proves nothing. */
function mustBeFound(plant: string, found: boolean, what: string): void {
  console.log(`planted: ${plant.padEnd(35)}${found ? 'found' : 'NOT FOUND'} (${what})`)
  if (!found) bad += 1
}

try {
  const base = await makeBase(folder)
  tell('killed', await play(base, chosen(kills)))

  const shared = await secondOffice(base)
  console.log(
    `${'two processes, one directory'.padEnd(30)}${shared.length === 0 ? 'the second was refused' : shared.join('; ')}`,
  )
  bad += shared.length

  const unable = mountFault()
  if (unable) console.log(`${'full disk'.padEnd(30)}not tried: ${unable}`)
  else for (const room of [1, 2, 5]) tell(`full disk, ${room} MiB left`, await fullDisk(base, room))

  const early = { opening: { plant: 'answers-before-the-commit' } } as const
  const soon = await play(
    base,
    Array.from({ length: 5 }, () => atStep('before-commit')),
    early,
  )
  mustBeFound('answers before the commit', soon.lost > 0, `${soon.lost} lost`)
  const twice = await play(
    base,
    Array.from({ length: 5 }, () => atStep('after-commit')),
    { forgets: true },
  )
  mustBeFound('sends again under a new id', twice.double > 0, `${twice.double} double`)
  const edited = await play(base, [atStep('locked'), atStep('locked')], { opening: { plant: 'edits-a-row' } })
  mustBeFound('edits a row', edited.findings.length > 0, edited.findings[0] ?? 'nothing')
  const unlocked = await secondOffice(base, { withoutLock: true })
  mustBeFound('no lock on the directory', unlocked.length > 0, unlocked[0] ?? 'nothing')
  if (!unable) {
    const full = await fullDisk(base, 1, early.opening)
    mustBeFound('answers early on a full disk', full.lost > 0, `${full.lost} lost`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(bad === 0 ? 'Nothing lost, nothing double.' : `${bad} faults.`)
process.exit(bad === 0 ? 0 : 1)
