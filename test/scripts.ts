import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What is added to the environment of this process. */
type Environment = Record<string, string | undefined>

/** Starts a script of the repository in a process of its own, with Node as the product starts it. */
export function startScript(script: string, argument: string, env: Environment = {}): ChildProcessWithoutNullStreams {
  const environment = { ...process.env, ...env }
  for (const [name, value] of Object.entries(env)) if (value === undefined) delete environment[name]
  const node = ['--import', './src/kernel/tsx.ts', script, argument]
  return spawn(process.execPath, node, { cwd: root, env: environment })
}

export interface Ran {
  code: number | null
  output: string
  /** What it wrote to its error output. */
  complaints: string
}

export async function runScript(script: string, argument: string, env: Environment = {}): Promise<Ran> {
  const child = startScript(script, argument, env)
  let output = ''
  let complaints = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output, complaints }
}
