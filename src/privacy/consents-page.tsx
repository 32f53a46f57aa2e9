import { date, instant } from '../kernel/words.ts'
import { may, type Who } from '../kernel/who.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Columns, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Named } from '../pages/slice.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag, type TagKind } from '../pages/tag.tsx'
import { standing } from './consent.ts'
import type { SeenLook } from './looks.ts'
import { Frame, type OfPerson } from './frame.tsx'
import { consentsPath } from './paths.ts'
import { type ConsentAnswer, type ConsentLine, consentPurposes, consentWays, type Hold } from './tables.ts'
import { words } from './words.ts'

interface ConsentsProps extends OfPerson {
  who: Who
  lines: readonly ConsentLine[]
  looks: readonly SeenLook[]
  names: ReadonlyMap<string, Named>
  hold: Hold | undefined
  /** The form of a new consent, with what was typed. */
  state: FormState
  holdState: FormState
}

const kinds: Record<ConsentAnswer, TagKind> = { given: 'ok', declined: 'neutral', withdrawn: 'warn' }

/** What the person agreed to, who looked, and what may be done with their data as a whole. */
export function ConsentsPage(props: ConsentsProps) {
  const { shell, who, person } = props
  const text = words(shell.lang)
  return (
    <Frame {...props} title={text.consents} lead={text.consentsLead} current={consentsPath(person)}>
      <Columns beside="even">
        <Stack>
          <Ledger {...props} />
          {may(who, 'people.write') && <Record {...props} />}
        </Stack>
        <Stack>
          <Looks {...props} />
          {may(who, 'people.erase') && <Keeping {...props} />}
        </Stack>
      </Columns>
    </Frame>
  )
}

function Ledger({ shell, who, person, lines }: ConsentsProps) {
  const { lang } = shell
  const text = words(lang)
  const now = standing(lines)
  const said = (line: ConsentLine) => `${date(line.answeredOn)} · ${text.ways[line.how]} · ${line.textVersion}`
  return (
    <Card title={text.ledger}>
      {now.length === 0 && <Empty>{text.noConsent}</Empty>}
      <Lines>
        {now.map(line => (
          <Line
            key={line.purpose}
            end={
              line.answer === 'given' &&
              may(who, 'people.write') && (
                <Act action={consentsPath(person, '/withdraw')} values={{ purpose: line.purpose }}>
                  <Button look="quiet">{text.withdraw}</Button>
                </Act>
              )
            }
          >
            {text.consentPurposes[line.purpose]} <Tag kind={kinds[line.answer]}>{text.consentAnswers[line.answer]}</Tag>
            <span class="note">{said(line)}</span>
          </Line>
        ))}
      </Lines>
      {lines.length > now.length && (
        <details>
          <summary>{text.history}</summary>
          <Lines>
            {lines.map(line => (
              <Line key={line.id}>
                {text.consentPurposes[line.purpose]}: {text.consentAnswers[line.answer]}
                <span class="note">{said(line)}</span>
              </Line>
            ))}
          </Lines>
        </details>
      )}
    </Card>
  )
}

function Record({ shell, person, state }: ConsentsProps) {
  const text = words(shell.lang)
  const answers = ['given', 'declined'] as const
  return (
    <Card title={text.record}>
      <Form state={state} action={consentsPath(person)} submit={text.record}>
        <Field
          state={state}
          kind="select"
          name="purpose"
          label={text.about}
          options={consentPurposes.map(value => ({ value, text: text.consentPurposes[value] }))}
        />
        <Field
          state={state}
          kind="radios"
          inline
          name="answer"
          label={text.answer}
          options={answers.map(value => ({ value, text: text.consentAnswers[value] }))}
        />
        <Field state={state} kind="day" name="answeredOn" label={text.on} />
        <Field
          state={state}
          kind="radios"
          inline
          name="how"
          label={text.how}
          options={consentWays.map(value => ({ value, text: text.ways[value] }))}
        />
        <Field
          state={state}
          kind="text"
          width="short"
          name="textVersion"
          label={text.textVersion}
          hint={text.textVersionHint}
        />
        <Field
          state={state}
          kind="radios"
          inline
          name="lang"
          label={text.textLang}
          options={(['ro', 'en'] as const).map(value => ({ value, text: text.langs[value] }))}
        />
      </Form>
    </Card>
  )
}

function Looks({ shell, looks, names }: ConsentsProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Card title={text.whoLooked} lead={text.whoLookedLead}>
      <Table
        lang={lang}
        caption={text.whoLooked}
        hideCaption
        rows={looks}
        rowKey={look => `${look.at} ${look.actor} ${look.what}`}
        empty={<Empty>{text.nobodyLooked}</Empty>}
        columns={[
          { key: 'when', title: text.when, tight: true, cell: look => instant(look.at) },
          { key: 'who', title: text.who, heads: true, cell: look => names.get(look.actor)?.title ?? text.somebody },
          { key: 'what', title: text.what, cell: look => look.what },
          { key: 'why', title: text.why, cell: look => look.why ?? '–' },
        ]}
      />
    </Card>
  )
}

function Keeping({ shell, person, hold, holdState }: ConsentsProps) {
  const text = words(shell.lang)
  return (
    <Card title={text.hold} lead={text.holdLead}>
      {hold ? (
        <>
          <p>
            {text.heldUntil({ on: date(hold.untilOn) })} {hold.reason}
          </p>
          <Act action={consentsPath(person, '/lift-hold')}>
            <Button>{text.liftHold}</Button>
          </Act>
        </>
      ) : (
        <>
          <Form state={holdState} action={consentsPath(person, '/hold')} submit={text.placeHold}>
            <Field state={holdState} kind="day" name="untilOn" label={text.holdUntil} />
            <Field state={holdState} kind="text" width="full" name="reason" label={text.reason} />
          </Form>
          <LinkButton look="danger" href={consentsPath(person, '/erase')}>
            {text.erase}
          </LinkButton>
        </>
      )}
    </Card>
  )
}
