import { publicPath as eventPage } from '../events/paths.ts'
import { date } from '../kernel/words.ts'
import { publicWords } from './public-words.ts'
import type { PublicDeed } from './tables.ts'
import { type Of, PublicFrame } from './frame.tsx'
import { regionName } from './place-name.ts'

export function EventsPage({ house, lang, events }: Of & { events: readonly PublicDeed[] }) {
  const text = publicWords(lang)
  const [past, coming] = [events.filter(one => one.on <= house.on), events.filter(one => one.on > house.on)]
  return (
    <PublicFrame house={house} lang={lang} slug="events">
      {events.length === 0 && <p>{text.noEvents}</p>}
      {(
        [
          [text.coming, coming],
          [text.past, past],
        ] as const
      ).map(
        ([title, list]) =>
          list.length > 0 && (
            <section key={title}>
              <h2>{title}</h2>
              <ul class="sheets">
                {list.map(event => (
                  <li key={event.id}>
                    <h3>
                      <a href={eventPage(event.address)}>{event.title}</a>
                    </h3>
                    <p>
                      {date(event.on)} · {regionName(event.region)}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </PublicFrame>
  )
}
