/** Where notices arrive by themselves, and in whose name they are taken in. */
export interface Watched {
  folder: string
  by: string
}

/** `NOTICES` is the folder, `NOTICES_BY` the account; without both, nothing is watched. */
export function watchedIn({ NOTICES: folder, NOTICES_BY: by }: NodeJS.ProcessEnv): Watched | undefined {
  if (folder === undefined && by === undefined) return undefined
  if (folder === undefined || by === undefined) throw new Error('Say both NOTICES and NOTICES_BY, or neither.')
  return { folder, by }
}
