import { Card, Columns } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import { valueOf } from '../pages/question.ts'
import { listedName } from '../people/name.ts'
import type { OpenSession } from './asked-session.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { sessionWords } from './session-words.ts'
import { verdicts } from './tables.ts'
import { words } from './words.ts'

interface BringProps extends OpenSession {
  state: FormState
}

/** Takes the signed sheet: a photo from a phone, or a scan. */
export function BringSheetPage({ shell, session, state }: BringProps) {
  const text = sessionWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.bringSheet}
      lead={text.bringLead}
      current={sessionsPath}
      breadcrumb={[{ text: text.session, href: sessionPath(session.id) }]}
      scripts={['form']}
    >
      <Card>
        <Form
          state={state}
          action={sessionPath(session.id, '/sheet')}
          submit={text.bring}
          submitIcon="upload"
          files
          cancel={sessionPath(session.id)}
        >
          <Field state={state} kind="hidden" name="taken" />
          {valueOf(state, 'taken') !== '' && <Notice kind="ok">{text.fileKept}</Notice>}
          <Field state={state} kind="file" name="file" label={text.file} />
          <Field state={state} kind="day" name="datedOn" label={text.signedOn} />
        </Form>
      </Card>
    </Page>
  )
}

interface CheckProps extends OpenSession {
  state: FormState
  paper: { id: string; pages: readonly string[] }
  isOwn: boolean
}

/** The scan beside the roster: one answer for each row. */
export function CheckSheetPage({ shell, session, roster, state, paper, isOwn }: CheckProps) {
  const { lang } = shell
  const text = sessionWords(lang)
  const open = roster.filter(row => row.seat.support_id === null)
  return (
    <Page
      shell={shell}
      title={text.checkSheet}
      lead={text.checkLead}
      current={sessionsPath}
      breadcrumb={[{ text: text.session, href: sessionPath(session.id) }]}
      scripts={['form']}
    >
      <Columns beside="even">
        <Card title={text.scanned}>
          <div class="paper-pages">
            {paper.pages.map((page, at) => (
              <img key={page} src={`/app/evidence/${paper.id}/pages/${at + 1}`} alt={text.page({ at: at + 1 })} />
            ))}
          </div>
        </Card>
        <Card title={text.roster}>
          {isOwn ? (
            <Notice kind="info">{text.checkOwn}</Notice>
          ) : (
            <Form
              state={state}
              action={sessionPath(session.id, '/check')}
              submit={text.check}
              cancel={sessionPath(session.id)}
            >
              <Field state={state} kind="hidden" name="session" value={session.id} />
              <Field state={state} kind="hidden" name="paper" value={paper.id} />
              {open.map((row, at) => (
                <div key={row.person}>
                  <Field state={state} kind="hidden" name={`seats.${at}.person`} value={row.person} />
                  <Field
                    state={state}
                    kind="radios"
                    name={`seats.${at}.verdict`}
                    label={`${listedName(row)} (${row.code})`}
                    inline
                    options={mapOptions(lang, verdicts, words(lang).verdict)}
                  />
                </div>
              ))}
              <Field
                state={state}
                kind="text"
                name="lines"
                label={text.strangers}
                hint={text.strangersHint}
                width="short"
                optional
              />
            </Form>
          )}
        </Card>
      </Columns>
    </Page>
  )
}
