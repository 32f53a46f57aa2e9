import type { Day } from '../kernel/day.ts'
import { timeOf } from '../kernel/time-of-day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { type Column, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { ComponentChildren } from 'preact'
import { sessionPath } from './paths.ts'
import type { ListedSession } from './session-tables.ts'
import { sessionWords } from './session-words.ts'
import type { SessionRow } from './tables.ts'

export interface Naming {
  lang: Lang
  on: Day
  /** What a support kind is called. */
  kindOf: (session: Pick<SessionRow, 'programme' | 'kind'>) => string
  /** Names of accounts. */
  staff: ReadonlyMap<string, string>
}

/** 10:00–10:45. */
export const hoursOf = ({ from_minute, to_minute }: Pick<SessionRow, 'from_minute' | 'to_minute'>): string =>
  `${timeOf(from_minute)}–${timeOf(to_minute)}`

export const placeOf = (lang: Lang, { place, room }: Pick<SessionRow, 'place' | 'room'>): string =>
  place === null ? sessionWords(lang).online : [place, room].filter(part => part !== null).join(', ')

export function StateTag({ lang, on, session }: { lang: Lang; on: Day; session: SessionRow }) {
  const text = sessionWords(lang)
  if (session.cancelled_because !== null) return <Tag kind="neutral">{text.cancelled}</Tag>
  if (session.held_by !== null) return <Tag kind="ok">{text.held}</Tag>
  return session.on_day < on ? <Tag kind="warn">{text.notHeld}</Tag> : <Tag kind="info">{text.toCome}</Tag>
}

interface ListProps {
  naming: Naming
  caption: string
  sessions: readonly ListedSession[]
  empty: ComponentChildren
}

/** The columns of the list, on the page and in its file. */
export function sessionColumns({ lang, on, kindOf, staff }: Naming): Column<ListedSession>[] {
  const text = sessionWords(lang)
  return [
    {
      key: 'when',
      title: text.when,
      tight: true,
      heads: true,
      cell: session => (
        <a href={sessionPath(session.id)}>
          {date(session.on_day)}, {hoursOf(session)}
        </a>
      ),
    },
    { key: 'kind', title: text.kind, cell: kindOf },
    { key: 'topic', title: text.topic, cell: session => session.topic },
    { key: 'place', title: text.place, cell: session => placeOf(lang, session) },
    { key: 'staff', title: text.staff, cell: session => staff.get(session.staff_id) ?? '–' },
    {
      key: 'signed',
      title: text.signedCount,
      cell: session => (
        <>
          <StateTag lang={lang} on={on} session={session} />
          {session.held_by !== null && (
            <Tag kind={session.open > 0 ? 'warn' : 'ok'}>
              {text.signatures({ signed: session.signed, people: session.people })}
            </Tag>
          )}
        </>
      ),
    },
  ]
}

export function SessionList({ naming, caption, sessions, empty }: ListProps) {
  const { lang } = naming
  return (
    <Table
      lang={lang}
      caption={caption}
      hideCaption
      rows={sessions}
      rowKey={session => session.id}
      empty={empty}
      columns={sessionColumns(naming)}
    />
  )
}
