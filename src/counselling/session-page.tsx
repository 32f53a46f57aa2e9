import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import { Tag } from '../pages/tag.tsx'
import { words as peopleWords } from '../people/words.ts'
import { findInstrument } from '../programme/instrument.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { hoursOf, placeOf, StateTag } from './session-list.tsx'
import { Roster, type RosterProps, writes } from './session-roster.tsx'
import { sessionWords } from './session-words.ts'
import { settlements } from './tables.ts'
import { words } from './words.ts'

/** The two small forms on the page of a session; each comes back here with what was wrong in it. */
export interface SessionForms {
  hold: FormState
  add: FormState
}

interface SessionPageProps extends RosterProps {
  forms: SessionForms
}

export function SessionPage(props: SessionPageProps) {
  const { shell, session, naming } = props
  const { lang } = shell
  const text = sessionWords(lang)
  const isOver = session.held_by !== null || session.cancelled_because !== null
  return (
    <Page
      shell={shell}
      title={`${naming.kindOf(session)}, ${date(session.on_day)}`}
      lead={<StateTag lang={lang} on={naming.on} session={session} />}
      current={sessionsPath}
      breadcrumb={[{ text: text.sessions, href: sessionsPath }]}
      actions={<Actions {...props} />}
      scripts={['form']}
    >
      <Columns>
        <Stack>
          <Roster {...props} />
          <Strangers {...props} />
        </Stack>
        <Stack>
          <AboutCard {...props} />
          {writes(props) && !isOver && session.on_day <= naming.on && <HoldCard {...props} />}
          {writes(props) && session.cancelled_because === null && <AddCard {...props} />}
        </Stack>
      </Columns>
    </Page>
  )
}

function Actions(props: SessionPageProps) {
  const { shell, session, sheets } = props
  const { lang, who } = shell
  const text = sessionWords(lang)
  const isOver = session.held_by !== null || session.cancelled_because !== null
  const open = sheets.filter(sheet => sheet.verdict !== 'rejected')
  const checks = who && may(who, 'evidence.check') && session.held_by !== null && open.length > 0
  return (
    <>
      {session.cancelled_because === null && writes(props) && (
        <LinkButton icon="printer" href={sessionPath(session.id, '/sheet.pdf')}>
          {text.printSheet}
        </LinkButton>
      )}
      {session.held_by !== null && who && may(who, 'evidence.write') && (
        <LinkButton icon="camera" href={sessionPath(session.id, '/sheet')}>
          {text.bringSheet}
        </LinkButton>
      )}
      {checks && (
        <LinkButton look="primary" icon="list-checks" href={sessionPath(session.id, '/check')}>
          {text.checkSheet}
        </LinkButton>
      )}
      {!isOver && writes(props) && (
        <>
          <LinkButton icon="pencil" href={sessionPath(session.id, '/move')}>
            {text.move}
          </LinkButton>
          <LinkButton icon="ban" href={sessionPath(session.id, '/cancel')}>
            {text.cancel}
          </LinkButton>
        </>
      )}
    </>
  )
}

function AboutCard({ shell: { lang }, session, naming, sheets, roster }: SessionPageProps) {
  const text = sessionWords(lang)
  const needs = [...new Set(roster.flatMap(one => one.needs))]
  const named: Readonly<Record<string, string>> = peopleWords(lang).need
  return (
    <Card title={session.topic}>
      <Facts
        items={[
          [text.when, `${date(session.on_day)}, ${hoursOf(session)}`],
          [text.place, placeOf(lang, session)],
          [text.staff, naming.staff.get(session.staff_id) ?? '–'],
          ...(session.instrument === null
            ? []
            : [
                [
                  text.instrument,
                  findInstrument('person', session.instrument)?.names[lang] ?? session.instrument,
                ] as const,
              ]),
          ...(session.cancelled_because === null ? [] : [[text.cancelled, session.cancelled_because] as const]),
          ...(needs.length === 0
            ? []
            : [[text.needsOfGroup, needs.map(need => named[need] ?? need).join(', ')] as const]),
        ]}
      />
      {sheets.map(sheet => (
        <p key={sheet.paper}>
          <a href={`/app/evidence/${sheet.paper}`}>{text.scanned}</a>
        </p>
      ))}
    </Card>
  )
}

function Strangers(props: SessionPageProps) {
  const { shell, session, strangers } = props
  const { lang } = shell
  const text = sessionWords(lang)
  if (strangers.length === 0) return null
  return (
    <Card title={text.strangers}>
      <Lines>
        {strangers.map(({ line, settled, entry }) => (
          <Line
            key={line}
            end={
              settled !== null ? (
                <Tag kind="ok">{words(lang).settled[settled]}</Tag>
              ) : (
                writes(props) && (
                  <span class="buttons">
                    {settlements.map(as => (
                      <Act
                        key={as}
                        action={sessionPath(session.id, '/strangers')}
                        shown={entry}
                        values={{ session: session.id, line: String(line), as }}
                      >
                        <Button>{words(lang).settled[as]}</Button>
                      </Act>
                    ))}
                  </span>
                )
              )
            }
          >
            {text.strangerLine({ line })}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

function HoldCard({ shell: { lang }, session, forms: { hold } }: SessionPageProps) {
  const text = sessionWords(lang)
  return (
    <Card title={text.holdTitle} lead={text.holdLead}>
      <Form state={hold} action={sessionPath(session.id, '/hold')} submit={text.hold} shown={session.entry}>
        <Field state={hold} kind="hidden" name="session" value={session.id} />
        <Field state={hold} kind="text" name="from" label={text.from} hint={text.timeHint} width="short" />
        <Field state={hold} kind="text" name="to" label={text.to} width="short" />
      </Form>
    </Card>
  )
}

function AddCard({ shell: { lang }, session, forms: { add } }: SessionPageProps) {
  const text = sessionWords(lang)
  return (
    <Card title={text.addPerson}>
      <Form state={add} action={sessionPath(session.id, '/people')} submit={text.addPerson}>
        <Field state={add} kind="text" name="code" label={text.addCode} width="short" />
      </Form>
    </Card>
  )
}
