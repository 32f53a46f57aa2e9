import { date, type Lang, number } from '../kernel/words.ts'
import type { Programme } from '../programme/programme.ts'
import type { Figure, Published, Trait } from './published.ts'
import { publicWords } from './public-words.ts'

/** As it is told: a number, or why there is none. */
export const shownFigure = (lang: Lang, { proven, unit }: Figure): string => {
  const text = publicWords(lang)
  if (proven === undefined) return text.under
  return unit === 'share' ? `${number(lang, proven)}%` : number(lang, proven)
}

/** The promises in large numbers, for the first page. */
export function FigureTiles({ lang, published }: { lang: Lang; published: Published }) {
  const text = publicWords(lang)
  const figures = published.objectives.flatMap(one => one.figures).slice(0, 8)
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{text.figuresTitle}</h2>
      {published.period ? (
        <>
          <p class="muted">{text.figuresOn({ period: published.period.name, on: date(published.period.as_of) })}</p>
          <ul class="tiles">
            {figures.map(figure => (
              <li key={figure.code}>
                <strong>{shownFigure(lang, figure)}</strong>{' '}
                <span>{text.of({ target: number(lang, figure.target) })}</span>
                <p>{figure.names[lang]}</p>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{text.noFigures}</p>
      )}
    </section>
  )
}

/** One objective with its promises, what was done of each, and how it is counted. */
export function Objective({
  lang,
  objective,
  programme,
}: {
  lang: Lang
  objective: Published['objectives'][number]
  programme: Programme
}) {
  const text = publicWords(lang)
  return (
    <section>
      <h2 id={`objective-${objective.code}`}>{objective.names[lang]}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby={`objective-${objective.code}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.what}</th>
              <th scope="col" class="number">
                {text.proven}
              </th>
              <th scope="col" class="number">
                {text.target}
              </th>
            </tr>
          </thead>
          <tbody>
            {objective.figures.map(figure => (
              <tr key={figure.code}>
                <th scope="row">
                  {figure.names[lang]}
                  <details>
                    <summary>{text.counts}</summary>
                    <p class="muted">{figure.rule[lang]}</p>
                  </details>
                </th>
                <td class="number" data-title={text.proven}>
                  {shownFigure(lang, figure)}
                </td>
                <td class="number" data-title={text.target}>
                  {number(lang, figure.target)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {objective.figures.map(figure => (
        <Splits key={figure.code} lang={lang} figure={figure} programme={programme} />
      ))}
    </section>
  )
}

function Splits({ lang, figure, programme }: { lang: Lang; figure: Figure; programme: Programme }) {
  const text = publicWords(lang)
  const splits = Object.entries(figure.splits) as [Trait, NonNullable<Figure['splits'][Trait]>][]
  if (splits.length === 0 || figure.proven === undefined || figure.proven === 0) return null
  return (
    <div class="splits">
      {splits.map(([trait, { of, cells }]) => (
        <table key={trait} class="pairs">
          <caption>{`${figure.names[lang]}: ${text.traits[trait]}`}</caption>
          <tbody>
            {of.map(part => (
              <tr key={part}>
                <th scope="row">{partName(lang, programme, trait, part)}</th>
                <td class={part in cells ? 'number' : 'number hatched'}>
                  {part in cells ? number(lang, cells[part] ?? 0) : text.hidden}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

export function partName(lang: Lang, programme: Programme, trait: Trait, part: string): string {
  const names: Readonly<Record<string, string>> = publicWords(lang).cells
  const region = trait === 'region' ? programme.regions.find(one => one.nuts === part)?.names[lang] : undefined
  return region ?? names[part] ?? part
}
