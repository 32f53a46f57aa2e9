/**
 * One key for a room, in whichever order and letters its name and its place were typed: `Sala 1, Iași` and `iasi`, `SALA 1` are one. What
 * stands between commas is a part; a part that is said twice counts once.
 */
export const roomKey = (...said: readonly (string | null | undefined)[]): string =>
  [...new Set(said.flatMap(part => (part ?? '').split(',')).map(folded))]
    .filter(part => part !== '')
    .toSorted()
    .join(', ')

/** Whether a room was typed with its place. */
export const saysItsPlace = (room: string): boolean => room.includes(',')

const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase()
