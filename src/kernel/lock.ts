import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Who holds a data directory; `port` once it serves. */
export interface Holder {
  pid: number
  since: string
  port?: number
}

export interface Lock {
  /** Says on which port the holder serves, for whoever is refused. */
  announce(port: number): void
  release(): void
}

/** Whether there is a database in this directory. */
export const isDatabase = (directory: string): boolean => existsSync(join(directory, 'PG_VERSION'))

export class DataInUse extends Error {
  readonly directory: string
  readonly holder: Holder | undefined

  constructor(directory: string, holder: Holder | undefined) {
    const address = holder?.port === undefined ? '' : `, at http://localhost:${holder.port}`
    const who = holder ? `process ${holder.pid}, since ${holder.since}${address}` : 'another process'
    super(`The data in ${directory} is in use by ${who}. Stop it first, or use that one.`)
    this.name = 'DataInUse'
    this.directory = directory
    this.holder = holder
  }
}

/**
 * One process per data directory. The lock is an open exclusive transaction on a small SQLite file beside the directory: the operating
 * system lets go of it when the process ends, however it ends. Who holds it stands in a second file, since reading the locked one would
 * let go of it.
 */
export function lock(directory: string): Lock {
  mkdirSync(dirname(directory), { recursive: true, mode: 0o700 })
  const holderFile = `${directory}.holder.json`
  const file = new DatabaseSync(`${directory}.lock`, { timeout: 0 })
  try {
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    if (isBusy(error)) throw new DataInUse(directory, readHolder(holderFile))
    throw error
  }
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() }
  const write = (now: Holder) => writeFileSync(holderFile, JSON.stringify(now), { mode: 0o600 })
  write(holder)
  return {
    announce: port => write({ ...holder, port }),
    release() {
      rmSync(holderFile, { force: true })
      file.close()
    },
  }
}

/** Source: sqlite.org/rescode.html, SQLITE_BUSY. */
const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

/** Undefined where the holder has not written it yet, or was cut off while writing. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}
