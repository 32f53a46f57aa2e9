import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type TagKind = 'ok' | 'warn' | 'error' | 'info' | 'special' | 'neutral'

const icons: Record<TagKind, IconName> = {
  ok: 'circle-check',
  warn: 'triangle-alert',
  error: 'circle-x',
  info: 'clock',
  special: 'lock',
  neutral: 'info',
}

interface TagProps {
  kind: TagKind
  icon?: IconName
  children: ComponentChildren
}

/** A state: icon, word and colour together, since colour alone fails. `<Tag kind="warn">1 dovadă lipsă</Tag>` */
export function Tag({ kind, icon = icons[kind], children }: TagProps) {
  return (
    <span class={`tag ${kind}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

interface ChipProps {
  kind: 'evidence' | 'missing' | 'indicator'
  /** Absent where the reader may not go there. */
  href?: string | undefined
  children: ComponentChildren
}

const chipIcons: Record<ChipProps['kind'], IconName> = {
  evidence: 'file-check',
  missing: 'file-warning',
  indicator: 'target',
}

/** A small link to the paper behind a fact, to one that is missing, or to the indicator it feeds. */
export function Chip({ kind, href, children }: ChipProps) {
  const inside = (
    <>
      <Icon name={chipIcons[kind]} />
      <span>{children}</span>
    </>
  )
  return href === undefined ? (
    <span class={`chip ${kind}`}>{inside}</span>
  ) : (
    <a class={`chip ${kind}`} href={href}>
      {inside}
    </a>
  )
}
