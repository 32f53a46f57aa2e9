import type { Lang } from '../kernel/words.ts'
import type { Option } from './question.ts'
import { words } from './words.ts'

/** The codes of a list with their words, then the ways of not answering that are offered. */
export const mapOptions = <C extends string>(
  lang: Lang,
  codes: readonly C[],
  texts: { readonly [K in C]: string },
  silences: readonly ('refused' | 'unknown' | 'not-asked')[] = [],
): Option[] => [
  ...codes.map(code => ({ value: code, text: texts[code] })),
  ...silences.map(silence => ({ value: silence, text: words(lang).answers[silence] })),
]
