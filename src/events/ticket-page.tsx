import { renderSVG } from 'uqr'
import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Card, Columns, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { Page } from '../pages/page.tsx'
import { publicPath } from './paths.ts'
import { About, Changed, type PublicEventProps } from './public-pages.tsx'
import type { Ticketed } from './public-tables.ts'
import { publicWords } from './public-words.ts'

interface TicketProps extends PublicEventProps {
  guest: Ticketed
  registered: boolean
  /** Where the code leads a colleague at the door. */
  door: string
}

/** The page of one guest: the code for the door, „Vin / Nu pot veni”, and afterwards a word of feedback. */
export function TicketPage({ shell, event, guest, registered, door, today, state }: TicketProps) {
  const { lang } = shell
  const text = publicWords(lang)
  const path = publicPath(event.code, `/${guest.ticket}`)
  const isAhead = event.heldOn === null && event.calledOffOn === null && event.on >= today && guest.cameOn === null
  const comes = registered && guest.cancelledOn === null
  const says = event.calledOffOn
    ? undefined
    : guest.cameOn
      ? text.youWere
      : guest.waitsAt !== null
        ? text.youWait({ place: guest.waitsAt })
        : guest.cancelledOn
          ? text.youDoNot
          : registered
            ? text.ticketLead
            : text.invited
  return (
    <Page
      shell={shell}
      title={text.ticket}
      lead={says}
      breadcrumb={[{ text: event.title, href: publicPath(event.code) }]}
    >
      <Changed event={event} lang={lang} />
      <Columns beside="even">
        <Stack>
          {isAhead && (
            <Card title={guest.name}>
              {comes && (
                <div
                  class="qr"
                  role="img"
                  aria-label={text.qr}
                  dangerouslySetInnerHTML={{ __html: renderSVG(door, { border: 2 }) }}
                />
              )}
              <div class="buttons">
                {!comes && guest.waitsAt === null && (
                  <Act action={`${path}/come`}>
                    <Button look="primary" icon="check">
                      {text.coming}
                    </Button>
                  </Act>
                )}
                {guest.cancelledOn === null && (
                  <Act action={`${path}/cancel`}>
                    <Button look="quiet" icon="ban">
                      {guest.waitsAt === null ? text.notComing : text.stopWaiting}
                    </Button>
                  </Act>
                )}
              </div>
            </Card>
          )}
          {guest.cameOn !== null && (
            <Card title={text.feedback} lead={guest.rating !== null && text.answered({ rating: guest.rating })}>
              <Form state={state} action={`${path}/feedback`} submit={text.send}>
                <Field
                  state={state}
                  kind="radios"
                  name="rating"
                  label={text.rating}
                  inline
                  options={['1', '2', '3', '4', '5'].map(value => ({ value, text: value }))}
                />
                <Field state={state} kind="textarea" name="says" label={text.says} optional />
              </Form>
            </Card>
          )}
        </Stack>
        <Stack>
          <About shell={shell} event={event} />
          {(registered || guest.cameOn !== null || guest.imageConsent !== null) && (
            <Card title={text.photos} lead={guest.imageConsent ? text.photosYes : text.photosNo}>
              <Act action={`${path}/photographs`} values={{ imageConsent: guest.imageConsent ? 'no' : 'yes' }}>
                <Button look="quiet">{guest.imageConsent ? text.notPhotographed : text.photographed}</Button>
              </Act>
            </Card>
          )}
        </Stack>
      </Columns>
    </Page>
  )
}
