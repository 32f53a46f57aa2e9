import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { CalendarChange, Gathering } from './calendar.ts'
import { calendarWords } from './calendar-words.ts'
import { calendarPath, visitPath } from './paths.ts'
import { SessionsFrame } from './sessions-frame.tsx'
import type { Activity, AnnouncementRow } from './tables.ts'

interface CalendarProps {
  shell: Shell
  programme: string
  from: string
  to: string
  gatherings: readonly Gathering[]
  announcements: readonly AnnouncementRow[]
  changes: readonly CalendarChange[]
  staff: ReadonlyMap<string, string>
  state: FormState
}

/** What takes place in a span of days, what was announced of it, and what has changed since. */
export function CalendarPage(props: CalendarProps) {
  const { shell, programme, from, to, gatherings, announcements, changes, staff, state } = props
  const { lang, who } = shell
  const text = calendarWords(lang)
  const [last] = announcements
  const asked = blankForm(lang, { from, to })
  return (
    <SessionsFrame
      shell={shell}
      title={text.title}
      lead={text.lead}
      current={calendarPath}
      scripts={['form']}
      actions={
        <LinkButton icon="map-pin" href={visitPath}>
          {text.visit}
        </LinkButton>
      }
    >
      <Stack>
        <Filters lang={lang} action={calendarPath}>
          <Field state={asked} kind="day" name="from" label={text.from} />
          <Field state={asked} kind="day" name="to" label={text.to} />
        </Filters>
        <Activities lang={lang} rows={gatherings} staff={staff} />
        {last && (
          <Card title={text.changes({ number: last.number })}>
            <Changes lang={lang} changes={changes} />
          </Card>
        )}
        {who && may(who, 'programme.write') && (
          <Card title={text.announce} lead={text.announceLead}>
            <Form state={state} action={calendarPath} submit={text.announce} submitIcon="send">
              <Field state={state} kind="hidden" name="programme" value={programme} />
              <Field state={state} kind="day" name="announceFrom" label={text.from} />
              <Field state={state} kind="day" name="announceTo" label={text.to} />
            </Form>
          </Card>
        )}
        {announcements.length > 0 && (
          <Card title={text.announcements}>
            <Lines>
              {announcements.map(one => (
                <Line
                  key={one.number}
                  end={
                    <span class="buttons">
                      <a href={`${calendarPath}/${one.number}/calendar.pdf`}>{text.pdf}</a>
                      <a href={`${calendarPath}/${one.number}/calendar.xlsx`}>{text.xlsx}</a>
                      <a href={`${calendarPath}/${one.number}/calendar.ics`}>{text.ics}</a>
                    </span>
                  }
                >
                  {text.number({ number: one.number })}, {date(one.made_on)}:{' '}
                  {text.span({ from: date(one.from_day), to: date(one.to_day) })}
                  {saysGone(lang, one)}
                </Line>
              ))}
            </Lines>
          </Card>
        )}
      </Stack>
    </SessionsFrame>
  )
}

function saysGone(lang: Lang, { activities }: AnnouncementRow): string {
  const count = activities.filter(one => one.gone).length
  return count === 0 ? '' : `; ${calendarWords(lang).withdrawn({ count })}`
}

function Activities({ lang, rows, staff }: { lang: Lang; rows: readonly Gathering[]; staff: CalendarProps['staff'] }) {
  const text = calendarWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.title}
      hideCaption
      rows={rows}
      rowKey={one => `${one.on} ${one.from} ${one.href}`}
      empty={<Empty>{text.none}</Empty>}
      columns={[
        { key: 'on', title: text.on, tight: true, cell: one => date(one.on) },
        { key: 'hours', title: text.hours, tight: true, cell: one => `${one.from}–${one.to}` },
        { key: 'what', title: text.what, heads: true, cell: one => <a href={one.href}>{one.title}</a> },
        { key: 'place', title: text.place, cell: one => one.place ?? '–' },
        { key: 'staff', title: text.staff, cell: one => staff.get(one.staff ?? '') ?? '–' },
        { key: 'people', title: text.people, numeric: true, cell: one => String(one.participants.length) },
      ]}
    />
  )
}

export const saidOf = ({ on, from, to, title, place }: Activity): string =>
  [`${date(on)}, ${from}–${to}`, title, place].filter(part => part !== undefined).join(', ')

function Changes({ lang, changes }: { lang: Lang; changes: readonly CalendarChange[] }) {
  const text = calendarWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.change}
      hideCaption
      rows={changes}
      rowKey={one => `${one.what} ${('now' in one ? one.now : one.before).href}`}
      empty={<Empty>{text.noChanges}</Empty>}
      columns={[
        {
          key: 'what',
          title: text.change,
          heads: true,
          cell: one => <Tag kind={one.what === 'gone' ? 'error' : 'warn'}>{text.kinds[one.what]}</Tag>,
        },
        { key: 'before', title: text.before, cell: one => ('before' in one ? saidOf(one.before) : '–') },
        { key: 'now', title: text.now, cell: one => ('now' in one ? saidOf(one.now) : '–') },
      ]}
    />
  )
}
