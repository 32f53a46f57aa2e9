import type { ComponentChildren } from 'preact'
import { date } from '../kernel/words.ts'
import { may, type Who } from '../kernel/who.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { ErrorSummary, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tag } from '../pages/tag.tsx'
import { Said } from './add-page.tsx'
import { claimTitle, NameOf, paperTitle, type Titles } from './claim-line.tsx'
import { listPath, paperPath } from './list-page.tsx'
import { PaperTag } from './state-tag.tsx'
import type { Paper } from './tables.ts'
import { isFirstPerson, stateOn } from './verdict.ts'
import { words } from './words.ts'

interface PaperPageProps {
  shell: Shell
  who: Who
  paper: Paper
  titles: Titles
  today: string
  /** The form of a rejection, with what was typed. */
  state: FormState
  /** Why a button of this page did nothing. */
  refused?: FormState | undefined
}

/** A paper as images, with what it is said to be and what it proves. */
export function PaperPage(props: PaperPageProps) {
  const { shell, who, paper, titles, today } = props
  const text = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={paperTitle(titles, paper.kind)}
      breadcrumb={[{ text: text.evidence, href: listPath('to-check') }]}
      current="/app/evidence"
      scripts={['keys', 'form']}
    >
      {props.refused && <ErrorSummary state={props.refused} />}
      <Columns beside="even">
        <Pages shell={shell} paper={paper} />
        <Stack>
          <Card title={text.paper} actions={<PaperTag lang={shell.lang} state={stateOn(today, paper)} />}>
            <Facts items={factsOf(props)} />
            <div class="buttons">
              {paper.file !== null && (
                <LinkButton icon="download" href={paperPath(paper.id, '/original')}>
                  {text.original}
                </LinkButton>
              )}
              {may(who, 'evidence.write') && (
                <LinkButton look="quiet" href={paperPath(paper.id, '/correct')}>
                  {text.correct}
                </LinkButton>
              )}
            </div>
            <p class="hint">{text.originalHint}</p>
          </Card>
          {may(who, 'evidence.check') && <Verdict {...props} />}
          <Proves {...props} />
        </Stack>
      </Columns>
    </Page>
  )
}

function Pages({ shell, paper }: { shell: Shell; paper: Paper }) {
  const text = words(shell.lang)
  return (
    <Card title={text.pages}>
      {paper.file === null && <p>{text.erased}</p>}
      <div class="paper-pages">
        {paper.pages.map((page, at) => (
          <img
            key={page}
            src={paperPath(paper.id, `/pages/${at + 1}`)}
            alt={text.pageOf({ page: at + 1, of: paper.pages.length })}
            loading={at === 0 ? 'eager' : 'lazy'}
          />
        ))}
      </div>
    </Card>
  )
}

function factsOf({ shell, paper, titles }: PaperPageProps): [string, ComponentChildren][] {
  const text = words(shell.lang)
  const by = (account: string) => titles.names.get(account)?.title ?? text.somebody
  const facts: [string, ComponentChildren][] = [
    [text.dated, date(paper.datedOn)],
    [text.validUntil, paper.validUntil === null ? text.noEnd : date(paper.validUntil)],
    [text.added, `${date(paper.addedOn)}, ${by(paper.addedBy)}`],
  ]
  if (paper.template !== null) facts.push([text.template, paper.template])
  if (paper.correctedBy !== null) facts.push([text.correctedBy, by(paper.correctedBy)])
  if (paper.checkedBy !== null && paper.checkedOn !== null) {
    facts.push([text.checkedBy, `${date(paper.checkedOn)}, ${by(paper.checkedBy)}`])
  }
  if (paper.reason) facts.push([text.reason, paper.reason])
  return facts
}

function Verdict({ shell, who, paper, state }: PaperPageProps) {
  const text = words(shell.lang)
  const open = paper.verdict !== 'accepted' || paper.links.some(link => link.confirmedBy === null)
  if (isFirstPerson(who, paper)) return <Notice kind="info">{text.yourOwn}</Notice>
  return (
    <Card>
      {open && (
        <div data-row>
          <Act action={paperPath(paper.id, '/accept')} shown={paper.entry}>
            <Button look="primary" icon="check" letter="a">
              {text.accept}
            </Button>
          </Act>
        </div>
      )}
      {paper.verdict !== 'rejected' && (
        <section id="reject" aria-labelledby="reject-title">
          <h2 id="reject-title">{text.rejectTitle}</h2>
          <Form
            state={state}
            action={paperPath(paper.id, '/reject')}
            submit={text.reject}
            submitIcon="x"
            shown={paper.entry}
            danger
          >
            <Field
              state={state}
              kind="textarea"
              rows={2}
              name="reason"
              label={text.rejectReason}
              hint={text.rejectHint}
            />
          </Form>
        </section>
      )}
    </Card>
  )
}

function Proves({ shell, who, paper, titles }: PaperPageProps) {
  const text = words(shell.lang)
  return (
    <Card title={text.proves}>
      <Lines>
        {paper.links.map(link => (
          <Line
            key={`${link.kind} ${link.id}`}
            end={
              may(who, 'evidence.write') &&
              paper.links.length > 1 && (
                <Act
                  action={paperPath(paper.id, '/detach')}
                  values={{ claim: link.kind, id: link.id, subject: link.subject }}
                >
                  <Button look="quiet" icon="x">
                    {text.detach}
                  </Button>
                </Act>
              )
            }
          >
            <NameOf titles={titles} id={link.subject} /> · {claimTitle(titles, link.kind)}{' '}
            {link.confirmedBy === null && paper.verdict === 'accepted' && (
              <Tag kind="info">{text.waitsForConfirmation}</Tag>
            )}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

interface CorrectProps {
  shell: Shell
  paper: Paper
  titles: Titles
  state: FormState
}

export function CorrectPage({ shell, paper, titles, state }: CorrectProps) {
  const text = words(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.correct}
      lead={text.correctLead}
      breadcrumb={[
        { text: text.evidence, href: listPath('to-check') },
        { text: paperTitle(titles, paper.kind), href: paperPath(paper.id) },
      ]}
      current="/app/evidence"
      scripts={['form']}
    >
      <Columns beside="even">
        <Card>
          <Form
            state={state}
            action={paperPath(paper.id, '/correct')}
            submit={text.correct}
            cancel={paperPath(paper.id)}
            shown={paper.entry}
          >
            <Said state={state} titles={titles} />
          </Form>
        </Card>
        <Pages shell={shell} paper={paper} />
      </Columns>
    </Page>
  )
}
