import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg, release } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchAssignment } from './assignment.ts'
import { benchAttendance } from './attendance.ts'
import { benchFirstCommands } from './commands.ts'
import { benchImports } from './imports.ts'
import { benchConflicts } from './conflicts.ts'
import { type Figure, tableOf } from './figure.ts'
import { benchMatching } from './matching.ts'
import { benchNotices, benchOpportunities } from './notices.ts'
import { benchMillion } from './million.ts'
import { benchPeople } from './people.ts'
import { benchPortal } from './portal.ts'
import { benchStarts } from './starts.ts'

/**
 * `npm run bench`: every figure beside a yardstick of the same run; `npm run bench -- people-10000 starts`: these parts alone. Machines
 * differ and are shared: read the ratios. Each part has a process of its own, so that none pays for the memory of another.
 */
const parts: Record<string, () => Promise<Figure[]>> = {
  commands: benchFirstCommands,
  'people-1000': () => benchPeople(1_000),
  'people-10000': () => benchPeople(10_000),
  'people-1000000': benchMillion,
  imports: () => benchImports(),
  assignment: benchAssignment,
  portal: benchPortal,
  attendance: benchAttendance,
  conflicts: benchConflicts,
  matching: () => benchMatching(100_000),
  notices: () => benchNotices(),
  opportunities: () => benchOpportunities(),
  starts: benchStarts,
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !(name in parts))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const [only] = asked
if (asked.length === 1 && only !== undefined) await show(only)
else for (const name of asked.length > 0 ? asked : Object.keys(parts)) await inItsProcess(name)

async function show(name: string): Promise<void> {
  const figures = await parts[name]?.()
  const load = loadavg().map(average => average.toFixed(1))
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Linux ${release()}`
  console.log(
    `\n${name}: ${new Date().toISOString()}, load ${load.join(', ')}, ${machine}\n\n${tableOf(figures ?? [])}`,
  )
}

async function inItsProcess(name: string): Promise<void> {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), name]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')
  if (code !== 0) process.exitCode = 1
}
