import { date, type Lang, number } from '../kernel/words.ts'
import { Card, Line, Lines } from '../pages/card.tsx'
import { Table } from '../pages/table.tsx'
import { eventPath } from './paths.ts'
import type { SharedPractice } from './practice-tables.ts'
import { words } from './words.ts'

/** Good practices over all events of a programme: who shared each, who has taken it up and when. */
export function PracticesCard({ lang, practices }: { lang: Lang; practices: readonly SharedPractice[] }) {
  const text = words(lang)
  const uptakes = practices.reduce((sum, one) => sum + one.taken.length, 0)
  return (
    <Card title={text.practices} lead={text.uptakes({ count: number(lang, uptakes) })}>
      <Table
        lang={lang}
        caption={text.practices}
        hideCaption
        rows={practices}
        rowKey={one => one.id}
        columns={[
          { key: 'title', title: text.practice, heads: true, cell: one => one.title },
          { key: 'event', title: text.event, cell: one => <a href={eventPath(one.event)}>{one.event_title}</a> },
          { key: 'by', title: text.sharedBy, cell: one => one.by },
          {
            key: 'taken',
            title: text.takenUpBy,
            cell: one =>
              one.taken.length === 0 ? (
                '–'
              ) : (
                <Lines>
                  {one.taken.map(({ by, on }) => (
                    <Line key={by} end={date(on)}>
                      {by}
                    </Line>
                  ))}
                </Lines>
              ),
          },
        ]}
      />
    </Card>
  )
}
