import type { Busy } from '../pages/slice.ts'

/** The same person or room, taken twice at once. */
export interface Conflict {
  one: Busy
  other: Busy
}

/**
 * Everybody and every room that is in two places at once. Whoever ends at the minute at which the next begins is in one place after the
 * other. Sorted by day and hour; each pair once.
 */
export function conflictsIn(busy: readonly Busy[]): Conflict[] {
  const sorted = busy.toSorted(inOrder)
  const found: Conflict[] = []
  let open: Busy[] = []
  for (const next of sorted) {
    const [first] = open
    const isSame = first !== undefined && first.kind === next.kind && first.id === next.id && first.on === next.on
    open = isSame ? open.filter(one => one.toMinute > next.fromMinute) : []
    for (const one of open) if (one.href !== next.href) found.push({ one, other: next })
    open.push(next)
  }
  return found.toSorted((a, b) => compare(a.one.on, b.one.on) || a.one.fromMinute - b.one.fromMinute)
}

const inOrder = (a: Busy, b: Busy): number =>
  compare(a.kind, b.kind) || compare(a.id, b.id) || compare(a.on, b.on) || a.fromMinute - b.fromMinute

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
