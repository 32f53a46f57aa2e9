import type { Day } from '../kernel/day.ts'
import { date, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { PapersList } from '../partnerships/agreement-page.tsx'
import { regionName } from '../partnerships/asked.ts'
import type { OpenEvent } from './asked-event.ts'
import { EventFrame } from './frame.tsx'
import { eventPath } from './paths.ts'
import { words } from './words.ts'

interface Props {
  shell: Shell
  open: OpenEvent
  on: Day
}

/** What an event is: agenda, minutes, what was learnt, what people said, and its papers. */
export function OverviewPage(props: Props) {
  const { shell, open } = props
  const { lang } = shell
  const text = words(lang)
  const { found, event, rules, guests, mayWrite } = open
  const { row } = found
  const came = guests.filter(one => one.came_on !== null)
  const facts: (readonly [string, string | null])[] = [
    [text.on, text.when({ on: date(open.on), from: event.starts, to: event.ends })],
    [text.place, event.place],
    [text.access, event.access],
    [text.seats, event.seats === null ? null : number(lang, event.seats)],
    [text.publishedOn, event.published_on && date(event.published_on)],
    [text.region, regionName(row.region, rules, lang)],
    [text.centre, rules.centres.find(one => one.code === row.centre)?.name ?? null],
    [text.guestsRegistered, number(lang, guests.filter(one => one.registered_on && !one.cancelled_on).length)],
    [text.guestsCame, number(lang, came.length)],
  ]
  return (
    <EventFrame {...props} current="">
      <Columns>
        <Stack>
          <Agenda {...props} />
          <Card
            title={text.minutes}
            actions={
              mayWrite &&
              event.called_off_on === null && (
                <LinkButton
                  look={event.held_on === null ? 'primary' : 'plain'}
                  icon="file-text"
                  href={eventPath(row.id, '/hold')}
                >
                  {event.held_on === null ? text.hold : text.correctMinutes}
                </LinkButton>
              )
            }
          >
            {event.minutes === null ? (
              <Empty>{text.noMinutes}</Empty>
            ) : mayWrite ? (
              <p class="prose">{event.minutes}</p>
            ) : (
              <p>{text.states.held}</p>
            )}
          </Card>
          <Practices {...props} />
          <Feedback {...props} />
        </Stack>
        <Stack>
          <Card>
            {event.says !== null && <p class="prose">{event.says}</p>}
            <Facts items={facts.flatMap(([term, detail]) => (detail === null ? [] : [[term, detail] as const]))} />
          </Card>
          <Card title={text.papers}>
            <PapersList
              lang={lang}
              rules={rules}
              needed={open.needed}
              id={row.id}
              claim="deliverable.event"
              back={eventPath(row.id)}
              mayBring={open.mayBring}
            />
            {came.length > 0 && (
              <p class="muted">{text.noPhotos({ count: came.filter(one => one.image_consent !== true).length })}</p>
            )}
          </Card>
        </Stack>
      </Columns>
    </EventFrame>
  )
}

function Agenda({ shell: { lang }, open }: Props) {
  const text = words(lang)
  const { agenda, rules, mayWrite, found } = open
  const theme = (code: string | null) => rules.themes.find(one => one.code === code)?.names[lang] ?? code ?? '–'
  return (
    <Card
      title={text.agenda}
      actions={
        mayWrite && (
          <LinkButton icon="pencil" href={eventPath(found.row.id, '/agenda')}>
            {text.setAgenda}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.agenda}
        hideCaption
        rows={agenda}
        rowKey={one => String(one.place)}
        empty={<Empty>{text.noAgenda}</Empty>}
        columns={[
          { key: 'title', title: text.item, heads: true, cell: one => one.title },
          { key: 'minutes', title: text.minutesLong, numeric: true, cell: one => number(lang, one.minutes) },
          { key: 'theme', title: text.theme, cell: one => theme(one.theme) },
        ]}
      />
    </Card>
  )
}

function Practices({ shell: { lang }, open }: Props) {
  const text = words(lang)
  const { practices, uptakes, organisations, mayWrite, found } = open
  const named = (id: string) => organisations.find(one => one.id === id)?.name ?? id
  return (
    <Card
      title={text.practices}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={eventPath(found.row.id, '/practice')}>
            {text.sharePractice}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={text.practices}
        hideCaption
        rows={practices}
        rowKey={one => one.id}
        empty={<Empty>{text.noPractices}</Empty>}
        columns={[
          {
            key: 'title',
            title: text.practice,
            heads: true,
            cell: one => (
              <>
                {one.title}
                {one.says !== null && <p class="note">{one.says}</p>}
              </>
            ),
          },
          { key: 'by', title: text.sharedBy, cell: one => named(one.organisation_id) },
          {
            key: 'taken',
            title: text.takenUpBy,
            cell: one => (
              <Lines>
                {uptakes
                  .filter(taken => taken.practice_id === one.id)
                  .map(taken => (
                    <Line key={taken.organisation_id} end={date(taken.taken_up_on)}>
                      {named(taken.organisation_id)}
                      {taken.says !== null && <span class="note">{taken.says}</span>}
                    </Line>
                  ))}
                {mayWrite && (
                  <Line>
                    <a href={eventPath(found.row.id, `/practices/${one.id}/take-up`)}>{text.takeUp}</a>
                  </Line>
                )}
              </Lines>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Feedback({ shell: { lang }, open }: Props) {
  const text = words(lang)
  const { feedback, mayWrite, found } = open
  const sum = feedback.reduce((total, one) => total + one.rating, 0)
  const average = feedback.length === 0 ? '' : number(lang, sum / feedback.length, 1)
  return (
    <Card
      title={text.feedback}
      lead={feedback.length > 0 && text.average({ average, count: feedback.length })}
      actions={
        mayWrite && (
          <LinkButton icon="plus" href={eventPath(found.row.id, '/feedback')}>
            {text.addFeedback}
          </LinkButton>
        )
      }
    >
      {feedback.length === 0 ? (
        <Empty>{text.noFeedback}</Empty>
      ) : (
        mayWrite && (
          <Lines>
            {feedback
              .filter(one => one.says !== null)
              .map(one => (
                <Line key={one.guest_id} end={String(one.rating)}>
                  {one.says}
                </Line>
              ))}
          </Lines>
        )
      )}
    </Card>
  )
}
