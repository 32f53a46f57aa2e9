import type { ComponentChildren } from 'preact'
import type { Lang } from '../kernel/words.ts'
import type { IconName } from './icon.tsx'
import { Tag } from './tag.tsx'
import type { TagKind } from './tag.tsx'
import { words } from './words.ts'

/** Exactly these four: nobody has looked yet, something lacks, somebody has to check, done. */
export const checklistStates = ['untouched', 'incomplete', 'to-verify', 'complete'] as const
export type ChecklistState = (typeof checklistStates)[number]

export interface ChecklistItem {
  key: string
  text: ComponentChildren
  href?: string | undefined
  state: ChecklistState
  note?: ComponentChildren
}

const looks: Record<ChecklistState, { kind: TagKind; icon: IconName }> = {
  untouched: { kind: 'neutral', icon: 'circle-dashed' },
  incomplete: { kind: 'warn', icon: 'triangle-alert' },
  'to-verify': { kind: 'info', icon: 'eye' },
  complete: { kind: 'ok', icon: 'circle-check' },
}

/** The papers of a file, each with its state. */
export function Checklist({ lang, items }: { lang: Lang; items: readonly ChecklistItem[] }) {
  return (
    <ul class="lines">
      {items.map(({ key, text, href, state, note }) => (
        <li key={key}>
          <span>
            {href ? <a href={href}>{text}</a> : text}
            {note && <span class="note">{note}</span>}
          </span>
          <span class="end">
            <StateTag lang={lang} state={state} />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function StateTag({ lang, state }: { lang: Lang; state: ChecklistState }) {
  return <Tag {...looks[state]}>{words(lang).checklist[state]}</Tag>
}
