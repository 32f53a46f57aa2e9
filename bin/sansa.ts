import { start } from './start.ts'

/** What `npx sansa` can do: each takes the words after its name and returns the exit code. */
const commands: Record<string, (args: string[]) => Promise<number>> = { start }

const [name = '', ...args] = process.argv.slice(2)
const run = commands[name]
if (run) {
  try {
    process.exitCode = await run(args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
} else {
  console.error(`Usage: npx sansa ${Object.keys(commands).join(' | ')}`)
  process.exitCode = 2
}
