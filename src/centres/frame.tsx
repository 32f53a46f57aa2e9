import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Tag } from '../pages/tag.tsx'
import { counties, romanianRegions } from '../programme/place.ts'
import type { OpenCentre } from './asked-centre.ts'
import { centrePath, centresPath } from './paths.ts'
import { words } from './words.ts'

interface FrameProps {
  open: OpenCentre
  /** The section that is open, as its path ends. */
  current: string
  children: ComponentChildren
}

/** What stands around every page of a centre: name, place, sections. */
export function CentreFrame({ open, current, children }: FrameProps) {
  const { shell, found, rules, mayWrite } = open
  const { lang } = shell
  const text = words(lang)
  const { id, code, title, region } = found.row
  const closed = found.steps.find(step => step.kind === 'closed')
  return (
    <Page
      shell={shell}
      title={`${code} ${title}`}
      current={centresPath}
      breadcrumb={[{ text: text.centres, href: centresPath }]}
      head={
        <RecordHead
          name={title}
          titled
          meta={[code, rules.regions.find(one => one.nuts === region)?.names[lang] ?? region].join(' · ')}
          tags={
            closed ? (
              <Tag kind="warn">{`${text.closedOn} ${date(closed.reached_on)}`}</Tag>
            ) : (
              <Tag kind="ok">{`${text.openedOn} ${date(found.row.reached_on)}`}</Tag>
            )
          }
          actions={
            mayWrite && (
              <LinkButton icon="pencil" href={centrePath(id, '/describe')}>
                {text.describe}
              </LinkButton>
            )
          }
        />
      }
    >
      <Tabs
        label={text.sections}
        current={centrePath(id, current)}
        items={[
          { href: centrePath(id), text: text.overview },
          { href: centrePath(id, '/log'), text: text.log },
          { href: centrePath(id, '/work'), text: text.work },
          ...(shell.who !== undefined && may(shell.who, 'people.read')
            ? [{ href: centrePath(id, '/referred'), text: text.referrals }]
            : []),
        ]}
      />
      {children}
    </Page>
  )
}

/** A region or a county by its name; what is not Romanian by its code. */
export const placeName = (nuts: string): string =>
  romanianRegions.find(one => one.nuts === nuts)?.name ?? counties.find(one => one.nuts === nuts)?.name ?? nuts

/** Deliverables by id, as lists name them. */
export const namedIn = (list: readonly { id: string; code: string; title: string }[], id: string | null): string => {
  const found = list.find(one => one.id === id)
  return found ? `${found.code} ${found.title}` : '–'
}
