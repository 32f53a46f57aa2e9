import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { sayIn } from '../pages/say.ts'
import type { Slice } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { Tag, type TagKind } from '../pages/tag.tsx'
import { listedName } from '../people/name.ts'
import { personPath } from '../people/paths.ts'
import type { OpenSession } from './asked-session.ts'
import { sessionPath } from './paths.ts'
import { sessionWords } from './session-words.ts'
import { type SeatState, stateOf } from './signature.ts'
import { words } from './words.ts'

export interface RosterProps extends OpenSession {
  slices: readonly Slice[]
}

const stateLook: { readonly [S in SeatState]: TagKind } = {
  expected: 'info',
  unsigned: 'warn',
  'to-check': 'info',
  differs: 'error',
  unreadable: 'error',
  absent: 'neutral',
  ineligible: 'error',
  uncounted: 'warn',
  counted: 'ok',
}

export const writes = ({ shell: { who } }: RosterProps): boolean => who !== undefined && may(who, 'support.write')

/** Everybody who sits in it, with the state of their signature and what was agreed. */
export function Roster(props: RosterProps) {
  const { shell, session, roster, sheets, slices } = props
  const { lang } = shell
  const text = sessionWords(lang)
  const scanned = sheets.some(sheet => sheet.verdict !== 'rejected')
  const say = sayIn(lang, slices)
  return (
    <Card title={text.roster}>
      <Table
        lang={lang}
        caption={text.roster}
        hideCaption
        rows={roster}
        rowKey={row => row.person}
        columns={[
          {
            key: 'name',
            title: text.name,
            heads: true,
            cell: row => (
              <>
                <a href={personPath(row.person)}>{listedName(row)}</a> <span class="muted">{row.code}</span>
              </>
            ),
          },
          {
            key: 'signature',
            title: text.signature,
            cell: row => {
              const state = stateOf(row.seat, session, scanned)
              return (
                <>
                  <Tag kind={stateLook[state]}>{words(lang).state[state]}</Tag>
                  {state === 'differs' && row.seat.signed_name !== null && (
                    <p class="muted">
                      {text.wrote} {row.seat.signed_name}
                    </p>
                  )}
                  {row.seat.ineligible !== null && (
                    <p class="muted">
                      {text.because} {say(row.seat.ineligible, row.seat.ineligible_details ?? {})}
                    </p>
                  )}
                </>
              )
            },
          },
          {
            key: 'talk',
            title: text.actions,
            cell: row => (
              <>
                {row.seat.actions ?? row.seat.note ?? '–'}
                {row.seat.next_on !== null && (
                  <span class="muted">
                    {' '}
                    {text.nextOn}: {date(row.seat.next_on)}
                  </span>
                )}
              </>
            ),
          },
          ...(writes(props)
            ? [{ key: 'acts', title: text.open, cell: (row: Row) => <SeatActs {...props} row={row} /> }]
            : []),
        ]}
      />
    </Card>
  )
}

type Row = OpenSession['roster'][number]

function SeatActs({ shell: { lang }, session, roster, row }: RosterProps & { row: Row }) {
  const text = sessionWords(lang)
  return (
    <span class="buttons">
      <LinkButton icon="pencil" href={sessionPath(session.id, `/seats/${row.person}`)}>
        {text.talk}
      </LinkButton>
      {row.seat.verdict === null && roster.length > 1 && (
        <Act
          action={sessionPath(session.id, `/seats/${row.person}/remove`)}
          values={{ session: session.id, person: row.person }}
        >
          <Button look="quiet" icon="user-x">
            {text.takeOut}
          </Button>
        </Act>
      )}
    </span>
  )
}
