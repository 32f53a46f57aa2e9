import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/day.ts'
import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import type { OpenEvent } from './asked-event.ts'
import { changeWords } from './change-words.ts'
import { HeldTag } from './list-page.tsx'
import { eventPath, eventsPath, publicPath } from './paths.ts'
import { photoWords } from './photo-words.ts'
import { words } from './words.ts'

interface FrameProps {
  shell: Shell
  open: OpenEvent
  on: Day
  /** The section that is open, as its path ends. */
  current: '' | '/guests' | '/photos'
  scripts?: ['form']
  children: ComponentChildren
}

/** What stands around every page of an event. */
export function EventFrame({ shell, open, on, current, scripts, children }: FrameProps) {
  const { lang } = shell
  const text = words(lang)
  const { found, event, mayWrite } = open
  const { id, code, title } = found.row
  return (
    <Page
      shell={shell}
      title={`${code} ${title}`}
      current={eventsPath}
      breadcrumb={[{ text: text.events, href: eventsPath }]}
      {...(scripts && { scripts })}
      head={
        <RecordHead
          name={title}
          titled
          meta={[code, text.when({ on: date(open.on), from: event.starts, to: event.ends }), event.place].join(' · ')}
          tags={<HeldTag lang={lang} heldOn={event.held_on} calledOffOn={event.called_off_on} day={open.on} on={on} />}
          actions={
            <>
              {event.published_on !== null && event.published_on <= on && (
                <LinkButton icon="link" href={publicPath(event.code)}>
                  {text.publicPage}
                </LinkButton>
              )}
              {mayWrite && event.called_off_on === null && (
                <LinkButton icon="pencil" href={eventPath(id, '/correct')}>
                  {text.edit}
                </LinkButton>
              )}
              {mayWrite && (
                <>
                  {event.called_off_on === null && event.held_on === null && (
                    <LinkButton look="quiet" icon="ban" href={eventPath(id, '/call-off')}>
                      {changeWords(lang).callOff}
                    </LinkButton>
                  )}
                  <LinkButton look="quiet" icon="trash-2" href={eventPath(id, '/withdraw')}>
                    {text.withdraw}
                  </LinkButton>
                </>
              )}
            </>
          }
        />
      }
    >
      {mayWrite && (
        <Tabs
          label={text.sections}
          current={eventPath(id, current)}
          items={[
            { href: eventPath(id), text: text.overview },
            { href: eventPath(id, '/guests'), text: text.guests },
            { href: eventPath(id, '/photos'), text: photoWords(lang).photos },
          ]}
        />
      )}
      {children}
    </Page>
  )
}
