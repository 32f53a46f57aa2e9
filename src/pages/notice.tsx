import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type NoticeKind = 'next' | 'info' | 'ok' | 'warn' | 'error'

const icons: Record<NoticeKind, IconName> = {
  next: 'circle-alert',
  info: 'info',
  ok: 'circle-check',
  warn: 'triangle-alert',
  error: 'circle-x',
}

interface NoticeProps {
  /** `next` is the next step of a person or a file. */
  kind: NoticeKind
  actions?: ComponentChildren
  children: ComponentChildren
}

/** One thing to know or to do before the rest of the page. */
export function Notice({ kind, actions, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`}>
      <p>
        <Icon name={icons[kind]} />
        <span>{children}</span>
      </p>
      {actions && <div class="buttons">{actions}</div>}
    </div>
  )
}
