import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/day.ts'
import { month } from '../kernel/words.ts'
import type { Lang } from '../kernel/words.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export interface TimelineEvent {
  key: string
  on: Day
  icon: IconName
  /** `work` is what we do with the person, `reached` what they have reached, `lacking` what waits for a paper. */
  tone?: 'plain' | 'work' | 'reached' | 'lacking'
  title: ComponentChildren
  tags?: ComponentChildren
  /** When, where, by whom. */
  meta?: ComponentChildren
  says?: ComponentChildren
  /** `Chip`s of papers and indicators. */
  chips?: ComponentChildren
}

/** What happened, newest first, under the headings of its months. The events come in that order. */
export function Timeline({ lang, events }: { lang: Lang; events: readonly TimelineEvent[] }) {
  const months = Map.groupBy(events, event => event.on.slice(0, 7))
  return (
    <div class="timeline">
      {[...months].map(([key, ofMonth]) => (
        <section key={key}>
          <h3 class="month">{month(lang, `${key}-01`)}</h3>
          <ol>
            {ofMonth.map(event => (
              <Event key={event.key} event={event} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Event({ event }: { event: TimelineEvent }) {
  const { icon, tone = 'plain', title, tags, meta, says, chips } = event
  return (
    <li>
      <span class={`dot ${tone}`}>
        <Icon name={icon} />
      </span>
      <div>
        <div class="event-title">
          <h4>{title}</h4>
          {tags}
        </div>
        {meta && <p class="meta">{meta}</p>}
        {says && <div class="says">{says}</div>}
        {chips && <div class="chips">{chips}</div>}
      </div>
    </li>
  )
}
