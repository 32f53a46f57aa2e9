import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The icons in use, by their name at lucide.dev. To use another one, add its name. */
export const iconNames = [
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'award',
  'baby',
  'ban',
  'bell',
  'book-open',
  'briefcase',
  'building-2',
  'calendar',
  'calendar-days',
  'camera',
  'chart-column',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle',
  'circle-alert',
  'circle-check',
  'circle-dashed',
  'circle-dot',
  'circle-question-mark',
  'circle-x',
  'clock',
  'copy',
  'download',
  'eye',
  'eye-off',
  'file-check',
  'file-plus',
  'file-question-mark',
  'file-text',
  'file-warning',
  'file-x',
  'fingerprint-pattern',
  'flag',
  'graduation-cap',
  'handshake',
  'heart-handshake',
  'history',
  'house',
  'id-card',
  'info',
  'key-round',
  'layers',
  'link',
  'list-checks',
  'list-filter',
  'lock',
  'lock-open',
  'log-in',
  'log-out',
  'mail',
  'map-pin',
  'map-pinned',
  'menu',
  'message-square',
  'paperclip',
  'pencil',
  'phone',
  'plus',
  'printer',
  'qr-code',
  'refresh-cw',
  'route',
  'scale',
  'search',
  'send',
  'settings',
  'shield-check',
  'snowflake',
  'sparkles',
  'store',
  'sun',
  'table',
  'target',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'upload',
  'user',
  'user-check',
  'user-plus',
  'user-x',
  'users',
  'x',
] as const
export type IconName = (typeof iconNames)[number]

const require = createRequire(import.meta.url)
const shapeOf = (name: IconName) => {
  const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8')
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replaceAll(/\s*\n\s*/g, '')
}
/** Read once, at the start: a missing icon stops the server there and not on a page. */
const shapes = new Map(iconNames.map(name => [name, shapeOf(name)]))

interface IconProps {
  name: IconName
  /** Only for an icon that stands without its word; otherwise the icon is decoration. */
  label?: string | undefined
  class?: string
}

/** `<Icon name="users" />`: an inline drawing in the colour of the text beside it. */
export function Icon({ name, label, class: className = '' }: IconProps) {
  return (
    <svg
      class={`icon ${className}`.trimEnd()}
      viewBox="0 0 24 24"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
      dangerouslySetInnerHTML={{ __html: shapes.get(name) ?? '' }}
    />
  )
}
