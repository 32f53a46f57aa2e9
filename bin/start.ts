import { parseArgs } from 'node:util'
import { layGround } from '../demo/ground.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { addressIn, serve } from '../src/main.ts'
import { findDemo } from '../src/rights/demo.ts'
import { hasTenants, openSansa, placesIn } from '../src/sansa.ts'
import type { LogLine } from '../src/shell/log.ts'

/** `sansa start [--empty]`: opens or creates everything, plays the demo on the first start, and serves until it is told to stop. */
export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } })
  const address = addressIn(process.env)
  const engine = await openSansa(placesIn(process.env))
  if (!values.empty && !(await hasTenants(engine.db))) await layGround(engine)
  const server = await serve(engine, address, print)
  console.log(`Șansa: ${server.url}`)
  await printDemo(engine)
  await told()
  await server.stop()
  await engine.db.close()
  return 0
}

async function printDemo(engine: Engine): Promise<void> {
  const demo = await findDemo(engine)
  if (!demo) return
  console.log(`Demo sign-ins, password ${demo.password}:`)
  for (const { email, role } of demo.accounts) console.log(`  ${email.padEnd(32)} ${role}`)
}

/** A terminal shows what failed; anything else gets every line. */
function print(line: LogLine): void {
  if (line.status >= 500 || !process.stdout.isTTY) console.log(JSON.stringify(line))
}

const told = (): Promise<void> =>
  new Promise(stop => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
