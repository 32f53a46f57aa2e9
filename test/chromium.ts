import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from 'playwright-core'
import packages from '../package.json' with { type: 'json' }
import { runScript } from './scripts.ts'

const installed = '/usr/bin/chromium'
const cache = fileURLToPath(new URL('../.cache/', import.meta.url))
const ours = join(cache, `chromium-${packages.devDependencies['@sparticuz/chromium']}`)

/** How to start a real browser here: the one named by `CHROME`, the system's, or the one that npm brought (x64 Linux). */
export async function chromium(): Promise<LaunchOptions | undefined> {
  const executable = process.env.CHROME ?? (existsSync(installed) ? installed : undefined)
  if (executable !== undefined) return { executablePath: executable, args: [] }
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!existsSync(ours)) await unpack()
  return {
    executablePath: join(ours, 'chromium'),
    // Not the package's own arguments: they take away the second context and the browser's security.
    args: ['--no-zygote'],
    env: { ...process.env, LD_LIBRARY_PATH: join(ours, 'al2023/lib'), FONTCONFIG_FILE: join(ours, 'fonts.conf') },
  }
}

/** Unpacks beside and renames: two test files may come here together. */
async function unpack(): Promise<void> {
  const unfinished = `${ours}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  // With this variable the package unpacks its libraries too; it unpacks into the folder for temporary files.
  const env = { TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  const { code, complaints } = await runScript('test/unpack-chromium.ts', '', env)
  if (code !== 0) throw new Error(`The browser could not be unpacked:\n${complaints}`)
  writeFileSync(join(unfinished, 'fonts.conf'), fonts)
  try {
    renameSync(unfinished, ours)
  } catch (error) {
    if (!existsSync(ours)) throw error
    rmSync(unfinished, { recursive: true })
  }
}

/** The package's own file names folders that only its makers have. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${ours}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${ours}/fonts-cache</cachedir>
</fontconfig>
`
