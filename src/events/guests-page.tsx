import type { Day } from '../kernel/day.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton, PrintButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenEvent } from './asked-event.ts'
import { changeWords } from './change-words.ts'
import { isMailed } from './contact.ts'
import { EventFrame } from './frame.tsx'
import { eventPath } from './paths.ts'
import { mostTries } from './post-tables.ts'
import type { GuestRow } from './tables.ts'
import { waitingIn } from './waiting.ts'
import { words } from './words.ts'

interface Props {
  shell: Shell
  open: OpenEvent
  on: Day
}

/** Who is invited, registered, and came: the list at the door. */
export function GuestsPage(props: Props) {
  const { shell, open, on } = props
  const { lang } = shell
  const text = words(lang)
  const { guests, found, organisations } = open
  const path = (section: string) => eventPath(found.row.id, section)
  const from = (one: GuestRow) =>
    organisations.find(({ id }) => id === one.organisation_id)?.name ?? one.comes_from ?? '–'
  const stands = open.event.called_off_on === null
  const isAhead = stands && open.event.held_on === null && open.on >= on
  return (
    <EventFrame {...props} current="/guests">
      <Card
        title={text.guests}
        actions={
          <>
            {isAhead && (
              <>
                <LinkButton look="primary" icon="mail" href={path('/invite')}>
                  {text.invite}
                </LinkButton>
                <LinkButton icon="plus" href={path('/register')}>
                  {text.register}
                </LinkButton>
              </>
            )}
            {stands && open.on <= on && (
              <LinkButton icon="user-plus" href={path('/admit')}>
                {text.admit}
              </LinkButton>
            )}
            <PrintButton>{text.printList}</PrintButton>
          </>
        }
      >
        <Table
          lang={lang}
          caption={text.guests}
          hideCaption
          rows={guests}
          rowKey={one => one.id}
          empty={<Empty>{text.noGuests}</Empty>}
          columns={[
            { key: 'name', title: text.name, heads: true, cell: one => one.name },
            { key: 'from', title: text.comesFrom, cell: from },
            { key: 'contact', title: text.contact, cell: one => one.contact ?? '–' },
            {
              key: 'state',
              title: text.state,
              cell: one => <StateTag lang={lang} guest={one} guests={guests} />,
            },
            {
              key: 'photo',
              title: text.imageConsent,
              cell: one => (one.image_consent ? text.consents.yes : text.consents.no),
            },
            { key: 'mail', title: text.mail, cell: one => <Mail lang={lang} guest={one} open={open} /> },
            {
              key: 'acts',
              cell: one => (
                <div class="buttons">
                  {stands && one.came_on === null && open.on <= on && (
                    <Act action={path(`/guests/${one.id}/came`)} values={{ guest: one.id }}>
                      <Button icon="check">{text.checkIn}</Button>
                    </Act>
                  )}
                  {isAhead && one.cancelled_on === null && one.came_on === null && (
                    <Act action={path(`/guests/${one.id}/cancel`)} values={{ guest: one.id }}>
                      <Button look="quiet">{text.doesNotCome}</Button>
                    </Act>
                  )}
                  {stands && open.on <= on && <a href={path(`/check-in/${one.ticket}`)}>{text.edit}</a>}
                  <a href={path(`/guests/${one.id}/forget`)}>{text.forget}</a>
                </div>
              ),
            },
          ]}
        />
      </Card>
    </EventFrame>
  )
}

interface StateProps {
  lang: Shell['lang']
  guest: GuestRow
  guests: readonly GuestRow[]
}

function StateTag({ lang, guest, guests }: StateProps) {
  const text = words(lang)
  if (guest.came_on !== null) return <Tag kind="ok">{text.came}</Tag>
  if (guest.cancelled_on !== null) return <Tag kind="neutral">{text.cancelled}</Tag>
  if (guest.queue !== null) return <Tag kind="warn">{text.waits({ place: waitingIn(guests).indexOf(guest) + 1 })}</Tag>
  return guest.registered_on === null ? (
    <Tag kind="neutral">{text.invited}</Tag>
  ) : (
    <Tag kind="info">{text.registered}</Tag>
  )
}

/** How far the last letter to this guest has come. */
function Mail({ lang, guest, open }: { lang: Shell['lang']; guest: GuestRow; open: OpenEvent }) {
  const { mailStates, mailRefused, toCall } = words(lang)
  const call = callsFor(guest, open, lang)
  if (call !== undefined) return <>{call}</>
  if (guest.moved_up_on !== null && guest.cancelled_on === null && !isMailed(guest.contact)) return <>{toCall}</>
  const last = open.deliveries.findLast(one => one.guest === guest.id)
  if (!last) return <>–</>
  if (last.sent) return <>{mailStates.sent}</>
  if (last.refused !== null) return <Tag kind="error">{mailRefused({ answer: last.refused })}</Tag>
  return <>{last.tries >= mostTries ? mailStates.failed : mailStates.waits}</>
}

/** Whoever left no e-mail is told by telephone that the event moved after they were put on the list, or will not take place. */
function callsFor(guest: GuestRow, { event }: OpenEvent, lang: Shell['lang']): string | undefined {
  if (isMailed(guest.contact) || guest.cancelled_on !== null || event.held_on !== null) return undefined
  if (event.called_off_on !== null) return changeWords(lang).toCallOff
  const since = guest.registered_on ?? guest.asked_on
  return event.moved_on !== null && since !== null && since <= event.moved_on
    ? changeWords(lang).toCallMoved
    : undefined
}
