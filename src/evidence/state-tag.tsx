import type { Lang } from '../kernel/words.ts'
import { Tag, type TagKind } from '../pages/tag.tsx'
import type { PaperState } from './verdict.ts'
import { words } from './words.ts'

const kinds: Record<PaperState, TagKind> = { 'to-check': 'info', accepted: 'ok', rejected: 'error', expired: 'warn' }

export function PaperTag({ lang, state }: { lang: Lang; state: PaperState }) {
  return <Tag kind={kinds[state]}>{words(lang).states[state]}</Tag>
}
