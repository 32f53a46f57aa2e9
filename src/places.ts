import { join, resolve } from 'node:path'
import { isDatabase } from './kernel/lock.ts'

/** Where everything of one Șansa stands. */
export interface Places {
  /** `postgres://…`, `file:DIR`, or `memory:`. */
  url: string
  keys: string
  files: string
  backups: string
}

/** `DATA` is the folder of everything (`./data`); `DATABASE_URL`, `KEYS`, `FILES` and `BACKUPS` move one part of it elsewhere. */
export function placesIn(environment: NodeJS.ProcessEnv): Places {
  const data = resolve(environment.DATA ?? 'data')
  return {
    url: environment.DATABASE_URL ?? `file:${join(data, 'database')}`,
    keys: environment.KEYS ?? join(data, 'keys'),
    files: environment.FILES ?? join(data, 'files'),
    backups: environment.BACKUPS ?? join(data, 'backups'),
  }
}

/** The directory of an embedded database. */
export const folderOf = ({ url }: Pick<Places, 'url'>): string | undefined => /^file:(.*)/.exec(url)?.[1]

/** An embedded database would be made here: there is none yet. */
export function isUnused(places: Places): boolean {
  const folder = folderOf(places)
  return folder !== undefined && !isDatabase(folder)
}
