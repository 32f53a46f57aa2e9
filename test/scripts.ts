import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts a script of the repository in a process of its own, with Node as the product starts it. */
export function startScript(script: string, argument: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--import', './src/kernel/tsx.ts', script, argument], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
}

export async function runScript(
  script: string,
  argument: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string; complaints: string }> {
  const child = startScript(script, argument, env)
  let output = ''
  let complaints = ''
  child.stdout?.on('data', (text: Buffer) => {
    output += text.toString()
  })
  child.stderr?.on('data', (text: Buffer) => {
    complaints += text.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output, complaints }
}
