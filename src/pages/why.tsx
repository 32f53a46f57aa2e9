import type { ComponentChildren } from 'preact'
import { number } from '../kernel/words.ts'
import type { Lang } from '../kernel/words.ts'
import { words } from './words.ts'

/** A figure so large that the rest of the panel explains it. */
export function Figure({ lang, value, children }: { lang: Lang; value: number; children: ComponentChildren }) {
  return (
    <div class="figure">
      <strong>{number(lang, value)}</strong>
      <div>{children}</div>
    </div>
  )
}

/** The rule in one sentence, with its source. */
export function Rule({
  lang,
  source,
  children,
}: {
  lang: Lang
  source?: ComponentChildren
  children: ComponentChildren
}) {
  const text = words(lang)
  return (
    <div class="rule">
      <p>
        <strong>{text.rule}</strong> {children}
      </p>
      {source && (
        <p class="source">
          {text.source}: {source}
        </p>
      )}
    </div>
  )
}

export interface FunnelStep {
  key: string
  /** `start` and `end` are counts, `less` and `more` change them. */
  kind: 'start' | 'less' | 'more' | 'end'
  count: number
  text: ComponentChildren
  /** Opens the people, or what repairs them. */
  link?: { href: string; text: string } | undefined
}

/** From everybody to those who count: 60 − 1 − 2 = 57, each step open. */
export function Funnel({ lang, label, steps }: { lang: Lang; label: string; steps: readonly FunnelStep[] }) {
  const start = Math.max(1, ...steps.filter(step => step.kind === 'start').map(step => step.count))
  return (
    <ol class="funnel" aria-label={label}>
      {steps.map(step => (
        <li key={step.key} class={step.kind}>
          <strong class="numeric">{signed(lang, step)}</strong>
          <span>{step.text}</span>
          {step.link && <a href={step.link.href}>{step.link.text}</a>}
          <svg class="bar" viewBox={`0 0 ${start} 10`} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-value" width={Math.min(step.count, start)} height="10" />
          </svg>
        </li>
      ))}
    </ol>
  )
}

const signs = { start: '', less: '−', more: '+', end: '' }
const signed = (lang: Lang, step: FunnelStep) => `${signs[step.kind]}${number(lang, step.count)}`
