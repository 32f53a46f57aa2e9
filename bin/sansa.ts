import { backup } from './backup.ts'
import { commands } from './commands.ts'
import { importTable } from './import.ts'
import { match } from './match.ts'
import { importNotices } from './notices.ts'
import { perform } from './perform.ts'
import { recount } from './recount.ts'
import { restore } from './restore.ts'
import { results } from './results.ts'
import { start } from './start.ts'
import { verify } from './verify.ts'

/** What `npx sansa` can do: each takes the words after its name and returns the exit code. 0 = done, 1 = refused, 2 = not understood. */
const abilities: Record<string, (args: string[]) => Promise<number>> = {
  start,
  perform,
  commands,
  results,
  recount,
  verify,
  backup,
  restore,
  import: args => (args[0] === 'notices' ? importNotices(args.slice(1)) : importTable(args)),
  match,
}

const [name = '', ...args] = process.argv.slice(2)
const ability = abilities[name]
try {
  if (ability) process.exitCode = await ability(args)
  else misunderstood(`Usage: npx sansa ${Object.keys(abilities).join(' | ')}`)
} catch (error) {
  if (isOfArguments(error)) misunderstood(error.message)
  else {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

function misunderstood(says: string): void {
  console.error(says)
  process.exitCode = 2
}

/** Node's own reader of arguments says what it did not understand. */
function isOfArguments(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
