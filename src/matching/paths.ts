import { peoplePath } from '../people/paths.ts'

export const duplicatesPath = `${peoplePath}/duplicates`

export const pairPath = (one: { id: string }, other: { id: string }, act = ''): string =>
  `${duplicatesPath}/${one.id}/${other.id}${act}`
