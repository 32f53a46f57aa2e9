import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod/mini'
import { slices } from '../src/app.tsx'
import { type AnyCommand, perform as performOne } from '../src/kernel/command.ts'
import { today } from '../src/kernel/day.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { fieldProblems } from '../src/kernel/field-problems.ts'
import { Problem } from '../src/kernel/problem.ts'
import type { Who } from '../src/kernel/who.ts'
import { type Say, sayIn } from '../src/pages/say.ts'
import { getActor } from '../src/rights/actor.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'
import { commandsOf } from '../src/pages/commands.ts'
import { Progress } from './progress.ts'

const lineShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** An account: its id or its e-mail. */
  by: z.string(),
  /** The day of the domain. The command has it in its input; here it is only held against that. */
  happenedOn: z.optional(z.string()),
  input: z.unknown(),
})
type CommandLine = z.infer<typeof lineShape>

/**
 * `sansa perform < commands.ndjson`: one command per line, one answer per line, each in a transaction of its own. A refusal does not
 * stop the rest. Exit code 1 where a line was refused.
 */
export async function perform(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const { engine } = await openFounded(placesIn(process.env))
  const run = new Run(engine)
  const progress = new Progress('commands')
  try {
    for await (const text of createInterface({ input: process.stdin })) {
      if (text.trim() === '') continue
      console.log(JSON.stringify(await run.one(text)))
      progress.step()
    }
  } finally {
    progress.end()
    await engine.db.close()
  }
  return run.refused ? 1 : 0
}

class Run {
  refused = false
  readonly #engine: Engine
  readonly #commands: ReadonlyMap<string, AnyCommand> = commandsOf(slices)
  readonly #say: Say = sayIn('en', slices)
  readonly #actors = new Map<string, Who>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async one(text: string): Promise<object> {
    let id: string | undefined
    try {
      const line = readLine(text)
      id = line.id
      return { id, ...(await this.#perform(line)) }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.refused = true
      return { id, problem: this.#told(error) }
    }
  }

  async #perform({ id, kind, by, happenedOn, input }: CommandLine): Promise<object> {
    const command = this.#commands.get(kind)
    if (!command) throw new Problem(404, 'shell.no-such-command', { kind })
    const who = await this.#actor(by)
    refuseAnotherDay(command, input, happenedOn, today(this.#engine.clock()))
    return performOne(this.#engine, command, input, who, { id })
  }

  /** Asked once for each account of a run: rights taken away meanwhile hold from the next run on. */
  async #actor(by: string): Promise<Who> {
    const known = this.#actors.get(by) ?? (await getActor(this.#engine, by))
    this.#actors.set(by, known)
    return known
  }

  #told({ status, code, details, fields }: Problem): object {
    const said = fields.map(field => ({ ...field, text: this.#say(field.code, field.details) }))
    return { status, code, text: this.#say(code, details), details, fields: said }
  }
}

function readLine(text: string): CommandLine {
  const value = parsed(text)
  const result = lineShape.safeParse(value)
  if (!result.success) throw new Problem(400, 'kernel.wrong-shape', {}, fieldProblems(result.error, value))
  return result.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'shell.no-json')
  }
}

/** A line that says another day than its input means something else than it does. */
function refuseAnotherDay(command: AnyCommand, input: unknown, said: string | undefined, now: string): void {
  if (said === undefined) return
  const read = command.shape.safeParse(input)
  if (!read.success) return // perform says what is wrong, field by field
  const happenedOn = command.happenedOn?.(read.data) ?? now
  if (said !== happenedOn) throw new Problem(422, 'shell.another-day', { said, happenedOn })
}
