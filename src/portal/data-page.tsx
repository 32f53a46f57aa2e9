import { dataColumns } from './open-data.ts'
import { publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import { type Of, PublicFrame } from './frame.tsx'

export function DataPage({ house, lang }: Of) {
  const text = publicWords(lang)
  const { licence, files, csv, json, dictionary, column, means, columns } = text.dataTexts
  return (
    <PublicFrame house={house} lang={lang} slug="data">
      <p>
        {licence} {text.hiddenSays}
      </p>
      <h2>{files}</h2>
      <ul class="plain-list">
        <li>
          <a href={publicPath(lang, 'data', '.csv')}>{csv}</a>
        </li>
        <li>
          <a href={publicPath(lang, 'data', '.json')}>{json}</a>
        </li>
      </ul>
      <h2>{dictionary}</h2>
      <table class="pairs">
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col">{means}</th>
          </tr>
        </thead>
        <tbody>
          {dataColumns.map(name => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{columns[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PublicFrame>
  )
}
