import { parseArgs } from 'node:util'
import { z } from 'zod/mini'
import { slices } from '../src/app.tsx'
import { commandsOf } from '../src/pages/commands.ts'

/** `sansa commands [KIND]`: every kind of command with the right it needs, the JSON Schema of its input, and an example. */
export async function commands(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [wanted] = positionals
  const all = [...commandsOf(slices).values()].filter(({ kind }) => wanted === undefined || kind === wanted)
  if (all.length === 0) throw new Error(`There is no command of the kind ${wanted}.`)
  const told = all.map(({ kind, may, final = false, shape, example }) => {
    const schema = z.toJSONSchema(shape, { io: 'input' })
    return { kind, may, final, input: schema, example }
  })
  console.log(JSON.stringify(told, null, 2))
  return 0
}
