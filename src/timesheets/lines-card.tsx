import { date, number } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import type { MonthProps } from './month-page.tsx'
import { timesheetPath } from './paths.ts'
import { heldLink, lineInterval } from './said.ts'
import { words } from './words.ts'

/** Day by day, under which contract and for how long; each line leads to the session it was proposed from. */
export function LinesCard({ shell, open }: MonthProps) {
  const { lang } = shell
  const text = words(lang)
  const { sheet, lines, contracts, held, writes } = open
  const mayChange = writes && sheet.closed_on === null
  const numberOf = (id: string) => contracts.find(one => one.id === id)?.number ?? '–'
  const path = (line: string, section = '') => timesheetPath(sheet.id, `/lines/${line}${section}`)
  return (
    <Card title={text.lines}>
      <Table
        lang={lang}
        caption={text.lines}
        hideCaption
        rows={lines}
        rowKey={one => one.id}
        empty={<Empty>{text.noLines}</Empty>}
        columns={[
          { key: 'day', title: text.day, tight: true, cell: one => date(one.on_day) },
          { key: 'times', title: text.times, tight: true, cell: one => lineInterval(lang, one) },
          {
            key: 'activity',
            title: text.activity,
            heads: true,
            cell: one => {
              const session = held.find(found => found.id === one.source_id)
              return (
                <>
                  {one.activity}
                  {session && (
                    <p class="note">
                      <a href={heldLink(session)}>{text.fromSession}</a>
                    </p>
                  )}
                </>
              )
            },
          },
          { key: 'contract', title: text.contract, cell: one => numberOf(one.contract_id) },
          { key: 'minutes', title: text.hours, numeric: true, cell: one => number(lang, one.minutes / 60) },
          ...(mayChange
            ? [
                {
                  key: 'acts',
                  cell: (one: (typeof lines)[number]) => (
                    <div class="buttons">
                      <a href={path(one.id)}>{text.correct}</a>
                      <Act action={path(one.id, '/drop')} values={{ line: one.id }}>
                        <Button look="quiet">{text.drop}</Button>
                      </Act>
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}
