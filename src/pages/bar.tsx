import { number } from '../kernel/words.ts'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

interface BarProps {
  lang: Lang
  value: number
  target?: number | undefined
  /** The end of the scale; the bars of one list share it. Without it, the larger of value and target; without either, no bar. */
  scale?: number
}

/** A value from zero, with its target as a tick. It stands beside the numbers it draws; a screen reader hears „57 din 60”. */
export function Bar({ lang, value, target, scale }: BarProps) {
  if (target === undefined && scale === undefined) return <span class="muted">{words(lang).noTarget}</span>
  const end = scale ?? Math.max(value, target ?? 0, 1)
  const share = (n: number) => (100 * Math.max(0, Math.min(n, end))) / end
  return (
    <svg
      class="bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={saidAs(lang, value, target)}
    >
      <rect class="bar-ground" width={share(target ?? end)} height="10" />
      <rect class="bar-value" width={share(value)} height="10" />
      {target !== undefined && <line class="bar-target" x1={share(target)} x2={share(target)} y1="0" y2="10" />}
    </svg>
  )
}

export function saidAs(lang: Lang, value: number, target?: number): string {
  if (target === undefined) return number(lang, value)
  return words(lang).ofTarget({ value: number(lang, value), target: number(lang, target) })
}
