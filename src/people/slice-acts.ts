import type { NavItem } from '../pages/nav.ts'
import type { Reader, Slice } from '../pages/slice.ts'

/** What other slices can record about a person, on pages of theirs. */
export const actsOf = (slices: readonly Slice[], reader: Omit<Reader, 'today'>, person: string): NavItem[] =>
  slices.flatMap(slice => slice.acts?.(reader, person) ?? [])
