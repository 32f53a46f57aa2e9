import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { timeOf } from '../kernel/time-of-day.ts'
import { type Lang, longDate } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import type { Engagement, Reader, Slice } from '../pages/slice.ts'
import { words } from './words.ts'

/** So far ahead the next day with something in it is looked for: over a weekend and a holiday. Our choice. */
const lookAhead = 7

/** Where the reader is expected today, and on the next day on which somebody expects them. */
export async function agendaOf(tx: Tx, reader: Reader, slices: readonly Slice[]): Promise<Engagement[]> {
  const { today } = reader
  const all: Engagement[] = []
  for (const { agenda } of slices)
    all.push(...((await agenda?.(tx, reader, { from: today, to: addDays(today, lookAhead) })) ?? []))
  const ordered = all.toSorted((one, other) => one.on.localeCompare(other.on) || one.fromMinute - other.fromMinute)
  const next = ordered.find(one => one.on > today)?.on
  return ordered.filter(one => one.on === today || one.on === next)
}

/** A day in its order: when, what, where and with whom, and the list to print. */
export function AgendaCards({ reader, agenda }: { reader: Reader; agenda: readonly Engagement[] }) {
  const days = [...Map.groupBy(agenda, one => one.on)]
  return (
    <>
      {days.map(([on, all]) => (
        <Card key={on} title={titleOf(reader, on)}>
          <ul class="lines roomy">
            {all.map(one => (
              <Appointment key={one.href} lang={reader.lang} one={one} />
            ))}
          </ul>
        </Card>
      ))}
    </>
  )
}

function titleOf({ lang, today }: Reader, on: Day): string {
  const text = words(lang)
  if (on === today) return text.yourDay
  return on === addDays(today, 1) ? text.yourTomorrow : text.yourNext({ day: longDate(lang, on) })
}

function Appointment({ lang, one }: { lang: Lang; one: Engagement }) {
  const text = words(lang)
  const what = `${timeOf(one.fromMinute)}–${timeOf(one.toMinute)} ${one.title}`
  return (
    <li>
      <span>
        <a href={one.href}>{what}</a>
        <span class="note">{[one.people, one.place].join(' · ')}</span>
      </span>
      {one.sheet !== undefined && (
        <span class="end">
          <LinkButton look="quiet" icon="printer" href={one.sheet}>
            {text.printSheet}
            <span class="unseen">{`: ${what}`}</span>
          </LinkButton>
        </span>
      )}
    </li>
  )
}
