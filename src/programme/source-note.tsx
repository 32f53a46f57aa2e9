import { date, type Lang } from '../kernel/words.ts'
import { Tag } from '../pages/tag.tsx'
import type { Rule } from './rule.ts'
import type { Rulebook } from './rulebook.ts'
import { words } from './words.ts'

/** Where a rule comes from, whether it is still to be verified, and from when to when it holds. */
export function SourceNote({ rules, rule, lang }: { rules: Pick<Rulebook, 'sources'>; rule: Rule; lang: Lang }) {
  const text = words(lang)
  const source = rules.sources[rule.source]
  const says = source?.[lang] ?? rule.source
  return (
    <>
      {source?.url === undefined ? says : <a href={source.url}>{says}</a>}
      {rule.verify && (
        <>
          {' '}
          <Tag kind="warn">{text.verify}</Tag>
        </>
      )}
      {(rule.validFrom !== undefined || rule.validTo !== undefined) && (
        <span class="muted"> {text.validity({ from: shown(rule.validFrom), to: shown(rule.validTo) })}</span>
      )}
    </>
  )
}

const shown = (day: string | undefined): string => (day === undefined ? '…' : date(day))
