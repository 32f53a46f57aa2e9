import { cpus, release } from 'node:os'
import { benchAssignment } from './assignment.ts'
import { benchCommands } from './commands.ts'
import { benchImports } from './imports.ts'
import { benchPeople } from './people.ts'
import { benchStarts } from './starts.ts'
import { type Figure, tableOf } from './figure.ts'

/** `npm run bench`: every figure beside a yardstick of the same run. Machines differ and are shared: read the ratios. */
const parts: (() => Promise<Figure[]>)[] = [
  benchCommands,
  () => benchPeople(1_000),
  () => benchPeople(10_000),
  () => benchImports(),
  benchStarts,
  benchAssignment,
]

const figures: Figure[] = []
for (const part of parts) {
  const found = await part()
  console.log(tableOf(found))
  figures.push(...found)
}
console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Linux ${release()}\n`)
console.log(tableOf(figures))
