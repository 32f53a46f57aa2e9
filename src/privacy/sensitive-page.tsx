import { date, instant } from '../kernel/words.ts'
import { may, type Who } from '../kernel/who.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { ErrorSummary, Form } from '../pages/form.tsx'
import { commandField, type FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { fieldId } from '../pages/question.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { crumbs, Frame, type OfPerson } from './frame.tsx'
import { sensitivePath } from './paths.ts'
import type { Revealed } from './reveal.ts'
import { answers, type Purpose, purposes, type Question, questions } from './special.ts'
import type { Asked } from './tables.ts'
import { words } from './words.ts'

interface SensitiveProps extends OfPerson {
  who: Who
  asked: readonly Asked[]
  revealed: Revealed | undefined
  /** The form of a reveal, with what was typed. */
  state: FormState
}

/** That somebody was asked is shown; what they answered is not, unless it was revealed to this reader a moment ago. */
export function SensitivePage(props: SensitiveProps) {
  const { shell, who, person, asked, revealed } = props
  const { lang } = shell
  const text = words(lang)
  return (
    <Frame {...props} title={text.sensitive} lead={text.sensitiveLead} current={sensitivePath(person)}>
      {revealed && (
        <Notice kind="info">
          {text.openUntil({ time: instant(revealed.until), purpose: text.purposes[revealed.purpose] })}{' '}
          {revealed.answers.length === 0 && text.nothingOpen}
        </Notice>
      )}
      <Table
        lang={lang}
        caption={text.sensitive}
        hideCaption
        rows={questions.map(question => ({ question, given: asked.find(one => one.question === question) }))}
        rowKey={row => row.question}
        columns={[
          { key: 'question', title: text.question, heads: true, cell: row => text.questions[row.question] },
          {
            key: 'state',
            title: text.state,
            cell: row => (row.given ? text.asked({ on: date(row.given.askedOn) }) : text.notAsked),
          },
          { key: 'answer', title: text.answer, cell: row => <Answer {...props} question={row.question} /> },
          { key: 'uses', title: text.uses, cell: row => row.given && <Uses {...props} given={row.given} /> },
          {
            key: 'ask',
            title: text.ask,
            cell: row =>
              may(who, 'special.write') && (
                <LinkButton look="quiet" href={sensitivePath(person, `/${row.question}`)}>
                  {row.given ? text.askAgain : text.ask}
                </LinkButton>
              ),
          },
        ]}
      />
      <p class="muted">{text.dontInsist}</p>
      {may(who, 'special.reveal') && <RevealForm {...props} />}
    </Frame>
  )
}

function Answer({ shell, asked, revealed, question }: SensitiveProps & { question: Question }) {
  const text = words(shell.lang)
  const open = revealed?.answers.find(one => one.question === question)
  if (open) return <strong>{text.answers[open.answer]}</strong>
  return asked.some(one => one.question === question) ? <Tag kind="special">{text.sealed}</Tag> : <>–</>
}

function Uses({ shell, who, person, given }: SensitiveProps & { given: Asked }) {
  const text = words(shell.lang)
  return (
    <Stack>
      {given.uses.map(({ purpose, basis, withdrawnOn }) => (
        <div key={purpose}>
          {text.purposes[purpose]} (
          {withdrawnOn === null ? text.bases[basis] : text.withdrawn({ on: date(withdrawnOn) })})
          {withdrawnOn === null && may(who, 'special.write') && (
            <Act action={sensitivePath(person, '/withdraw')} values={{ question: given.question, purpose }}>
              <Button look="quiet">{text.withdraw}</Button>
            </Act>
          )}
        </div>
      ))}
    </Stack>
  )
}

function RevealForm({ shell, person, state }: SensitiveProps) {
  const text = words(shell.lang)
  return (
    <Card title={text.reveal} lead={text.revealLead}>
      <Form state={state} action={sensitivePath(person, '/reveal')} submit={text.reveal} submitIcon="eye">
        <Field
          state={state}
          kind="select"
          name="purpose"
          label={text.purpose}
          options={purposes.map(value => ({ value, text: text.purposes[value] }))}
        />
        <Field state={state} kind="textarea" rows={2} name="reason" label={text.reason} hint={text.reasonHint} />
      </Form>
    </Card>
  )
}

interface QuestionProps extends Omit<OfPerson, 'sections'> {
  question: Question
  /** For what answers are used by law, and to what the person may agree. */
  byLaw: readonly Purpose[]
  byConsent: readonly Purpose[]
  state: FormState
}

/** One question on a page of its own, to be turned towards the person: three buttons of one size, none before the others. */
export function QuestionPage({ shell, person, named, question, byLaw, byConsent, state }: QuestionProps) {
  const text = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.asks[question]}
      lead={text.askLead}
      breadcrumb={[...crumbs(named), { text: text.sensitive, href: sensitivePath(person) }]}
      current="/app/people"
      scripts={['form']}
    >
      <Card>
        <form class="form" method="post" action={sensitivePath(person, `/${question}`)} noValidate data-once>
          <ErrorSummary state={state} />
          <input type="hidden" name={commandField} value={state.commandId} />
          {byLaw.length > 0 && <p>{text.usedByLaw({ purposes: byLaw.map(one => text.purposes[one]).join(', ') })}</p>}
          {byConsent.length > 0 && (
            <Field
              state={state}
              kind="checkboxes"
              name="uses"
              label={byLaw.length > 0 ? text.mayUseToo : text.mayUse}
              options={byConsent.map(value => ({ value, text: text.purposes[value] }))}
            />
          )}
          <div class="buttons even" id={fieldId('answer')}>
            {answers
              .filter(answer => answer !== 'unknown')
              .map(answer => (
                <Button key={answer} name="answer" value={answer}>
                  {text.answers[answer]}
                </Button>
              ))}
          </div>
        </form>
      </Card>
      <p>
        <a href={sensitivePath(person)}>{text.backToAll}</a>
      </p>
    </Page>
  )
}
