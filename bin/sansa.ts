/** What `npx sansa` can do: each takes the words after its name and returns the exit code. 0 = done, 1 = refused, 2 = not understood. */
const abilities: Record<string, (args: string[]) => Promise<number>> = {
  start: async args => (await import('./start.ts')).start(args),
  perform: async args => (await import('./perform.ts')).perform(args),
  commands: async args => (await import('./commands.ts')).commands(args),
  results: async args => (await import('./results.ts')).results(args),
  recount: async args => (await import('./recount.ts')).recount(args),
  verify: async args => (await import('./verify.ts')).verify(args),
  backup: async args => (await import('./backup.ts')).backup(args),
  restore: async args => (await import('./restore.ts')).restore(args),
  import: async args =>
    args[0] === 'notices'
      ? (await import('./notices.ts')).importNotices(args.slice(1))
      : (await import('./import.ts')).importTable(args),
  match: async args => (await import('./match.ts')).match(args),
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
