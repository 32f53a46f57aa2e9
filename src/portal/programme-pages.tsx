import { date, dateInWords } from '../kernel/words.ts'
import { FigureTiles, Objective } from './figure-parts.tsx'
import { type Of, PublicFrame } from './frame.tsx'
import { publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import type { Published } from './published.ts'

export function HomePage({ house, lang, published }: Of & { published: Published }) {
  const text = publicWords(lang)
  const doors = [
    ['job', 'jobs'],
    ['buy', 'catalogue'],
    ['partner', 'contact'],
  ] as const
  return (
    <PublicFrame house={house} lang={lang} slug="home">
      <ul class="doors">
        {doors.map(([door, slug]) => (
          <li key={door}>
            <a href={publicPath(lang, slug)}>
              <strong>{text.doors[door].title}</strong>
              <span>{text.doors[door].says}</span>
            </a>
          </li>
        ))}
      </ul>
      <FigureTiles lang={lang} published={published} />
    </PublicFrame>
  )
}

export function ProgrammePage({ house, lang, published }: Of & { published: Published }) {
  const text = publicWords(lang)
  const { programme, period, objectives } = published
  const [from, to] = [dateInWords(lang, programme.startsOn), dateInWords(lang, programme.endsOn)]
  return (
    <PublicFrame house={house} lang={lang} slug="programme" title={programme.names[lang]} lead={text.leads.programme}>
      {period ? (
        <p>
          {text.figuresOn({ period: period.name, on: date(period.as_of) })} {text.hiddenSays}{' '}
          <a href={publicPath(lang, 'data')}>{text.slugs.data}</a>
        </p>
      ) : (
        <p>{text.noFigures}</p>
      )}
      {objectives.map(objective => (
        <Objective key={objective.code} lang={lang} objective={objective} programme={programme} />
      ))}
      <h2>{text.when}</h2>
      <p>{text.runs({ from, to })}</p>
      <h2>{text.where}</h2>
      <ul class="plain-list">
        {programme.regions.map(region => (
          <li key={region.nuts}>{region.names[lang]}</li>
        ))}
      </ul>
      <h2>{text.partners}</h2>
      <ul class="plain-list">
        {programme.partners.map(partner => (
          <li key={partner.code}>{partner.name}</li>
        ))}
      </ul>
      {house.page.funding !== null && (
        <>
          <h2>{text.funding}</h2>
          <p>{house.page.funding}</p>
        </>
      )}
    </PublicFrame>
  )
}
