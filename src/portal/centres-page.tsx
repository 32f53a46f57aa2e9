import { countiesIn } from '../programme/place.ts'
import { PublicFrame } from './frame.tsx'
import { type CentreOf, type Of, regionName } from './pages.tsx'
import { publicWords } from './public-words.ts'
import { drawnCounties, middleOf, viewBox } from './romania.ts'

/** The centres with their numbers on the map and in the list below, which says all that the map says. */
export function CentresPage({ house, lang, centres }: Of & { centres: readonly CentreOf[] }) {
  const text = publicWords(lang)
  const served = new Set(centres.map(centre => centre.region))
  return (
    <PublicFrame house={house} lang={lang} slug="centres">
      <figure class="map">
        <svg viewBox={viewBox} role="img" aria-label={text.map}>
          {drawnCounties.map(({ nuts, path }) => (
            <path key={nuts} d={path} class={served.has(nuts.slice(0, 4)) ? 'served' : undefined} />
          ))}
          {centres.map((centre, at) => {
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
        {centres.map(centre => (
          <li key={centre.code}>
            <h2>{centre.name}</h2>
            <p>{[centre.locality, regionName(centre.region)].filter(Boolean).join(', ')}</p>
            <p>
              {centre.phone && (
                <a class="button plain" href={`tel:${centre.phone.replaceAll(' ', '')}`}>
                  {text.call({ phone: centre.phone })}
                </a>
              )}{' '}
              {centre.email && <a href={`mailto:${centre.email}`}>{centre.email}</a>}
            </p>
          </li>
        ))}
      </ol>
    </PublicFrame>
  )
}
