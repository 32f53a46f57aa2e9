import { renderSVG } from 'uqr'
import { date } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Card, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { linksPath } from './paths.ts'
import { words } from './words.ts'

export interface ShownLink {
  id: string
  address: string
  expiresOn: string
  shut: boolean
}

interface LinkProps extends OpenRecord {
  links: readonly ShownLink[]
  state: FormState
  /** What they answered last about each meeting to come. */
  answers: readonly { on: string; comes: boolean }[]
}

/** The links of a participant: made, printed, sent, stopped. Whom it is sent to is chosen in the phone: no address tells a number. */
export function LinkPage({ links, state, answers, ...open }: LinkProps) {
  const { lang } = open.shell
  const text = words(lang)
  const { person } = open.record
  return (
    <PersonFrame {...open} current="/link" scripts={['form']}>
      <Stack>
        {links.map(link => (
          <Card key={link.id} title={text.linkOf({ on: date(link.expiresOn) })} lead={text.scan}>
            {link.shut && <Notice kind="warn">{text.shut}</Notice>}
            <div
              class="qr"
              role="img"
              aria-label={text.link}
              dangerouslySetInnerHTML={{ __html: renderSVG(link.address, { ecc: 'M', border: 4 }) }}
            />
            <p>
              <code>{link.address}</code>
            </p>
            <div class="buttons">
              <a class="button plain" href={`sms:?body=${encodeURIComponent(link.address)}`}>
                {text.send}
              </a>
              <a class="button plain" href={`mailto:?body=${encodeURIComponent(link.address)}`}>
                {text.mail}
              </a>
              <Act action={linksPath(person.id, '/revoke')} values={{ link: link.id }}>
                <Button look="quiet">{text.revoke}</Button>
              </Act>
            </div>
          </Card>
        ))}
        {answers.length > 0 && (
          <Card title={text.answered}>
            <Lines>
              {answers.map(({ on, comes }) => (
                <Line key={on} end={comes ? text.kinds.coming : text.kinds['not-coming']}>
                  {date(on)}
                </Line>
              ))}
            </Lines>
          </Card>
        )}
        <Card title={text.make} lead={text.linkLead}>
          {links.length === 0 && <p>{text.noLink}</p>}
          <Form state={state} action={linksPath(person.id)} submit={text.make}>
            <Field state={state} kind="day" name="expiresOn" label={text.linkLasts} />
          </Form>
        </Card>
      </Stack>
    </PersonFrame>
  )
}
