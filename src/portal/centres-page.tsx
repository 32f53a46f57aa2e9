import type { Programme } from '../programme/programme.ts'
import type { CentreRow, HoursRow, ServiceRow } from '../centres/tables.ts'
import type { Lang } from '../kernel/words.ts'
import { countiesIn } from '../programme/place.ts'
import { publicWords } from './public-words.ts'
import { drawnCounties, middleOf, viewBox } from './romania.ts'
import { type Of, PublicFrame } from './frame.tsx'
import { regionName } from './place-name.ts'

type CentreOf = Programme['centres'][number]

export interface ToldCentre {
  place: CentreOf
  /** What the centre says of itself, once it is recorded. */
  own?: CentreRow
  hours: readonly HoursRow[]
  services: readonly ServiceRow[]
}

/** The centres with their numbers on the map and in the list below, which says all that the map says. */
export function CentresPage({ house, lang, centres }: Of & { centres: readonly ToldCentre[] }) {
  const text = publicWords(lang)
  const served = new Set(centres.map(({ place }) => place.region))
  return (
    <PublicFrame house={house} lang={lang} slug="centres">
      <figure class="map">
        <svg viewBox={viewBox} role="img" aria-label={text.map}>
          {drawnCounties.map(({ nuts, path }) => (
            <path key={nuts} d={path} class={served.has(nuts.slice(0, 4)) ? 'served' : undefined} />
          ))}
          {centres.map(({ place: centre }, at) => {
            const [x, y] = middleOf(countiesIn(centre.region).map(county => county.nuts))
            return (
              <g key={centre.code}>
                <circle cx={x} cy={y} r="13" />
                <text x={x} y={y} dy="5" text-anchor="middle">
                  {at + 1}
                </text>
              </g>
            )
          })}
        </svg>
        <figcaption class="muted">
          {text.mapSays} {text.mapSource}
        </figcaption>
      </figure>
      <ol class="sheets numbered">
        {centres.map(({ place: centre, own, hours, services }) => (
          <li key={centre.code}>
            <h2>{centre.name}</h2>
            <p>{[own?.address, centre.locality, regionName(centre.region)].filter(Boolean).join(', ')}</p>
            <p>
              {centre.phone && (
                <a class="button plain" href={`tel:${centre.phone.replaceAll(' ', '')}`}>
                  {text.call({ phone: centre.phone })}
                </a>
              )}{' '}
              {centre.email && <a href={`mailto:${centre.email}`}>{centre.email}</a>}
            </p>
            {own && <Said lang={lang} own={own} hours={hours} services={services} />}
          </li>
        ))}
      </ol>
    </PublicFrame>
  )
}

interface SaidProps {
  lang: Lang
  own: CentreRow
  hours: readonly HoursRow[]
  services: readonly ServiceRow[]
}

/** When it is open, in which languages, how one gets in, what for. */
function Said({ lang, own, hours, services }: SaidProps) {
  const text = publicWords(lang)
  const days: Readonly<Record<number, string>> = text.weekdays
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const lines: [string, string][] = [
    [text.hoursOpen, hours.map(one => `${days[one.weekday]} ${one.opens}–${one.closes}`).join(', ')],
    [text.languages, own.languages.map(code => names.of(code) ?? code).join(', ')],
    [text.services, services.map(one => one.title).join(', ')],
  ]
  return (
    <>
      {own.says !== null && <p>{own.says}</p>}
      {lines.map(([title, says]) => says !== '' && <p key={title}>{`${title}: ${says}`}</p>)}
      {own.step_free && <p>{text.stepFree}</p>}
    </>
  )
}
