import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page, PageHead } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import type { Question } from '../people/section.ts'
import { jobWords } from './job-words.ts'
import { jobsPath, referralPath, vacancyPath, workPath } from './paths.ts'
import type { Followed, Referred } from './referral-tables.ts'
import { nameOf } from './vacancy-pages.tsx'
import { words } from './words.ts'

interface ReferralProps {
  shell: Shell
  referral: Followed
  listed: Referred
  names: ReadonlyMap<string, Named>
  questions: readonly Question[]
  state: FormState
  /** Whoever may take the next step, while there is one. */
  mayWrite: boolean
}

/** One proposal: the steps it has taken, and the next one. */
export function ReferralPage({ shell, referral, listed, names, questions, state, mayWrite }: ReferralProps) {
  const { lang } = shell
  const text = jobWords(lang)
  const reasons: Readonly<Record<string, string>> = words(lang).refusalReason
  return (
    <Page
      shell={shell}
      title={text.proposalOf({ person: listed.code, vacancy: listed.title })}
      current={jobsPath}
      breadcrumb={[
        { text: text.vacancies, href: jobsPath },
        { text: listed.title, href: vacancyPath(listed.vacancy) },
      ]}
      head={
        <PageHead
          title={text.proposalOf({ person: nameOf(listed, lang), vacancy: listed.title })}
          lead={listed.employer}
          actions={
            mayWrite && (
              <LinkButton
                look="primary"
                icon="briefcase"
                href={workPath(listed.person, `/place?${new URLSearchParams({ referral: referral.id })}`)}
              >
                {text.hire}
              </LinkButton>
            )
          }
        />
      }
      scripts={['form']}
    >
      <Columns>
        <Stack>
          <Card title={text.steps}>
            <Table
              lang={lang}
              caption={text.steps}
              hideCaption
              rows={referral.steps}
              rowKey={step => step.kind}
              columns={[
                { key: 'step', title: text.step, heads: true, cell: step => words(lang).step[step.kind] },
                { key: 'on', title: text.on, tight: true, cell: step => date(step.on_day) },
                {
                  key: 'note',
                  title: text.note,
                  cell: step =>
                    [step.reason && (reasons[step.reason] ?? step.reason), step.note].filter(Boolean).join('. ') || '–',
                },
                { key: 'by', title: text.by, cell: step => names.get(step.recorded_by)?.title ?? '–' },
              ]}
            />
          </Card>
          {mayWrite && (
            <Card title={text.nextStep}>
              <Form state={state} action={referralPath(referral.id)} submit={text.saveStep}>
                <Field state={state} kind="hidden" name="referral" value={referral.id} />
                {questions.map(question => (
                  <Field key={question.name} {...question} state={state} />
                ))}
              </Form>
            </Card>
          )}
        </Stack>
        <Card>
          <Facts
            items={[
              [
                text.person,
                <a key="person" href={workPath(listed.person)}>
                  {nameOf(listed, lang)}
                </a>,
              ],
              [text.proposeReason, referral.reason],
              [text.by, names.get(referral.proposed_by)?.title ?? '–'],
            ]}
          />
        </Card>
      </Columns>
    </Page>
  )
}
