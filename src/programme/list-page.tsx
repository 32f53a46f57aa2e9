import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Line, Lines } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty } from '../pages/table.tsx'
import { bringPath, profilePath, programmePath } from './paths.ts'
import type { Profile } from './profile.ts'
import type { Programme } from './programme.ts'
import { words } from './words.ts'

interface ListProps {
  shell: Shell
  programmes: readonly Programme[]
  profiles: readonly Profile[]
  mayChange: boolean
}

/** The programmes of the organisation and the profiles they live by. */
export function ListPage({ shell, programmes, profiles, mayChange }: ListProps) {
  const { lang } = shell
  const text = words(lang)
  const bring = (
    <LinkButton look="primary" icon="upload" href={bringPath}>
      {text.bring}
    </LinkButton>
  )
  return (
    <Page shell={shell} title={text.programmes} lead={text.programmesLead} actions={mayChange && bring}>
      <Card>
        {programmes.length === 0 ? (
          <Empty>{text.noProgramme}</Empty>
        ) : (
          <Lines>
            {programmes.map(one => (
              <Line key={one.code} end={text.days({ from: date(one.startsOn), to: date(one.endsOn) })}>
                <a href={programmePath(one.code)}>{one.names[lang]}</a>
              </Line>
            ))}
          </Lines>
        )}
      </Card>
      <Card title={text.profiles}>
        <Lines>
          {profiles.map(one => (
            <Line key={one.code} end={`${one.code} · ${text.version} ${one.version}`}>
              <a href={profilePath(one.code)}>{one.names[lang]}</a>
            </Line>
          ))}
        </Lines>
      </Card>
    </Page>
  )
}
