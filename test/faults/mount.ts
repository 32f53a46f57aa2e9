import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

export const isRoot = process.getuid?.() === 0

/** Mounts for the time of some work. Needs root. */
export async function mounted<T>(folder: string, source: string[], work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', [...source, folder], { stdio: 'pipe' })
  const end = () => unmount(folder)
  process.prependOnceListener('exit', end)
  try {
    return await work()
  } finally {
    process.off('exit', end)
    end()
  }
}

/** Waits for whoever still has a file open there: a killed process may take a moment to go. */
function unmount(folder: string): void {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (spawnSync('umount', [folder]).status === 0) return
    spawnSync('sleep', ['0.1'])
  }
  throw new Error(`${folder} stays mounted.`)
}

/** Why nothing can be mounted here, or nothing. */
export function mountFault(): string | undefined {
  if (!isRoot) return 'mounting needs root'
  return spawnSync('mount', ['--version']).status === 0 ? undefined : 'there is no mount command'
}
